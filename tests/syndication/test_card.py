"""/claims/<n>/card.png and /d/<slug>/card.png: pictures for links on other sites."""

import io

import pytest
from PIL import Image

from claims.models import Claim
from claims.terms import Publishes, Role, Status
from tests.factories import a_dispute, a_merged_claim, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(slug="data"), "DeepSeek took data.", Status.ACCEPTED)


def picture(client, address: str) -> Image.Image:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    return Image.open(io.BytesIO(answer.content))


def test_a_picture_of_the_size_that_sites_show(client, claim):
    for address in (f"/claims/{claim.number}/card.png", "/d/data/card.png"):
        assert picture(client, address).size == (1200, 630)


def test_a_correction_and_a_withdrawal_change_it(client, claim):
    address = f"/claims/{claim.number}/card.png"
    seen = {client.get(address).content}
    Claim.objects.update(wording="DeepSeek may have taken data.")
    seen.add(client.get(address).content)
    Claim.objects.update(status=Status.WITHDRAWN, tombstone="Satire.")
    seen.add(client.get(address).content)
    assert len(seen) == 3


def test_a_merged_one_leads_to_the_other(client, claim):
    other = a_merged_claim(claim)
    assert client.get(f"/claims/{other.number}/card.png")["Location"] == f"/claims/{claim.number}/card.png"


def test_what_is_not_published_has_none(client):
    hidden = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Not yet.")
    client.force_login(a_user(Role.EDITOR))
    for address in (f"/claims/{hidden.number}/card.png", f"/claims/{'9' * 30}/card.png", "/d/none/card.png"):
        assert client.get(address).status_code == 404


def test_what_cannot_be_read(client, claim):
    assert client.get(f"/claims/{claim.number}/card.png?as_of=soon").status_code == 400
    assert client.get("/d/data/card.png?from=2025-99-99").status_code == 400


def test_the_query_budget(client, claim):
    for address in (f"/claims/{claim.number}/card.png", "/d/data/card.png"):
        assert count_queries(client, address) <= MOST
