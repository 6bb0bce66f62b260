"""The origins of a claim, and why its tellings count for them, as far as the viewer sees those tellings."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from claims.models import Origin
from claims.models.prepared import IsOneOf, Place, Prepared
from claims.terms import FoldedBy, Forum, Status
from claims.timeline import clocks
from claims.timeline.chains import Chain, Node
from claims.timeline.outline import Outline

#: More origins of a claim than this are counted, not shown.
MOST_ORIGINS = 20

_COLUMNS = ("pk", "key", "label", "status", "evidence", "root__appearance")
_rows_of: Prepared[dict] = Prepared(Origin.objects.filter(IsOneOf("pk", Place("pks"))).values(*_COLUMNS))

#: So many reasons are shown at once; the rest unfold.
MOST_AT_ONCE = 6
_LONGEST_HEADLINE = 60
#: What does not say that a telling counts for the origin because of another one.
_OF_THEIR_OWN = (FoldedBy.LEADS, FoldedBy.APART, FoldedBy.AGREED)


@dataclass(frozen=True, slots=True)
class Printed:
    """A telling by its outlet's name, and by its headline, too, where that outlet prints the claim several times."""

    telling: Outline
    name: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a telling counts for an origin: ``kind`` and, with most kinds, the ``source`` that it has it from.

    ``words`` show it; ``usual`` is what others write where they are a slip; ``forums`` say where it was said.
    ``decided_on`` is the day on which an editor said so, whose reason the words are then; ``is_added`` is what the
    machine added to that to which an editor agreed.
    """

    telling: Printed
    kind: FoldedBy
    source: Printed | None
    words: str
    usual: str
    n_words: int
    forums: tuple[str, ...]
    decided_on: date | None = None
    is_added: bool = False

    @property
    def label(self) -> str:
        """What it does to its source, in plain words."""
        if self.n_words and self.kind in (FoldedBy.RUN, FoldedBy.QUOTE):
            verb = "shares" if self.kind == FoldedBy.RUN else "quotes the same"
            return f"{verb} {self.n_words} words {'in a row with' if self.kind == FoldedBy.RUN else 'as'}"
        return self.kind.label


@dataclass(frozen=True, slots=True)
class OriginShown:
    """One origin: its root, who leads there, and why the others count for it, by the days of their articles, those
    first of which an editor said it; then the ``parted``: those that, as an editor said, are another origin's; last
    when and why editors ``agreed`` to it."""

    pk: int
    label: str
    node: Node | None
    status: Status
    leads: Reason | None
    follow: tuple[Reason, ...]
    parted: tuple[Reason, ...]
    agreed: tuple[Reason, ...]
    tellings: tuple[Outline, ...]

    @property
    def n_articles(self) -> int:
        return len({telling.article_id for telling in self.tellings})

    @property
    def first_printed(self) -> str:
        return clocks.label(self.tellings[0].published, self.tellings[0].published_why)

    @property
    def said(self) -> str:
        """Where it was said, as far as the telling that leads there tells."""
        return " or ".join(self.leads.forums) if self.leads else ""

    @property
    def at_once(self) -> tuple[Reason, ...]:
        return self.follow[:MOST_AT_ONCE]

    @property
    def unfolded(self) -> tuple[Reason, ...]:
        return self.follow[MOST_AT_ONCE:]

    @property
    def n_not_listed(self) -> int:
        """Tellings without a reason of their own: there are too many to keep one for each."""
        return len(self.tellings) - len(self.follow) - bool(self.leads)


def load_origins(
    outline: Iterable[Outline], printed: Mapping[int, Printed], chains: Iterable[Chain], most: int = MOST_ORIGINS
) -> list[OriginShown]:
    """The first origins of the visible tellings, by the days of their first ones; one query.

    ``printed`` are the names of these tellings (``print_names``), ``chains`` those that lead to the roots.
    """
    tellings = defaultdict(list)
    for telling in outline:
        if telling.origin_id:
            tellings[telling.origin_id].append(telling)
    shown = dict(islice(tellings.items(), most))
    roots = {node.origin_key: node for chain in chains for node in chain if node.is_origin}
    by_id = {row["pk"]: row for row in _rows_of(pks=list(shown))}
    return [_shown(tuple(told), by_id[pk], roots, printed) for pk, told in shown.items() if pk in by_id]


def print_names(outline: Sequence[Outline]) -> dict[int, Printed]:
    """By telling, how reasons call it."""
    n_articles = Counter(outlet for _, outlet in {(telling.article_id, telling.outlet) for telling in outline})
    return {
        telling.pk: Printed(
            telling,
            telling.outlet if n_articles[telling.outlet] == 1 else f"{telling.outlet}, {_short(telling.headline)}",
        )
        for telling in outline
    }


def _short(headline: str) -> str:
    return f"“{headline if len(headline) <= _LONGEST_HEADLINE else headline[:_LONGEST_HEADLINE].rstrip() + '…'}”"


def _shown(
    tellings: tuple[Outline, ...], row: Mapping, roots: Mapping[str, Node], printed: Mapping[int, Printed]
) -> OriginShown:
    """What is named only in a chain that the viewer does not see stays unnamed."""
    seen = {telling.pk for telling in tellings}
    node = roots.get(row["key"])
    reasons = [_reason(entry, printed) for entry in row["evidence"] if _is_shown(entry, seen, printed)]
    of_kind = {kind: [each for each in reasons if each.kind == kind] for kind in _OF_THEIR_OWN}
    return OriginShown(
        pk=row["pk"],
        label=node.label if node else row["label"] if row["root__appearance"] in seen else "",
        node=node,
        status=Status(row["status"]),
        leads=next(iter(of_kind[FoldedBy.LEADS]), None),
        follow=tuple(each for each in reasons if each.kind not in of_kind),
        parted=tuple(of_kind[FoldedBy.APART]),
        agreed=tuple(of_kind[FoldedBy.AGREED]),
        tellings=tellings,
    )


def _is_shown(entry: dict, seen: Collection[int], printed: Mapping[int, Printed]) -> bool:
    """Whether the viewer sees the telling of a reason; and the other one, where it says that the two are apart."""
    kind = _kind(entry)
    if kind is None or entry.get("appearance") not in seen:
        return False
    return kind != FoldedBy.APART or entry.get("source") in printed


def _kind(entry: dict) -> FoldedBy | None:
    return FoldedBy.parse(entry.get("kind"))


def _reason(entry: dict, printed: Mapping[int, Printed]) -> Reason:
    """A reason, without its words where they were blacked out, and next to none where its source is not seen.

    What others write instead of a slip is told where the viewer sees one of them.
    """
    telling, source = printed[entry["appearance"]], printed.get(entry.get("source"))
    kind, usual_in = _kind(entry), printed.get(entry.get("usual_in"))
    is_added = entry.get("added", False)
    if "source" in entry and source is None:
        kind, entry = FoldedBy.SAME, {}
    is_legible = not any(each.telling.is_redacted for each in (telling, source) if each)
    return Reason(
        telling=telling,
        kind=kind,
        source=source,
        words=entry.get("words", "") if is_legible else "",
        usual=entry.get("usual", "") if usual_in and not usual_in.telling.is_redacted else "",
        n_words=entry.get("n_words") or 0,
        forums=tuple(forum.label for forum in map(Forum.parse, entry.get("forums", ())) if forum),
        decided_on=date.fromisoformat(entry["decided_on"]) if entry.get("decided_on") else None,
        is_added=is_added,
    )
