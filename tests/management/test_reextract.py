"""The command that reads stored articles again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from claims.models import Appearance, ExtractionRun
from claims.terms import Status
from tests.versions import GETTY, MICROSOFT, claim_of, forget, two_versions

pytestmark = pytest.mark.django_db


def reextract(*options: str) -> str:
    out = StringIO()
    call_command("reextract", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def article():
    return two_versions()[0].article


def test_it_prints_what_changed_and_the_second_time_nothing(article):
    forget(MICROSOFT)
    Appearance.objects.filter(content=GETTY).update(certainty="may")
    shown = reextract()
    assert f"added: “{MICROSOFT}”" in shown
    assert f"changed: “{GETTY}”: certainty: may → stated" in shown
    assert "1 article read by extractor" in shown
    assert "1 added, 0 no longer found, 0 found again, 1 changed, 0 kept as decided" in shown
    assert claim_of(MICROSOFT)
    again = reextract()
    assert "0 added, 0 no longer found, 0 found again, 0 changed" in again
    assert "/articles/" not in again


def test_what_an_editor_decided_is_told_and_kept(article):
    Appearance.objects.filter(content=GETTY).update(certainty="may", status=Status.ACCEPTED)
    assert f"kept as decided: “{GETTY}”: certainty: may → stated" in reextract()
    assert Appearance.objects.get(content=GETTY).certainty == "may"


def test_a_dry_run_changes_nothing(article):
    forget(MICROSOFT)
    shown = reextract("--dry-run")
    assert f"added: “{MICROSOFT}”" in shown
    assert "Nothing was changed" in shown
    assert not Appearance.objects.filter(content=MICROSOFT).exists()


def test_only_the_articles_that_are_named(article):
    other = two_versions()[0].article
    forget(MICROSOFT)
    shown = reextract("--article", str(other.pk))
    assert f"/articles/{other.pk}/" in shown
    assert f"/articles/{article.pk}/" not in shown
    assert not article.appearances.filter(content=MICROSOFT).exists()


def test_an_unknown_article_is_said_so(article):
    with pytest.raises(CommandError, match="No article has the number 999999999"):
        reextract("--article", str(article.pk), "999999999")


@pytest.mark.slow
def test_the_one_read_longest_ago_comes_first(article):
    other = two_versions()[0].article
    forget(MICROSOFT)
    ExtractionRun.objects.filter(snapshot__article=other).update(finished_at="2020-01-01T00:00Z")
    lines = [line for line in reextract().splitlines() if line.startswith("/articles/")]
    assert [line.split()[0] for line in lines] == [f"/articles/{other.pk}/", f"/articles/{article.pk}/"]


def test_without_articles_there_is_nothing_to_do():
    assert reextract().startswith("0 articles read")
