"""What two tellings say besides the slot in which they differ: only where that is the same are they on one matter."""

from collections.abc import Iterable
from functools import cache, lru_cache

from claims.linking.contradicting.reading import Reading
from claims.linking.signals import rows_of, stem_of, stems_of
from claims.text.comparable import forms_of
from claims.text.spans import Span

_MARKS = "“”\"‘’'().,;:!?"


def frame(words: str, without: Iterable[Span] = ()) -> frozenset[str]:
    """The stems of some words, those of one kind of event taken for one; what stands in these spans is left out."""
    return _frame(words, tuple(without))


@lru_cache(maxsize=20_000)  # a telling is compared with dozens of others
def _frame(words: str, without: tuple[Span, ...]) -> frozenset[str]:
    kept, at = [], 0
    for span in sorted(without, key=lambda span: span.start):
        kept.append(words[at : span.start])
        at = max(at, span.end)
    return frozenset(_events().get(stem, stem) for stem in stems_of(" ".join([*kept, words[at:]])) - _negations())


def plain_frame(reading: Reading, without: Iterable[Span] = ()) -> frozenset[str]:
    """The frame without the names in it: these are compared by themselves."""
    return frame(reading.words, without) - _stems_of_names(reading.slots.names)


@lru_cache(maxsize=20_000)
def _stems_of_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem_of(form) for name in names for form in forms_of(name))


def contained(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller frame that the other has, too; 0 where one is empty."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """What two frames have in common, as a share of all that either has."""
    return len(one & other) / len(one | other) if one | other else 0.0


def other_names(one: Reading, other: Reading) -> bool:
    """Whether each names somebody, or a place, whom the other does not: two matters, however alike the words."""
    ours, theirs = capitals(one), capitals(other)
    both = frozenset().union(*ours) & frozenset().union(*theirs)
    return all(any(run.isdisjoint(both) for run in runs) for runs in (ours, theirs))


def capitals(reading: Reading) -> tuple[frozenset[str], ...]:
    """The words with a capital, those that stand together as one.

    Times are left out, and the first word unless it is in a name.
    """
    return _runs(reading.words, reading.spans_of_times, reading.slots.names)


@lru_cache(maxsize=20_000)
def _runs(
    words: str, times: tuple[Span, ...], names: tuple[str, ...], *, with_first: bool = False
) -> tuple[frozenset[str], ...]:
    runs: list[set[str]] = []
    goes_on = False
    for number, word in enumerate(_without(words, times).split()):
        bare = word.strip(_MARKS).removesuffix("’s").removesuffix("'s").rstrip("'’")
        if bare[:1].isupper() and (number or with_first or any(bare in name.split() for name in names)):
            runs[len(runs) - goes_on :] = [runs[-1] | {bare.lower()} if goes_on else {bare.lower()}]
            goes_on = word.endswith(bare)
        else:
            goes_on = False
    return tuple(frozenset(run) for run in runs)


def shared_names(one: Reading, other: Reading) -> list[frozenset[str]]:
    """Names in both, each as its words; at the beginning as well, where no common word stands there."""
    ours, theirs = (
        _runs(reading.words, reading.spans_of_times, reading.slots.names, with_first=True) for reading in (one, other)
    )
    both = frozenset().union(*ours) & frozenset().union(*theirs)
    return [shared for run in ours if (shared := frozenset(word for word in run & both if stems_of(word)))]


def _without(words: str, spans: Iterable[Span]) -> str:
    for span in sorted(spans, key=lambda span: -span.start):
        words = f"{words[: span.start]} {words[span.end :]}"
    return words


def event_of(reading: Reading) -> tuple[str, str]:
    """What is done, and to what thing, as stems or as kinds of events; "" for what is not told.

    Of several deeds the one that is told last before the first time.
    """
    actions = reading.slots.actions
    if not actions:
        return "", ""
    at = reading.slots.times[0].span.start if reading.slots.times else 0
    action = max((one for one in actions if one.span.start < at), key=lambda one: one.span.start, default=actions[0])
    is_thing = action.patient is not None and action.patient.words[:1].islower()
    return _event(action.verb), _event(action.patient.words.lower()) if is_thing else ""


def _event(word: str) -> str:
    stem = stem_of(word)
    return _events().get(stem, stem)


@cache
def _negations() -> frozenset[str]:
    return frozenset(stem_of(row["words"]) for row in rows_of("signals") if row["kind"] == "negating")


@cache
def _events() -> dict[str, str]:
    return {stem_of(word): f"<{row['event']}>" for row in rows_of("events") for word in row["words"].split()}
