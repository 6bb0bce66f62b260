"""Tellings to occasions: pure, and the same whatever the order in which the tellings came."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claims.linking.origins.hints import Hint
from claims.linking.origins.occasions import Occasion, apart, days_apart, nearness, together
from claims.linking.origins.tellings import Told
from claims.terms import FoldedBy


@dataclass(slots=True)
class Fold:
    """Tellings of one occasion, in no order. ``place`` is that of the first of them.

    ``label`` is the origin that people gave them, None where none did, and ``agreed`` are those of them that stand by
    it because people said so; ``barred`` are the tellings that people said are of another one than one of these.
    """

    tellings: list[Told]
    occasion: Occasion
    label: int | None
    place: tuple
    barred: set[int] = field(default_factory=set)
    agreed: set[int] = field(default_factory=set)

    @property
    def is_placed(self) -> bool:
        """Whether it says where it was said, or people said where it belongs."""
        return self.occasion.is_told or self.label is not None


class Folds:
    """The tellings of a claim, joined step by step."""

    def __init__(
        self,
        tellings: Sequence[Told],
        occasions: Mapping[int, Occasion],
        labels: Mapping[int, int],
        parted: Iterable[tuple[int, int]],
    ) -> None:
        barred: dict[int, set[int]] = defaultdict(set)
        for one, other in parted:
            barred[one].add(other)
            barred[other].add(one)
        self._of = {
            one.pk: Fold([one], occasions[one.pk], labels.get(one.pk), one.place, barred[one.pk]) for one in tellings
        }

    def all(self) -> list[Fold]:
        """By the days of their first tellings."""
        folds = {id(fold): fold for fold in self._of.values()}
        return sorted(folds.values(), key=lambda fold: fold.place)

    def join_labelled(self) -> None:
        """Join what people gave one origin, with what stands by it because people said so, too."""
        homes: dict[int, Fold] = {}
        for fold in self.all():
            if fold.label is not None:
                self._join(homes.setdefault(fold.label, fold), fold)
        for home in homes.values():
            home.agreed = {one.pk for one in home.tellings}

    def follow(self, hint: Hint) -> None:
        """Join the two tellings of a hint, unless an editor, or what they say, stands against it. Where an editor says
        it, nothing does."""
        source, copy = self._of[hint.source.pk], self._of[hint.told.pk]
        is_apart = days_apart if hint.is_firm else apart
        if hint.kind == FoldedBy.DECIDED or (
            _may_be_joined(source, copy) and not is_apart(source.occasion, copy.occasion)
        ):
            self._join(source, copy)

    def join_told(self) -> None:
        """Join those that say where it was said, each with the one before it that fits best; what people gave an origin
        stays by itself, unless another agrees with it in so many words."""
        found: list[Fold] = []
        for fold in self.all():
            if fold.is_placed:
                homes = [home for home in found if _may_be_one(home, fold) and _agrees_with_people(home, fold)]
                home = max(homes, key=lambda home: (nearness(home.occasion, fold.occasion), home.place), default=None)
                self._settle(found, fold, home)

    def join_silent(self) -> None:
        """Join those that say nothing with what was printed last before them; failing that, with what came first."""
        found = [fold for fold in self.all() if fold.is_placed]
        for fold in self.all():
            if not fold.is_placed:
                homes = sorted((home for home in found if _may_be_one(home, fold)), key=lambda home: home.place)
                before = [home for home in homes if home.place <= fold.place]
                self._settle(found, fold, (before[-1:] or homes[:1] or [None])[0])

    def _settle(self, found: list[Fold], fold: Fold, home: Fold | None) -> None:
        if home is None:
            found.append(fold)
        else:
            self._join(home, fold)

    def _join(self, source: Fold, copy: Fold) -> None:
        """What the source says of the occasion wins where the two differ."""
        if source is copy:
            return
        if not apart(source.occasion, copy.occasion):
            source.occasion = together(source.occasion, copy.occasion)
        if source.label is None:
            source.label = copy.label
        source.place = min(source.place, copy.place)
        source.barred |= copy.barred
        source.agreed |= copy.agreed
        source.tellings += copy.tellings
        for one in copy.tellings:
            self._of[one.pk] = source


def fold_tellings(
    tellings: Sequence[Told],
    occasions: Mapping[int, Occasion],
    hints: Iterable[Hint],
    labels: Mapping[int, int],
    parted: Iterable[tuple[int, int]] = (),
) -> list[Fold]:
    """The tellings by occasion. ``labels`` (telling → origin) are the origins to which people agreed: neither joined
    nor parted. ``parted`` are pairs of tellings of which people said that they are not of one.

    First what people said of two tellings; then what the hints join, the strongest first, unless what the tellings say
    stands against it; then what may be one occasion by what they say; last those that say nothing.
    """
    folds, hints = Folds(tellings, occasions, labels, parted), list(hints)
    for hint in hints:
        if hint.kind == FoldedBy.DECIDED:
            folds.follow(hint)
    folds.join_labelled()
    for hint in hints:
        folds.follow(hint)
    folds.join_told()
    folds.join_silent()
    return folds.all()


def _may_be_one(home: Fold, fold: Fold) -> bool:
    return _may_be_joined(home, fold) and not apart(home.occasion, fold.occasion)


def _agrees_with_people(home: Fold, fold: Fold) -> bool:
    is_decided = home.label is not None or fold.label is not None
    return not is_decided or nearness(home.occasion, fold.occasion) > 0


def _may_be_joined(one: Fold, other: Fold) -> bool:
    """Whether nobody decided otherwise."""
    has_one_label = one.label is None or other.label is None or one.label == other.label
    return has_one_label and not _are_parted(one, other)


def _are_parted(one: Fold, other: Fold) -> bool:
    return bool(one.barred) and any(told.pk in one.barred for told in other.tellings)
