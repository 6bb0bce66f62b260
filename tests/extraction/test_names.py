"""Names whole, without titles, and of the right kind; outlets that no list knows."""

import pytest

from claims.extraction import extract
from claims.terms import NodeKind, PartyKind

SPEAKERS = [
    ("hyphen", "Judge Marisol Vega-Ruiz said the case could go on.", "Marisol Vega-Ruiz"),
    ("hyphen at the end", "The case can go on, Judge Marisol Vega-Ruiz said on Friday.", "Marisol Vega-Ruiz"),
    ("two titles", "Magistrate Judge Una Bell said that logs must be kept.", "Una Bell"),
    ("possessive outlet", "The two sites filed a suit in May, Mealey’s reported.", "Mealey's"),
    ("adverb in a name", "The firm filed a suit in May, Even Tide News reported.", "Even Tide News"),
    ("article kept", "The firm filed a suit in May, The Nation reported.", "The Nation"),
    ("odd outlet", "The firm filed a suit in May, Snarkfin reported on Friday.", "Snarkfin"),
    ("address", "The firm filed a suit in May, the site lexwatch.ie reported.", "lexwatch.ie"),
]


@pytest.mark.parametrize("text, speaker", [case[1:] for case in SPEAKERS], ids=[case[0] for case in SPEAKERS])
def test_names_are_whole(claims_in, text, speaker):
    assert claims_in(text)[-1]["speaker"] == speaker


KINDS = [
    ("law firm", "The firm filed a suit in May, Zergian Law wrote.", "Zergian Law", PartyKind.ORGANISATION),
    ("no first name", "It was filed too late, Bosch Tarrant wrote.", "Bosch Tarrant", PartyKind.ORGANISATION),
    ("first name", "The court heard Lucas Brandt and Niko Roe on Friday.", "Lucas Brandt", PartyKind.PERSON),
    ("guild", "The Painters Guild met on Friday.", "Painters Guild", PartyKind.ORGANISATION),
]


@pytest.mark.parametrize("text, name, kind", [case[1:] for case in KINDS], ids=[case[0] for case in KINDS])
def test_kinds(text, name, kind):
    found = extract(text)
    kinds = {party.canonical: party.kind for party in found.parties}
    kinds |= {claim.speaker.canonical: claim.speaker_kind for claim in found.attributions}

    assert kinds[name] is kind


@pytest.mark.parametrize(
    "text",
    [
        "The order is reported as [2025] EWHC 3343.",
        "The company said so in a post on X, Zig Startups reported.",
        "The firm filed a suit in May, Snarkfin reported.",
    ],
)
def test_no_party(text):
    assert extract(text).parties == ()


def test_a_person_who_reports_is_no_outlet():
    found = extract("The firm filed a suit in May, Sarah Moss reported.").attributions[0]

    assert (found.speaker.kind, found.speaker_kind) == (NodeKind.PARTY, PartyKind.PERSON)


def test_surnames_and_places_do_not_take_a_longer_name():
    found = {p.canonical: p for p in extract("The Munich Regional Court met. The lab is in Munich.").parties}

    assert found["Munich Regional Court"].kind is PartyKind.COURT


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Demand fell in May, The Nation reported. The newspaper reported that DeepSeek is banned.", "The Nation"),
        ("The Verge tells it differently. It reported that the bot was used by DeepSeek.", "The Verge"),
        ("Ann Lee met Carl Roe. He said that the deal is off.", "Carl Roe"),
    ],
)
def test_what_stands_for_a_name(claims_in, text, speaker):
    assert claims_in(text)[-1]["speaker"] == speaker
