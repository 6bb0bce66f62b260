"""/desk/annotations/: annotations of other programs, handed in."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from claims.editing.annotations import plan_annotations
from claims.models import Anchor, Annotation, Appearance, Article, Claim, Clip, Snapshot
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
    assert [row.says for row in send(client, rows).context["rows"]] == [
        "You have written that to these words already.",
        "You have suggested these words already.",
    ]
    assert (Annotation.objects.count(), Clip.objects.count()) == (1, 1)


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


def test_many_on_one_article_look_for_it_once(user, snapshot, django_assert_num_queries):
    rows = [on(snapshot.article.canonical_url, "DeepSeek took data.", f"Why {n}?") for n in range(9)]
    for some in (rows[:1], rows):
        read = parse_annotations(json.dumps(some))
        with django_assert_num_queries(2 + len(some)):  # the article and its version; whether one wrote each already
            plan_annotations(user, read, "http://testserver")


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
    for words in ("You have written that to these words already.", "You have suggested these words already."):
        assert words in page
    assert (Annotation.objects.count(), Clip.objects.count()) == (1, 1)
