"""Rules of a dispute, as its lead writes them."""

import re
from datetime import date

import pytest

from claims.terms import Clock
from claims.text.rules import Rule, RuleProblem, Subject

TOLD = Subject(
    frozenset({"deepseek", "openai"}),
    "OpenAI saw evidence of distillation by an A.I. firm.",
    {Clock.PUBLISHED: (date(2025, 1, 30), date(2025, 1, 30)), Clock.HAPPENED: (date(2024, 9, 1), None)},
)


@pytest.mark.parametrize(
    "rules, why",
    [
        ({}, ""),
        (None, ""),
        ({"parties": ["DeepSeek"]}, "party: DeepSeek"),
        ({"parties": ["deepseek"]}, "party: deepseek"),
        ({"words": ["distil*"]}, "word: distil*"),
        ({"words": ["distil"]}, ""),
        ({"words": ["DISTILLATION"]}, "word: DISTILLATION"),
        ({"words": ["A.I."]}, "word: A.I."),
        ({"words": ["U.S."]}, ""),
        ({"words": ["distil*"], "needs": ["DeepSeek|Moonshot"]}, "word: distil*"),
        ({"words": ["distil*"], "needs": ["Moonshot|MiniMax"]}, ""),
    ],
)
def test_a_rule_says_what_fits(rules, why):
    assert Rule.of(rules).why(TOLD) == why


@pytest.mark.parametrize(
    "period, fits",
    [
        ({"from": "2025-01-30"}, True),
        ({"from": "2025-01-31"}, False),
        ({"to": "2025-01-30"}, True),
        ({"to": "2025-01-29"}, False),
        ({"from": "2025-01-30", "to": "2025-01-30", "clock": "published"}, True),
        ({"clock": "happened", "to": "2024-08-31"}, False),
        pytest.param({"clock": "happened", "from": "2025-06-01"}, True, id="open at its end: it may"),
        pytest.param({"clock": "said", "from": "1900-01-01"}, False, id="nobody knows when it was said"),
    ],
)
def test_a_period_takes_in_what_may_fall_into_it(period, fits):
    assert bool(Rule.of({"words": ["distil*"], "period": period}).why(TOLD)) is fits


@pytest.mark.parametrize(
    "rules, problem",
    [
        ("DeepSeek", "written as an object"),
        ({"word": ["DeepSeek"]}, "called “word”. Use these: parties, words, needs, period"),
        ({"words": "DeepSeek"}, "must be a list"),
        ({"words": [7]}, "must be a list"),
        ({"words": []}, "neither a party nor a word"),
        ({"needs": ["DeepSeek"]}, "neither a party nor a word"),
        ({"parties": [" "]}, "no name"),
        ({"words": [""]}, "nearly everything"),
        ({"words": ["("]}, "nearly everything"),
        ({"words": ["*"]}, "nearly everything"),
        ({"words": ["ab*"]}, "nearly everything"),
        ({"words": ["The"]}, "nearly everything"),
        ({"words": ["dis*til"]}, "does not stand at its end"),
        ({"words": ["DeepSeek"], "needs": ["Moonshot|"]}, "nearly everything"),
        ({"words": ["x" * 101]}, "longer than 100"),
        ({"words": ["word"] * 201}, "up to 200"),
        ({"words": ["DeepSeek"], "period": {"from": "2025-02-01", "to": "2025-01-01"}}, "runs backwards"),
        ({"words": ["DeepSeek"], "period": {"from": "last fall"}}, "“last fall” is no day"),
        ({"words": ["DeepSeek"], "period": {}}, "neither a beginning nor an end"),
        ({"words": ["DeepSeek"], "period": {"clock": "seen", "from": "2025-01-01"}}, "no clock “seen”"),
        ({"words": ["DeepSeek"], "period": {"until": "2025-01-01"}}, "called “until”"),
        ({"words": ["DeepSeek"], "period": "2025"}, "The period is written as an object"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_with_what_to_do(rules, problem):
    with pytest.raises(RuleProblem, match=re.escape(problem)):
        Rule.of(rules)
