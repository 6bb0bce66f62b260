"""What is not settled: found anew at each look, so that nothing has to be crossed off.

Each kind is a query over what the desk sees, and a way to say one of its rows; each row leads to where it is settled.
What most articles tell comes first.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, Exists, F, Model, OuterRef, Prefetch, QuerySet, Value

from claims.models import (
    Anchor,
    Appearance,
    Article,
    ChainLink,
    Claim,
    ClaimParty,
    Contradiction,
    Dispute,
    Origin,
    PartyMatch,
    TimelineEntry,
)
from claims.permissions import Gate
from claims.terms import AnchorState, MatchKind, OpenQuestion, Slot, Status
from claims.timeline.following import last_look, look_in_words
from claims.timeline.standing import unheard
from claims.timeline.unclear_page import unclear_tellings

QUESTIONS_A_PAGE = 30
#: Roots that speak or write for themselves; the others are outlets and people without a name.
_PRIMARY = r"^(party|document):"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is not settled.

    ``name`` and ``key`` say of what it is the page (of a claim, an offer …), ``words`` are those in question, ``note``
    is what is open about them. ``telling`` is whose very words they are: what it lacks has to stand before them;
    ``speaker`` is whose claim it is, where that belongs to the question.
    """

    name: str
    key: int | str
    words: str
    note: str
    telling: Appearance | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """The open questions of one kind, and how many there are of each; with ``dispute`` those about it."""

    kind: OpenQuestion
    counts: list[tuple[OpenQuestion, int]]
    page: Page
    rows: list[Row]
    dispute: Dispute | None


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind is found and said. ``of`` names the column of an entry, and the path from a row to its value."""

    find: Callable[[Gate], QuerySet]
    say: Callable[[Model], Row]
    of: tuple[str, str] | None

    def rows(self, gate: Gate, dispute: Dispute | None) -> QuerySet:
        rows = self.find(gate)
        if not dispute or not self.of:
            return rows
        column, path = self.of
        return rows.filter(Exists(TimelineEntry.objects.filter(dispute=dispute, **{column: OuterRef(path)})))


def load_questions_page(
    gate: Gate, kind: OpenQuestion | None, dispute: Dispute | None = None, number: object = 1
) -> QuestionsPage:
    """One page of a kind, by default of the first of which there is any; at most three queries, however many there are.

    Names that are spelt alike belong to no dispute: narrowed to one, all of them are still there.
    """
    counts = _counts(gate, dispute)
    kind = kind or next((each for each, n in counts if n), OpenQuestion.MEANT)
    paginator = Paginator(_KINDS[kind].rows(gate, dispute), QUESTIONS_A_PAGE)
    paginator.count = dict(counts)[kind]
    page = paginator.get_page(number)
    return QuestionsPage(kind, counts, page, [_KINDS[kind].say(row) for row in page], dispute)


def _counts(gate: Gate, dispute: Dispute | None) -> list[tuple[OpenQuestion, int]]:
    first, *others = (_counted(kind, each.rows(gate, dispute)) for kind, each in _KINDS.items())
    found = dict(first.union(*others, all=True))
    return [(kind, found.get(kind, 0)) for kind in OpenQuestion]


def _counted(kind: OpenQuestion, rows: QuerySet) -> QuerySet:
    named = rows.order_by().annotate(of_kind=Value(kind.value, CharField()))
    return named.values("of_kind").annotate(n=Count("pk")).values_list("of_kind", "n")


def _unnamed_speakers(gate: Gate) -> QuerySet[Appearance]:
    """Tellings of which no party was made out as the speaker, though the text names somebody."""
    unnamed = ChainLink.objects.filter(appearance=OuterRef("pk"), position=0, unnamed__gt="")
    rows = gate.appearances().filter(speaker=None, claim__speaker=None).exclude(source_words="")
    return rows.exclude(Exists(unnamed)).select_related("claim").order_by(*_weightiest("claim__"), "pk")


def _twin_parties(gate: Gate) -> QuerySet[PartyMatch]:
    """``gate`` is not asked: whoever sees open questions sees all parties."""
    rows = PartyMatch.objects.filter(status=Status.SUGGESTED, party__merged_into=None, other__merged_into=None)
    return rows.select_related("party", "other").order_by("-score", "pk")


def _offers(gate: Gate) -> QuerySet[Anchor]:
    rows = Anchor.objects.filter(appearance__in=gate.appearances(), state=AnchorState.CHANGED, decided_by=None)
    rows = rows.annotate(number=F("snapshot__number")).select_related("appearance").defer("appearance__search")
    return rows.order_by(*_weightiest("appearance__claim__"), "pk")


def _dates(gate: Gate) -> QuerySet[Contradiction]:
    seen = gate.appearances()
    rows = Contradiction.objects.filter(slot=Slot.DATE, status=Status.SUGGESTED, appearance__in=seen, other__in=seen)
    return rows.select_related("appearance__claim").order_by("-confidence", "pk")


def _silences(gate: Gate) -> QuerySet[ClaimParty]:
    """Each party of a claim once, in however many roles it is charged there."""
    roles = unheard(gate, with_suggested=True).filter(claim__in=gate.claims())
    once = roles.order_by("claim", "party", "pk").distinct("claim", "party")
    rows = ClaimParty.objects.filter(pk__in=once.values("pk"))
    return rows.select_related("claim__speaker", "party").order_by(*_weightiest("claim__"), "pk")


def _without_source(gate: Gate) -> QuerySet[Claim]:
    """Claims that rest on the word of outlets and of people without a name alone."""
    origins = Origin.objects.filter(claim=OuterRef("pk")).exclude(status=Status.REJECTED)
    rows = gate.claims().filter(Exists(origins)).exclude(Exists(origins.filter(key__regex=_PRIMARY)))
    labels = Prefetch("origins", Origin.objects.exclude(status=Status.REJECTED).order_by("pk"))
    return rows.select_related("speaker").prefetch_related(labels).order_by(*_weightiest(), "pk")


def _dead_links(gate: Gate) -> QuerySet[Article]:
    looked_at = gate.articles().annotate(look=last_look(gate, "canonical_url")).exclude(look=None)
    return looked_at.exclude(look__error="").order_by(F("published").desc(nulls_last=True), "pk")


def _weightiest(path: str = "") -> tuple:
    """What most articles tell first. ``path`` leads to the claim."""
    return F(f"{path}stats__n_articles").desc(nulls_last=True), f"{path}number"


def _match_in_words(match: PartyMatch) -> Row:
    words = f"{match.party.name} and {match.other.name}"
    return Row("party", match.party.slug, words, MatchKind(match.kind).label)


def _date_in_words(row: Contradiction) -> Row:
    note = f"{row.reading} here, {row.other_reading} elsewhere"
    return Row("claim", row.appearance.claim.number, row.appearance.content, note, row.appearance)


def _silence_in_words(role: ClaimParty) -> Row:
    note = f"no answer of {role.party.name} is held"
    return Row("claim", role.claim.number, role.claim.wording, note, speaker=_speaker_of(role.claim))


def _source_in_words(claim: Claim) -> Row:
    roots = ", ".join(dict.fromkeys(origin.label for origin in claim.origins.all()))
    return Row("claim", claim.number, claim.wording, f"rests on {roots} alone", speaker=_speaker_of(claim))


def _speaker_of(claim: Claim) -> str:
    return claim.speaker.name if claim.speaker else ""


_KINDS = {
    OpenQuestion.MEANT: _Kind(
        unclear_tellings,
        lambda one: Row("unclear", one.pk, one.telling.wording, f"Who is “{one.telling.unclear}”?"),
        ("claim", "claim"),
    ),
    OpenQuestion.SPEAKER: _Kind(
        _unnamed_speakers,
        lambda one: Row("claim", one.claim.number, one.content, f"Who is “{one.source_words}”?", one),
        ("claim", "claim"),
    ),
    OpenQuestion.PARTIES: _Kind(_twin_parties, _match_in_words, None),
    OpenQuestion.OFFER: _Kind(
        _offers,
        lambda one: Row("offer", one.pk, one.exact, f"as version {one.number} may say it", one.appearance),
        ("appearance", "appearance"),
    ),
    OpenQuestion.DATE: _Kind(_dates, _date_in_words, ("appearance", "appearance")),
    OpenQuestion.UNANSWERED: _Kind(
        _silences,
        _silence_in_words,
        ("claim", "claim"),
    ),
    OpenQuestion.SOURCE: _Kind(_without_source, _source_in_words, ("claim", "pk")),
    OpenQuestion.LINK: _Kind(
        _dead_links,
        lambda article: Row("article", article.pk, article.headline, look_in_words(article.look)),
        ("article", "pk"),
    ),
}
