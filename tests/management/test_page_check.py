"""The pages that ``demo --check`` fetches: each is there, and answers as it should, also in a small dispute."""

import pytest

from claims.management.page_check import pages, subjects
from claims.models import Article
from claims.terms import Publishes
from tests.factories import a_dispute, a_party, a_placed_claim

pytestmark = pytest.mark.django_db


def test_every_page_that_is_looked_at_answers_as_it_should(client):
    dispute = a_dispute(publishes=Publishes.SUGGESTED)
    thread = a_dispute("A thread", slug="thread", parent=dispute, publishes=Publishes.SUGGESTED)
    for number in range(2):
        a_placed_claim(dispute, f"They took {number} files.", threads=[thread], speaker=a_party(f"Speaker {number}"))
    Article.objects.filter(pk=Article.objects.latest("pk").pk).update(canonical_url="/demo-digest/a/")
    for kind, path, expected in pages(subjects()):
        if not path.startswith("/demo-digest/"):
            answer = client.get(path)
            assert (answer.status_code, bool(answer.getvalue())) == (expected, True), f"{kind}: {path}"
