"""Tellings of a claim in full: the words in their paragraph, the chain, the clocks, how and where they were found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import F, QuerySet

from claims.models import Anchor, Appearance
from claims.models.prepared import IsOneOf, Place, Prepared
from claims.permissions import Gate
from claims.permissions.gated import Gated
from claims.terms import AnchorState, Certainty
from claims.text.highlight import Segment
from claims.timeline.cards import mark_words
from claims.timeline.chains import Chain
from claims.timeline.evidence import Evidence, evidence_of, with_window
from claims.timeline.fates import Fate, fate_of
from claims.timeline.following import page_note, with_trail
from claims.timeline.joins import Join, with_join


@dataclass(frozen=True, slots=True)
class Standing:
    """How the evidence stands in one stored version of the article; ``words`` are those that an editor took for it."""

    number: int
    state: AnchorState
    is_offer: bool
    words: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One appearance for the page of its claim.

    ``wording`` is its content in pieces; the words that set the certainty are marked. ``rise`` counts
    the rungs gained (lost, when negative) against the telling before it, None where there is none to compare with.
    ``fate`` is what became of its words in later versions of the article, None while they stand. ``join`` is why it
    counts as the same claim as another telling, None where that was not asked for.
    """

    number: int
    appearance: Appearance
    chain: Chain
    evidence: Evidence | None
    standings: tuple[Standing, ...]
    fate: Fate | None
    wording: tuple[Segment, ...]
    certainty: Certainty
    rise: int | None = None
    join: Join | None = None

    @property
    def n_versions(self) -> int:
        """The number of the latest version in which it was looked for."""
        return self.standings[-1].number if self.standings else self.appearance.first_snapshot.number

    @property
    def later(self) -> list[Standing]:
        """How it stands in the versions after its first."""
        return [each for each in self.standings if each.number > self.appearance.first_snapshot.number]

    @property
    def words_now(self) -> str:
        """Other words that an editor took for it in the latest version."""
        return self.standings[-1].words if self.standings else ""

    @property
    def links(self) -> list[dict]:
        """Outside pages that the stored version links to: ``words`` and ``url`` of each."""
        return self.appearance.cited

    @property
    def page_note(self) -> str:
        """What became of the article's page."""
        return page_note(self.appearance)


def load_rows(gate: Gate, ids: Iterable[int], seen: Iterable[int]) -> dict[int, Appearance]:
    """Appearances by their ids, of one claim of which these are ``seen``: all came through the gate already. With what
    ``tellings_of``, ``joins.join_of`` and ``following.follow`` show of them. One query."""
    return {row.pk: row for row in _rows(gate, ids=list(ids), seen=list(seen))}


def _with_all(gate: Gate, ids: Sequence[int] | Place, seen: Sequence[int] | Place) -> QuerySet[Appearance]:
    found = with_trail(gate, _with_article(Appearance.objects.filter(IsOneOf("pk", ids))))
    return with_join(found, seen)


_rows: Gated[Appearance] = Gated(_with_all, "ids", "seen")


def tellings_of(
    gate: Gate,
    rows: Mapping[int, Appearance],
    numbers: Mapping[int, int],
    chains: Mapping[int, Chain],
    rises: Mapping[int, int | None],
    joins: Mapping[int, Join | None] = MappingProxyType({}),
) -> dict[int, Telling]:
    """The tellings whose ``numbers`` are given, as far as they are among the ``rows`` of ``load_rows``; one query.

    ``rises`` are the rungs that each gained against the telling before it, on whatever page that stands, ``joins`` why
    each is one of its claim.
    """
    anchors = _anchors_by_appearance(gate, numbers)
    tellings: dict[int, Telling] = {}
    for pk, number in numbers.items():
        if pk in rows:
            for anchor in anchors.get(pk, []):
                anchor.appearance = rows[pk]
            told = (chains.get(pk, ()), anchors.get(pk, []), rises.get(pk), joins.get(pk))
            tellings[pk] = _telling(number, rows[pk], *told)
    return tellings


def rungs(certainty: Certainty) -> list[bool]:
    """The ladder above "unknown", lowest first: True for each rung reached."""
    return [certainty.rung >= step.rung for step in Certainty if step.rung]


def _with_article(appearances: QuerySet[Appearance]) -> QuerySet[Appearance]:
    unread = [f"first_snapshot__{column}" for column in ("text", "html", "pages")]
    joined = appearances.select_related("article__publisher", "run", "first_snapshot", "speaker", "origin")
    return joined.defer("search", "run__parties", "run__sources", *unread)


#: All anchors with their windows.
_ANCHORS = (
    with_window(Anchor.objects.all())
    .annotate(number=F("snapshot__number"), redacted=F("snapshot__redacted_at"))
    .order_by("number")
)
_anchors_of: Prepared[Anchor] = Prepared(_ANCHORS.filter(IsOneOf("appearance", Place("appearances"))))


def _anchors_by_appearance(gate: Gate, ids: Iterable[int]) -> dict[int, list[Anchor]]:
    if gate.known:
        anchors = _ANCHORS.filter(gate.versions("snapshot__"), appearance__in=list(ids))
    else:
        anchors = _anchors_of(appearances=list(ids))
    grouped: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        grouped.setdefault(anchor.appearance_id, []).append(anchor)
    return grouped


def _telling(
    number: int, appearance: Appearance, chain: Chain, anchors: list[Anchor], rise: int | None, join: Join | None
) -> Telling:
    return Telling(
        number=number,
        appearance=appearance,
        chain=chain,
        evidence=next(filter(None, map(evidence_of, anchors)), None),
        standings=tuple(map(_standing, anchors)),
        fate=fate_of(anchors),
        wording=tuple(mark_words(appearance.content, appearance.certainty_words)),
        certainty=Certainty(appearance.certainty),
        rise=rise,
        join=join,
    )


def _standing(anchor: Anchor) -> Standing:
    taken = anchor.exact if anchor.stands and anchor.state == AnchorState.CHANGED and not anchor.redacted else ""
    return Standing(anchor.number, AnchorState(anchor.state), anchor.is_offer, taken)
