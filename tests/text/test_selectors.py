import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.terms import AnchorState
from claims.text.selectors import CONTEXT, Selectors, anchor, describe
from claims.text.spans import Span

STORY = (
    "The company said on Monday that it had found signs of copying.\n\n"
    "A rival denied that. It said its models were trained on public data only, and that it would answer in court.\n\n"
    "“We respect the rules,” a spokeswoman wrote."
)


def described(words, text=STORY):
    start = text.index(words)
    return describe(text, Span(start, start + len(words)))


def test_describes_words_context_and_position():
    selectors = described("signs of copying")
    assert selectors == Selectors(
        exact="signs of copying",
        prefix="said on Monday that it had found "[-CONTEXT:],
        suffix=".\n\nA rival denied that. It said ",
        start=45,
        end=61,
    )


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, len(STORY) + 1)])
def test_refuses_to_describe_what_covers_no_words(span):
    with pytest.raises(ValueError, match="covers no words"):
        describe(STORY, span)


WORDS = "its models were trained on public data only"


@pytest.mark.parametrize(
    "name, text, state",
    [
        ("unchanged", STORY, AnchorState.SAME),
        ("a paragraph in front", "Correction: see below.\n\n" + STORY, AnchorState.SAME),
        ("changed elsewhere", STORY.replace("Monday", "Tuesday"), AnchorState.SAME),
        ("another sentence around it", "In short: " + WORDS + ".", AnchorState.MOVED),
        ("twice with its context", STORY + "\n\n" + STORY, AnchorState.SAME),
        ("softened", STORY.replace("were trained", "may have been trained"), AnchorState.CHANGED),
        ("a number put in", STORY.replace("public data", "public data from 40 countries"), AnchorState.CHANGED),
        ("dropped", STORY.replace(WORDS, "nothing"), AnchorState.GONE),
        ("empty", "", AnchorState.GONE),
    ],
)
def test_owns_up_to_how_sure_it_is(name, text, state):
    found = anchor(text, described(WORDS))
    assert found.state is state
    if state in (AnchorState.SAME, AnchorState.MOVED):
        assert found.span.of(text) == WORDS


def test_of_two_equal_places_the_one_with_the_context_is_taken():
    text = "He said no to Ann. She laughed. He said no to Bob. She cried."
    start = text.rindex("He said no")
    selectors = describe(text, Span(start, start + 10))
    longer = "He said no to Cem, first of all. " + text
    assert anchor(longer, selectors).span.start == longer.index("He said no to Bob")


def test_a_copy_elsewhere_without_the_old_place_is_moved_when_its_context_stands_twice():
    selectors = described(WORDS)
    twice = "New. " + STORY + "\n\n" + STORY
    assert anchor(twice, selectors).state is AnchorState.MOVED


def test_two_short_words_are_not_followed_into_another_sentence():
    selectors = describe("Asked about it, he said no, and left.", Span(16, 23))
    assert selectors.exact == "he said"
    assert anchor("Nobody knows what he said there.", selectors).state is not AnchorState.MOVED


def test_offers_the_near_passage_with_its_likeness():
    text = STORY.replace("were trained", "may have been trained")
    found = anchor(text, described(WORDS))
    assert found.span.of(text) == "its models may have been trained on public data only"
    assert 0.6 < found.similarity < 1


def test_does_not_cross_wires_when_a_number_changes():
    text = "It paid 1.5 billion dollars to the authors in September."
    found = anchor(text.replace("1.5", "2.5"), describe(text, Span(0, len(text))))
    assert found.state is AnchorState.CHANGED


@given(st.text(min_size=1, max_size=300), st.data())
def test_described_words_are_found_again_in_the_same_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = anchor(text, describe(text, Span(start, end)))
    assert (found.state, found.span) == (AnchorState.SAME, Span(start, end))


@given(st.text("ab \n", min_size=1, max_size=60), st.text("ab \n", max_size=60), st.data())
def test_same_and_moved_always_cover_the_described_words(text, other, data):
    start = data.draw(st.integers(0, len(text) - 1))
    selectors = describe(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    found = anchor(other, selectors)
    if found.state in (AnchorState.SAME, AnchorState.MOVED):
        assert found.span.of(other) == selectors.exact
    else:
        assert found.span is None or found.span.end <= len(other)


@pytest.mark.parametrize("text", ["a" * 500_000, "a " * 250_000, "no word of it here. " * 25_000])
def test_long_texts_take_no_time_to_speak_of(text):
    selectors = describe("a a a no word of that is here a a", Span(6, 20))
    begun = time.perf_counter()
    anchor(text, selectors)
    anchor(text, describe(text, Span(100, 250_000)))
    assert time.perf_counter() - begun < 5
