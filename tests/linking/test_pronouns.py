"""Who is meant in a claim: written out where that is sure, named as unclear where nobody knows."""

import pytest

from claims.linking.pronouns import Voices, written_out
from claims.terms import PartyKind

ORGANISATION, PERSON, GROUP = PartyKind.ORGANISATION, PartyKind.PERSON, PartyKind.GROUP


@pytest.mark.parametrize(
    "content, speaker, kind, written",
    [
        ("it had seen “some evidence” of it", "OpenAI", ORGANISATION, "OpenAI had seen “some evidence” of it"),
        ("its articles were used", "The Times", ORGANISATION, "The Times’ articles were used"),
        ("they were copied", "The publishers", GROUP, "The publishers were copied"),
        ("she was asked", "Ann Lee", PERSON, "Ann Lee was asked"),
        ("it is the target of a suit", "OpenAI", ORGANISATION, "OpenAI is the target of a suit"),
        ("it's a rare bug", "OpenAI", ORGANISATION, "it's a rare bug"),
        ("itself a copier", "OpenAI", ORGANISATION, "itself a copier"),
        ("it", "OpenAI", ORGANISATION, "OpenAI"),
        ("training is\nfair   use", "Judge Alsup", PERSON, "training is fair use"),
    ],
)
def test_a_reported_clause_names_its_speaker(content, speaker, kind, written):
    voices = Voices(speaker, kind, house=speaker, speaks_of_itself=True)
    assert written_out(content, voices) == (written, "")


@pytest.mark.parametrize(
    "content, voices, written",
    [
        ("We have never touched Brisk", Voices("Tan", PERSON, "Vireo AI"), "Vireo AI has never touched Brisk"),
        ("our models learn", Voices("OpenAI", ORGANISATION, "OpenAI"), "OpenAI’s models learn"),
        (
            "I was not asked, nor my agent",
            Voices("Ann Lee", PERSON),
            "Ann Lee was not asked, nor Ann Lee’s agent",
        ),
        (
            "We disagree and will defend ourselves",
            Voices("Anthropic", ORGANISATION, "Anthropic"),
            "Anthropic disagrees and will defend itself",
        ),
        (
            "we stand by our notes and by ourselves",
            Voices("the authors", GROUP, "the authors"),
            "the authors stand by the authors’ notes and by themselves",
        ),
        ("a ride on US models", Voices("OpenAI", ORGANISATION, "OpenAI"), "a ride on US models"),
        (
            "We were copied",
            Voices("Authors and artists", GROUP, "Authors and artists"),
            "Authors and artists were copied",
        ),
        (
            "It copied them",
            Voices("Getty", ORGANISATION, about=("Stability AI",)),
            "Stability AI copied them",
        ),
        ("The company will pay", Voices(about=("Anthropic",)), "Anthropic will pay"),
        (
            "“They knew nothing.”",
            Voices("Duarte", PERSON, about=("National Library",)),
            "“National Library knew nothing.”",
        ),
        ("He took it", Voices(about=("Sam",), kinds={"Sam": PERSON}), "Sam took it"),
        ("it used them", Voices(decided={"it": "DeepSeek"}), "DeepSeek used them"),
        (
            "they hacked the model",
            Voices("OpenAI", ORGANISATION, about=("The New York Times",), speaks_of_itself=True),
            "The New York Times hacked the model",
        ),
        (
            "it copied their films",
            Voices(
                "Disney and Universal",
                ORGANISATION,
                about=("Midjourney", "Disney", "Universal"),
                several=("Disney", "Universal"),
                speaks_of_itself=True,
            ),
            "Midjourney copied their films",
        ),
        ("they would appeal", Voices("OpenAI", ORGANISATION, speaks_of_itself=True), "OpenAI would appeal"),
        (
            "they lost millions",
            Voices("Authors and artists", GROUP, about=("OpenAI",), speaks_of_itself=True),
            "Authors and artists lost millions",
        ),
    ],
)
def test_the_one_who_can_be_meant_is_written_out(content, voices, written):
    assert written_out(content, voices) == (written, "")


@pytest.mark.parametrize(
    "content, voices, unclear",
    [
        ("They were copied", Voices("Ann Lee", PERSON), "They"),
        ("her books were copied", Voices("Sarah Silverman", PERSON, speaks_of_itself=True), "her"),
        ("The company copied them", Voices("Ann Lee", PERSON, about=("Meta", "OpenAI")), "The company"),
        (
            "their films were copied",
            Voices("Disney and Universal", about=("Midjourney", "Disney"), several=("Disney", "Universal")),
            "their",
        ),
        ("he struck it out", Voices("OpenAI", ORGANISATION, speaks_of_itself=True), "he"),
        ("it copied them", Voices("Ann Lee", PERSON, about=("Sam",), kinds={"Sam": PERSON}), "it"),
        ("it is likely that courts differ", Voices("Ann Lee", PERSON), ""),
        ("it was filed on 18 October", Voices("Quinn", ORGANISATION, about=("Quinn",), speaks_of_itself=True), ""),
        ("it was $1.5 billion", Voices("Vireo", ORGANISATION, about=("Vireo",), speaks_of_itself=True), ""),
        ("It was her first hearing in the case", Voices("The Daily", ORGANISATION, about=("Vireo",)), ""),
        ("it could go on as planned", Voices("Ann Lee", PERSON, about=("Vireo",)), ""),
        ("the chatbot “is not trained” on it", Voices("Ann Lee", PERSON, about=("Google",)), "the chatbot"),
        ("the makers of models copied them", Voices(about=("Vireo",)), ""),
        ("its titles may be used", Voices("Springer and OpenAI", ORGANISATION, speaks_of_itself=True), "its"),
        ("It takes years", Voices(), ""),
        ("The models were trained on their books", Voices(), ""),
    ],
)
def test_words_of_which_nobody_knows_who_is_meant_stay_and_are_named(content, voices, unclear):
    assert written_out(content, voices) == (content, unclear)
