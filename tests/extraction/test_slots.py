"""What a wording says in each slot, and how two wordings compare: wording → expected."""

import json
from datetime import date

import pytest

from claims.extraction.actions import verb_stem
from claims.extraction.slots import Slots, compare_slots, slots_of
from claims.extraction.slots_json import as_json, from_json
from claims.text.agreement import Agreement

PUBLISHED = date(2025, 1, 30)


def read(wording: str) -> Slots:
    return slots_of(wording, published=PUBLISHED)


POLARITY = [
    ("OpenAI trained on the articles of The New York Times.", False, []),
    ("OpenAI did not train on the articles.", True, ["not"]),
    ("OpenAI never asked for permission.", True, ["never"]),
    ("No copyrighted books were used.", True, ["No"]),
    ("DeepSeek denies that it copied OpenAI's models.", True, ["denies"]),
    ("Meta failed to pay the authors.", True, ["failed"]),
    ("OpenAI did not fail to disclose it.", False, ["not", "fail"]),
    ("The talks failed.", False, []),
]


@pytest.mark.parametrize("wording, negated, words", POLARITY)
def test_polarity(wording, negated, words):
    polarity = read(wording).polarity
    assert (polarity.negated, [span.of(wording) for span in polarity.words]) == (negated, words)


ACTIONS = [
    ("Getty Images sued Stability AI.", ("sue", "Getty Images", "Stability AI")),
    ("Stability AI was sued by Getty Images.", ("sue", "Getty Images", "Stability AI")),
    ("Anthropic accuses DeepSeek of copying Claude.", ("copi", "DeepSeek", "Claude")),
    ("Reddit is suing Perplexity for scraping Google.", ("scrap", "Perplexity", "Google")),
    ("Anthropic accuses DeepSeek of stealing and selling Claude.", ("sell", "DeepSeek", "Claude")),
    ("OpenAI accused DeepSeek of using its model to train Claude.", ("train", "DeepSeek", "Claude")),
    ("OpenAI accused DeepSeek of claiming that Meta copied Claude.", ("copi", "Meta", "Claude")),
    ("Google is not trained on any data.", ("train", None, "Google")),
    ("Meta took the books.", ("tak", "Meta", "books")),
    ("Meta refused to pay the authors.", ("pai", "Meta", "authors")),
]


@pytest.mark.parametrize("wording, expected", ACTIONS)
def test_who_did_what_to_whom(wording, expected):
    def called(actor):
        return actor and (actor.name or actor.words)

    assert expected in [(one.verb, called(one.agent), called(one.patient)) for one in read(wording).actions]


@pytest.mark.parametrize(
    "forms",
    [
        "copy copies copied copying",
        "take takes took taken taking",
        "use uses used using",
        "sue sues sued suing",
        "stop stops stopped stopping",
        "train trains trained training",
        "pay pays paid paying",
        "pass passes passed passing",
        "sell sells sold selling",
        "scrape scrapes scraped scraping",
    ],
)
def test_the_forms_of_a_verb_have_one_stem(forms):
    assert len({verb_stem(form) for form in forms.split()}) == 1


def test_names_days_and_amounts_are_kept_apart():
    slots = read("404 Media wrote that three labs took 24,000 accounts on 20 January 2025 and last fall.")
    assert slots.names[0] == "404 Media"
    assert [one.text for one in slots.quantities] == ["three", "24,000"]
    assert [one.date.value for one in slots.times] == ["2025-01-20", "2024-09-01/2024-11-30"]


AGREE, DIFFER, UNKNOWN = Agreement.AGREE, Agreement.DIFFER, Agreement.UNKNOWN
COMPARED = [
    # slot, one wording, the other, what comes of it
    ("quantities", "Meta paid $1.5 billion.", "Meta paid $1.5 million.", DIFFER),
    ("quantities", "Meta paid over a billion dollars.", "Meta paid $1.5 billion.", AGREE),
    ("quantities", "Meta paid $1.5 billion.", "Meta paid the authors.", UNKNOWN),
    ("times", "R1 came out on 20 January 2025.", "R1 came out in late 2023.", DIFFER),
    ("times", "R1 came out on 20 January 2025.", "R1 came out in January 2025.", AGREE),
    ("times", "R1 came out in 2025.", "R1 came out.", UNKNOWN),
    ("times", "It happened last fall.", "It happened in October 2024.", AGREE),
    ("polarity", "Meta copied the books.", "Meta did not copy the books.", DIFFER),
    ("polarity", "Meta did not pay.", "Meta refused to pay.", AGREE),
    ("polarity", "Google denies that it used the data.", "Google did not use the data.", AGREE),
    ("names", "Meta copied the books.", "Anthropic copied the books.", DIFFER),
    ("names", "Meta and Anthropic copied the books.", "Meta copied the books.", AGREE),
    ("names", "Meta and Anthropic copied them.", "Meta and Google copied them.", UNKNOWN),
    ("names", "Meta copied the books.", "The company copied the books.", UNKNOWN),
    ("names", "The NYT sued OpenAI.", "The New York Times sued OpenAI.", AGREE),
    ("actions", "Getty Images sued Stability AI.", "Stability AI was sued by Getty Images.", AGREE),
    ("actions", "Getty Images sued Stability AI.", "Stability AI sued Getty Images.", DIFFER),
    ("actions", "DeepSeek copied ChatGPT.", "Moonshot AI copied ChatGPT.", DIFFER),
    ("actions", "DeepSeek copied ChatGPT.", "The lab copied ChatGPT.", AGREE),
    ("actions", "DeepSeek copied ChatGPT.", "DeepSeek released R1.", UNKNOWN),
]


@pytest.mark.parametrize("slot, one, other, expected", COMPARED, ids=[" / ".join(case[:3]) for case in COMPARED])
def test_two_wordings_are_compared(slot, one, other, expected):
    slots = read(one), read(other)
    assert getattr(compare_slots(*slots), slot) is expected
    assert getattr(compare_slots(*reversed(slots)), slot) is expected


@pytest.mark.parametrize("wording", sorted({case[1] for case in COMPARED} | {case[0] for case in POLARITY}))
def test_a_wording_differs_from_itself_in_nothing(wording):
    assert compare_slots(read(wording), read(wording)).differing == ()


def test_the_slots_that_differ_are_named():
    one, other = read("Meta paid $1.5 billion in 2024."), read("Meta never paid $1.5 million in 2025.")
    assert compare_slots(one, other).differing == ("quantities", "times", "polarity")


@pytest.mark.parametrize("wording", ["Meta did not pay over $1.5 billion last fall.", "Prices fell.", "", "“…”"])
def test_slots_survive_json(wording):
    slots = read(wording)
    assert from_json(json.loads(json.dumps(as_json(slots)))) == slots
