"""Handing in an address, a text or a file, and seeing what becomes of it."""

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import Addition, Article, ExtractionRun, JobFailure
from claims.terms import Role
from tests.factories import a_claim, a_feed, a_user, an_addition, an_appearance, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

TEXT = "OpenAI accuses DeepSeek\n\nOpenAI says that DeepSeek may have taken data."


@pytest.fixture
def editor(client):
    """Logged in."""
    user = a_user(Role.EDITOR)
    client.force_login(user)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    return user


def add(client, way: str, **fields):
    return client.post("/desk/add/", {"way": way, **fields})


def shown(client) -> str:
    return client.get("/desk/add/").content.decode()


def waiting() -> list[tuple[str, dict]]:
    return list(ProcrastinateJob.objects.order_by("id").values_list("task_name", "args"))


def test_an_address_is_kept_and_asked_for(client, editor):
    assert add(client, "address", url=" example.org/a?b=1#c ")["Location"] == "/desk/add/"
    addition = Addition.objects.get()
    assert (addition.url, addition.added_by) == ("https://example.org/a?b=1", editor)
    assert waiting() == [("claims.take_address", {"addition_id": addition.pk})]
    assert "waiting to be fetched" in shown(client)


@pytest.mark.parametrize("url", ["HTTPS://example.org/A", "Http://example.org/A", "feed:HTTPS://example.org/A"])
def test_a_scheme_in_capitals_is_one_in_small_letters(client, editor, url):
    add(client, "address", url=url)
    assert Addition.objects.get().url in ("https://example.org/A", "http://example.org/A")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "two words",
        "https://e.org/em\u2003quad",
        "https://e.org/\u3000x",
        "javascript:alert(1)",
        "ftp://example.org/",
        "https://user@example.org/",
    ],
)
def test_no_address_comes_back_as_it_was_typed(client, editor, url):
    answer = add(client, "address", url=url)
    assert answer.status_code == 422
    assert answer.context["forms"].address["url"].value() == url
    assert not Addition.objects.exists()


@pytest.mark.parametrize("again", ["https://example.org/story", "http://www.example.org/story?utm_source=x"])
def test_the_same_address_leads_to_the_article_that_is_there(client, editor, again):
    article = an_article(canonical_url="https://example.org/story").article
    answer = client.post("/desk/add/", {"way": "address", "url": again}, follow=True)
    assert answer.redirect_chain == [(f"/articles/{article.pk}/", 302)]
    assert "added before" in answer.content.decode()
    assert not Addition.objects.exists()


def test_the_address_of_a_feed_that_is_followed_leads_to_it(client, editor):
    feed = a_feed("https://example.org/feed.xml")
    assert add(client, "address", url="https://example.org/feed.xml")["Location"] == f"/feeds/{feed.pk}/"


def test_an_address_that_waits_is_not_asked_for_twice(client, editor):
    add(client, "address", url="https://example.org/a")
    add(client, "address", url="https://example.org/a")
    assert Addition.objects.count() == 1
    assert "added already and waits" in shown(client)


def test_a_text_is_stored_with_who_where_and_when(client, editor):
    told = {"publisher": "The Gazette", "published_on": "2025-01-29", "headline": "A head", "url": "example.org/a"}
    assert add(client, "text", text=TEXT, **told)["Location"] == "/desk/add/"
    article = Article.objects.get()
    assert (article.publisher.name, article.headline) == ("The Gazette", "A head")
    assert article.published_why["rule"] == "editor"
    assert article.canonical_url == "https://example.org/a"
    assert Addition.objects.get().article == article
    assert [task for task, _ in waiting()] == ["claims.compare", "claims.read"]
    assert "being read" in shown(client)


