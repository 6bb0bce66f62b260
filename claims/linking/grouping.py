"""Appearances to claims: the same proposition by the same speaker is one claim, across articles.

Whatever changed, the whole component is grouped again (``clustering``), so that the groups do not depend on the order
in which articles came. Then each group gets its claim: a public number stays with what most of its tellings became.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from functools import cache
from itertools import combinations, product

from claims.linking.clustering import UNLIKE, Alike, grouped
from claims.linking.components import Component, load_component
from claims.linking.keeping import keep_claims
from claims.linking.standing import Node
from claims.linking.weights import THRESHOLD

#: Appearances that stay together in any case.
Unit = frozenset[int]


def regroup(appearances: Iterable[int]) -> set[int]:
    """Group these appearances, and all that hangs together with them, anew; the claims whose tellings changed.

    Part of the caller's transaction, which holds the lock of the linking.
    """
    return regroup_components(appearances)[0]


def regroup_components(appearances: Iterable[int]) -> tuple[set[int], Set[int]]:
    """As ``regroup``; the claims, and all appearances that were grouped.

    Where somebody decides meanwhile about a claim that would lose tellings by it, all is grouped once more, as that
    holds it together.
    """
    appearances = set(appearances)
    component = load_component(appearances)
    while (changed := keep_claims(component, groups_of(component))) is None:
        component = load_component(appearances)
    return changed, component.members.keys()


def groups_of(component: Component) -> list[set[int]]:
    """The appearances of a component, those of one claim together."""
    units = _units(component)
    groups = _grouped(component, units, _pairs(component, units), _Likeness(component))
    return [{pk for unit in group for pk in unit} for group in groups]


def _grouped(
    component: Component,
    units: Iterable[Unit],
    pairs: Iterable[frozenset[Unit]],
    likeness: Callable[[Unit, Unit], Alike],
) -> list[Set[Unit]]:
    keys = {unit: min(component.members[pk].key for pk in unit) for unit in units}
    articles = {unit: frozenset(component.members[pk].article_id for pk in unit) for unit in units}
    return grouped(keys, pairs, likeness, THRESHOLD, articles)


def _units(component: Component) -> list[Unit]:
    """Who stays together in any case: by a decision, in a claim that people decided about, by the very same words.

    The same words do not hold together what a person decided about: two that say the same may be told apart.
    """
    unit_of = {pk: {pk} for pk in component.members}
    bound = {pk for pair in component.together | component.apart for pk in pair}
    leaving = _leaving(component)
    first: dict[object, int] = {}
    for pk, member in component.members.items():
        is_held = pk in component.held and pk not in leaving
        bond = ("claim", member.claim_id) if is_held else ("telling", pk) if pk in bound else member.node
        _join(unit_of, pk, first.setdefault(bond, pk))
    for pair in component.together:
        _join(unit_of, *pair)
    return list({frozenset(unit) for unit in unit_of.values()})


def _leaving(component: Component) -> set[int]:
    """Who leaves a claim that people decided about, because they told it apart from another telling there.

    Of the two it is the one that was told apart from more of the claim's tellings, of equals the one published later.
    """
    within = (pair for pair in component.apart if len({component.members[pk].claim_id for pk in pair}) == 1)
    inner = [pair for pair in within if pair <= component.held]
    times = Counter(pk for pair in inner for pk in pair)
    members = component.members

    def rank(pk: int) -> tuple:
        return times[pk], str(members[pk].published or ""), members[pk].key

    return {max(pair, key=rank) for pair in inner}


def _join(unit_of: dict[int, set[int]], one: int, other: int) -> None:
    if unit_of[one] is not unit_of[other]:
        unit_of[one] |= unit_of[other]
        for pk in unit_of[other]:
            unit_of[pk] = unit_of[one]


def _pairs(component: Component, units: Iterable[Unit]) -> set[frozenset[Unit]]:
    """The pairs of units of which anything is known: compared, told apart, of the same words, or both decided about."""
    unit_of = {pk: unit for unit in units for pk in unit}
    of_node: dict[Node, set[Unit]] = defaultdict(set)
    kin: dict[object, list[int]] = {}
    for pk, member in component.members.items():
        kin.setdefault(member.node, []).append(pk)
        of_node[member.node].add(unit_of[pk])
        if pk in component.held:
            kin.setdefault("decided", []).append(pk)
    alike = ({unit_of[pk] for pk in pks} for pks in kin.values())
    found = {frozenset(pair) for several in alike for pair in combinations(several, 2)}
    found |= {frozenset(unit_of[pk] for pk in pair) for pair in component.apart}
    found |= {frozenset(pair) for nodes in _compared(component) for pair in product(*(of_node[node] for node in nodes))}
    return {pair for pair in found if len(pair) == 2}


def _compared(component: Component) -> set[frozenset[Node]]:
    """The nodes that were compared: of the tellings that share one only the first was, for all of them."""
    pairs = {frozenset(component.members[pk].node for pk in pair) for pair in component.compared}
    return {nodes for nodes in pairs if len(nodes) == 2}


_APART = Alike(0.0, is_apart=True)


class _Likeness:
    """How alike two units are: as those parts of them are that are most alike on average, of those that nothing keeps
    apart. Parts are what would go together without people, so that what they hold together draws in nothing else by
    it, and what they joined gets whatever either part would get."""

    def __init__(self, component: Component) -> None:
        self._component = component
        self._nodes = {pk: member.node for pk, member in component.members.items()}
        self._leaving = _leaving(component)
        self._parts_of = cache(self._find_parts)
        self._nodes_of = cache(self._find_nodes)

    def __call__(self, one: Unit, other: Unit) -> Alike:
        if self._are_told_apart(one, other):
            return _APART
        parts, others = self._parts_of(one), self._parts_of(other)
        if self._are_like_the_rejected(one, other) and set().union(*parts).isdisjoint(set().union(*others)):
            return _APART
        return self._of_the_best([self._of_parts(*two) for two in product(parts, others)])

    def _are_told_apart(self, one: Unit, other: Unit) -> bool:
        """Whether people decided that they are two."""
        if any(frozenset(pair) in self._component.apart for pair in product(one, other)):
            return True
        ours, theirs = self._decided_in(one), self._decided_in(other)
        return bool(ours and theirs and ours != theirs)

    def _are_like_the_rejected(self, one: Unit, other: Unit) -> bool:
        """Whether one is of a claim that was rejected: what is only like it is not drawn in."""
        return bool((self._decided_in(one) | self._decided_in(other)) & self._component.rejected)

    def _decided_in(self, unit: Unit) -> set[int]:
        return {self._component.members[pk].claim_id for pk in (unit & self._component.held) - self._leaving}

    def _find_parts(self, unit: Unit) -> list[set[Node]]:
        of_node: dict[Node, set[int]] = defaultdict(set)
        for pk in unit:
            of_node[self._nodes[pk]].add(pk)
        if len(of_node) == 1:
            return [set(of_node)]
        alone = {node: frozenset(pks) for node, pks in of_node.items()}
        compared = [pair for pair in self._component.comparisons if pair <= alone.keys()]
        pairs = {frozenset(alone[node] for node in pair) for pair in compared}
        groups = _grouped(self._component, alone.values(), pairs, self._of_units)
        return [self._nodes_of(frozenset(part)) for part in groups]

    def _find_nodes(self, group: frozenset[Unit]) -> set[Node]:
        return {self._nodes[pk] for unit in group for pk in unit}

    def _of_units(self, one: Unit, other: Unit) -> Alike:
        return self._of_nodes(*(self._nodes[min(unit)] for unit in (one, other)))

    def _of_parts(self, one: set[Node], other: set[Node]) -> Alike:
        if not one.isdisjoint(other):
            return Alike(1.0)
        pairs = {frozenset(pair): self._of_nodes(*pair) for pair in product(one, other)}
        if any(alike.score < UNLIKE and self._component.share_an_article(nodes) for nodes, alike in pairs.items()):
            return _APART
        return _on_average(list(pairs.values()))

    def _of_nodes(self, one: Node, other: Node) -> Alike:
        if one == other:
            return Alike(1.0)
        compared = self._component.comparisons.get(frozenset((one, other)))
        if not compared:
            return Alike(0.0, is_apart=one[0] != other[0])
        return Alike(compared.match.score, bool(compared.match.apart), compared.within)

    def _of_the_best(self, between: list[Alike]) -> Alike:
        best = max(between, key=lambda found: (not found.is_apart, found.score))
        changing = [found.within for found in between if found.within and not found.is_apart]

        def within(group: frozenset[Unit]) -> float:
            return max(best.score, *(score(self._nodes_of(group)) for score in changing))

        return Alike(best.score, best.is_apart, within if changing else None)


def _on_average(pairs: Sequence[Alike]) -> Alike:
    """How alike two parts are whose tellings are so alike, each to each."""

    def within(group: set[Node]) -> float:
        return sum(each.within(group) if each.within else each.score for each in pairs) / len(pairs)

    score = sum(each.score for each in pairs) / len(pairs)
    return Alike(score, any(each.is_apart for each in pairs), within if any(each.within for each in pairs) else None)
