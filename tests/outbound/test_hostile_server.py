"""Each behaviour of the hostile server, and what comes of it."""

import pytest

from claims.outbound import Fetched, Limits, TooSlow
from tests.hostile import BEHAVIOURS, Behaviour, named
from tests.outbound.stand_ins import outcome_of

KB_300 = 300_000


@pytest.mark.parametrize("behaviour", named("network"), ids=lambda behaviour: behaviour.name)
def test_what_must_happen_happens(fetcher, hostile, behaviour: Behaviour):
    seconds = 0.5 if behaviour.expect is TooSlow else 20
    limits = Limits(seconds=seconds, n_wire_bytes=KB_300, n_bytes=KB_300)
    outcome = outcome_of(fetcher, hostile.url(behaviour.name), limits=limits)
    if isinstance(outcome, Fetched) and not isinstance(behaviour.expect, type):
        assert behaviour.expect(outcome), f"{behaviour.must}: {outcome}"
    else:
        assert type(outcome) is behaviour.expect, f"{behaviour.must}: {outcome!r}"
        assert str(outcome)


def test_there_are_enough_ways_to_be_hostile():
    assert len(BEHAVIOURS) >= 60
