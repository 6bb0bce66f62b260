"""/desk/annotations/: annotations of other programs, handed in."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.editing.annotations import hand_in, plan_annotations
from claims.models import Anchor, Annotation, Appearance, Article, Claim, Clip, Snapshot
from claims.models.noting import anchor_notes
from claims.parsing.annotations import parse_annotations
from claims.terms import Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db

PAGE = "/desk/annotations/"


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(), "DeepSeek took data.", Status.ACCEPTED)


@pytest.fixture
def snapshot(claim) -> Snapshot:
    return Appearance.objects.get(claim=claim).first_snapshot


@pytest.fixture
def user(client):
    user = a_user(Role.CONTRIBUTOR)
    client.force_login(user)
    return user


def on(source: str, exact: str = "", body: str = "Who says so?") -> dict:
    selector = {"selector": {"type": "TextQuoteSelector", "exact": exact}} if exact else {}
    return {"type": "Annotation", "bodyValue": body, "target": {"source": source, **selector}}


def send(client, rows: object, do: str = "hand-in"):
    return client.post(PAGE, {"annotations": json.dumps(rows), "do": do})


def test_an_article_that_stands_on_this_site_is_known_by_its_whole_address(client, user, snapshot):
    Article.objects.filter(pk=snapshot.article_id).update(canonical_url="/demo-digest/story.html")
    send(client, [on("http://testserver/demo-digest/story.html", "DeepSeek took data.")])
    assert Annotation.objects.get().anchors.get().exact == "DeepSeek took data."
    assert not Clip.objects.exists()


def test_a_dry_run_says_what_would_happen_and_writes_nothing(client, user, claim, snapshot):
    rows = [
        on(snapshot.article.canonical_url, "DeepSeek took data."),
        on(f"http://testserver/claims/{claim.number}/"),
        on("https://elsewhere.example/x", "They took all."),
        on("https://elsewhere.example/x"),
        on(snapshot.article.canonical_url, "words that stand nowhere at all"),
        on(snapshot.article.canonical_url, "DeepSeek took data."),
        {"bodyValue": "No target."},
        on("javascript:alert(1)", "x"),
    ]
    answer = send(client, rows, "look")
    said = [(row.is_something, row.says) for row in answer.context["rows"]]
    assert said == [
        (True, f"A note on these words of “{snapshot.article.headline}”."),
        (True, f"A note on claim {claim.number}."),
        (True, "We do not hold this page: a suggested claim, for an editor to look at."),
        (False, "We do not hold this page, and it quotes no words: notes stand on words. Add a quote to it."),
        (True, "These words do not stand in the stored article: a suggested claim, for an editor to look at."),
        (False, "The same as row 1."),
        (False, "It says of no page what it is on: it has no target."),
        (False, "Its target is no web address."),
    ]
    assert "Nothing is written yet." in answer.text
    assert answer.context["form"]["annotations"].value() == json.dumps(rows)
    assert not Annotation.objects.exists()
    assert not Clip.objects.exists()


def test_handed_in_they_are_notes_and_suggestions(client, user, claim, snapshot):
    rows = [
        on(snapshot.article.canonical_url, "DeepSeek took data."),
        on(f"http://testserver/claims/{claim.number}/", body="On the claim."),
        on("https://elsewhere.example/x#part", "They took all."),
    ]
    assert "3 of 3 handed in" in send(client, rows).text
    on_words, on_claim = Annotation.objects.order_by("pk")
    anchor = on_words.anchors.get()
    assert (on_words.author, on_words.body, on_words.public) == (user, "Who says so?", False)
    assert snapshot.text[anchor.start : anchor.end] == "DeepSeek took data."
    assert on_claim.claim == claim
    clip = Clip.objects.get()
    assert (clip.url, clip.words, clip.note) == ("https://elsewhere.example/x", "They took all.", "Who says so?")


def test_sent_twice_they_are_there_once(client, user, claim, snapshot):
    rows = [
        on(snapshot.article.canonical_url, "DeepSeek took data."),
        on("https://elsewhere.example/x", "They took all."),
    ]
    send(client, rows)
    headline = snapshot.article.headline
    for do in ("look", "hand-in"):
        answer = send(client, rows, do)
        assert [row.says for row in answer.context["rows"]] == [
            f"You have written that to these words of “{headline}” already: it stays as it is.",
            "You have suggested these words already: that stays as it is.",
        ]
        assert "2 are here already and stay as they are." in answer.text
        assert ("Nothing was changed." in answer.text) == (do == "hand-in")
    assert (Annotation.objects.count(), Clip.objects.count()) == (1, 1)


@pytest.mark.parametrize("n_times", [1, 2])
def test_each_leads_to_what_is_there_and_to_the_article_that_it_is_on(client, user, claim, snapshot, n_times):
    rows = [
        on(snapshot.article.canonical_url, "DeepSeek took data."),
        on("https://elsewhere.example/x", "They took all."),
        on(f"http://testserver/claims/{claim.number}/"),
        on(snapshot.article.canonical_url),
    ]
    for _ in range(n_times):
        page = send(client, rows).text
    on_words, on_claim = Annotation.objects.order_by("pk")
    for note in (on_words, on_claim):
        assert f'<a href="/desk/notes/{note.pk}/">Your note</a>' in page
    assert f'<a href="/desk/clips/{Clip.objects.get().pk}/">Your suggestion</a>' in page
    assert page.count(f'<a href="/articles/{snapshot.article_id}/">The article</a>') == 2


def test_what_was_written_to_an_earlier_version_is_there_in_a_later_one(client, user, snapshot):
    rows = [on(snapshot.article.canonical_url, "DeepSeek took data.")]
    send(client, rows)
    text = f"New. {snapshot.text}"
    later = Snapshot.objects.create(
        article=snapshot.article, number=2, text=text, sha256="b" * 64, fetched_at=timezone.now()
    )
    anchor_notes(snapshot.article_id)
    assert Anchor.objects.filter(snapshot=later).exists()
    assert "already: it stays as it is." in send(client, rows).context["rows"][0].says
    assert Annotation.objects.count() == 1


def test_rows_from_which_the_same_would_come_are_one(client, user, snapshot):
    """Other spellings of the address, and words that stand at the same place."""
    url = snapshot.article.canonical_url
    rows = [on(url, "DeepSeek took data."), on(f"{url}#top", "DeepSeek took data."), on(url, "DeepSeek took data")]
    says = [row.says for row in send(client, rows).context["rows"]]
    assert says[1:] == ["The same as row 1.", "The same as row 1."]
    assert Annotation.objects.count() == 1


def test_a_note_that_is_too_long_is_refused_by_itself_and_beforehand(client, user, claim, snapshot):
    rows = [on(f"/claims/{claim.number}/", body="x" * 20_001), on(f"/claims/{claim.number}/", body="Short.")]
    for do in ("look", "hand-in"):
        (long, short) = send(client, rows, do).context["rows"]
        assert (long.is_something, short.is_something) == (False, True)
        assert long.says == "A note takes up to 20,000 characters. Shorten it."
    assert Annotation.objects.get().body == "Short."


def test_those_whom_each_calls_are_told(client, user, claim):
    people = [a_user(Role.EDITOR, username=name) for name in ("anna", "ben")]
    bodies = ["See @anna.", "See @Ben and @anna, @nobody.", "Nobody."]
    send(client, [on(f"/claims/{claim.number}/", body=body) for body in bodies])
    called = [[*note.mentioned.order_by("pk")] for note in Annotation.objects.order_by("pk")]
    assert called == [people[:1], people, []]


@pytest.mark.parametrize("target", ["http://[", "http://a\u2260b.example/x", "https://[::1", "http://x.example:99999/"])
def test_an_address_that_is_none_is_said_to_be_none(client, user, target):
    (row,) = send(client, [on(target, "words")]).context["rows"]
    assert (row.is_something, row.says) == (False, "Its target is no web address.")


def test_what_goes_out_comes_in(client, user, claim, snapshot):
    told = client.get(f"/articles/{snapshot.article_id}/annotations.jsonld").json()
    (row,) = send(client, told).context["rows"]
    assert row.says.startswith("A note on these words")
    anchor = Annotation.objects.get().anchors.get()
    assert snapshot.text[anchor.start : anchor.end] == "DeepSeek took data."


def test_a_file(client, user, claim):
    file = SimpleUploadedFile("a.json", b"\xef\xbb\xbf" + json.dumps(on(f"/claims/{claim.number}/")).encode())
    answer = client.post(PAGE, {"file": file, "do": "look"})
    assert "1 of 1 would be handed in" in answer.text
    assert "Who says so?" in answer.context["form"]["annotations"].value()


@pytest.mark.parametrize("given", ["", "{", "[]", "<script>", "x" * 1_000_001])
def test_what_cannot_be_read_is_said_and_stays(client, user, given):
    answer = client.post(PAGE, {"annotations": given, "do": "hand-in"})
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()
    assert answer.context["form"]["annotations"].value() == given


def test_attacks_do_no_harm(client, user, claim):
    bad = "<script>alert(1)</script>\u202e\u0000"
    answer = send(
        client, [on(f"/claims/{claim.number}/", body=bad), on(bad, bad), {"user": bad, "uri": bad, "target": bad}]
    )
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text.partition("<textarea")[0]


def test_what_the_writer_may_not_see_is_not_there(client, claim, snapshot):
    client.force_login(a_user(Role.CONTRIBUTOR))
    (first, second) = send(client, [on("/claims/999999999/"), on("/articles/999999999/", "x")]).context["rows"]
    assert (first.says, second.says) == ("There is no claim at this address.", "There is no article at this address.")


def test_readers_are_sent_to_log_in(client):
    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("deal, most", [(plan_annotations, 10), (hand_in, 28)])
def test_many_take_as_many_queries_as_few(user, deal, most):
    """But for the texts in which words are looked for, which are read eight at a time."""
    dispute = a_dispute()
    claims = [a_placed_claim(dispute, f"DeepSeek took data {n}.", Status.ACCEPTED) for n in range(8)]
    urls = [claim.appearances.get().article.canonical_url for claim in claims]
    taken = []
    for n in (1, 8):
        rows = [on(url, "DeepSeek took data", f"Why of {n}?") for url in urls[:n]]
        rows += [on(f"/claims/{claim.number}/", body=f"Who of {n}?") for claim in claims[:n]]
        rows += [on(f"https://elsewhere.example/{n}/{one}", "They took all.") for one in range(n)]
        with CaptureQueriesContext(connection) as queries:
            done = deal(user, parse_annotations(json.dumps(rows)), "http://testserver")
        assert all(each.is_something for each in done)
        taken.append(len(queries))
    assert taken[0] == taken[1] <= most


def test_each_stands_in_later_versions_too(client, user, snapshot):
    later = Snapshot.objects.create(
        article=snapshot.article, number=2, text=f"New. {snapshot.text}", sha256="b" * 64, fetched_at=timezone.now()
    )
    first = f"http://testserver/articles/{snapshot.article_id}/v/1/"
    send(client, [on(first, "DeepSeek took data.", f"Why {n}?") for n in (1, 2)])
    assert Anchor.objects.filter(snapshot=later, annotation__isnull=False, exact="DeepSeek took data.").count() == 2


def test_sent_twice_each_is_written_once(client, user, snapshot):
    rows = [on(snapshot.article.canonical_url, "DeepSeek took data."), on("https://a.example/x", "They took all.")]
    send(client, rows)
    page = send(client, rows).content.decode()
    for words in ("You have written that to these words", "You have suggested these words already"):
        assert words in page
    assert (Annotation.objects.count(), Clip.objects.count()) == (1, 1)
