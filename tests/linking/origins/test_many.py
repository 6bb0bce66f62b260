"""A claim that hundreds of articles tell in the same words: one origin, and work that grows no faster than they do."""

from collections import OrderedDict
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.linking.origins import reading, settle_origins, tellings
from claims.models import Appearance, Claim, CopyLink, Origin
from tests.factories import a_claim, a_publisher, an_appearance, an_article

pytestmark = pytest.mark.django_db

FIRST = date(2025, 1, 1)


def told_by(n: int) -> Claim:
    """A claim in ``n`` articles, a day between them: every other has the same text, the rest nearly so."""
    claim = a_claim("The firm copied the scans.")
    for number in range(n):
        add(claim, number)
    return claim


def add(claim: Claim, number: int) -> Appearance:
    text = f"OpenAI told this newspaper that the firm copied the scans{'' if number % 2 else f' ({number})'}."
    snapshot = an_article(text, FIRST + timedelta(days=number % 28), a_publisher(f"Outlet {number % 40}"))
    told = an_appearance(snapshot, claim, "the firm copied the scans", key=str(number))
    first = claim.appearances.order_by("pk").first()
    if told.pk != first.pk:
        CopyLink.objects.create(article=told.article, original=first.article, kind="copy")
    return told


@pytest.mark.slow
def test_two_hundred_copies_have_one_origin():
    claim = told_by(200)
    settle_origins({claim.pk})
    origin = Origin.objects.get(claim=claim)
    assert origin.appearances.count() == 200


def test_queries_do_not_grow():
    few, many = told_by(3), told_by(30)

    def needed(claim: Claim) -> int:
        with CaptureQueriesContext(connection) as queries:
            settle_origins({claim.pk})
        return len(queries)

    assert needed(few) == needed(many)


def test_few_texts_are_in_memory_at_a_time(monkeypatch):
    monkeypatch.setattr(reading, "_kept", OrderedDict())
    monkeypatch.setattr(reading, "_TEXTS", 4)
    load, loaded = tellings._texts, []
    monkeypatch.setattr(tellings, "_texts", lambda snapshots: loaded.append(len(snapshots)) or load(snapshots))
    claim = told_by(20)
    settle_origins({claim.pk})
    assert loaded == [4] * 5
    assert claim.origins.count() == 1


def test_a_further_copy_reads_one_text(monkeypatch):
    monkeypatch.setattr(reading, "_kept", OrderedDict())
    claim = told_by(20)
    settle_origins({claim.pk})
    kept = set(reading._kept)
    add(claim, 20)
    settle_origins({claim.pk})
    assert len(set(reading._kept) - kept) == 1
