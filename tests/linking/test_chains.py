"""The chains of an article's appearances: stored together, and once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.linking.chains import store_chains
from claims.models import ChainLink
from tests.linking.telling_tales import read

pytestmark = pytest.mark.django_db

TEXT = "OpenAI said that DeepSeek copied its models. Meta said that DeepSeek copied its photographs."


def test_all_of_an_article_are_stored_at_once():
    appearances = list(read(TEXT).article.appearances.order_by("pk"))
    with CaptureQueriesContext(connection) as queries:
        store_chains(appearances)
    assert [one.speaker.name for one in appearances] == ["OpenAI", "Meta"]
    assert [one.chain.order_by("position").first().party for one in appearances] == [one.speaker for one in appearances]
    stored = [query["sql"] for query in queries if query["sql"].startswith('INSERT INTO "claims_chainlink"')]
    assert len(stored) == 1


def test_a_chain_that_is_there_is_left_as_it_is(django_assert_num_queries):
    appearances = list(read(TEXT).article.appearances.order_by("pk"))
    store_chains(appearances)
    before = list(ChainLink.objects.order_by("pk").values())
    with django_assert_num_queries(1):
        store_chains(appearances)
    assert list(ChainLink.objects.order_by("pk").values()) == before
