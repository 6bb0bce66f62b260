"""What happened to claims reaches whoever follows a search: once, with the reason, as readers may see it then."""

import re
from datetime import timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.alerts import collecting, sending
from claims.alerts.collecting import collect
from claims.alerts.sending import MOST_TRIES, send_due
from claims.alerts.unsubscribing import stop_path
from claims.models import AlertReading, ClaimSeen, Delivery, Dispute, SavedSearch, Subscription, TimelineEntry
from claims.operations.lifting import note_lifted
from claims.terms import Status
from claims.timeline.claim_changes import latest_place
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db
SITE = "https://claims.example"


@pytest.fixture
def dispute():
    return a_dispute(slug="training")


def follow(dispute, name="Everything", query="", owner=None, rhythm="at_once", **fields) -> Subscription:
    search = SavedSearch.objects.create(owner=owner, dispute=dispute, name=name, query=query)
    fields = {"email": "reader@example.org", "confirmed_at": timezone.now(), **fields}
    return search.subscriptions.create(rhythm=rhythm, site=SITE, **fields)


def news() -> list[str]:
    """The letters of one round of the worker, in which a test's one transaction is read from its beginning."""
    AlertReading.objects.update(xid=0, change=0)
    mail.outbox.clear()
    collect()
    send_due()
    return [letter.body for letter in mail.outbox]


def _fails(letter):
    raise SMTPException("no such mailbox")


def test_what_stood_before_is_no_news(dispute):
    a_placed_claim(dispute)
    follow(dispute)
    assert news() == []
    assert news() == []
    assert ClaimSeen.objects.count() == 1


def test_nothing_is_read_where_nobody_follows(dispute):
    follow(dispute, confirmed_at=None)
    a_placed_claim(dispute)
    assert news() == []
    assert not AlertReading.objects.exists()


def test_one_letter_once_where_two_searches_match_with_both_reasons(dispute):
    follow(dispute)
    follow(dispute, "By OpenAI", "by=openai")
    follow(dispute, "Not by OpenAI", "by=-openai")
    news()
    claim = a_placed_claim(dispute)
    (letter,) = news()
    assert f"New: OpenAI: {claim.wording}\n{SITE}/claims/{claim.number}/" in letter.replace(" (alleged)", "")
    assert "because of: By OpenAI, Everything\n" in letter
    assert "Not by OpenAI" not in letter
    assert news() == []


def test_after_the_clock_was_set_back_letters_go_on_and_none_comes_twice(dispute, monkeypatch):
    follow(dispute)
    news()
    a_placed_claim(dispute, "It took data.")
    assert len(news()) == 1
    now = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now() - timedelta(hours=1))
    assert news() == []
    a_placed_claim(dispute, "It took more.")
    (letter,) = news()
    assert "It took more." in letter
    assert "It took data." not in letter


def test_a_correction_a_withdrawal_and_what_comes_back(dispute):
    claim = a_placed_claim(dispute)
    follow(dispute)
    news()
    claim.wording = "DeepSeek took other data."
    claim.save()
    assert "Corrected: OpenAI: DeepSeek took other data." in news()[0]
    claim.status, claim.tombstone = Status.WITHDRAWN, "The article took it back."
    claim.save()
    assert "Withdrawn: The article took it back." in news()[0]
    assert news() == []


def test_what_is_withdrawn_before_the_letter_goes_out_is_not_in_it(dispute):
    follow(dispute)
    news()
    claim = a_placed_claim(dispute, "Secret words.")
    AlertReading.objects.update(xid=0, change=0)
    collect()
    claim.status, claim.tombstone = Status.WITHDRAWN, "By mistake."
    claim.save()
    send_due()
    assert "Secret" not in mail.outbox[0].body
    assert "Withdrawn: By mistake." in mail.outbox[0].body


def test_what_waits_under_embargo_is_not_sent(dispute):
    follow(dispute)
    news()
    claim = a_placed_claim(dispute)
    AlertReading.objects.update(xid=0, change=0)
    collect()
    claim.embargo_until = timezone.now() + timedelta(days=1)
    claim.save()
    assert send_due() == 0
    assert mail.outbox == []


