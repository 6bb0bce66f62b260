"""An outlet that is renamed: what it goes by, and what hangs on its name."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.going_back import go_back
from claims.editing.publishers import latest_change, rename_publisher
from claims.editing.refusal import Refused, Stale
from claims.linking import settle_outlet
from claims.models import Appearance, Publisher, User
from claims.terms import Role
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return a_user(Role.EDITOR)


@pytest.fixture
def outlet() -> Publisher:
    return Publisher.objects.named("Wasington Post")


def rename(user: User, outlet: Publisher, name: str) -> Publisher:
    return rename_publisher(user, outlet.pk, latest_change(outlet), name, "A slip.")


@pytest.mark.parametrize("name", ["The Wáshington Post", "washington post", "Wasington Post", "the wasington post"])
def test_it_goes_by_its_name_and_by_the_one_that_its_address_has(editor, outlet, name):
    rename(editor, outlet, "The Washington Post")
    assert Publisher.objects.named(name) == outlet
    assert Publisher.objects.get().slug == "wasington-post"


def test_the_name_of_another_outlet_is_refused_also_when_one_goes_back(editor, outlet):
    Publisher.objects.named("The Herald")
    with pytest.raises(Refused, match="“The Herald” is another outlet"):
        rename(editor, outlet, "Herald")
    rename(editor, outlet, "Gazette")
    between = latest_change(outlet)
    rename(editor, outlet, "Courier")
    Publisher.objects.named("Gazette")
    with pytest.raises(Refused, match="“Gazette” is another outlet"):
        go_back(editor, "publisher", outlet.pk, between, latest_change(outlet), "It was right.")


def test_another_spelling_of_its_own_name_is_not_another_outlet(editor, outlet):
    assert rename(editor, outlet, "The WASINGTON Post").name == "The WASINGTON Post"


def test_it_takes_a_reason_an_editor_and_what_stands_now(editor, outlet):
    with pytest.raises(Refused, match="Say why"):
        rename_publisher(editor, outlet.pk, latest_change(outlet), "Gazette", " ")
    with pytest.raises(PermissionDenied):
        rename(a_user(Role.CONTRIBUTOR), outlet, "Gazette")
    with pytest.raises(Stale):
        rename_publisher(editor, outlet.pk, 0, "Gazette", "A slip.")
    rename_publisher(editor, outlet.pk, 0, "Wasington Post", "It stands so already.")
    assert outlet.events.count() == 1


def test_origins_that_bear_its_name_bear_the_new_one(editor):
    unnamed = {"speaker": None, "source_words": "people"}
    telling = a_placed_claim(a_dispute(), appearance=unnamed).appearances.get()
    outlet = telling.article.publisher
    settle_outlet(outlet.pk)
    before = Appearance.objects.get().origin.label
    rename(editor, outlet, "Gazette")
    assert settle_outlet(outlet.pk) == 1
    assert Appearance.objects.get().origin.label == before.replace("PetaPixel", "Gazette") != before
