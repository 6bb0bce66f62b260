"""Names that are like some words: whom the viewer may see of them, and who is asked about that."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Document, Party, Publisher
from claims.permissions import Gate
from claims.timeline.columns_kept import columns_of
from claims.timeline.filters import Filters
from claims.timeline.likeness import compared, likest
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


def test_names_of_a_rare_word_are_found_however_many_have_another_of_the_words(monkeypatch):
    monkeypatch.setattr("claims.timeline.likeness._MOST_COMPARED", 4)
    dispute = a_dispute()
    for name in ("Picture House", "Pictures North", "Pictures South", "Picture Desk", "Ferrowald Press Institute"):
        a_placed_claim(dispute, f"{name} was there.", speaker=a_party(name))
    assert "Ferrowald Press Institute" in names("ferrowald picture")[Party]
    assert "Ferrowald Press Institute" in names("picture ferowald")[Party]


@pytest.mark.parametrize(
    "words,parts",
    [
        ("DeepSeek lawsuit", ["deepseek", "lawsuit"]),
        ("lawsuit, lawsuit", ["lawsuit"]),
        ("New York Times", ["york", "times", "new york times"]),
        ("the AI", ["ai"]),
        ("the", []),
    ],
)
def test_the_whole_is_compared_where_some_of_its_words_are_short(words, parts):
    assert compared(words) == parts


NAMES = [
    *("Ferrowald", "Ferrowald Institute", "Ferrowalt Pictures", "Picture Desk", "New York Times", "York Press"),
    *("Motion of Ferrowald Press in the matter of Marilholt", "Marilholt", "AI Institute", "Deep Seek", "DeepSeek"),
]


@pytest.mark.parametrize(
    "words",
    [
        *("ferrowald", "ferowald", "Ferrowald Institute", "pictures desk", "New Yrok Times", "york times"),
        *("deepseek", "deep seek", "marilhot press", "AI", "motion matter", "institute of ferrowald press"),
    ],
)
def test_who_is_like_some_words_is_whoever_is_like_one_of_them_or_all_together(words):
    """What PostgreSQL holds to be like when each name is compared with each word, and with all, of four letters."""
    dispute = a_dispute()
    for name in NAMES:
        a_placed_claim(dispute, f"{name} was there.", speaker=a_party(name))
    whole = words.lower()
    parts = [whole, *(word for word in whole.split() if len(word) >= 4)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM unnest(%s::text[]) AS name CROSS JOIN unnest(%s::text[]) AS part"
            " WHERE word_similarity(part, lower(name)) >= 0.6"
            " GROUP BY name ORDER BY max(word_similarity(part, lower(name))) DESC, length(name)",
            [NAMES, parts],
        )
        like = [name for (name,) in cursor]
    assert names(words, len(NAMES))[Party] == like
