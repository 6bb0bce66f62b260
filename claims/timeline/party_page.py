"""Everything that the page of one party shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet

from claims.models import Affiliation, ChainLink, ClaimParty, Dispute, Party, PartyAlias, days
from claims.permissions import Gate, living
from claims.terms import ANSWERING, CHARGED, CONTESTING, CueClass, ReplyKind, Status, Term
from claims.text.offices import Held
from claims.timeline import clocks
from claims.timeline.claim_list import ClaimList, list_claims
from claims.timeline.counting import most
from claims.timeline.disputes import roots_holding
from claims.timeline.heard import Hearing, hear
from claims.timeline.keeping import Keep
from claims.timeline.names import Named
from claims.timeline.party_matches import Match, load_matches
from claims.timeline.positions import Positions, load_positions
from claims.timeline.relations import visible_replies
from claims.timeline.viewing import kept_for_view

MOST_OFFICES, MOST_OUTLETS, MOST_MATTERS = 50, 15, 12

#: Longest chain of merges that an old address leads along.
_MOST_MERGES = 10


class Part(Term):
    """What a party can be to the claims on its page."""

    SAYS = "says", "Says"
    DENIES = "denies", "Denies"
    ABOUT = "about", "Said about it"
    UNANSWERED = "unanswered", "No answer held"
    POSITION = "position", "Position over time"
    CHAINS = "chains", "Passes on"


@dataclass(frozen=True, slots=True)
class Office:
    """That somebody speaks for an organisation; ``other`` is the one of the two whose page it is not."""

    affiliation: Affiliation
    other: Party
    when: str

    @property
    def words(self) -> str:
        """The words that say so, in the text that is the evidence."""
        return self.affiliation.held_why.get("words", "")


@dataclass(frozen=True)
class PartyPage:
    """A party; ``counts`` are (part, number of claims), ``part`` the one whose claims are listed: as ``claims``, or as
    ``positions``.

    ``outlets`` quote it, each with ``name``, ``slug`` and ``n`` claims. ``timelines`` are the disputes in which claims
    are made "by" it, and "about" it. ``matches`` are parties that may be the same, for those who may decide that.
    """

    party: Party
    counts: list[tuple[Part, int]]
    part: Part
    claims: ClaimList | None
    positions: Positions | None
    outlets: list[dict]
    offices: list[Office]
    timelines: dict[str, list[Dispute]]
    matches: list[Match]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is the same on all parts and pages of a party's page, as long as the data are the same."""

    heard: Hearing
    outlets: list[dict]
    matters: list[dict]
    offices: list[Office]
    timelines: dict[str, list[Dispute]]


_KEPT: Keep[tuple, _Kept] = Keep(most=48)


def find_party(gate: Gate, slug: str) -> Party | None:
    """The visible party of this slug, with ``other_names`` and ``open_to_suggestions``."""
    names = living(PartyAlias.objects.filter(party=OuterRef("pk")), with_suggested=gate.sees_all)
    if gate.known:  # since when it is called so, nobody noted
        names = names.none()
    other_names = ArraySubquery(names.exclude(name=OuterRef("name")).order_by("name").values("name"))
    parties = gate.parties().filter(slug=slug)
    return parties.annotate(other_names=other_names, open_to_suggestions=gate.suggestions_shown("speaker")).first()


def survivor_of(gate: Gate, slug: str) -> Named | None:
    """The visible party into which the one of this slug was merged; None where none was."""
    return survivors_of(gate, [slug]).get(slug)


def survivors_of(gate: Gate, slugs: Iterable[str]) -> dict[str, Named]:
    """Slug → the visible party into which the one of that slug was merged, at once or in steps.

    What readers never saw leads them nowhere. One query where none was merged, else one for each step and two more.
    """
    rows = Party.objects.filter(merged_into__isnull=False)
    into = dict(gate.merged(Party).filter(slug__in=slugs).values_list("slug", "merged_into"))
    further = into
    for _ in range(_MOST_MERGES):
        further = further and dict(rows.filter(pk__in=further.values()).values_list("pk", "merged_into"))
        into = {slug: further.get(pk, pk) for slug, pk in into.items()}
    visible = gate.parties().filter(pk__in=into.values()).values_list("pk", "slug", "name") if into else ()
    named = {pk: Named(pk, slug, name) for pk, slug, name in visible}
    return {slug: named[pk] for slug, pk in into.items() if pk in named}


def load_party_page(
    gate: Gate,
    party: Party,
    part: Part | None = None,
    number: object = 1,
    matter: str = "",
    *,
    decides: bool = False,
) -> PartyPage:
    """The page of a party of ``find_party``: seven queries, three less where it is kept. Without ``part`` the first
    that has claims is listed.

    Its positions (on one ``matter``, the slug of a party that they are about) cost two more; who may be the same, where
    the viewer ``decides`` that, up to three, and is left out beside positions.
    """
    kept = kept_for_view(_KEPT, gate, party.pk, lambda: _read(gate, party))
    heard = kept.heard
    counts = [(each, heard.of(_LISTED.get(each, each)).n_claims) for each in Part]
    part = part or next((each for each, n in counts if n), Part.SAYS)
    is_position = part == Part.POSITION
    return PartyPage(
        party=party,
        counts=counts,
        part=part,
        claims=None if is_position else list_claims(gate, heard.of(part).newest_first, number),
        positions=_positions(gate, kept, matter, number) if is_position else None,
        outlets=kept.outlets,
        offices=kept.offices,
        timelines=kept.timelines,
        matches=load_matches(party) if decides and not is_position else [],
    )


