"""Two texts side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.differences import differences

HEAD = "OpenAI answers the Times"
ONE = "OpenAI said that DeepSeek used its models. It gave no detail."
TWO = "Microsoft declined to comment on the inquiry of the regulator."
THREE = "The court will hear both sides in the spring of the next year."


def story(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def told(before: str, after: str) -> list[tuple]:
    """Rows with a difference: the two paragraphs, and the words taken out and put in."""
    return [
        (
            row.before and row.before.of(before),
            row.after and row.after.of(after),
            [span.of(before) for span in row.removed],
            [span.of(after) for span in row.added],
        )
        for row in differences(before, after)
        if not row.is_same and not row.moved
    ]


def test_words_put_in_and_taken_out():
    softened = "OpenAI said that DeepSeek may have used its models. It gave no detail."
    assert told(story(HEAD, ONE), story(HEAD, softened)) == [(ONE, softened, [], ["may have"])]
    assert told(story(HEAD, softened), story(HEAD, ONE)) == [(softened, ONE, ["may have"], [])]


def test_a_figure_is_replaced_and_not_cut_into_digits():
    before, after = "It found 24,000 accounts there.", "It found 25,000 accounts there."
    assert told(before, after) == [(before, after, ["24,000"], ["25,000"])]


def test_paragraphs_added_and_dropped():
    assert told(story(HEAD, ONE), story(HEAD, ONE, TWO)) == [(None, TWO, [], [TWO])]
    assert told(story(HEAD, ONE, TWO), story(HEAD, TWO)) == [(ONE, None, [ONE], [])]


def test_commas_and_quotation_marks_make_no_difference():
    assert told('He said: "No, never."', "He said, “No never”.") == []


def test_a_paragraph_that_moved_is_said_to_have_moved():
    rows = differences(story(HEAD, ONE, TWO, THREE), story(HEAD, THREE, ONE, TWO))
    moved = [row for row in rows if row.moved]
    assert [(row.before is None, row.after is None) for row in moved] == [(True, False), (False, True)]
    assert not any(row.removed or row.added for row in rows)


@pytest.mark.parametrize("before,after", [("", ""), ("", ONE), (ONE, ""), ("…", "—")])
def test_texts_without_words(before, after):
    rows = differences(before, after)
    assert len(rows) == max(bool(before), bool(after))


def test_a_paragraph_that_was_split():
    before, after = story(HEAD, f"{ONE} {TWO}"), story(HEAD, ONE, TWO)
    rows = differences(before, after)
    assert [row.after.of(after) for row in rows if row.after] == [HEAD, ONE, TWO]


def test_a_text_without_paragraphs_is_compared_by_its_sentences():
    sentences = [f"Sentence number {n} says what happened on that day in court." for n in range(200)]
    before = " ".join(sentences)
    after = before.replace("number 150 says what", "number 150 may say what")
    ((_, _, removed, added),) = told(before, after)
    assert (removed, added) == (["says"], ["may say"])


TEXTS = st.lists(st.lists(st.sampled_from(["one", "two", "three", "four,", "5"]), max_size=6).map(" ".join), max_size=6)


@given(TEXTS.map("\n\n".join), TEXTS.map("\n\n".join))
def test_every_paragraph_stands_once_in_its_order(before, after):
    rows = differences(before, after)
    for text, side in ((before, [row.before for row in rows]), (after, [row.after for row in rows])):
        spans = [span for span in side if span]
        assert spans == sorted(spans)
        assert (
            "".join(span.of(text) for span in spans).split()
            == "".join(part.strip() for part in text.split("\n\n")).split()
        )
    for row in rows:
        assert all(row.before.contains(span) for span in row.removed)
        assert all(row.after.contains(span) for span in row.added)
