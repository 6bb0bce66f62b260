"""Names that are like some words: whom the viewer may see of them, and who is asked about that."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Document, Party, Publisher
from claims.permissions import Gate
from claims.timeline.columns_kept import columns_of
from claims.timeline.filters import Filters
from claims.timeline.likeness import likest
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher

pytestmark = pytest.mark.django_db


def names(words: str, n: int = 8) -> dict[type, list[str]]:
    return {model: [str(one) for one in found] for model, found in likest(Gate.for_readers(), words, n).items()}


def test_the_likest_come_first_and_of_those_the_shortest():
    dispute = a_dispute()
    for name in ("Ferrowald Institute", "Ferrowalt", "Ferrowald"):
        a_placed_claim(dispute, f"{name} was there.", speaker=a_party(name))
    assert names("ferrowald")[Party] == ["Ferrowald", "Ferrowald Institute", "Ferrowalt"]
    assert names("ferrowald", 2)[Party] == ["Ferrowald", "Ferrowald Institute"]


def test_whom_readers_may_see_is_found_however_many_are_likest_whom_they_may_not():
    for number in range(5):
        a_party(f"Ferrowald {number}")
    a_placed_claim(a_dispute(), speaker=a_party("Ferrowald of the Northern Institute"))
    assert names("ferrowald", 1)[Party] == ["Ferrowald of the Northern Institute"]


@pytest.mark.django_db(transaction=True)
def test_who_is_named_in_timelines_that_are_kept_is_found_without_the_gate():
    """Whom readers may not see they do not find there either, nor who was merged."""
    dispute = a_dispute()
    a_party("Ferrowald")
    speaker, outlet = a_party("Ferrowald Institute"), a_publisher("Ferrowald Times")
    a_placed_claim(dispute, speaker=speaker, publisher=outlet)

    def asked() -> tuple[dict[type, list[str]], int]:
        with CaptureQueriesContext(connection) as queries:
            found = names("ferrowald")
        return found, sum("timelineentry" in query["sql"] for query in queries)

    seen = {Party: ["Ferrowald Institute"], Publisher: ["Ferrowald Times"], Document: []}
    assert asked() == (seen, 2)
    columns_of(Gate.for_readers(), dispute, Filters())
    assert asked() == (seen, 1)  # about the one that no timeline names
    Party.objects.filter(pk=speaker.pk).update(merged_into=a_party("Ferrowald House"))
    assert asked()[0][Party] == []
