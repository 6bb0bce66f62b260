"""Whether a claim only tells how far a case has come."""

import pytest

from claims.linking.proceedings import tells_a_stage


@pytest.mark.parametrize(
    "text",
    [
        "The case of the Weekly against Cobalt is still in discovery.",
        "Briefing in the Weekly's case is closed.",
        "Briefing on summary judgment in the case of the Weekly against Cobalt closed on Thursday.",
        "The guild announced the suit on Wednesday.",
        "Cobalt and two others filed separate suits in May.",
        "the appeal will be heard in Leipzig",
        "The regulator opened an inquiry as well.",
        "it would not use the Weekly's maps any more",
        "Cobalt does not sell them anymore.",
        "The company admitted no wrongdoing.",
        "it did not admit any fault",
    ],
)
def test_stages(text):
    assert tells_a_stage(text)


@pytest.mark.parametrize(
    "text",
    [
        "The suit is without merit.",
        "The whole suit is an attempt to scare schools away.",
        "the case should have ended here",
        "instead of talking to them, they filed this lawsuit",
        "The trial opened everybody's eyes.",
        "Cobalt filed away the maps.",
        "the tool can't recite a book any more than its readers can",
        "Cobalt admitted no wrongdoing and said that every map was its own.",
        "It is the first such suit by authors.",
    ],
)
def test_what_says_more(text):
    assert not tells_a_stage(text)
