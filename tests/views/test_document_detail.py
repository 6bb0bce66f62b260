"""The page of a cited document."""

import pytest

from claims.models import ChainLink, Claim, Document
from claims.terms import Publishes
from tests.factories import a_dispute, a_party, a_placed_claim
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

ADDRESS = "/sources/documents/complaint/"


@pytest.fixture
def complaint():
    return Document.objects.create(
        kind="filing",
        title="The complaint",
        slug="complaint",
        court="S.D.N.Y.",
        docket="1:23-cv-11195",
        url="https://example.org/complaint.pdf",
        party=a_party("The New York Times"),
    )


def resting_on(document: Document, claim: Claim) -> None:
    ChainLink.objects.create(appearance=claim.appearances.get(), position=9, document=document, how="filed")


def test_what_it_is_and_the_claims_that_rest_on_it(client, complaint):
    resting_on(complaint, a_placed_claim(a_dispute(), "They copied millions of articles."))
    shown = client.get(ADDRESS).content.decode()
    assert "They copied millions of articles." in shown
    assert "S.D.N.Y. · 1:23-cv-11195" in shown
    assert 'href="https://example.org/complaint.pdf"' in shown


def test_a_speaker_without_a_page_is_named_but_not_linked(client, complaint):
    resting_on(complaint, a_placed_claim(a_dispute(), speaker=a_party("OpenAI")))
    shown = client.get(ADDRESS).content.decode()
    assert "<b>The New York Times</b>" in shown
    assert "/parties/the-new-york-times/" not in shown


def test_a_document_of_nothing_published_is_not_there(client, complaint):
    resting_on(complaint, a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED)))
    assert client.get(ADDRESS).status_code == 404


def test_queries_do_not_grow_with_the_claims(client, complaint):
    dispute = a_dispute()
    resting_on(complaint, a_placed_claim(dispute))
    few = count_queries(client, ADDRESS)
    for _ in range(50):
        resting_on(complaint, a_placed_claim(dispute))
    assert few == count_queries(client, ADDRESS) <= MOST
