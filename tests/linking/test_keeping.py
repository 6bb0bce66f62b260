"""Groups to claims: how much is asked, however many claims are new."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.linking import link_article
from claims.linking.grouping import regroup
from tests.linking.telling_tales import read

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
