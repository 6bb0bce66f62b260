"""Stories: begun, written, put into order, published; and two editors at once."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.refusal import Refused, Stale
from claims.editing.stories import (
    MOST_STEPS,
    Words,
    add_step,
    create_story,
    delete_story,
    move_step,
    publish_story,
    remove_step,
    save_words,
    unpublish_story,
)
from claims.models import Claim, Story, StoryStep
from claims.terms import Publishes, Role, Status
from claims.timeline.history import load_story_history
from tests.factories import a_claim, a_dispute, a_placed_claim, a_user
from tests.stories import a_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return a_user(Role.EDITOR, username="anna")


@pytest.fixture
def claims() -> list[Claim]:
    dispute = a_dispute(publishes=Publishes.ACCEPTED)
    return [a_placed_claim(dispute, f"It took data {n}.") for n in range(3)]


@pytest.fixture
def story(claims) -> Story:
    return a_story(*claims, published=False)


def order(story: Story) -> list[str]:
    assert [step.position for step in story.steps.all()] == list(range(1, story.steps.count() + 1))
    return [step.text for step in story.steps.all()]


def test_it_begins_as_a_draft_with_an_address_of_its_title(editor):
    first, second = create_story(editor, Words("Who told whom?")), create_story(editor, Words("Who told whom?"))
    assert (first.slug, second.slug) == ("who-told-whom", "who-told-whom-2")
    assert not first.is_published
    assert create_story(editor, Words("谁说的")).slug.startswith("n-")


def test_words_are_kept_and_a_version_is_counted(editor, story):
    first, second, _ = story.steps.all()
    saved = save_words(editor, story.pk, 1, Words("Another title", "A lead", {first.pk: "Other words"}))
    assert (saved.title, saved.lead, saved.version) == ("Another title", "A lead", 2)
    assert order(story) == ["Other words", "Line 2", "Line 3"]
    second.refresh_from_db()
    assert second.events.count() == 1, "what was not changed makes no history"


def test_words_that_are_the_same_change_nothing(editor, story):
    assert save_words(editor, story.pk, 1, Words(story.title, story.lead)).version == 1


def test_a_claim_comes_to_the_end(editor, story):
    claim = a_placed_claim(a_dispute(), "It took more.")
    assert add_step(editor, story.pk, 1, claim.number, "And then").version == 2
    assert order(story)[-1] == "And then"
    with pytest.raises(Refused, match="it is step 4"):
        add_step(editor, story.pk, None, claim.number)


def test_a_claim_that_is_not_to_be_shown_is_not_taken(editor, story, claims):
    merged = a_claim("The same.", merged_into=claims[0])
    with pytest.raises(Refused, match=f"merged into claim {claims[0].number}"):
        add_step(editor, story.pk, 1, merged.number)
    rejected = a_placed_claim(a_dispute(), "Satire.", Status.REJECTED)
    for number in (rejected.number, 10**9):
        with pytest.raises(Refused, match="There is no claim"):
            add_step(editor, story.pk, 1, number)
    assert Story.objects.get().version == 1


def test_there_is_an_end_to_it(editor, story, monkeypatch):
    monkeypatch.setattr("claims.editing.stories.MOST_STEPS", 3)
    with pytest.raises(Refused, match="Take one out"):
        add_step(editor, story.pk, 1, a_placed_claim(a_dispute()).number)
    assert MOST_STEPS == 60


def test_steps_change_places(editor, story):
    first, _, last = story.steps.all()
    move_step(editor, story.pk, 1, last.pk, up=True)
    assert order(story) == ["Line 1", "Line 3", "Line 2"]
    move_step(editor, story.pk, 2, first.pk, up=False)
    assert order(story) == ["Line 3", "Line 1", "Line 2"]
    with pytest.raises(Refused, match="stands first already"):
        move_step(editor, story.pk, 3, last.pk, up=True)


def test_a_step_is_taken_out_and_the_others_close_up(editor, story):
    first = story.steps.first()
    remove_step(editor, story.pk, 1, first.pk)
    assert order(story) == ["Line 2", "Line 3"]
    with pytest.raises(Refused, match="not in the story any more"):
        remove_step(editor, story.pk, 2, first.pk)


def test_it_is_published_and_taken_back_with_a_reason(editor, story):
    assert publish_story(editor, story.pk, 1).is_published
    with pytest.raises(Refused, match="published already"):
        publish_story(editor, story.pk, 2)
    with pytest.raises(Refused, match="Say why"):
        unpublish_story(editor, story.pk, 2, " ")
    assert not unpublish_story(editor, story.pk, 2, "Too early.").is_published
    with pytest.raises(Refused, match="a draft already"):
        unpublish_story(editor, story.pk, 3, "Again.")


def test_an_empty_one_is_not_published(editor):
    story = create_story(editor, Words("Empty"))
    with pytest.raises(Refused, match="Add a claim first"):
        publish_story(editor, story.pk, 1)


@pytest.mark.parametrize("how", ["words", "add", "move", "remove", "publish"])
def test_two_editors_do_not_lay_their_changes_over_each_other(editor, story, claims, how):
    step = story.steps.last()
    save_words(editor, story.pk, 1, Words("Changed by anna", ""))
    other = a_user(Role.EDITOR)
    with pytest.raises(Stale, match="since you opened it"):
        {
            "words": lambda: save_words(other, story.pk, 1, Words("Changed by me", "")),
            "add": lambda: add_step(other, story.pk, 1, claims[0].number),
            "move": lambda: move_step(other, story.pk, 1, step.pk, up=True),
            "remove": lambda: remove_step(other, story.pk, 1, step.pk),
            "publish": lambda: publish_story(other, story.pk, 1),
        }[how]()
    story.refresh_from_db()
    assert (story.title, story.version, StoryStep.objects.count()) == ("Changed by anna", 2, 3)


def test_its_history_says_who_and_why(editor, story):
    publish_story(editor, story.pk, 1)
    unpublish_story(editor, story.pk, 2, "Too early.")
    told = [(each.who, each.what, each.reason) for each in load_story_history(story)]
    assert told[:2] == [
        ("anna", ("version 3, draft",), "Too early."),
        ("anna", ("version 2, published",), "published"),
    ]


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR])
def test_only_editors_tell_stories(story, role):
    user = a_user(role)
    for tell in (
        lambda: create_story(user, Words("Mine")),
        lambda: save_words(user, story.pk, 1, Words("Mine")),
        lambda: publish_story(user, story.pk, 1),
    ):
        with pytest.raises(PermissionDenied):
            tell()


@pytest.mark.parametrize("is_own", [True, False])
def test_a_draft_is_deleted_by_its_author_or_a_lead(editor, story, is_own):
    delete_story(story.author if is_own else a_user(Role.LEAD), story.pk, 1)
    assert not Story.objects.exists()
    assert not StoryStep.objects.exists()
    assert Claim.objects.count() == 3
    last = Story.pgh_event_model.objects.filter(pgh_obj=story.pk).latest("pgh_id")
    assert (last.pgh_label, last.pgh_context.metadata["reason"]) == ("delete", "draft deleted")
    with pytest.raises(Refused, match="has deleted this story"):
        save_words(editor, story.pk, 1, Words("Mine"))


def test_nobody_else_deletes_one(editor, story):
    author = story.author
    author.role = Role.CONTRIBUTOR
    author.save()
    for user in (editor, author):
        with pytest.raises(PermissionDenied):
            delete_story(user, story.pk, 1)
    assert Story.objects.exists()


def test_what_readers_have_seen_is_not_deleted(editor, story):
    lead = a_user(Role.LEAD)
    publish_story(editor, story.pk, 1)
    with pytest.raises(Refused, match="Take it back, and no reader"):
        delete_story(lead, story.pk, 2)
    unpublish_story(editor, story.pk, 2, "Too early.")
    with pytest.raises(Refused, match="stays on record"):
        delete_story(lead, story.pk, 3)


def test_a_draft_that_somebody_works_on_is_not_deleted_unseen(editor, story):
    save_words(editor, story.pk, 1, Words("Another title"))
    with pytest.raises(Stale):
        delete_story(story.author, story.pk, 1)
