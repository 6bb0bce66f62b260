"""What annotates a claim or an article, for programs: its tellings, and the notes on it."""

from collections.abc import Collection

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from claims.models import Anchor, Annotation, Article
from claims.permissions import Gate
from claims.timeline.in_full import load_claims
from claims.timeline.notes import IN_THREADS
from claims.timeline.tellings_in_full import ToldInFull, load_tellings
from claims.timeline.wordings import word_as_known

_SELECTOR = {name: name for name in ("exact", "prefix", "suffix", "start", "end")}


def load_told_in(gate: Gate, article: Article) -> list[tuple[ToldInFull, int, str]]:
    """The visible tellings of an article, each with its claim's number and wording; three queries, four wound back."""
    told = load_tellings(gate, gate.appearances().filter(article=article).order_by("pk"))
    claims = load_claims(gate, {each.appearance.claim_id for each in told})
    word_as_known(gate, claims.values())
    found = [(each, claims.get(each.appearance.claim_id)) for each in told]
    return [(each, claim.number, claim.wording) for each, claim in found if claim]


def notes_of_claims(gate: Gate, claims: Collection[int]) -> QuerySet[Annotation]:
    """Visible notes on these claims, and on those that were merged into them."""
    return _loaded(gate.notes().filter(Q(claim__in=claims) | Q(claim__merged_into__in=claims)))


def notes_of_article(gate: Gate, article: Article) -> QuerySet[Annotation]:
    """Visible notes on words of an article, each with ``selector`` in the version on which it was written."""
    on = Anchor.objects.filter(annotation=OuterRef("pk"), snapshot=OuterRef("snapshot"), start__isnull=False)
    words = on.filter(snapshot__redacted_at__isnull=True).values(json=JSONObject(**_SELECTOR))
    visible = gate.notes().filter(gate.versions("snapshot__"), snapshot__article=article)
    return _loaded(visible).annotate(selector=Subquery(words[:1]))


def _loaded(notes: QuerySet[Annotation]) -> QuerySet[Annotation]:
    unsaid = ("snapshot__text", "snapshot__html", "snapshot__pages")
    return notes.select_related("author", "claim", "snapshot__article").defer(*unsaid).order_by(*IN_THREADS)
