"""The bars of the strip as markup."""

import re
from datetime import date

import pytest

from tests.factories import a_dispute, a_placed_claim

pytestmark = pytest.mark.django_db


def test_labels_without_room_to_their_right_on_a_small_screen_are_marked(client):
    dispute = a_dispute(slug="data")
    for day in (date(2020, 5, 1), date(2026, 6, 1)):
        a_placed_claim(dispute, f"It was {day}.", published_on=day)
    page = client.get("/d/data/").content.decode()
    bars = re.findall(r"<li(?: class=\"([^\"]*)\")? data-days", page)
    assert len(bars) == 74
    late = [number for number, names in enumerate(bars) if "late" in names.split()]
    assert late == [number for number, names in enumerate(bars) if "ticked" in names.split() and number >= 59]
    assert late
