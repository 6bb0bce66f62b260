"""From how many places the tellings of a claim really come: the number found against the number that people counted."""

from collections.abc import Callable, Iterable, Sequence

from claims.evaluation.counts import Trials
from claims.evaluation.figures import Accuracy, accuracy_of
from claims.evaluation.links.answer import Linked
from claims.evaluation.links.baselines import Likeness
from claims.evaluation.links.gold import Group

#: Says how many origins a group has.
Counter = Callable[[Group], int]


def origin_figure(name: str, groups: Iterable[Group], count: Counter) -> Accuracy:
    """The share of groups, of those that people counted, whose number of origins is right."""
    trials = [Trials.of(count(group) == group.n_origins) for group in groups if group.n_origins is not None]
    return accuracy_of(name, sum(trials, Trials()))


def by_linking(found: Sequence[Linked]) -> Counter:
    """The number of the found group that shares most members with the group; of equals, the smallest found group."""

    def count(group: Group) -> int:
        members = set(group.members)
        best = max(found, key=lambda linked: (len(members.intersection(linked.members)), -len(linked.members)))
        return best.n_origins

    return count


def always_one(group: Group) -> int:
    """What "one article, one story" would say."""
    return 1


def by_title(likeness: Likeness, least: float) -> Counter:
    """As many as there are articles whose titles are not alike; `likeness` is that of the titles of two claims."""

    def count(group: Group) -> int:
        heads: list[str] = []
        for member in group.members:
            if not any(likeness(member, head) >= least for head in heads):
                heads.append(member)
        return len(heads)

    return count


def best_title_match(groups: Sequence[Group], likeness: Likeness) -> Counter:
    """Title match with the threshold, in steps of a twentieth, that gets most of these groups right."""
    choices = [by_title(likeness, step / 20) for step in range(20, 0, -1)]
    return max(choices, key=lambda count: origin_figure("", groups, count).n_right)
