"""A claim's own wording stands alone."""

import pytest

from claims.linking.wording import standalone


@pytest.mark.parametrize(
    "content, speaker, quoted, wording",
    [
        ("it had seen “some evidence” of it", "OpenAI", False, "OpenAI had seen “some evidence” of it."),
        ("its articles were used", "The Times", False, "The Times’s articles were used."),
        ("they were copied", None, False, "They were copied."),
        ("“We are aware of it,”", "OpenAI", True, "We are aware of it."),
        ("“It is a rare bug.”", "OpenAI", True, "It is a rare bug."),
        ("it's a rare bug", "OpenAI", False, "It's a rare bug."),
        ("itself a copier", "OpenAI", False, "Itself a copier."),
        ("training is\nfair   use", "Judge Alsup", False, "Training is fair use."),
        ("her books were copied", "Sarah Silverman", False, "Her books were copied."),
    ],
)
def test_standalone(content, speaker, quoted, wording):
    assert standalone(content, speaker, quoted=quoted) == wording


def test_what_is_denied_says_so():
    assert standalone("the suit had merit", "OpenAI", denied=True) == "OpenAI denies that the suit had merit."
    assert standalone("“We copied it.”", "DeepSeek", quoted=True, denied=True) == "DeepSeek denies “We copied it.”."


@pytest.mark.parametrize(
    "content, wording",
    [
        ("the newspaper used “deceptive prompts”", "The newspaper used “deceptive prompts”."),
        ("“some evidence” of distillation", "“some evidence” of distillation."),
        ("“We know” and “we care”", "“We know” and “we care”."),
        ("“We are aware of it", "We are aware of it."),
    ],
)
def test_inner_quotation_marks_stay_in_pairs(content, wording):
    assert standalone(content, None) == wording


def test_the_object_of_a_cue_is_told_with_it():
    told = standalone("Microsoft of using its articles", "The New York Times", object_of="accused")
    assert told == "The New York Times accused Microsoft of using its articles."
