"""Notes on words of an article, after the article changed."""

import pytest

from claims.editing.notes import Words, note_words
from claims.models import Anchor, Annotation, Snapshot
from claims.models.noting import anchor_notes
from claims.terms import AnchorState, Role
from claims.text.spans import Span
from tests.factories import a_user, an_article
from tests.versions import FIRST, GETTY, MICROSOFT, OPENAI, SECOND, a_version, stored_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> Snapshot:
    return an_article(FIRST)


def noted(snapshot: Snapshot, words: str) -> Annotation:
    start = snapshot.text.index(words)
    return note_words(a_user(Role.CONTRIBUTOR), snapshot, Span(start, start + len(words)), Words(f"On {words}"))


def states(note: Annotation) -> list[str]:
    return list(note.anchors.order_by("snapshot__number").values_list("state", flat=True))


@pytest.mark.parametrize(
    "words, state",
    [(MICROSOFT, AnchorState.SAME), (OPENAI, AnchorState.CHANGED), (GETTY, AnchorState.GONE)],
)
def test_a_version_that_came_before_the_note_or_after_it_is_the_same(first, words, state):
    after = noted(first, words)
    second = stored_version(first, SECOND)
    assert anchor_notes(first.article_id) == 1
    before = noted(first, words)
    assert states(after) == states(before) == [AnchorState.SAME, state]
    anchor = Anchor.objects.get(annotation=after, snapshot=second)
    if state != AnchorState.GONE:
        assert second.text[anchor.start : anchor.end] == anchor.exact


def test_words_that_came_back_are_found_where_they_stood_last(first):
    note = noted(first, GETTY)
    stored_version(first, SECOND)
    stored_version(first, FIRST)
    anchor_notes(first.article_id)
    assert states(note) == [AnchorState.SAME, AnchorState.GONE, AnchorState.SAME]


def test_a_note_on_a_later_version_says_nothing_of_the_ones_before(first):
    second = stored_version(first, SECOND)
    note = noted(second, "three labs made 24,000 accounts")
    assert [anchor.snapshot for anchor in note.anchors.all()] == [second]


def test_asked_again_nothing_is_new(first, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert anchor_notes(first.article_id) == 0
    noted(first, MICROSOFT)
    stored_version(first, SECOND)
    assert (anchor_notes(first.article_id), anchor_notes(first.article_id)) == (1, 0)


def test_reading_a_new_version_takes_the_notes_along(first):
    note = noted(first, MICROSOFT)
    a_version(first, f"New words.\n\n{SECOND}")
    assert states(note) == [AnchorState.SAME, AnchorState.SAME]
