"""Two editors who begin a story at the same moment, or change it while it is deleted."""

import pytest

from claims.editing.refusal import Refused
from claims.editing.stories import Words, create_story, delete_story, save_words
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


@pytest.mark.django_db(transaction=True)
def test_who_writes_in_a_story_that_is_being_deleted_is_told_so():
    one, other = a_user(Role.EDITOR), a_user(Role.EDITOR)
    story = create_story(one, TITLE)
    late = meanwhile(lambda: delete_story(one, story.pk, 1), lambda: save_words(other, story.pk, 1, Words("Mine")))
    with pytest.raises(Refused, match="has deleted this story"):
        late.result()
