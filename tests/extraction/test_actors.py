"""Names that no list and no model knows, told by what they do."""

import pytest

from claims.extraction import extract


@pytest.mark.parametrize(
    "text, name",
    [
        ("Tonewell rejects the claim that songs were copied.", "Tonewell"),
        ("Harmonics, a society based in Leeds, disputes that.", "Harmonics"),
        ("Veltrix has not responded to the suit.", "Veltrix"),
        ("Lyrio was sued on Friday.", "Lyrio"),
        ("The suit was filed in May. On Friday Tonewell declined to comment.", "Tonewell"),
    ],
    ids=["rejects", "an aside between", "did not respond", "was sued", "inside of a sentence"],
)
def test_who_acts_is_a_name(text, name):
    assert [party.canonical for party in extract(text).parties] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Management rejects the claim that songs were copied.",
        "Critics said that songs were copied.",
        "Evidence shows that songs were copied.",
        "Drummer sues label over songs\n\nThe songs were copied.",
        "Harmony pays. The band lost its harmony.",
    ],
    ids=["without an article", "a plural", "what shows", "a headline", "written small elsewhere"],
)
def test_an_ordinary_word_is_none(text):
    assert extract(text).parties == ()


def test_a_listed_name_that_is_a_plain_word_is_meant_where_it_acts(claims_in):
    found = claims_in("Stability denies it. The company said that no photo is stored.")

    assert found[-1]["speaker"] == "Stability AI"


def test_the_short_form_of_a_name_is_led_back_to_it(claims_in):
    found = claims_in("Sable Records sued Udio. Sable says that six songs were copied.")

    assert found[-1]["speaker"] == "Sable Records"


def test_the_company_is_who_acted_last(claims_in):
    text = (
        "Disney sued it, saying it copies films. Tonewell declined to comment. The company has argued that it is fair."
    )

    assert claims_in(text)[-1]["speaker"] == "Tonewell"


@pytest.mark.parametrize(
    "text, name",
    [
        ("Chipmaker Zentra copied the books.", "Zentra"),
        ("The Shenzhen start-up Qiaoling copied the books.", "Qiaoling"),
        ("Music startup Lyrio copied the books.", "Lyrio"),
        ("ChatGPT maker OpenAI copied the books.", "OpenAI"),
        ("Nvidia sued its Chinese rival DeepSeek.", "DeepSeek"),
    ],
)
def test_what_describes_a_name_is_no_part_of_it(text, name):
    assert name in [party.canonical for party in extract(text).parties]


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Chipmaker Zentra met Udio. The chipmaker said that sales fell.", "Zentra"),
        ("The start-up Lyrio sued Udio. Later the start-up said that sales fell.", "Lyrio"),
        ("Concord sued AI developer Lyrio. Concord says it fell. The developer says that it rose.", "Lyrio"),
        ("Co-founder Raj Roe met Udio. Roe said that sales fell.", "Raj Roe"),
    ],
    ids=["chipmaker", "a word with a hyphen", "not who spoke last", "a role with a hyphen"],
)
def test_whom_a_description_means(claims_in, text, speaker):
    assert claims_in(text)[-1]["speaker"] == speaker
