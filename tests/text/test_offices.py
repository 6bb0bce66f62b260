"""For whom somebody speaks, and when, by the words beside a name."""

from datetime import date

import pytest

from claims.text.offices import Held, held_by, title_in

DAY = date(2025, 1, 30)


@pytest.mark.parametrize(
    "words, held",
    [
        ("OpenAI spokeswoman", (DAY, None)),
        ("a former OpenAI researcher", (None, date(2025, 1, 29))),
        ("the ex-OpenAI engineer", (None, date(2025, 1, 29))),
        ("then-CEO of OpenAI", (None, date(2025, 1, 29))),
        ("CEO of OpenAI since 2023", (date(2023, 1, 1), None)),
        ("chief scientist until May 2024", (None, date(2024, 5, 31))),
        ("an OpenAI researcher from 2019 to 2022", (date(2019, 1, 1), date(2022, 12, 31))),
        ("policy chief, 2019-2022", (date(2019, 1, 1), date(2022, 12, 31))),
        ("a former researcher who joined in 2021", (None, date(2025, 1, 29))),
    ],
)
def test_words_say_from_when_to_when(words, held):
    assert held_by(words, DAY).bounds == held


@pytest.mark.parametrize("words", ["OpenAI spokeswoman", "former OpenAI researcher"])
def test_without_a_day_nothing_is_known(words):
    assert held_by(words, None) == Held()


@pytest.mark.parametrize(
    "told, held",
    [
        ([("CEO", DAY), ("CEO", date(2025, 3, 1))], (DAY, None)),
        ([("CEO", DAY), ("former CEO", date(2025, 3, 1))], (DAY, date(2025, 2, 28))),
        ([("former CEO", date(2025, 5, 1)), ("former CEO", date(2025, 3, 1))], (None, date(2025, 2, 28))),
        pytest.param([("former CEO", DAY), ("CEO", date(2025, 3, 1))], (date(2025, 3, 1), None), id="came back"),
        ([("CEO since 2023", DAY), ("CEO", DAY)], (date(2023, 1, 1), None)),
        pytest.param([("CEO since 2026", DAY), ("CEO until 2020", DAY)], (date(2026, 1, 1), None), id="backwards"),
    ],
)
def test_several_texts_add_up_in_any_order(told, held):
    for order in (told, told[::-1]):
        known = Held()
        for words, day in order:
            known = known.with_other(held_by(words, day))
        assert known.bounds == held
        assert Held.of_json({**known.as_json(), "words": "CEO"}) == known


@pytest.mark.parametrize(
    "words, title",
    [
        ("OpenAI spokeswoman", "spokeswoman"),
        ("a former OpenAI researcher", "researcher"),
        ("OpenAI’s chief executive", "chief executive"),
        ("the chief executive of OpenAI since 2023", "chief executive"),
        ("ex-OpenAI engineer", "engineer"),
        ("lawyer", "lawyer"),
        ("OpenAI", ""),
        ("policy chief at OpenAI, 2019-2022", "policy chief"),
        ("its research director", "research director"),
    ],
)
def test_the_office_alone(words, title):
    assert title_in(words, "OpenAI") == title
