import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.terms import AnchorState
from claims.text.comparable import same_words
from claims.text.selectors import CONTEXT, Anchored, Selectors, anchor, anchor_all, describe
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
        assert same_words(found.span.of(other), selectors.exact)
    else:
        assert found.span is None or found.span.end <= len(other)


@pytest.mark.parametrize("text", ["a" * 500_000, "a " * 250_000, "no word of it here. " * 25_000])
@pytest.mark.slow
def test_in_long_monotonous_texts_the_old_place_is_found(text):
    selectors = describe(text, Span(100, 250_000))
    assert anchor(text, selectors) == Anchored(AnchorState.SAME, Span(100, 250_000), similarity=1.0)
    assert anchor(text[:50], selectors).state is AnchorState.GONE


ASIDE = "Asked again, the company said so. "


@pytest.mark.parametrize(
    "name,text,state",
    [
        ("curly quotation marks", STORY.replace("“", '"').replace("”", '"'), AnchorState.SAME),
        ("commas", STORY.replace("data only, and", "data only and"), AnchorState.SAME),
        ("white space", STORY.replace("were trained", "were\n  trained"), AnchorState.SAME),
        ("a paragraph split", STORY.replace(" It said", "\n\nIt said"), AnchorState.SAME),
        ("a sentence put in before", STORY.replace("It said", ASIDE + "It said"), AnchorState.SAME),
        ("a negation put in", STORY.replace("were trained", "were not trained"), AnchorState.CHANGED),
    ],
)
def test_marks_blanks_and_neighbours_move_nothing(name, text, state):
    found = anchor(text, described(WORDS))
    assert found.state is state
    if state is AnchorState.SAME:
        assert same_words(found.span.of(text), WORDS)


def test_the_quotation_marks_go_with_the_words():
    text = STORY.replace("“", '"').replace("”", '"')
    assert anchor(text, described("“We respect the rules,”")).span.of(text) == '"We respect the rules,"'


THRICE = (
    "Ann asked. He denied it all to Ann.",
    "Bob asked. He denied it all to Bob.",
    "Cem asked. He denied it all to Cem.",
)


def describe_each(text: str, words: str) -> list[Selectors]:
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    return [describe(text, Span(start, start + len(words))) for start in starts]


@pytest.mark.parametrize("kept", [(0, 1, 2), (1, 2), (0, 2), (2,), (0,), ()])
def test_of_equal_sentences_each_keeps_the_place_that_its_context_names(kept):
    text = " ".join(THRICE)
    later = "A new opening line.\n\n" + " ".join(THRICE[number] for number in kept)
    found = anchor_all(later, describe_each(text, "He denied it all"))
    standing = {number: anchored.span for number, anchored in enumerate(found) if anchored.span}
    assert tuple(sorted(standing)) == kept
    for number, span in standing.items():
        assert later[: span.start].endswith(THRICE[number][: len("Ann asked. ")])


def test_equal_sentences_with_equal_context_are_never_two_claims_at_one_place():
    text = "He denied it all. " * 5
    found = anchor_all("He denied it all. " * 3, describe_each(text, "He denied it all"))
    spans = [anchored.span for anchored in found if anchored.span]
    assert len(spans) == len(set(spans)) == 3


def test_two_that_shared_a_place_share_it_again():
    selectors = described(WORDS)
    one, other = anchor_all("New.\n\n" + STORY, [selectors, selectors])
    assert one == other
    assert one.state is AnchorState.SAME


def test_one_inside_the_other_both_stand():
    outer, inner = described("It said " + WORDS), described(WORDS)
    assert {found.state for found in anchor_all("New.\n\n" + STORY, [outer, inner])} == {AnchorState.SAME}


def test_what_stands_there_already_is_offered_to_nobody():
    text = "Ann said that the labs used public data. Bob said that the labs used private data."
    ann, bob = (described(words, text) for words in ("the labs used public data", "the labs used private data"))
    later = "Bob said that the labs used private data."
    assert [found.state for found in anchor_all(later, [ann, bob])] == [AnchorState.GONE, AnchorState.MOVED]
    assert anchor_all(later, [ann], taken=[Span(14, 40)])[0].state is AnchorState.GONE


def test_one_passage_is_offered_to_the_likest_only():
    text = "Ann said that the labs used public data. Bob said that the big labs used public data."
    ann, bob = (described(words, text) for words in ("the labs used public data.", "the big labs used public data"))
    later = "Bob said that the big labs may have used public data."
    found = anchor_all(later, [ann, bob])
    assert [anchored.state for anchored in found] == [AnchorState.GONE, AnchorState.CHANGED]


def test_what_changed_its_order_has_moved():
    sentences = [f"Speaker {n} said that claim number {n} was made in court on that day. " for n in range(5)]
    text = "".join(sentences)
    claims = [described(f"claim number {n} was made in court", text) for n in range(5)]
    later = "".join([sentences[4], *sentences[:4]])
    states = [found.state for found in anchor_all(later, claims)]
    assert states[4] is AnchorState.MOVED
    assert AnchorState.MOVED not in states[1:3]


def test_nothing_is_found_in_nothing():
    assert [found.state for found in anchor_all("", [described(WORDS), described("public")])] == [AnchorState.GONE] * 2
    assert anchor_all(STORY, []) == []
