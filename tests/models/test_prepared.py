"""Queries whose SQL is put together once."""

from threading import Thread

import pytest
from django.db import connection
from django.db.models import F

from claims.models import Party
from claims.models.prepared import IsOneOf, Place, Prepared
from tests.factories import a_claim, a_party

pytestmark = pytest.mark.django_db


@pytest.fixture
def parties() -> list[Party]:
    return [a_party(name) for name in ("Bloomberg", "DeepSeek", "Getty", "OpenAI")]


@pytest.mark.parametrize("chosen", [[], [1], [3, 0, 2]])
def test_it_gives_what_the_plain_query_gives(parties, chosen):
    pks = [parties[n].pk for n in chosen]
    found = Prepared(Party.objects.filter(IsOneOf("pk", Place("pks"))).order_by("name"))(pks=pks)
    assert found == list(Party.objects.filter(pk__in=pks).order_by("name"))


def test_one_query_each_time_with_the_values_of_that_time(parties, django_assert_num_queries):
    named = Prepared(Party.objects.filter(pk=Place("pk")).values_list("name", flat=True))
    for party in parties:
        with django_assert_num_queries(1):
            assert named(pk=party.pk) == [party.name]


def test_a_part_at_a_time_they_are_all_there(parties):
    named = Prepared(Party.objects.filter(pk__gt=Place("after")).order_by("pk").values_list("name", flat=True))
    for first in (0, 2):
        assert [*named.each(2, after=parties[first].pk)] == [party.name for party in parties[first + 1 :]]


def test_a_row_that_came_since_is_found(parties):
    count = Prepared(Party.objects.filter(pk__gt=Place("after")))
    assert count(after=parties[-1].pk) == []
    later = a_party("The New York Times")
    assert count(after=parties[-1].pk) == [later]


def test_models_come_with_those_joined_to_them_and_with_what_is_annotated(parties, django_assert_num_queries):
    claim = a_claim("It was so.", speaker=parties[1])
    rows = type(claim).objects.filter(pk=Place("pk")).select_related("speaker").annotate(by=F("speaker__name"))
    [found] = Prepared(rows)(pk=claim.pk)
    with django_assert_num_queries(0):
        assert (found, found.speaker, found.by) == (claim, parties[1], "DeepSeek")


def test_a_value_is_never_part_of_the_sql(parties):
    named = Prepared(Party.objects.filter(name=Place("name", Party._meta.get_field("name"))))
    assert named(name="' OR true --") == []
    assert named(name="Getty") == [parties[2]]


def test_a_value_that_is_missing_is_told_by_its_name(parties):
    with pytest.raises(KeyError, match="pk"):
        Prepared(Party.objects.filter(pk=Place("pk")))()


def test_two_threads_ask_by_their_own_connections(parties):
    asked = Prepared(Party.objects.filter(pk=Place("pk")).values_list("name", flat=True))
    assert asked(pk=parties[0].pk) == ["Bloomberg"]
    other = []

    def ask() -> None:
        other.extend(asked(pk=parties[0].pk))  # a transaction of its own, in which nothing was stored
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert other == []
