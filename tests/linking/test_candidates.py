"""Which tellings a new one is compared with: the nearest of its teller, each wording once."""

import pytest

from claims.linking.candidates import candidates_of
from claims.linking.vectors import vectors_of
from claims.models import Appearance, Telling
from claims.terms import Status
from tests.linking.telling_tales import tell

pytestmark = pytest.mark.django_db

COPIED = "OpenAI said that DeepSeek copied its models."
COPIED_TOO = "OpenAI said that DeepSeek had made copies of its models."
BANNED = "OpenAI said that it had banned several accounts last year."


@pytest.fixture(params=[False, True], ids=["exactly", "by the index"])
def candidates(request):
    """The candidates of an appearance, looked for in either way."""

    def of(appearance: Appearance) -> list[int]:
        telling = Telling.objects.get(appearance=appearance)
        vector = vectors_of([telling.matter])[telling.matter]
        return list(candidates_of(telling, vector, is_much=request.param))

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
