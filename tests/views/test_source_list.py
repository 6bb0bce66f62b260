"""The list of sources."""

import re

import pytest

from claims.models import ChainLink, Document
from claims.terms import Publishes, Role
from tests.factories import a_dispute, a_placed_claim, a_publisher, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


def figures(client, name: str) -> list[int]:
    """What the row of a source counts."""
    row = re.search(rf">{name}</a></th>(.*?)</tr>", client.get("/sources/").content.decode(), re.DOTALL)
    return [int(n) for n in re.findall(r">(\d+)</td>", row[1])]


def test_what_each_originates_passes_on_and_holds(client):
    dispute = a_dispute()
    for _ in range(2):
        a_placed_claim(dispute, via=(a_publisher("Bloomberg"),), publisher=a_publisher("PetaPixel"))
    a_placed_claim(dispute, publisher=a_publisher("PetaPixel"))
    assert figures(client, "Bloomberg") == [2, 0, 0]
    assert figures(client, "PetaPixel") == [1, 2, 3]


def test_a_claim_whose_origin_is_no_publisher_is_passed_on(client):
    claim = a_placed_claim(a_dispute(), publisher=a_publisher("PetaPixel"))
    claim.origins.update(root=ChainLink.objects.get(position=0))
    assert figures(client, "PetaPixel") == [0, 1, 1]


def test_documents_with_the_claims_that_rest_on_them(client):
    claim = a_placed_claim(a_dispute())
    complaint = Document.objects.create(kind="filing", title="The complaint", slug="the-complaint")
    ChainLink.objects.create(appearance=claim.appearances.get(), position=9, document=complaint, how="filed")
    assert figures(client, "The complaint") == [1]


def test_readers_see_no_source_of_what_is_not_published(client):
    a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), publisher=a_publisher("Hidden Times"))
    assert "Hidden Times" not in client.get("/sources/").content.decode()
    assert "No source yet" in client.get("/sources/").content.decode()
    client.force_login(a_user(Role.EDITOR))
    assert "Hidden Times" in client.get("/sources/").content.decode()


def test_queries_do_not_grow(client):
    dispute = a_dispute()
    a_placed_claim(dispute)
    few = count_queries(client, "/sources/")
    for n in range(50):
        a_placed_claim(dispute, publisher=a_publisher(f"Outlet {n}"))
    assert few == count_queries(client, "/sources/") <= MOST
