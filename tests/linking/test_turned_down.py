"""What was rejected or withdrawn does not come back because another article tells it, the whole way from its file."""

from io import StringIO

import pytest
from django.core.management import call_command

from claims.editing.review import accept_claim, reject_claim, version_of
from claims.editing.review_queue import put_aside
from claims.editing.review_undo import undo_decision
from claims.editing.withdrawing import take_claim_back, version_of_claim, withdraw_claim
from claims.linking.relinking import relink
from claims.models import Appearance, Article, Claim, ReviewDecision, ReviewItem
from claims.permissions import Gate
from claims.terms import Role, Status
from tests.factories import a_dispute, a_user

pytestmark = pytest.mark.django_db

WORDS = "OpenAI said on Tuesday that DeepSeek took 40 gigabytes of data without permission."
REWORDED = "OpenAI said on Tuesday that DeepSeek had taken 40 gigabytes of its data without any permission."
OTHER = "Microsoft said that it will build a new data centre in Ohio."


@pytest.fixture
def editor():
    a_dispute(rules={"parties": ["OpenAI"]})
    return a_user(Role.EDITOR)


@pytest.fixture
def intake(tmp_path):
    """Hands in an article as a file, and has it stored, read and linked."""

    def take(name: str, words: str) -> Article:
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{name} reports\n\n{words}\n\n{OTHER if name == 'First' else ''}")
        call_command("ingest", str(path), "--wait", "--publisher", name, stdout=StringIO(), stderr=StringIO())
        return Article.objects.latest("pk")

    return take


def the_claim() -> Claim:
    return Claim.objects.get(speaker__name="OpenAI")


def reject(editor) -> None:
    claim = the_claim()
    reject_claim(claim.number, editor, version_of(claim), "it is a parody")


def withdraw(editor) -> None:
    claim = the_claim()
    accept_claim(claim.number, editor, version_of(claim))
    withdraw_claim(editor, claim.number, version_of_claim(the_claim()), "It was retracted.")


def suggested_anew() -> list[str]:
    """What stands in the review queue, or before people with an account or readers, of what OpenAI says."""
    seen = Claim.objects.filter(pk__in=Gate(sees_all=True).claims()) | Claim.objects.filter(review_item__isnull=False)
    return sorted(seen.filter(speaker__name="OpenAI").values_list("wording", flat=True))


@pytest.mark.parametrize(
    "decide, words",
    [(reject, WORDS), (withdraw, WORDS), (withdraw, REWORDED)],
    ids=["rejected", "withdrawn", "reworded"],
)
def test_another_article_does_not_bring_it_back(intake, editor, decide, words):
    intake("First", WORDS)
    decide(editor)
    n_waiting = ReviewItem.objects.count()
    again = intake("Second", words)
    assert again.appearances.get().claim == the_claim()
    assert suggested_anew() == []
    for _ in relink(Article.objects.all()):
        pass
    assert suggested_anew() == []
    assert ReviewItem.objects.count() == n_waiting


def test_what_was_put_aside_stays_so_when_it_is_told_again(intake, editor):
    intake("First", WORDS)
    put_aside(the_claim().number, editor, version_of(the_claim()))
    intake("Second", REWORDED)
    for _ in relink(Article.objects.all()):
        pass
    assert the_claim().aside
    assert not the_claim().entries.filter(is_aside=False).exists()


def test_what_was_told_again_meanwhile_waits_once_the_rejection_is_taken_back(intake, editor):
    intake("First", WORDS)
    reject(editor)
    intake("Second", WORDS)
    undo_decision(editor, ReviewDecision.objects.get().pk)
    assert the_claim().appearances.filter(status=Status.SUGGESTED).count() == 2
    assert ReviewItem.objects.get(claim=the_claim()).n_articles == 2


def test_a_withdrawn_claim_that_is_taken_back_has_what_was_told_meanwhile(intake, editor):
    intake("First", WORDS)
    withdraw(editor)
    intake("Second", WORDS)
    take_claim_back(editor, the_claim().number, version_of_claim(the_claim()), "The retraction was a mistake.")
    assert suggested_anew() == [the_claim().wording]
    assert the_claim().appearances.filter(status=Status.SUGGESTED).count() == 1


def test_what_is_only_like_a_rejected_claim_is_suggested_and_stays_so(intake, editor):
    """It may be the better cut one, because of which the other was rejected."""
    intake("First", WORDS)
    reject(editor)
    intake("Second", WORDS)
    intake("Third", REWORDED)
    for _ in range(2):
        assert len(suggested_anew()) == 1
        for _ in relink(Article.objects.all()):
            pass


def test_a_claim_of_the_same_words_that_stands_takes_the_telling(intake, editor):
    """Rejected was one of two: the other goes on."""
    intake("First", WORDS)
    reject(editor)
    intake("Second", WORDS)
    told = Appearance.objects.get(article__headline="Second reports")
    standing = Claim.objects.create(wording=told.claim.wording, speaker=told.claim.speaker, status=Status.ACCEPTED)
    Appearance.objects.filter(pk=told.pk).update(claim=standing, status=Status.ACCEPTED)
    third = intake("Third", WORDS)
    assert third.appearances.get().claim == standing