@pytest.mark.parametrize("rhythm,days", [("daily", 1), ("weekly", 7)])
def test_a_digest_waits_for_its_day(dispute, rhythm, days):
    following = follow(dispute, rhythm=rhythm)
    news()
    a_placed_claim(dispute)
    assert news() == []
    Subscription.objects.update(confirmed_at=following.confirmed_at - timedelta(days=days))
    assert len(news()) == 1


def test_a_letter_that_fails_is_tried_again_and_not_for_ever(dispute, monkeypatch):
    follow(dispute)
    news()
    a_placed_claim(dispute)
    with monkeypatch.context() as broken:
        broken.setattr(sending.EmailMessage, "send", _fails)
        for _ in range(MOST_TRIES + 1):
            news()
            Delivery.objects.update(next_try_at=None)
    waiting = Delivery.objects.get()
    assert (waiting.n_tries, waiting.sent_at, waiting.error) == (MOST_TRIES, None, "no such mailbox")
    assert news() == []
    Delivery.objects.update(n_tries=1)
    assert len(news()) == 1


def test_what_came_later_is_tried_as_often_as_what_failed_before(dispute, monkeypatch):
    follow(dispute)
    news()
    a_placed_claim(dispute)
    with monkeypatch.context() as broken:
        broken.setattr(sending.EmailMessage, "send", _fails)
        news()
        Delivery.objects.update(n_tries=MOST_TRIES - 1, next_try_at=None)
        a_placed_claim(dispute, "Another one.")
        news()
    assert [*Delivery.objects.order_by("pk").values_list("n_tries", flat=True)] == [MOST_TRIES, 1]
    Delivery.objects.update(next_try_at=None)
    (body,) = news()
    assert "Another one." in body


def test_letters_go_where_the_account_says_today_and_to_no_closed_one(dispute):
    anna = a_user()
    follow(dispute, owner=anna, email=anna.email)
    news()
    anna.email = "anna@new.example"
    anna.save()
    a_placed_claim(dispute)
    news()
    assert mail.outbox[0].to == ["anna@new.example"]
    anna.is_active = False
    anna.save()
    a_placed_claim(dispute, "Another one.")
    assert news() == []


def test_what_waits_goes_to_the_address_of_today_and_to_no_closed_account(dispute):
    anna, ben = a_user(username="anna"), a_user(username="ben")
    for owner in (anna, ben):
        follow(dispute, owner=owner, email=owner.email)
    news()
    a_placed_claim(dispute)
    AlertReading.objects.update(xid=0, change=0)
    collect()
    anna.email, ben.is_active = "anna@new.example", False
    anna.save()
    ben.save()
    assert send_due() == 1
    assert mail.outbox[0].to == ["anna@new.example"]
    assert not Delivery.objects.filter(sent_at=None).exists()


def test_a_search_with_a_filter_that_is_gone_does_not_find_everything(dispute):
    follow(dispute, query="by=openai")
    news()
    a_placed_claim(dispute)
    assert len(news()) == 1
    SavedSearch.objects.update(query="by=nobody-any-more")
    a_placed_claim(dispute, "Another one.")
    assert news() == []


def test_a_search_for_words_tells_of_what_has_them(dispute):
    follow(dispute, query="q=dams")
    news()
    a_placed_claim(dispute, "The dam may break.")
    a_placed_claim(dispute, "The river is poisoned.")
    [letter] = news()
    assert "The dam may break." in letter
    assert "poisoned" not in letter


def test_a_letter_that_cannot_be_made_keeps_no_other_from_going_out(dispute, monkeypatch):
    for name in ("a", "b"):
        follow(dispute, email=f"{name}@example.org")
    news()
    a_placed_claim(dispute)
    make = sending._letter

    def breaks(receiver, *given):
        if receiver.startswith("a@"):
            raise ValueError("Header values can't contain newlines")
        return make(receiver, *given)

    monkeypatch.setattr(sending, "_letter", breaks)
    assert len(news()) == 1
    assert Delivery.objects.get(sent_at=None).error == "Header values can't contain newlines"


