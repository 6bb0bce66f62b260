"""What became of each claim from one stored version to another: pure, two versions' tellings in, changes out.

The order of questions: is it told in both; does it say the contrary now; does it sound more or less sure (the ladder
of ``terms.Certainty``); are its words, figures or speaker others; does it stand elsewhere. The first answer names the
change; what else is different is told beside it. Commas, quotation marks and white space change no claim.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from claims.terms import Certainty, ClaimChange
from claims.text.comparable import new_numbers, same_words
from claims.text.names import fold
from claims.text.order import out_of_order


@dataclass(frozen=True, slots=True)
class Told:
    """How a claim is told in one version.

    ``certainty`` and ``negated`` are None where no reading found the claim there: then only the words are compared.
    ``is_offer`` says that the words are only the likeliest ones: nobody has said yet that they are the claim's.
    ``claim`` names the claim that is told, where that is known.
    """

    words: str
    start: int
    certainty: Certainty | None = None
    negated: bool | None = None
    speaker: str | None = None
    sure_words: tuple[str, ...] = ()
    is_offer: bool = False
    claim: Hashable | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one claim. ``details`` are short phrases on what else is different: figures, speaker.

    ``before_key`` and ``after_key`` name its telling in either version, None where there is none.
    """

    kind: ClaimChange
    before: Told | None
    after: Told | None
    before_key: Hashable | None = None
    after_key: Hashable | None = None
    details: tuple[str, ...] = ()

    @property
    def is_offer(self) -> bool:
        """Whether it rests on a passage that nobody has checked."""
        return bool((self.before and self.before.is_offer) or (self.after and self.after.is_offer))

    @property
    def rungs(self) -> int:
        """Rungs of certainty gained, lost when negative; 0 where they cannot be compared."""
        return _rungs(self.before, self.after) if self.before and self.after else 0


def compare(before: Mapping[Hashable, Told], after: Mapping[Hashable, Told]) -> list[Change]:
    """One change for each claim told in either version, the gravest first, then in the order of the text.

    What has one key in both is one telling. A telling that is only in the one and another that is only in the other are
    held against each other where they tell the same claim: that was rewritten, not dropped and added.
    """
    pairs = _pairs(before, after)
    places = [(before[old].start, after[new].start) for old, new in pairs.items()]
    moved = {list(pairs)[index] for index in out_of_order(places)}
    changes = [
        change_of(told, after[pairs[key]] if key in pairs else None, key, pairs.get(key), is_moved=key in moved)
        for key, told in before.items()
    ]
    paired = set(pairs.values())
    changes += [change_of(None, told, None, key) for key, told in after.items() if key not in paired]
    return sorted(changes, key=_gravest_first)


def summary(changes: Iterable[Change]) -> str:
    """The changes counted, in one line: "2 claims added, 1 softened"; "no claim change" where there is none."""
    counted = Counter(change.kind for change in changes)
    parts = [(kind, counted[kind]) for kind in ClaimChange if kind != ClaimChange.SAME and counted[kind]]
    if not parts:
        return ClaimChange.SAME.label
    (kind, n), *rest = parts
    first = f"{n} claim{'' if n == 1 else 's'} {kind.label}"
    return ", ".join([first, *(f"{n} {kind.label}" for kind, n in rest)])


def _pairs(before: Mapping[Hashable, Told], after: Mapping[Hashable, Told]) -> dict[Hashable, Hashable]:
    """Key in the earlier version → key in the later one."""
    pairs = {key: key for key in before if key in after}
    alone: dict[Hashable, list[Hashable]] = {}
    for key, told in before.items():
        if key not in pairs and told.claim is not None:
            alone.setdefault(told.claim, []).append(key)
    for key, told in after.items():
        if key not in before and alone.get(told.claim):
            pairs[alone[told.claim].pop(0)] = key
    return pairs


def change_of(
    before: Told | None,
    after: Told | None,
    before_key: Hashable | None = None,
    after_key: Hashable | None = None,
    *,
    is_moved: bool = False,
) -> Change:
    """What became of one claim, told in at least one of the two; ``is_moved``: the others are in another order now."""
    if before is None or after is None:
        return Change(
            ClaimChange.ADDED if before is None else ClaimChange.DROPPED, before, after, before_key, after_key
        )
    details = tuple(_details(before, after))
    kind = _kind(before, after, bool(details), is_moved)
    return Change(kind, before, after, before_key, after_key, details)


def _kind(before: Told, after: Told, has_details: bool, is_moved: bool) -> ClaimChange:
    if None not in (before.negated, after.negated) and before.negated != after.negated:
        return ClaimChange.REVERSED
    if rungs := _rungs(before, after):
        return ClaimChange.SOFTENED if rungs < 0 else ClaimChange.HARDENED
    if has_details or not same_words(before.words, after.words):
        return ClaimChange.REWORDED
    return ClaimChange.MOVED if is_moved else ClaimChange.SAME


def _rungs(before: Told, after: Told) -> int:
    """Rungs between two tellings; 0 where one is not known, which is no rung to climb from."""
    if {before.certainty, after.certainty} & {None, Certainty.UNKNOWN}:
        return 0
    return after.certainty.rung - before.certainty.rung


def _details(before: Told, after: Told) -> Iterable[str]:
    gone, come = new_numbers(before.words, after.words)
    if gone or come:
        yield f"figures: {_listed(gone)} → {_listed(come)}"
    if before.speaker and after.speaker and fold(before.speaker) != fold(after.speaker):
        yield f"said by: {before.speaker} → {after.speaker}"


def _listed(figures: list[str]) -> str:
    return ", ".join(figures) or "none"


def _gravest_first(change: Change) -> tuple[int, int]:
    place = change.after or change.before
    return list(ClaimChange).index(change.kind), place.start
