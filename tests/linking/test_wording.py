"""A claim's own wording stands alone."""

import pytest

from claims.linking.wording import denial, own_pronouns, standalone, with_cue
from claims.terms import PartyKind


@pytest.mark.parametrize(
    "content, speaker, kind, wording",
    [
        ("it had seen “some evidence” of it", "OpenAI", "organisation", "OpenAI had seen “some evidence” of it."),
        ("its articles were used", "The Times", "organisation", "The Times’s articles were used."),
        ("they were copied", "The publishers", "group", "The publishers were copied."),
        ("they were copied", "Ann Lee", "person", "They were copied."),
        ("she was asked", "Ann Lee", "person", "Ann Lee was asked."),
        ("he struck it out", "OpenAI", "organisation", "He struck it out."),
        ("it's a rare bug", "OpenAI", "organisation", "It's a rare bug."),
        ("itself a copier", "OpenAI", "organisation", "Itself a copier."),
        ("it", "OpenAI", "organisation", "OpenAI."),
        ("training is\nfair   use", "Judge Alsup", "person", "Training is fair use."),
        ("her books were copied", "Sarah Silverman", "person", "Her books were copied."),
        ("they were copied", "", None, "They were copied."),
    ],
)
def test_a_reported_clause_names_its_speaker(content, speaker, kind, wording):
    assert standalone(content, speaker, pronouns=own_pronouns(kind and PartyKind(kind))) == wording


@pytest.mark.parametrize(
    "content, wording",
    [
        ("He struck out most claims", "He struck out most claims."),
        ("“We are aware of it,”", "We are aware of it."),
        ("“It is a rare bug.”", "It is a rare bug."),
        ("the newspaper used “deceptive prompts”", "The newspaper used “deceptive prompts”."),
        ("“some evidence” of distillation", "“some evidence” of distillation."),
        ("“We know” and “we care”", "“We know” and “we care”."),
        ("“We are aware of it", "We are aware of it."),
    ],
)
def test_other_content_is_only_made_a_sentence(content, wording):
    assert standalone(content, "OpenAI") == wording


def test_what_is_denied_says_so():
    assert denial("the suit had merit", "OpenAI", quoted=False) == "OpenAI denies that the suit had merit."
    assert denial("“We copied it”", "DeepSeek", quoted=True) == "DeepSeek denies “We copied it”."
    assert denial("the suit had merit", "", quoted=False) == "Somebody denies that the suit had merit."


def test_the_object_of_a_cue_is_told_with_it():
    told = with_cue("Microsoft of using its articles", "The New York Times", "accused")
    assert told == "The New York Times accused Microsoft of using its articles."
