"""Which tellings a new one is compared with: the nearest of its teller, each wording once."""

import pytest

from claims.linking import candidates as candidates_module
from claims.linking.candidates import candidates_of
from claims.models import Appearance, Telling
from claims.terms import Status
from tests.linking.telling_tales import tell

pytestmark = pytest.mark.django_db

COPIED = "OpenAI said that DeepSeek copied its models."
COPIED_TOO = "OpenAI said that DeepSeek had made copies of its models."
BANNED = "OpenAI said that it had banned several accounts last year."


@pytest.fixture(params=[2_500, 0], ids=["exactly", "by the index"])
def candidates(request, monkeypatch):
    """The candidates of an appearance, looked for in either way."""
    monkeypatch.setattr(candidates_module, "EXACT_UP_TO", request.param)

    def of(appearance: Appearance) -> list[int]:
        return list(candidates_of([Telling.objects.get(appearance=appearance)])[appearance.pk])

    return of


def test_the_nearest_of_the_same_teller_come_first(candidates):
    banned, copied, new = tell(BANNED), tell(COPIED), tell(COPIED_TOO)
    tell("Meta said that DeepSeek had made copies of its models.")
    assert candidates(new) == [copied.pk, banned.pk]


def test_of_those_that_state_the_same_the_first_that_nobody_rejected_is_one(candidates):
    first, second, new = tell(COPIED, "TRT World"), tell(COPIED, "The Star"), tell(COPIED_TOO)
    assert candidates(new) == [first.pk]
    Appearance.objects.filter(pk=first.pk).update(status=Status.REJECTED)
    assert candidates(new) == [second.pk]
    Appearance.objects.filter(pk=second.pk).update(status=Status.REJECTED)
    assert candidates(new) == []


def test_many_tellings_take_as_many_queries_as_one(django_assert_max_num_queries):
    told = [tell(COPIED), tell(COPIED_TOO), tell(BANNED), tell("Meta said that it had banned several accounts.")]
    tellings = list(Telling.objects.filter(pk__in=[one.pk for one in told]))
    with django_assert_max_num_queries(2):
        found = candidates_of(tellings)
    assert [len(found[one.pk]) for one in told] == [2, 2, 2, 0]
