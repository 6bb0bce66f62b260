"""A claim's own wording may be that of a telling that came later: what to call it as long as that was not known."""

from collections.abc import Iterable

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat

from claims.models import Appearance, Claim
from claims.models.appearances import OBJECT_RULES
from claims.permissions import Gate
from claims.permissions.support import later_tellings
from claims.terms import CueClass


def word_as_known(gate: Gate, claims: Iterable[Claim]) -> None:
    """Put these claims into words that were known, where their own are not: of the first telling that stands alone.

    One query, none today. Only claims with a later telling are looked at; the others' words were known anyway. The
    claims are named twice, or the planner begins with all later tellings there are.
    """
    by_id: dict[int, list[Claim]] = {}
    for claim in claims:
        by_id.setdefault(claim.pk, []).append(claim)
    if gate.known is None or not by_id:
        return
    later = later_tellings(gate.known).filter(claim__in=by_id).values("claim")
    told: dict[int, list[str]] = {}
    for telling in _best_first(gate.appearances().filter(claim__in=list(by_id)).filter(claim__in=later)):
        told.setdefault(telling.claim_id, []).append(_words(telling))
    for pk, words in told.items():
        for claim in by_id[pk]:
            if claim.wording not in words:
                claim.wording = words[0]


def worded_by_then(gate: Gate) -> Q:
    """Whether a claim's own wording was known, for ``Gate.claims``: not only a later telling's."""
    if gate.known is None:
        return Q()
    later = later_tellings(gate.known).filter(claim__isnull=False).values("claim")
    told = gate.appearances().filter(Q(telling__wording=F("claim__wording")) | Q(content=F("claim__wording")))
    return ~Q(pk__in=later) | Q(pk__in=told.values("claim"))


def _best_first(tellings: QuerySet[Appearance]) -> QuerySet[Appearance]:
    """In the order in which linking takes a claim's wording from them."""
    first = F("article__published__startswith").asc(nulls_last=True)
    alone = Case(When(telling__unclear="", then=0), default=1)
    return tellings.select_related("telling").defer("search", "reading").order_by("claim", alone, first, "pk")


def words_alone() -> Combinable:
    """What a telling says, for a list of many: its content, with what it lacks before it."""
    lead_in = Case(
        When(negated=True, cue_class=CueClass.DENIAL, then=Value("Denied: ")),
        *(When(rule__startswith=prefix, then=Concat("cue_words", Value(" "))) for prefix in OBJECT_RULES),
        default=Value(""),
        output_field=TextField(),
    )
    return Concat(lead_in, "content", output_field=TextField())


def _words(telling: Appearance) -> str:
    """The telling's own wording; before it has one, its content, with what it lacks before it."""
    if hasattr(telling, "telling"):
        return telling.telling.wording
    if telling.is_denial:
        return f"Denied: {telling.content}"
    return f"{telling.cue_words} {telling.content}" if telling.is_object else telling.content
