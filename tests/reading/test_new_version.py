"""A later version of an article: each claim's anchor owns up, nothing is counted twice, nothing is taken on a guess."""

from datetime import date

import pytest

from claims.linking import link_article
from claims.models import Anchor, Appearance, Claim, ClaimStats, Snapshot, TimelineEntry
from claims.reading import read_snapshot
from claims.terms import AnchorState, Certainty, Status
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


def test_other_versions_count_nothing_twice(snapshot):
    """A near match is offered as what it probably is, not counted as one more claim."""
    link_article(snapshot.article)
    before = figures()
    softened = FIRST.replace("DeepSeek used its models", "DeepSeek may have used its models")
    for text in (softened, softened.replace("12 million", "15 million"), FIRST, "Nothing at all is left of it now."):
        next_version(snapshot, text)
        link_article(snapshot.article)
        assert figures() == before
    assert Anchor.objects.count() == len(CLAIMS) * 5


def figures() -> tuple:
    return (
        Appearance.objects.count(),
        Claim.objects.count(),
        sorted(ClaimStats.objects.values_list("n_appearances", "n_articles", "n_origins")),
        TimelineEntry.objects.count(),
    )


def test_a_claim_found_only_in_a_later_version_is_first_seen_there(snapshot):
    later = next_version(snapshot, FIRST + "\n\nReuters said that nobody had asked the authors.")
    added = Appearance.objects.get(content__startswith="nobody")
    assert added.first_snapshot == later
    assert [anchor.snapshot for anchor in added.anchors.all()] == [later]


def test_an_offer_covers_what_the_extractor_reads_and_keeps_how_it_sounds(snapshot):
    later = next_version(snapshot, FIRST.replace("DeepSeek used its models", "DeepSeek may have used its models"))
    offer = Anchor.objects.get(snapshot=later, state=CHANGED)
    assert offer.is_offer
    assert offer.exact == "DeepSeek may have used its models for training"
    assert (offer.reading["certainty"], offer.reading["certainty_words"]) == (Certainty.MAY, ["may"])
    assert offer.appearance.certainty == Certainty.STATED


def test_the_same_words_may_sound_less_sure_by_the_words_around_them(snapshot):
    later = next_version(snapshot, FIRST.replace("OpenAI said that", "OpenAI suspects that"))
    anchor = Anchor.objects.get(snapshot=later, appearance__content=CLAIMS["openai"])
    assert (anchor.state, anchor.reading["certainty"]) == (SAME, Certainty.SUSPECTED)


def test_words_around_a_known_claim_are_no_second_claim(snapshot):
    next_version(snapshot, FIRST.replace("OpenAI said that", "OpenAI said that it suspects that"))
    assert Appearance.objects.count() == len(CLAIMS)


def test_near_words_of_another_speaker_are_another_claim(snapshot):
    text = FIRST.replace(
        "OpenAI said that DeepSeek used its models for training",
        "Google said that DeepSeek used some of its models for training",
    )
    later = next_version(snapshot, text)
    assert Appearance.objects.get(first_snapshot=later).content == "DeepSeek used some of its models for training"


REPEATED = "He denied it. OpenAI said that the data is public. Getty Images said that the data is public."


def test_of_equal_sentences_each_keeps_its_own_place():
    snapshot = first_version(f"Two answers\n\n{REPEATED}")
    openai, getty = Appearance.objects.order_by("pk")
    kept = REPEATED.replace("OpenAI said that the data is public. ", "")
    later = next_version(snapshot, f"Two answers\n\nA long day of hearings came to its end.\n\n{kept}")
    assert openai.anchors.get(snapshot=later).state == GONE
    assert getty.anchors.get(snapshot=later).state == SAME
    assert Appearance.objects.count() == 2


def test_words_that_come_back_stand_again(snapshot):
    next_version(snapshot, "Nothing is left.")
    assert states(next_version(snapshot, FIRST)) == ALL_SAME


def test_an_offer_that_nobody_took_is_no_ground_for_the_next_version(snapshot):
    softened = FIRST.replace("DeepSeek used its models", "DeepSeek may have used its models")
    next_version(snapshot, softened)
    again = next_version(snapshot, softened + "\n\nMore.")
    assert states(again)["openai"] == CHANGED


def test_a_later_version_read_first_reads_the_earlier_one_before(snapshot):
    fresh = an_article(FIRST, date(2025, 1, 30), a_publisher("The Star"))
    later = next_version(fresh, FIRST.replace("DeepSeek used", "DeepSeek may have used"), read=False)
    read_snapshot(later)
    assert fresh.runs.count() == 1
    assert set(fresh.article.appearances.values_list("first_snapshot", flat=True)) == {fresh.pk}


def test_what_an_outlet_says_about_its_own_text_is_no_claim(snapshot):
    note = "\n\nCorrection: An earlier version of this article said that OpenAI had found proof."
    next_version(snapshot, FIRST + note)
    assert Appearance.objects.count() == len(CLAIMS)


def test_a_rejected_claim_is_not_found_anew(snapshot):
    Appearance.objects.update(status=Status.REJECTED)
    next_version(snapshot, "New: see below.\n\n" + FIRST)
    assert Appearance.objects.count() == len(CLAIMS)


def test_reading_a_version_twice_changes_nothing(snapshot):
    later = next_version(snapshot, FIRST.replace("used", "may have used"))
    before = list(Anchor.objects.order_by("pk").values())
    read_snapshot(later)
    assert list(Anchor.objects.order_by("pk").values()) == before