#: What is counted where a part shows the claims of another.
_LISTED = {Part.POSITION: Part.SAYS}


def _positions(gate: Gate, kept: _Kept, matter: str, number: object) -> Positions:
    return load_positions(gate, kept.heard.of(Part.SAYS).tellings, kept.matters, matter, number)


def _read(gate: Gate, party: Party) -> _Kept:
    """Three queries, and one where there are several disputes."""
    heard = _hear(gate, party)
    timelines = roots_holding(gate, by=Q(speaker=party), about=Q(about__contains=[party.pk]))
    figures = _figures(gate, party, heard.of(Part.SAYS))
    return _Kept(heard, offices=_offices(gate, party), timelines=timelines, **figures)


def _figures(gate: Gate, party: Party, says: Hearing) -> dict:
    """``outlets`` and ``matters``, counted of what it says, in one query."""
    about = gate.roles().concerned().filter(claim__in=says.claims).exclude(party=party)
    figures = {
        "outlets": most(says.tellings, "chain__publisher", "claim", MOST_OUTLETS),
        "matters": most(about, "party", "claim", MOST_MATTERS),
    }
    return Party.objects.filter(pk=party.pk).values(**figures).get()


def _hear(gate: Gate, party: Party) -> Hearing:
    """The visible tellings of all that concerns a party."""
    passed_on = ChainLink.objects.filter(party=party, position__gt=0)
    says = Q(speaker=party) | Q(speaker__isnull=True, claim__speaker=party)
    contesting = gate.relations().filter(claim__speaker=party, kind__in=CONTESTING)
    denies = Q(negated=True, cue_class=CueClass.DENIAL) | Q(claim__in=contesting.values("claim"))
    parts = {
        Part.SAYS: says,
        Part.DENIES: says & denies,
        Part.ABOUT: Q(claim__in=gate.roles().concerned().filter(party=party).values("claim")),
        Part.UNANSWERED: Q(claim__in=_unanswered(gate, party)),
        Part.CHAINS: Q(pk__in=passed_on.values("appearance")),
    }
    named = Q(claim__in=ClaimParty.objects.filter(party=party).values("claim"))
    return hear(gate.appearances().filter(says | named | parts[Part.CHAINS]), parts)


def _unanswered(gate: Gate, party: Party) -> QuerySet:
    """Claims that accuse it and to which no answer of its own is held; that it did not answer is none."""
    shown = Q(status=Status.ACCEPTED) | Q(gate.suggestions_shown("claim", "accusation"), status=Status.SUGGESTED)
    replies = visible_replies(gate).filter(shown, party=party).exclude(kind=ReplyKind.NO_ANSWER)
    answers = gate.relations().filter(kind__in=ANSWERING, claim__speaker=party)
    charged = gate.roles().filter(role__in=CHARGED, party=party)
    charged = charged.exclude(claim__in=replies.values("accusation")).exclude(claim__in=answers.values("other"))
    return charged.values("claim")


def _without_evidence(gate: Gate) -> Q:
    """What rests on no telling is known today; since when, nobody can say."""
    return Q(evidence__isnull=True) if gate.known is None else Q(pk__in=[])


def _offices(gate: Gate, party: Party) -> list[Office]:
    """For whom the party spoke, and who spoke for it, in order of time, as far as the others and the evidence are
    visible too."""
    seen = gate.parties()
    rows = living(Affiliation.objects.all(), with_suggested=party.open_to_suggestions)
    rows = rows.filter(Q(party=party, organisation__in=seen) | Q(organisation=party, party__in=seen))
    rows = rows.filter(_without_evidence(gate) | Q(evidence__in=gate.appearances()))
    by_time = F("held__startswith").asc(nulls_last=True), F("held__endswith").asc(nulls_last=True)
    rows = rows.select_related("party", "organisation", "evidence").defer("evidence__search", "evidence__reading")
    shown = rows.order_by(*by_time, "party__name", "organisation__name", "title")[:MOST_OFFICES]
    return [
        Office(
            affiliation=each,
            other=each.organisation if each.party_id == party.pk else each.party,
            when="" if gate.known else _when(each),  # it adds up what several texts say, later ones, too
        )
        for each in shown
    ]


def _when(affiliation: Affiliation) -> str:
    """From when to when, as far as anybody said: "since 1 Jan 2023", "named so on 30 Jan 2025, ended by 1 Jun 2025"."""
    held = Held.of_json(affiliation.held_why)
    if held == Held():
        return clocks.label(affiliation.held, affiliation.held_why)
    told = [f"since {clocks.day(held.since)}"] if held.since else []
    if held.named_first and held.named_last:
        on = "on " if held.named_first == held.named_last else ""
        told.append(f"named so {on}{clocks.days(days(held.named_first, held.named_last))}")
    told += [f"until {clocks.day(held.until)}"] if held.until else []
    ends = held.ended_by and not (held.named_last and held.named_last >= held.ended_by)
    return ", ".join(told + ([f"ended by {clocks.day(held.ended_by)}"] if ends else []))
