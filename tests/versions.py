"""An article with a second version: read and linked as in earnest, or made of rows where that is enough."""

from datetime import date

from claims.linking import link_article
from claims.models import Anchor, Appearance, ChainLink, Claim, Dispute, ExtractionRun, Placement, Snapshot
from claims.reading import read_snapshot
from claims.terms import AnchorState
from tests.factories import a_claim, a_dispute, a_party, a_publisher, an_appearance, an_article

FIRST = """Who trained on what

OpenAI said that DeepSeek used its models for training. Getty Images said that 12 million photographs were copied.

Microsoft said that its partners may keep the weights."""

OPENAI, GETTY, MICROSOFT = (
    "DeepSeek used its models for training",
    "12 million photographs were copied",
    "its partners may keep the weights",
)

SOFTENED = "DeepSeek may have used its models for training"
ANTHROPIC = "three labs made 24,000 accounts"

#: One softened (offered in other words), one dropped, one the same, one added, and the outlet says so.
SECOND = """Who trained on what

OpenAI said that DeepSeek may have used its models for training.

Microsoft said that its partners may keep the weights.

Anthropic said that three labs made 24,000 accounts.

Correction: An earlier version of this article was too sure of what OpenAI had said."""


def a_version(snapshot: Snapshot, text: str) -> Snapshot:
    """The next version of the snapshot's article, read and linked."""
    article = snapshot.article
    number = article.snapshots.count() + 1
    later = article.snapshots.create(number=number, text=text, sha256=f"{number:064}", fetched_at=snapshot.fetched_at)
    read_snapshot(later)
    link_article(article)
    return later


def two_versions(dispute: Dispute | None = None, first: str = FIRST, second: str = SECOND) -> tuple[Snapshot, Snapshot]:
    """Both versions; every claim stands in ``dispute``, by default one that publishes suggestions."""
    dispute = dispute or a_dispute()
    dispute.rules = {"words": ["models", "photographs", "weights", "accounts"]}
    dispute.save()
    snapshot = an_article(first, date(2025, 1, 30), a_publisher("PetaPixel"))
    read_snapshot(snapshot)
    link_article(snapshot.article)
    return snapshot, a_version(snapshot, second)


def the_offer(snapshot: Snapshot) -> Anchor:
    """The one passage that is offered in this version."""
    return Anchor.objects.select_related("appearance").get(snapshot=snapshot, state=AnchorState.CHANGED)


def claim_of(content: str) -> Claim:
    """The claim told in these words."""
    return Claim.objects.filter(appearances__content=content).distinct().get()


def forget(content: str) -> None:
    """As if no reading had ever found these words."""
    rows = Appearance.objects.filter(content=content)
    rows.update(claim=None, origin=None)
    ChainLink.objects.filter(appearance__in=rows).delete()
    rows.delete()


def stored_version(snapshot: Snapshot, text: str, *, is_read: bool = True) -> Snapshot:
    """The next version of the snapshot's article, as a row alone."""
    number = snapshot.article.snapshots.count() + 1
    later = snapshot.article.snapshots.create(
        number=number, text=text, sha256=f"{number:064}", fetched_at=snapshot.fetched_at
    )
    if is_read:
        ExtractionRun.objects.create(
            snapshot=later, extractor_version="test", outcome="found by a test", finished_at=later.fetched_at
        )
    return later


def anchored(appearance: Appearance, snapshot: Snapshot, words: str | None, state: AnchorState, **reading) -> Anchor:
    """An anchor of the appearance at these words of a version; with None it has none there."""
    start = snapshot.text.index(words) if words else None
    return Anchor.objects.create(
        appearance=appearance,
        snapshot=snapshot,
        exact=words or appearance.content,
        start=start,
        end=start + len(words) if words else None,
        state=state,
        reading=reading,
    )


def stored_versions(dispute: Dispute | None = None, **fields) -> tuple[Snapshot, Snapshot]:
    """What ``two_versions`` makes, as rows alone; ``fields`` are those of its claims and appearances."""
    dispute = dispute or a_dispute()
    first = an_article(FIRST, date(2025, 1, 30), a_publisher("PetaPixel"))
    second = stored_version(first, SECOND)
    rows = {}
    for snapshot, speaker, content in (
        (first, "OpenAI", OPENAI),
        (first, "Getty Images", GETTY),
        (first, "Microsoft", MICROSOFT),
        (second, "Anthropic", ANTHROPIC),
    ):
        claim = a_claim(f"{content[:1].upper()}{content[1:]}.", a_party(speaker), **fields)
        Placement.objects.create(claim=claim, dispute=dispute)
        rows[content] = an_appearance(snapshot, claim, content, **fields)
    anchored(rows[OPENAI], second, SOFTENED, AnchorState.CHANGED, certainty="may", certainty_words=["may"])
    anchored(rows[GETTY], second, None, AnchorState.GONE)
    anchored(rows[MICROSOFT], second, MICROSOFT, AnchorState.SAME)
    return first, second
