"""Who may ask for a take-down, who decides, and what is refused."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from claims.editing import takedowns
from claims.editing.refusal import Refused
from claims.models import Snapshot, Takedown, TakenWords, User
from claims.models.taking_down import lock_incoming
from claims.terms import Role, TakedownScope, TakedownState
from tests.editing.takendown import holding
from tests.factories import a_user, an_article

pytestmark = pytest.mark.django_db

WORDS = "copied the private ledgers"
TEXT = f"A headline\n\nOpenAI said that DeepSeek {WORDS} of the bank."


@pytest.fixture
def snapshot() -> Snapshot:
    return an_article(TEXT)


@pytest.fixture
def lead() -> User:
    return a_user(Role.LEAD)


@pytest.fixture
def asked(snapshot, lead) -> Takedown:
    return ask(lead, snapshot)


def ask(user: User, snapshot: Snapshot | None, words: str = WORDS, scope=TakedownScope.ARTICLE, **beside) -> Takedown:
    return takedowns.ask(user, scope, words, snapshot, beside.pop("reason", "A court orders it."), **beside)


def test_nothing_is_gone_until_another_lead_consents(asked, snapshot):
    assert WORDS in Snapshot.objects.get().text
    assert asked.counts == {"stored versions": 1}
    done = takedowns.consent(a_user(Role.LEAD), asked.pk, "I read the order.")
    assert WORDS not in Snapshot.objects.get().text
    assert (done.state, done.words, done.decided_why) == (TakedownState.DONE, "", "I read the order.")
    assert (done.n_words, done.reason) == (4, "A court orders it.")


def test_nobody_consents_to_what_they_asked_for(asked, lead):
    for decide in (takedowns.consent, takedowns.decline):
        with pytest.raises(Refused, match="ou asked for it"):
            decide(lead, asked.pk, "Because.")
    assert WORDS in Snapshot.objects.get().text
    with pytest.raises(IntegrityError), transaction.atomic():
        Takedown.objects.filter(pk=asked.pk).update(
            state=TakedownState.DONE, words="", decided_by=lead, decided_at=asked.asked_at
        )


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EDITOR])
def test_only_leads_have_a_part_in_it(asked, snapshot, role):
    other = a_user(role)
    with pytest.raises(PermissionDenied):
        ask(other, snapshot)
    for decide in (takedowns.consent, takedowns.decline, takedowns.drop):
        with pytest.raises(PermissionDenied):
            decide(other, asked.pk, "Because.")


def test_a_lead_whose_role_was_taken_away_consents_no_more(asked):
    other = a_user(Role.LEAD)
    User.objects.filter(pk=other.pk).update(role=Role.EDITOR)
    with pytest.raises(PermissionDenied):
        takedowns.consent(User.objects.get(pk=other.pk), asked.pk)


def test_declined_or_withdrawn_it_forgets_the_words(asked, snapshot, lead):
    declined = takedowns.decline(a_user(Role.LEAD), asked.pk, "The order is not final.")
    assert (declined.state, declined.words) == (TakedownState.DECLINED, "")
    dropped = takedowns.drop(lead, ask(lead, snapshot).pk)
    assert (dropped.state, dropped.words) == (TakedownState.DROPPED, "")
    assert set(holding(WORDS)) == {"claims_snapshot.text"}
    assert not TakenWords.objects.exists()
    for decide in (takedowns.consent, takedowns.decline):
        with pytest.raises(Refused, match="declined already"):
            decide(a_user(Role.LEAD), declined.pk, "Because.")


def test_only_who_asked_withdraws_it_and_to_decline_takes_a_reason(asked):
    with pytest.raises(Refused, match="Only who asked"):
        takedowns.drop(a_user(Role.LEAD), asked.pk)
    with pytest.raises(Refused, match="Say why"):
        takedowns.decline(a_user(Role.LEAD), asked.pk, " ")


@pytest.mark.parametrize(
    "words, scope, reason, why",
    [
        ("… – !", TakedownScope.ARTICLE, "x", "no word"),
        ("the bank", TakedownScope.EVERYWHERE, "x", "too few"),
        ("a b c d e", TakedownScope.EVERYWHERE, "x", "too few"),
        ("words that stand nowhere here", TakedownScope.EVERYWHERE, "x", "Nothing holds"),
        ("copied", TakedownScope.ARTICLE, " ", "Say why"),
        (WORDS, TakedownScope.ARTICLE, "They say it Copied “the private” ledgers", "without them"),
    ],
)
def test_what_is_refused(snapshot, lead, words, scope, reason, why):
    with pytest.raises(Refused, match=why):
        ask(lead, snapshot, words, scope, reason=reason)
    assert not Takedown.objects.exists()


def test_the_reason_of_the_second_and_the_reference_do_not_tell_either(asked, snapshot, lead):
    with pytest.raises(Refused, match="without them"):
        takedowns.consent(a_user(Role.LEAD), asked.pk, f"It is true that it {WORDS}")
    with pytest.raises(Refused, match="without them"):
        ask(lead, snapshot, reference=WORDS)


def test_the_same_is_asked_for_once(asked, snapshot):
    with pytest.raises(Refused, match="already"):
        ask(a_user(Role.LEAD), snapshot)


def test_one_word_can_go_in_one_article(snapshot, lead):
    asked = ask(lead, snapshot, "DeepSeek")
    takedowns.consent(a_user(Role.LEAD), asked.pk)
    assert "OpenAI said that ████████ copied" in Snapshot.objects.get().text


def test_words_taken_down_twice_in_one_version_leave_two_marks(asked, snapshot, lead):
    takedowns.consent(a_user(Role.LEAD), asked.pk)
    takedowns.consent(a_user(Role.LEAD), ask(lead, snapshot, "bank").pk)
    assert sorted(snapshot.blackouts.values_list("n_words", flat=True)) == [1, 4]


def test_hundreds_of_places_are_covered(lead):
    snapshot = an_article("H\n\n" + f"It {WORDS}. " * 400)
    takedowns.consent(a_user(Role.LEAD), ask(lead, snapshot).pk)
    assert "ledgers" not in Snapshot.objects.get().text
    assert snapshot.blackouts.get().n_words == 1600


def consent_anyhow(user: User, pk: int) -> str:
    try:
        takedowns.consent(user, pk)
        return "done"
    except Refused as refusal:
        return str(refusal)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_consent_at_once_one_does_it():
    snapshot, lead = an_article(TEXT), a_user(Role.LEAD)
    asked = ask(lead, snapshot)
    people = [a_user(Role.LEAD), a_user(Role.LEAD), lead]
    with ThreadPoolExecutor(3) as at_once:
        said = sorted(at_once.map(consent_anyhow, people, [asked.pk] * 3))
    assert said.count("done") == 1
    assert Takedown.objects.get().decided_by != lead
    assert snapshot.blackouts.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_being_stored_is_waited_for_and_not_for_ever(monkeypatch):
    monkeypatch.setattr(takedowns, "PATIENCE", 0.1)
    asked, other = ask(a_user(Role.LEAD), an_article(TEXT)), a_user(Role.LEAD)
    with transaction.atomic(), ThreadPoolExecutor(1) as aside:
        lock_incoming()
        assert "Try again in a minute" in aside.submit(consent_anyhow, other, asked.pk).result()
    assert Takedown.objects.get().is_open
    assert WORDS in Snapshot.objects.get().text