def test_of_very_many_items_the_letter_tells_the_first(dispute, monkeypatch):
    monkeypatch.setattr(sending, "MOST_IN_LETTER", 2)
    follow(dispute)
    news()
    for n in range(5):
        a_placed_claim(dispute, f"It took data {n}.")
    (body,) = news()
    assert body.count("New: ") == 2
    assert "And 3 more" in body
    assert "5 changes" in mail.outbox[0].subject


def test_one_click_ends_what_the_letter_names(client, dispute):
    follow(dispute)
    kept = follow(dispute, email="other@example.org")
    news()
    a_placed_claim(dispute)
    news()
    letter = next(each for each in mail.outbox if each.to == ["reader@example.org"])
    headers = letter.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = re.fullmatch(rf"<{SITE}(/follow/stop/\S+/)>", headers["List-Unsubscribe"])[1]
    assert path in letter.body
    assert "No more letters?" in client.get(path).text
    assert Subscription.objects.count() == 2  # a mail program that looks at links ends nothing
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Subscription.objects.get() == kept
    assert "does not come any more" in client.get(path).text


def test_a_link_that_somebody_made_up_ends_nothing(client, dispute):
    path = stop_path([follow(dispute)])
    assert client.post(path[:-3] + "xx/").status_code == 404
    assert Subscription.objects.count() == 1


def let_end(embargoed) -> int:
    """As if the embargo of these rows had ended a minute ago; of how many claims that is noted."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_lifted SET until = now() - interval '1 hour'")
    embargoed.update(embargo_until=timezone.now() - timedelta(minutes=1))
    place = latest_place()
    AlertReading.objects.update(xid=place.xid, change=place.change)  # past that: an embargo that ends changes no row
    return note_lifted()


@pytest.mark.django_db(transaction=True)  # what one transaction changes of a claim is noted once
def test_an_embargo_that_ends_is_news_once(dispute):
    follow(dispute)
    news()
    claim = a_placed_claim(dispute)
    claim.embargo_until = timezone.now() + timedelta(hours=1)
    claim.save()
    assert news() == []
    assert let_end(TimelineEntry.objects.all()) == 1
    assert (collect(), collect()) == (1, 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_above", [False, True])
def test_an_embargo_of_a_dispute_or_of_the_one_above_that_ends_is_news(dispute, is_above):
    thread = a_dispute(parent=dispute)
    follow(thread)
    news()
    embargoed = Dispute.objects.filter(pk=dispute.pk if is_above else thread.pk)
    embargoed.update(embargo_until=timezone.now() + timedelta(hours=1))
    a_placed_claim(thread)
    assert news() == []
    assert let_end(embargoed) == 1
    assert (collect(), collect()) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_a_large_dispute_whose_embargo_ends_is_read_in_parts_and_once(dispute, monkeypatch):
    monkeypatch.setattr(collecting, "_AT_ONCE", 2)
    follow(dispute)
    news()
    embargoed = Dispute.objects.filter(pk=dispute.pk)
    embargoed.update(embargo_until=timezone.now() + timedelta(hours=1))
    for n in range(5):
        a_placed_claim(dispute, f"It took data {n}.")
    assert news() == []
    assert let_end(embargoed) == 5
    assert collect() == 5
    with CaptureQueriesContext(connection) as queries:
        assert collect() == 0
    assert not [each for each in queries if 'INTO "claims_claimseen"' in each["sql"]]


def test_whose_searches_they_are_is_not_asked_for_each(dispute):
    for name in ("anna", "ben"):
        follow(dispute, owner=a_user(username=name))
    news()
    a_placed_claim(dispute)
    AlertReading.objects.update(xid=0, change=0)
    with CaptureQueriesContext(connection) as queries:
        assert collect() == 1
    assert not [each for each in queries if 'FROM "claims_user"' in each["sql"]]


def test_a_worker_that_dies_after_sending_doubles_one_letter_at_most_and_loses_none(dispute, monkeypatch):
    follow(dispute)
    news()
    a_placed_claim(dispute)
    AlertReading.objects.update(xid=0, change=0)
    collect()
    send = sending.EmailMessage.send

    def sends_and_dies(letter):
        send(letter)
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(sending.EmailMessage, "send", sends_and_dies)
        with pytest.raises(KeyboardInterrupt):
            send_due()
    assert (send_due(), send_due()) == (1, 0)
    assert len(mail.outbox) == 2