@pytest.mark.parametrize(
    "wrong,words",
    [
        ({"publisher": ""}, "Say who published it"),
        ({"published_on": "soon"}, "This is no day"),
        ({"published_on": "2199-01-01"}, "Look at the year"),
        ({"text": ""}, "Paste the words"),
        ({"text": "…"}, "no words in it"),
        ({"text": "a" * 1_000_001}, "this one has 1000001"),
        ({"url": "no address"}, "is no web address"),
        ({"text": "<p>OpenAI said that <b>we</b> took it.</p>"}, "tags like &lt;/p&gt;"),
    ],
)
def test_a_text_with_something_wrong_comes_back_whole(client, editor, wrong, words):
    typed = {"publisher": "The Gazette", "published_on": "2025-01-29", "headline": "A head", "text": TEXT, **wrong}
    answer = add(client, "text", **typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    form = answer.context["forms"].text
    assert {name: form[name].value() for name in typed} == typed
    assert not Article.objects.exists()


def test_a_file_is_stored(client, editor):
    page = b"<html><title>Head</title><body><article><h1>Head</h1><p>OpenAI says that DeepSeek may have taken data.</p>"
    file = SimpleUploadedFile(f"{'long' * 50}.html", page)
    assert add(client, "file", file=file, publisher="The Gazette")["Location"] == "/desk/add/"
    assert Addition.objects.get().article.publisher.name == "The Gazette"


def test_a_text_that_has_the_word_of_a_script_in_it_stays_a_text(client, editor):
    file = SimpleUploadedFile("note.txt", b"Head <script>alert(1)</script>\n\nHe says that it may be so.")
    add(client, "file", file=file, publisher="<img src=x>")
    page = shown(client)
    assert "Head &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "<img src=x>" not in page


@pytest.mark.parametrize(
    "name,data,words",
    [
        ("a.pdf", b"", "This file is empty"),
        ("a.bin", bytes(range(256)) * 40, "a.bin"),
        ("a.txt", b"x" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_a_file_that_cannot_be_used_is_explained(client, editor, name, data, words):
    answer = add(client, "file", file=SimpleUploadedFile(name, data), publisher="The Gazette")
    assert answer.status_code == 422
    assert words in " ".join(error for errors in answer.context["forms"].file.errors.values() for error in errors)
    assert 'value="The Gazette"' in answer.content.decode()
    assert "choose it once more" in answer.content.decode()


def test_of_a_file_that_is_too_large_the_rest_is_kept_nowhere(client, editor):
    answer = add(client, "file", file=SimpleUploadedFile("a.txt", b"x" * 24_000_000))
    assert answer.context["forms"].file.data is not None
    assert answer.wsgi_request.FILES["file"].size < 20_200_000


def test_progress_to_the_claims_that_were_found(client, editor):
    snapshot = an_article(TEXT)
    an_addition(editor, snapshot=snapshot)
    assert "being read" in shown(client)
    appearance = an_appearance(snapshot, None, "DeepSeek may have taken data")
    ExtractionRun.objects.update(outcome="1 claim found")
    assert "1 claim found, being linked" in shown(client)
    appearance.claim = a_claim()
    appearance.save()
    done = shown(client)
    assert "1 claim found" in done
    assert "being linked" not in done
    assert f'href="/articles/{snapshot.article_id}/"' in done


def test_what_could_not_be_read_has_no_tick(client, editor):
    snapshot = an_article(TEXT)
    an_addition(editor, snapshot=snapshot)
    an_appearance(snapshot, a_claim(), "DeepSeek may have taken data")
    ExtractionRun.objects.update(outcome="not read: the text is not in English")
    assert 'class="status off"><span aria-hidden="true">✕</span> not read' in shown(client)


def test_the_list_asks_again_by_itself_only_while_something_moves(client, editor):
    an_addition(editor)
    assert 'data-hx-trigger="every 2s"' in shown(client)
    assert "Look again" in shown(client)
    Addition.objects.update(problem="the server does not answer")
    assert "every 2s" not in shown(client)
    assert "Look again" not in shown(client)


def test_htmx_gets_the_list_alone(client, editor):
    an_addition(editor)
    part = client.get("/desk/add/", headers={"HX-Request": "true"}).content.decode()
    assert "<form" not in part
    assert 'id="results"' in part


def test_a_failure_has_its_reason_and_another_try(client, editor):
    addition = an_addition(editor, problem="the server does not answer")
    assert "the server does not answer" in shown(client)
    assert client.post(f"/desk/add/{addition.pk}/retry/")["Location"] == "/desk/add/"
    addition.refresh_from_db()
    assert addition.problem == ""
    assert waiting() == [("claims.take_address", {"addition_id": addition.pk})]


def test_a_stage_that_gave_up_is_told_with_its_addition(client, editor):
    snapshot = an_article(TEXT)
    addition = an_addition(editor, snapshot=snapshot)
    failure = JobFailure.objects.create(
        stage="claims.read", object_ref=f"snapshot_id:{snapshot.pk}", reason="out of memory"
    )
    assert "out of memory" in shown(client)
    answer = client.post("/desk/failures/retry/", {"failure": failure.pk, "next": "add"})
    assert answer["Location"] == "/desk/add/"
    assert waiting() == [("claims.read", {"snapshot_id": snapshot.pk})]
    assert "being read" in shown(client)
    assert addition.name in shown(client) or snapshot.article.headline in shown(client)


def test_feeds_that_were_found_are_offered_and_those_that_are_followed_are_linked(client, editor):
    feed = a_feed("https://example.org/followed.xml")
    offers = [{"url": "https://example.org/new.xml", "title": "New"}, {"url": feed.url, "title": "Old"}]
    an_addition(editor, offers=offers)
    page = shown(client)
    assert "2 feeds found" in page
    assert 'name="url" value="https://example.org/new.xml"' in page
    assert f'href="/feeds/{feed.pk}/"' in page
    assert "every 2s" not in page


def test_a_feed_that_was_found_by_trying_says_so(client, editor):
    an_addition(editor, offers=[{"url": "https://example.org/feed", "title": "News", "tried": True}])
    page = shown(client)
    assert "The page names no feed. Found by trying the usual places:" in page
    assert 'name="url" value="https://example.org/feed"' in page


def test_everybody_sees_their_own(client, editor):
    an_addition(a_user(Role.LEAD), url="https://example.org/somebody-elses")
    assert "somebody-elses" not in shown(client)
    assert "Nothing yet" in shown(client)


def test_what_is_late_asks_for_a_worker(client, editor):
    addition = an_addition(editor)
    assert "see that a worker runs" not in shown(client)
    Addition.objects.filter(pk=addition.pk).update(created_at=timezone.now() - timezone.timedelta(minutes=5))
    assert "see that a worker runs" in shown(client)


def test_the_query_budget_is_the_same_for_one_and_for_fifty(client, editor):
    an_addition(editor, snapshot=an_article(TEXT))
    few = count_queries(client, "/desk/add/")
    for n in range(49):
        an_addition(editor, snapshot=an_article(f"Text {n}"), offers=[{"url": f"https://e.org/{n}", "title": ""}])
    assert count_queries(client, "/desk/add/") <= few + 1 <= MOST


@pytest.mark.parametrize("pk", [999, 2**63])
def test_no_other_try_for_what_is_not_there(client, editor, pk):
    assert client.post(f"/desk/add/{pk}/retry/").status_code == 404


def test_a_file_of_some_megabytes_needs_no_temporary_folder(client, editor, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/proc")  # takes no file, as a full one
    page = f"<html><article><h1>T</h1><p>{TEXT}</p></article><!-- {'x' * 3_000_000} --></html>"
    file = SimpleUploadedFile("page.html", page.encode())
    assert add(client, "file", file=file, publisher="The News").status_code == 302
    assert Article.objects.count() == 1


def test_a_text_that_is_held_already_is_said_to_be_and_so_is_a_day_that_was_not_taken(client, editor):
    told = {"text": TEXT, "publisher": "The Gazette", "published_on": "2025-01-30"}
    assert "held already" not in client.post("/desk/add/", {"way": "text", **told}, follow=True).text
    again = client.post("/desk/add/", {"way": "text", **told}, follow=True).text
    assert "“OpenAI accuses DeepSeek” was held already: nothing was stored twice." in again
    assert "is not the one that you wrote" not in again
    told["published_on"] = "2025-01-28"
    assert "is not the one that you wrote" in client.post("/desk/add/", {"way": "text", **told}, follow=True).text
