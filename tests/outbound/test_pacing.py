"""When to call next."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.outbound.pacing import LONGEST, SHORTEST, UNKNOWN, delay_after_errors, polling_interval

NOW = datetime(2026, 11, 5, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
TIMES = st.datetimes(timezones=st.just(UTC))


def every(gap: timedelta, n_items: int = 30, last: datetime = NOW) -> list[datetime]:
    return [last - gap * number for number in range(n_items)]


@pytest.mark.parametrize(
    "published, interval",
    [
        (every(2 * MINUTE), SHORTEST),
        (every(2 * HOUR), HOUR),
        (every(7 * DAY), LONGEST),
        (every(2 * HOUR)[::-1], HOUR),
        (every(2 * MINUTE, last=NOW - DAY), HOUR),
        (every(2 * MINUTE, last=NOW - 100 * DAY), LONGEST),
        (every(2 * HOUR) + [NOW + 3_000 * DAY, datetime(1, 1, 1, tzinfo=UTC)], HOUR),
        (every(2 * HOUR, n_items=20) + every(MINUTE, last=NOW - 9 * DAY), HOUR),
        ([NOW - 2 * HOUR] * 40, SHORTEST),
        ([NOW - 2 * DAY], 2 * HOUR),
        ([NOW + DAY], UNKNOWN),
        ([], UNKNOWN),
    ],
    ids=range(12),
)
def test_a_feed_is_asked_about_twice_per_item(published, interval):
    assert polling_interval(published, NOW) == interval


@settings(deadline=None)
@given(st.lists(TIMES, max_size=30))
def test_the_interval_stays_between_ten_minutes_and_a_day(published):
    assert SHORTEST <= polling_interval(published, NOW) <= LONGEST


@pytest.mark.parametrize(
    "n_errors, most", [(1, 10 * MINUTE), (2, 20 * MINUTE), (4, 80 * MINUTE), (9, DAY), (10**9, DAY)]
)
def test_errors_double_the_delay_up_to_a_day(n_errors, most):
    delays = [delay_after_errors(n_errors, chance=Random(seed)) for seed in range(100)]
    assert most / 2 <= min(delays) < max(delays) <= most
    assert len(set(delays)) > 90


def test_a_site_that_asks_for_more_gets_more():
    delays = [delay_after_errors(1, retry_after=HOUR, chance=Random(seed)) for seed in range(100)]
    assert min(delays) >= HOUR
    assert max(delays) <= 1.1 * HOUR
    assert delay_after_errors(9, retry_after=MINUTE) >= DAY / 2
