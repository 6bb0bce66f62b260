"""When a page is looked at again."""

from datetime import UTC, datetime, timedelta

import pytest

from claims.reading import next_look

HELD = datetime(2025, 1, 30, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MONTH = datetime(2025, 2, 28, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "looked,due",
    [
        (None, HELD + HOUR),
        (HELD, HELD + HOUR),
        (HELD + HOUR, HELD + DAY),
        (HELD + HOUR + timedelta(minutes=7), HELD + DAY),
        (HELD + DAY, HELD + 7 * DAY),
        (HELD + 3 * DAY, HELD + 7 * DAY),
        (HELD + 7 * DAY, MONTH),
        (MONTH, None),
        (MONTH + 500 * DAY, None),
    ],
)
def test_an_hour_a_day_a_week_a_month_then_with_the_feed(looked, due):
    assert next_look(HELD, looked) == due


@pytest.mark.parametrize(
    "held,month_later",
    [
        ((2024, 1, 31), (2024, 2, 29)),
        ((2025, 12, 15), (2026, 1, 15)),
        ((2025, 3, 31), (2025, 4, 30)),
    ],
)
def test_a_month_is_the_same_day_of_the_next_one(held, month_later):
    held, month_later = (datetime(*day, 12, 0, tzinfo=UTC) for day in (held, month_later))
    assert next_look(held, held + timedelta(days=8)) == month_later
