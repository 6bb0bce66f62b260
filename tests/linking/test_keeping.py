"""Groups to claims: how much is asked, however many claims are new."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.linking import keeping, link_article, relink_article
from claims.linking.grouping import regroup
from claims.models import Claim
from tests.linking.telling_tales import read, tell

pytestmark = pytest.mark.django_db

ONE = "OpenAI said that DeepSeek copied its models."
SEVERAL = "Meta said that it had banned twelve accounts. Google said that the weather was fine on Sunday."


def test_several_new_claims_take_as_many_queries_as_one():
    counts = []
    for text in (ONE, SEVERAL):
        article = read(text).article
        link_article(article)
        told = list(article.appearances.order_by("pk").values_list("pk", flat=True))
        article.appearances.update(claim=None)
        with CaptureQueriesContext(connection) as queries:
            assert len(regroup(told)) == len(told)
        counts.append(len(queries))
    assert len(told) > 1
    assert counts[0] == counts[1]


@pytest.mark.parametrize("status, wording", [("suggested", "DeepSeek copied its models."), ("accepted", "Old")])
def test_what_an_editor_accepts_at_the_same_moment_is_not_reworded(monkeypatch, status, wording):
    telling = tell(ONE)
    Claim.objects.update(wording="Old")
    kept = keeping._kept

    def after_an_editor(component, groups, claims):
        Claim.objects.update(status=status)
        return kept(component, groups, claims)

    monkeypatch.setattr(keeping, "_kept", after_an_editor)
    relink_article(telling.article)
    assert Claim.objects.get().wording == wording
