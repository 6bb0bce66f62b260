"""What a search found, in its order: the same as one would say who looked at each claim by itself."""

from random import Random

import pytest

from claims.timeline.matches import OWN_WORDING, Matches, Place


def naive(rows: list[tuple[int, int, float]]) -> list[Place]:
    """The claims by the best rank of any of their rows, each with the best of its tellings."""
    found = []
    for claim in {row[0] for row in rows}:
        own = [row for row in rows if row[0] == claim]
        told = sorted((-rank, telling) for _, telling, rank in own if telling != OWN_WORDING)
        found.append((-max(rank for _, _, rank in own), claim, told[0][1] if told else None))
    return [Place(claim, telling) for _, claim, telling in sorted(found, key=lambda one: one[:2])]


@pytest.mark.parametrize("seed", range(20))
def test_the_best_come_first_each_with_the_best_of_its_tellings(seed):
    rng = Random(seed)
    told = [(rng.randrange(1, 15), telling, rng.choice([0.1, 0.2, 0.3])) for telling in range(1, rng.randrange(2, 40))]
    worded = [(claim, OWN_WORDING, rng.choice([0.1, 0.2, 0.3])) for claim in rng.sample(range(1, 20), 8)]
    rows = rng.sample(told + worded, len(told) + len(worded))
    matches = Matches.among(rows)
    assert matches.best() == naive(rows)
    assert matches.n_claims == len({claim for claim, _, _ in rows})
    assert sorted(matches.worded.tolist()) == sorted(claim for claim, _, _ in worded)
    assert sorted(matches.told.tolist()) == [telling for _, telling, _ in told]


def test_nothing_found_is_no_claim():
    assert (Matches.among([]).best(), Matches.among([]).n_claims) == ([], 0)
