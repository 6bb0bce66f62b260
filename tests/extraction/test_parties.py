"""Parties, what claims are about, and what a text leans on."""

import pytest

from claims.extraction import extract
from claims.terms import PartyKind


@pytest.mark.parametrize(
    "text, about",
    [
        (
            "Reddit sued Udio, Suno and Adobe. Ann Lee said that the three firms copied songs.",
            ["Udio", "Suno", "Adobe"],
        ),
        ("Ann Lee said that Udio copied songs. Bo Roe said that nobody was asked.", ["Udio"]),
        ("Nvidia said that Intel copied its plans.", ["Intel"]),
        ("Nvidia said that it would appeal.", ["Nvidia"]),
        ("Reddit sued Perplexity for scraping its pages.", ["Perplexity"]),
        ("Getty sued Stability AI. The lawsuit says the company copied photos.", ["Stability AI"]),
        ("“We will appeal,” said Nvidia spokesman Bo Roe.", ["Nvidia"]),
        ("Nvidia said that it had copied the plans of Intel.", ["Nvidia", "Intel"]),
        ("“I knew of it,” said Ann Lee.", ["Ann Lee"]),
        ("Ann Lee said that she was tired.", ["Ann Lee"]),
        ("Ann Lee said that Udio copied songs.\n\nSuno and Suno alone lost. Bo Roe said nobody was asked.", ["Suno"]),
        ("Getty sued Stability AI. Stability AI said the lawsuit was without merit.", ["Getty Images"]),
        ("The New York Times sued OpenAI. OpenAI called the suit baseless.", ["The New York Times"]),
        ("Getty sued Stability AI. Stability AI said that the Times suit had no merit.", ["The New York Times"]),
        ("Getty sued Stability AI. Getty said that the suit would go on.", ["Stability AI"]),
        ("Nvidia said that ChatGPT is slow.", []),
        ("Google said that The New York Times was wrong.", ["The New York Times"]),
        ("It is the first appeal on training, Snarkfin reported.", []),
        ("The company answered the panel, PYMNTS reported.", []),
        ("The New York Times sued. OpenAI said that the newspaper hacked it.", ["The New York Times"]),
        ("Wired reported that The Verge had told the story.", []),
        ("Ann Lee, a reporter at The Verge, said that The Verge had the papers of Intel.", ["Intel"]),
    ],
)
def test_about(text, about):
    assert list(extract(text).attributions[-1].about) == about


def test_parties_with_every_form_of_the_name():
    found = {
        party.canonical: party for party in extract("Ann Lee sued OpenAI. Lee said that ChatGPT copied her.").parties
    }

    assert found["Ann Lee"].mentions == ("Ann Lee", "Lee")
    assert found["Ann Lee"].kind is PartyKind.PERSON
    assert found["ChatGPT"].kind is PartyKind.PRODUCT


def test_an_outlet_that_only_reports_is_no_party_but_a_source():
    found = extract("Reuters reported that OpenAI was sued.")

    assert [party.canonical for party in found.parties] == ["OpenAI"]
    assert [(source.name, source.kind) for source in found.sources] == [("Reuters", "outlet")]


def test_documents_and_links_are_sources():
    found = extract("Getty’s complaint says photos were copied. See https://example.org/case for more.")

    assert [(source.name, source.kind, source.url) for source in found.sources] == [
        ("Getty Images complaint", "filing", None),
        ("https://example.org/case", "link", "https://example.org/case"),
    ]
