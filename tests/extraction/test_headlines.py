"""Headlines: what a judge does is no claim, what somebody says is one."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Judge lets painters’ claims against the lab go forward",
        "Judge keeps main claims of painters and other groups",
        "Judge refuses to dismiss painters’ claim over sketches",
        "Judge drops most side claims that painters brought against Suno",
        "Judge rejects the lab’s fair-use defence",
    ],
)
def test_a_deed_is_no_claim(claims_in, text):
    assert claims_in(text) == []


@pytest.mark.parametrize(
    "text, speaker, content",
    [
        ("Judge says painters’ claims may go forward", "Judge", "painters’ claims may go forward"),
        ("Suno denies that it copied songs", "Suno", "it copied songs"),
    ],
)
def test_a_reporting_verb_makes_one(claims_in, text, speaker, content):
    assert [(claim["speaker"], claim["content"]) for claim in claims_in(text)] == [(speaker, content)]
