"""A later version of an article: each claim's anchor owns up, nothing is counted twice, nothing is taken on a guess."""

from datetime import date

import pytest

from claims.linking import link_article
from claims.models import Anchor, Appearance, Claim, ClaimStats, Snapshot
from claims.reading import read_snapshot
from claims.terms import AnchorState, Certainty
from tests.factories import a_publisher, an_article

pytestmark = pytest.mark.django_db

FIRST = """Who trained on what

OpenAI said that DeepSeek used its models for training. Getty Images said that 12 million photographs were copied.

Microsoft said that its partners may keep the weights.

Anthropic said that three labs made 24,000 accounts."""

SAME, MOVED, CHANGED, GONE = AnchorState.SAME, AnchorState.MOVED, AnchorState.CHANGED, AnchorState.GONE
CLAIMS = {
    "openai": "DeepSeek used its models for training",
    "getty": "12 million photographs were copied",
    "microsoft": "its partners may keep the weights",
    "anthropic": "three labs made 24,000 accounts",
}


def first_version(text: str = FIRST) -> Snapshot:
    snapshot = an_article(text, date(2025, 1, 30), a_publisher("PetaPixel"))
    read_snapshot(snapshot)
    return snapshot


def next_version(snapshot: Snapshot, text: str, *, read: bool = True) -> Snapshot:
    article = snapshot.article
    number = article.snapshots.count() + 1
    later = article.snapshots.create(number=number, text=text, sha256=f"{number:064}", fetched_at=snapshot.fetched_at)
    if read:
        read_snapshot(later)
    return later


def states(snapshot: Snapshot) -> dict[str, str]:
    """Name of each claim of the first version → state of its anchor in this one."""
    found = {
        anchor.appearance.content: anchor.state
        for anchor in Anchor.objects.filter(snapshot=snapshot).select_related("appearance")
    }
    return {name: found.get(content) for name, content in CLAIMS.items()}


@pytest.fixture
def snapshot() -> Snapshot:
    snapshot = first_version()
    assert set(CLAIMS.values()) == set(Appearance.objects.values_list("content", flat=True))
    return snapshot


ALL_SAME = dict.fromkeys(CLAIMS, SAME)

CASES = [
    ("nothing changed but a paragraph above", "New: see below.\n\n" + FIRST, ALL_SAME),
    ("quotation marks made curly and commas put in", FIRST.replace("said that", "said, that"), ALL_SAME),
    ("white space", FIRST.replace(" said that ", "  said\nthat "), ALL_SAME),
    ("a paragraph split", FIRST.replace("training. Getty", "training.\n\nGetty"), ALL_SAME),
    ("capitals", FIRST.replace("three labs", "Three labs"), ALL_SAME),
    ("a sentence before", FIRST.replace("OpenAI said", "It was a long day. OpenAI said"), ALL_SAME),
    (
        "reordered",
        "Who trained on what\n\nAnthropic said that three labs made 24,000 accounts. It was late.\n\n"
        "Microsoft said that its partners may keep the weights.\n\nIn court, Getty Images said that 12 million "
        "photographs were copied, no less. OpenAI said that DeepSeek used its models for training.",
        ALL_SAME | {"openai": MOVED, "getty": MOVED, "microsoft": MOVED},  # one stays, for the others to have moved
    ),
    (
        "softened",
        FIRST.replace("DeepSeek used its models", "DeepSeek may have used its models"),
        ALL_SAME | {"openai": CHANGED},
    ),
    ("another figure", FIRST.replace("12 million", "15 million"), ALL_SAME | {"getty": CHANGED}),
    (
        "dropped",
        FIRST.replace("Getty Images said that 12 million photographs were copied.", ""),
        ALL_SAME | {"getty": GONE},
    ),
    ("nothing left", "", dict.fromkeys(CLAIMS, GONE)),
    (
        "another language",
        "Das Landgericht hat am Dienstag entschieden, dass die Klage zulässig ist. " * 4,
        dict.fromkeys(CLAIMS, GONE),
    ),
]


@pytest.mark.parametrize("text,expected", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_claim_owns_up(snapshot, text, expected):
    before = list(Appearance.objects.order_by("pk").values())
    later = next_version(snapshot, text)
    assert states(later) == expected
    assert list(Appearance.objects.order_by("pk").values()) == before
    for anchor in Anchor.objects.filter(snapshot=later).exclude(state=GONE):
        assert text[anchor.start : anchor.end] == anchor.exact
        assert text[: anchor.start].endswith(anchor.prefix)
        assert text[anchor.end :].startswith(anchor.suffix)
