"""The origins of a claim, and why its tellings count for them, as far as the viewer sees those tellings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.terms import FoldedBy, Forum, Status
from claims.timeline import clocks
from claims.timeline.chains import Chain, Node
from claims.timeline.outline import Outline

#: What is read of an origin: names here → columns. ``root_of`` is the telling in whose chain its root stands.
ORIGIN_COLUMNS = {name: name for name in ("pk", "key", "label", "status", "evidence")} | {"root_of": "root__appearance"}

#: So many reasons are shown at once; the rest unfold.
MOST_AT_ONCE = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a telling counts for an origin: ``kind`` and, with most kinds, the ``source`` that it has it from.

    ``words`` show it; ``usual`` is what others write where they are a slip; ``forums`` say where it was said.
    """

    telling: Outline
    kind: FoldedBy
    source: Outline | None
    words: str
    usual: str
    n_words: int
    forums: tuple[str, ...]

    @property
    def label(self) -> str:
        """What it does to its source, in plain words."""
        if self.n_words and self.kind in (FoldedBy.RUN, FoldedBy.QUOTE):
            verb = "shares" if self.kind == FoldedBy.RUN else "quotes the same"
            return f"{verb} {self.n_words} words {'in a row with' if self.kind == FoldedBy.RUN else 'as'}"
        return self.kind.label


@dataclass(frozen=True, slots=True)
class OriginShown:
    """One origin: its root, who leads there, and why the others count for it, by the days of their articles."""

    label: str
    node: Node | None
    status: Status
    leads: Reason | None
    follow: tuple[Reason, ...]
    tellings: tuple[Outline, ...]

    @property
    def n_articles(self) -> int:
        return len({telling.article_id for telling in self.tellings})

    @property
    def first_printed(self) -> str:
        return clocks.label(self.tellings[0].published, self.tellings[0].published_why)

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


def origins_of(
    rows: Iterable[Mapping], outline: Sequence[Outline], chains: Iterable[Chain], *, is_wound_back: bool = False
) -> list[OriginShown]:
    """The origins of the visible tellings, by the days of their first ones. ``rows`` have ``ORIGIN_COLUMNS``.

    Where the page is wound back to a day, what others write instead of a slip stays unsaid: they may have come later.
    """
    tellings = defaultdict(list)
    for telling in outline:
        if telling.origin_id:
            tellings[telling.origin_id].append(telling)
    roots = {node.origin_key: node for chain in chains for node in chain if node.is_origin}
    by_id = {row["pk"]: _without_others(row) if is_wound_back else row for row in rows}
    return [_shown(tuple(told), by_id[pk], roots) for pk, told in tellings.items() if pk in by_id]


def _without_others(row: Mapping) -> dict:
    evidence = [{name: value for name, value in entry.items() if name != "usual"} for entry in row["evidence"]]
    return {**row, "evidence": evidence}


def _shown(tellings: tuple[Outline, ...], row: Mapping, roots: Mapping[str, Node]) -> OriginShown:
    """What is named only in a chain that the viewer does not see stays unnamed."""
    seen = {telling.pk: telling for telling in tellings}
    node = roots.get(row["key"])
    reasons = [_reason(entry, seen) for entry in row["evidence"] if entry.get("appearance") in seen and _kind(entry)]
    return OriginShown(
        label=node.label if node else row["label"] if row["root_of"] in seen else "",
        node=node,
        status=Status(row["status"]),
        leads=next((reason for reason in reasons if reason.kind == FoldedBy.LEADS), None),
        follow=tuple(reason for reason in reasons if reason.kind != FoldedBy.LEADS),
        tellings=tellings,
    )


def _kind(entry: dict) -> FoldedBy | None:
    return FoldedBy.parse(entry.get("kind"))


def _reason(entry: dict, seen: Mapping[int, Outline]) -> Reason:
    """A reason, without its words where they were blacked out, and next to none where its source is not seen."""
    telling, source = seen[entry["appearance"]], seen.get(entry.get("source"))
    kind = _kind(entry)
    if "source" in entry and source is None:
        kind, entry = FoldedBy.SAME, {}
    is_legible = not telling.is_redacted and not (source and source.is_redacted)
    return Reason(
        telling=telling,
        kind=kind,
        source=source,
        words=entry.get("words", "") if is_legible else "",
        usual=entry.get("usual", "") if is_legible else "",
        n_words=entry.get("n_words") or 0,
        forums=tuple(forum.label for forum in map(Forum.parse, entry.get("forums", ())) if forum),
    )
