"""Who tells a claim: unnamed people by what they are called."""

import pytest

from claims.linking.tellers import called, tellers_of
from claims.models import Appearance, ChainLink, Publisher
from tests.factories import a_claim, a_party, a_publisher, an_appearance, an_article


@pytest.mark.parametrize(
    "described, word",
    [
        ("people familiar with the matter", "people"),
        ("its sources", "people"),
        ("they", "people"),
        ("one of the people", "people"),
        ("The people on the dock", "people"),
        ("two lawyers in the case", "lawyers"),
        ("a site coordinator in Ohio", "coordinator"),
        ("One of them, an engineer", "engineer"),
        ("", ""),
    ],
)
def test_what_unnamed_people_are_is_a_word(described, word):
    assert called(described) == word


@pytest.mark.django_db
def test_unnamed_people_are_of_the_outlet_that_heard_them(django_assert_num_queries):
    wire, weekly, lumen = a_publisher("Wire"), a_publisher("Weekly"), a_party("Lumen")
    told = [a_telling_by("two lawyers in the case", wire, weekly) for _ in range(3)]
    named = an_appearance(an_article("It grew."), a_claim("It grew.", lumen), "It grew")
    with django_assert_num_queries(1):
        tellers = tellers_of([*told, named])
    assert [tellers[one.pk] for one in told] == [f"unnamed:{wire.pk}:lawyers"] * 3
    assert tellers[named.pk] == f"party:{lumen.pk}"


def a_telling_by(unnamed: str, *outlets: Publisher) -> Appearance:
    """A telling by unnamed people, which these outlets passed on one after the other."""
    claim = a_claim("It grew.")
    appearance = an_appearance(an_article("It grew."), claim, "It grew", speaker=None, key=str(claim.pk))
    appearance.chain.all().delete()
    ChainLink.objects.create(appearance=appearance, position=0, unnamed=unnamed, how="told")
    for position, outlet in enumerate(outlets, 1):
        ChainLink.objects.create(appearance=appearance, position=position, publisher=outlet, how="wrote")
    return appearance
