"""Slips that tellings hand on: a name misspelt, or a figure changed, by some and not by those before them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.linking.origins.tellings import Told
from claims.text.names import fold

#: Of more different texts than these the first are looked at.
_MOST = 60


def find_slips(tellings: Sequence[Told]) -> Iterable[tuple[Told, Told, str, str, Told]]:
    """(telling, the earliest with the same slip, the slip, what others write, the earliest of those), by their days."""
    texts = list({one.sha256: one for one in reversed(tellings)}.values())[::-1][:_MOST]
    for slip, usual in (*_misspelt(texts), *_wrong_figures(texts)):
        source, *others = [one for one in tellings if _has(one, slip) and not _has(one, usual)] or [None]
        first = next(one for one in tellings if _has(one, usual))
        yield from ((one, source, slip, usual, first) for one in others if one.article_id != source.article_id)


def _has(one: Told, word: str) -> bool:
    return word in one.reading.names or word in one.reading.figures


def _misspelt(texts: Sequence[Told]) -> Iterable[tuple[str, str]]:
    """(misspelt, usual) names: a letter apart, never in one paragraph, the later of the two in two texts at least."""
    users = defaultdict(list)
    for one in texts:
        for name in one.reading.names:
            users[name].append(one.article_id)
    by_initial = defaultdict(list)
    for name in users:  # in the order of their first text
        by_initial[name[0]].append(name)
    for names in by_initial.values():
        for i, usual in enumerate(names):
            for slip in names[i + 1 :]:
                if len(set(users[slip])) > 1 and _is_slip(slip, usual) and not {*users[slip]} & {*users[usual]}:
                    yield slip, usual


def _is_slip(one: str, other: str) -> bool:
    """One letter more, less or changed, and not only an ending, a case or an accent."""
    shorter, longer = sorted((fold(one), fold(other)), key=len)
    if shorter == longer or len(longer) - len(shorter) > 1 or longer == f"{shorter}s":
        return False
    start = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    return longer[start + 1 :] in (shorter[start:], shorter[start + 1 :])


def _wrong_figures(texts: Sequence[Told]) -> Iterable[tuple[str, str]]:
    """(wrong, usual) figures, where each of two sets of texts has just one figure, and the later set two texts."""
    users: dict[str, set[int]] = defaultdict(set)
    for one in texts:
        if len(one.reading.figures) == 1:
            users[next(iter(one.reading.figures))].add(one.article_id)
    usual, *others = [*users] or [""]
    yield from ((figure, usual) for figure in others if len(users[figure]) > 1)
