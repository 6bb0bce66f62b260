"""Two editors who begin a story at the same moment."""

import pytest

from claims.editing.stories import Words, create_story
from claims.terms import Role
from tests.factories import a_user
from tests.meanwhile import meanwhile

TITLE = Words("Who told whom?")


@pytest.mark.django_db(transaction=True)
def test_two_stories_of_one_title_begun_at_once_have_an_address_each():
    one, other = a_user(Role.EDITOR), a_user(Role.EDITOR)
    begun = []
    second = meanwhile(lambda: begun.append(create_story(one, TITLE)), lambda: create_story(other, TITLE)).result()
    assert (begun[0].slug, second.slug) == ("who-told-whom", "who-told-whom-2")
