"""A claim's own wording stands alone."""

import pytest

from claims.linking.wording import denial, standalone, with_cue


@pytest.mark.parametrize(
    "content, wording",
    [
        ("He struck out most claims", "He struck out most claims."),
        ("“We are aware of it,”", "We are aware of it."),
        ("“It is a rare bug.”", "It is a rare bug."),
        ("the newspaper used “deceptive prompts”", "The newspaper used “deceptive prompts”."),
        ("the newspaper used “deceptive prompts,”", "The newspaper used “deceptive prompts.”"),
        ("it could be unlawful in “many circumstances.”", "It could be unlawful in “many circumstances.”"),
        ("the case is an “overt threat” (it said)", "The case is an “overt threat” (it said)."),
        ("“some evidence” of distillation", "“some evidence” of distillation."),
        ("“We know” and “we care”", "“We know” and “we care”."),
        ("“We are aware of it", "We are aware of it."),
    ],
)
def test_other_content_is_only_made_a_sentence(content, wording):
    assert standalone(content) == wording


def test_what_is_denied_says_so():
    assert denial("the suit had merit", "OpenAI", quoted=False) == "OpenAI denies that the suit had merit."
    assert denial("“We copied it”", "DeepSeek", quoted=True) == "DeepSeek denies “We copied it”."
    assert denial("the suit had merit", "", quoted=False) == "Somebody denies that the suit had merit."


def test_the_object_of_a_cue_is_told_with_it():
    told = with_cue("Microsoft of using its articles", "The New York Times", "accused")
    assert told == "The New York Times accused Microsoft of using its articles."
