"""Setting right what is known of an article: its headline, who wrote it, the day on which it came out."""

from datetime import date

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import Article, Publisher, days
from claims.terms import Role
from tests.factories import a_claim, a_publisher, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    snapshot = an_article(headline="It came out", published_on=date(2025, 1, 30))
    an_appearance(snapshot, a_claim(), "DeepSeek may have taken data")
    return snapshot.article


@pytest.fixture
def editor(client):
    client.force_login(a_user(Role.EDITOR))


def latest(article: Article) -> int:
    return article.events.latest("pgh_id").pgh_id


def send(client, article: Article, **sent):
    sent = {
        "headline": "It came out",
        "publisher": "PetaPixel",
        "published_on": "2025-01-30",
        "reason": "A slip.",
        "latest": latest(article),
        **sent,
    }
    return client.post(f"/desk/articles/{article.pk}/correct/", sent)


def test_the_article_leads_to_a_form_that_holds_what_is_known(client, article, editor):
    assert f"/desk/articles/{article.pk}/correct/" in client.get(f"/articles/{article.pk}/").content.decode()
    form = client.get(f"/desk/articles/{article.pk}/correct/").content.decode()
    assert 'value="It came out"' in form
    assert 'value="2025-01-30"' in form
    assert 'value="PetaPixel"' in form


def test_readers_and_days_wound_back_are_not_led_there(client, article, editor):
    address = f"/desk/articles/{article.pk}/correct/"
    assert address not in client.get(f"/articles/{article.pk}/?as_of=2026-01-01").content.decode()
    client.logout()
    assert address not in client.get(f"/articles/{article.pk}/").content.decode()
    assert client.get(address).status_code == 403


def test_it_is_kept_with_its_reason_and_what_hangs_on_it_is_asked_for(client, article, editor):
    answer = send(client, article, headline=" It  came out\u202e ", byline="A. Writer", published_on="2025-01-28")
    assert answer["Location"] == f"/articles/{article.pk}/"
    article.refresh_from_db()
    assert (article.headline, article.byline) == ("It came out", "A. Writer")
    assert article.published == days(date(2025, 1, 28), date(2025, 1, 28))
    assert article.events.latest("pgh_id").pgh_context.metadata["reason"] == "A slip."
    assert {"read", "relink"} <= set(ProcrastinateJob.objects.values_list("queue_name", flat=True))
    assert "as it was entered" in client.get(f"/articles/{article.pk}/").content.decode()


@pytest.mark.parametrize(
    "sent, words",
    [
        ({"published_on": "2025-02-30"}, "This is no day."),
        ({"published_on": "1825-01-30"}, "Look at the year."),
        ({"headline": " "}, "something to be called by"),
        ({"publisher": " "}, "Say who published it"),
        ({"publisher": "Peta Pixel"}, "some are called much like it"),
        ({"reason": ""}, "Say why"),
    ],
)
def test_what_cannot_be_comes_back_as_typed(client, article, editor, sent, words):
    answer = send(client, article, byline="A. Writer", **sent)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert words in shown
    assert 'value="A. Writer"' in shown
    assert Article.objects.get().byline == ""


def test_who_was_slower_sees_what_stands_and_can_save_again(client, article, editor):
    seen = latest(article)
    send(client, article, published_on="2025-01-28")
    answer = send(client, article, published_on="2025-01-27", latest=seen)
    shown = answer.content.decode()
    assert answer.status_code == 409
    for words in ("It was changed since", "28 Jan 2025", 'value="2025-01-27"', f'value="{latest(article)}"'):
        assert words in shown


def test_sent_twice_it_is_kept_once(client, article, editor):
    seen = latest(article)
    assert [send(client, article, byline="A. Writer", latest=seen).status_code for _ in range(2)] == [302, 302]
    assert article.events.count() == 2


def test_another_outlet_is_a_known_one_or_a_new_one_that_is_meant(client, article, editor):
    a_publisher("Herald")
    send(client, article, publisher="the herald")
    article.refresh_from_db()
    assert article.publisher.name == "Herald"
    answer = client.post(
        f"/desk/articles/{article.pk}/correct/",
        {"headline": "It came out", "publisher": "Herold", "is_new": "on", "reason": "So.", "latest": latest(article)},
        follow=True,
    )
    shown = answer.content.decode()
    assert "“Herold” is a publisher that was not known before." in shown
    assert '<a href="/sources/herold/">Herold</a>' in shown


def test_who_was_slower_makes_no_outlet(client, article, editor):
    seen = latest(article)
    send(client, article, byline="A. Writer")
    assert send(client, article, publisher="Gazette", latest=seen).status_code == 409
    assert not Publisher.objects.filter(name="Gazette").exists()


def test_a_longer_time_than_a_day_stays_where_nobody_writes_a_day(client, article, editor):
    Article.objects.update(published=days(date(2025, 1, 1), date(2025, 1, 31)), published_why={"rule": "import"})
    send(client, article, published_on="", byline="A. Writer")
    article.refresh_from_db()
    assert article.published == days(date(2025, 1, 1), date(2025, 1, 31))
    assert article.byline == "A. Writer"


def test_one_goes_back_to_what_was_known_before(client, article, editor):
    send(client, article, published_on="2025-01-28")
    ProcrastinateJob.objects.all().delete()
    first, last = article.events.order_by("pgh_id").values_list("pgh_id", flat=True)
    back = {"event": first, "latest": last, "reason": "It was right."}
    assert client.post(f"/desk/history/article/{article.pk}/", back).status_code == 302
    assert Article.objects.get().published == days(date(2025, 1, 30), date(2025, 1, 30))
    assert ProcrastinateJob.objects.filter(queue_name="read").exists()


def test_one_that_is_not_there(client, editor):
    assert client.get("/desk/articles/999999/correct/").status_code == 404
