"""Odd input: no exception, exact offsets, the same answer twice, time that grows with the length."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import MAX_CHARS, TextTooLong, extract
from claims.extraction.export import as_json
from tests.thorough import examples, first_of

BASE = "“We said so,” Ann Lee said. Reuters reported that OpenAI denied it. "
WORDS = st.sampled_from(
    [
        *BASE.split(),
        "“",
        "”",
        '"',
        "‘",
        "’",
        "—",
        ",",
        ".",
        ":",
        "\n\n",
        "\n",
        "according to",
        "who",
        "that",
        "his",
        "é́",
        "🎉",
        "\x00",
    ]
)

ODD = {
    "nothing": "",
    "white space": " \n\t ",
    "one mark": "“",
    "only marks": "“”\"'„‘’",
    "capitals": BASE.upper() * 3,
    "no capitals": BASE.lower() * 3,
    "NUL": BASE.replace(" ", "\x00"),
    "lone surrogates": "\ud800" + BASE + "\udfff",
    "combining marks and emoji": "👩‍👩‍👧‍👦é́ " + BASE,
    "right to left": "\u202e" + BASE,
    "HTML": f"<p>{BASE}</p><script>alert(1)</script>",
    "names": ", ".join(f"John Smith{n}" for n in range(500)),
    "table": "a\tb\t12\tc\n" * 100,
    "unclosed": "“We said so, " + BASE,
    "signature alone": "— a (@b) c",
    "no words for a source": "called officials” said , minister",
    "a verb twice": "told Jane , told , officials",
    "white space of all kinds": "It is over,”\xa0Doe said \u2028according to so-called",
    "marks in a claim": "testimony claimed that [ ? ( (Reuters) answered",
    "block marks": ">\n" * 50 + "> We said so, all of us.",
    "reopened without end": "“We said so.\n\n" * 200,
}


def assert_exact(text: str) -> None:
    claims = as_json(extract(text), text, "x")["claims"]
    assert all(text[claim["start"] : claim["end"]] == claim["content"] != "" for claim in claims)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_input(text):
    assert_exact(text)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_mixture_of_marks_and_words(text):
    assert_exact(text)
    assert extract(text) == extract(text)


def test_a_name_is_not_built_across_what_was_blanked():
    assert extract("Roe <p> Ministry said that it fell.").parties == ()


def test_html_and_emoji_move_nothing():
    text = "🎉 <b>“We said so,”</b> Ann Lee said."

    assert extract(text).attributions[0].content.of(text) == "“We said so,”"


def test_an_unclosed_quotation_costs_one_paragraph():
    text = "“We never said so, Ann Lee wrote.\n\n“We said so,” Bo Roe said."

    assert extract(text).attributions[-1].content.of(text) == "“We said so,”"


def test_another_language_is_recognised_and_not_read():
    text = "Das Unternehmen sagte, dass die Daten nicht betroffen sind und dass es den Vorfall nun untersucht."
    found = extract(text)

    assert (found.language, found.attributions, found.parties) == ("other", (), ())


def test_a_short_text_in_other_letters_is_not_english_for_the_company_that_it_names():
    assert extract("OpenAI заявила, что подаст апелляцию.").language == "other"
    assert extract("OpenAI will appeal, says Яндекс.").language == "en"


def test_a_text_too_long_says_what_to_do():
    with pytest.raises(TextTooLong, match="Cut it into parts"):
        extract("a" * (MAX_CHARS + 1))


def test_the_json_can_be_written():
    assert json.loads(json.dumps(as_json(extract(BASE), BASE, "x")))["id"] == "x"


@pytest.mark.parametrize(
    "noise", first_of(['"' * 20_000, "“a ” " * 2_000, "said " * 4_000, "A: " * 4_000, "<a " * 4_000])
)
def test_noise_takes_no_longer_than_words(noise):
    started = time.process_time()
    extract(BASE + noise)

    assert time.process_time() - started < 20
