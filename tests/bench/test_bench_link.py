"""``bench link``: its claims are linked as the linking itself would link them, and each size is measured."""

import json
import subprocess
import sys

import pytest

from claims.linking import link_article
from claims.models import Appearance, Claim, Resemblance
from tests.bench.linked import N_CLAIMS, fill, waiting_article


@pytest.mark.django_db(transaction=True)  # a database is swept outside of transactions
def test_an_article_resembles_what_is_stored():
    fill(0, 200)
    assert Claim.objects.count() == Appearance.objects.count() == 200
    article = waiting_article(1, 200)
    assert link_article(article) == N_CLAIMS
    assert Resemblance.objects.filter(same=True).count() == N_CLAIMS
    assert Claim.objects.filter(merged_into=None).count() == 200
    assert Appearance.objects.filter(claim__isnull=False).count() == 200 + N_CLAIMS


@pytest.mark.slow
def test_every_size_is_measured(settings):
    command = [sys.executable, "manage.py", "bench", "link", "--appearances", "1000", "--json"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    (measure,) = json.loads(done.stdout)
    assert measure["case"] == "an article of 10 claims, 1,000 stored"
    assert 0 < measure["p50_ms"] <= measure["p95_ms"]
