"""The pages of take-downs, and what other pages show of words that are gone."""

import pytest
from django.utils import timezone

from claims.models import Placement, Snapshot, Takedown
from claims.terms import Publishes, Role, Status, TakedownState
from claims.text.blackout import BLOCK
from tests.editing.takendown import taken_down
from tests.factories import a_claim, a_dispute, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries
from tests.versions import stored_version

pytestmark = pytest.mark.django_db

WORDS = "copied the private ledgers"
CONTENT = f"DeepSeek {WORDS} of the bank"
TEXT = f"A headline\n\nOpenAI said that {CONTENT}. Nobody answered."


@pytest.fixture
def snapshot() -> Snapshot:
    snapshot = an_article(TEXT)
    claim = a_claim(f"{CONTENT}.", status=Status.ACCEPTED)
    Placement.objects.create(claim=claim, dispute=a_dispute(publishes=Publishes.SUGGESTED, slug="data"), why="test")
    an_appearance(snapshot, claim, CONTENT, status=Status.ACCEPTED)
    return snapshot


def new(snapshot: Snapshot) -> str:
    return f"/desk/takedowns/new/?article={snapshot.article_id}&v={snapshot.number}"


def send(client, address: str, do: str, **fields):
    fields = {"words": WORDS, "scope": "article", "reason": "A court orders it.", **fields}
    return client.post(address, {"do": do, **fields})


def page(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return " ".join(response.content.decode().split())


def test_a_lead_finds_the_way_from_the_article(client, snapshot, lead):
    assert new(snapshot).replace("&", "&amp;") in page(client, f"/articles/{snapshot.article_id}/")
    client.force_login(a_user(Role.EDITOR))
    assert "Take words down" not in page(client, f"/articles/{snapshot.article_id}/")


def test_it_says_what_would_be_touched_and_asks_only_then(client, snapshot, lead):
    shown = send(client, new(snapshot), "preview")
    assert "Stored versions: <b>1</b>" in shown.content.decode()
    assert "Claims: <b>1</b>" in shown.content.decode()
    assert not Takedown.objects.exists()
    assert "Ask another lead" in shown.content.decode()
    answer = send(client, new(snapshot), "ask", reference="LG Köln, 28 O 1/26", is_public="1")
    asked = Takedown.objects.get()
    assert answer.url == f"/desk/takedowns/{asked.pk}/"
    assert (asked.reference, asked.is_public, asked.article) == ("LG Köln, 28 O 1/26", True, snapshot.article)


def test_it_says_how_much_elsewhere_would_keep_the_words(client, snapshot, lead):
    an_article(f"Another\n\nThey {WORDS} as well.")
    shown = " ".join(send(client, new(snapshot), "preview").content.decode().split())
    assert "<b>1</b> other record holds the words, too" in shown
    everywhere = send(client, new(snapshot), "preview", scope="everywhere")
    assert "other record" not in everywhere.content.decode()


def test_what_was_typed_stays_where_something_is_refused(client, snapshot, lead):
    refused = send(client, new(snapshot), "ask", words="words that stand nowhere")
    assert refused.status_code == 409
    assert "Nothing holds these words" in refused.content.decode()
    assert "words that stand nowhere</textarea>" in refused.content.decode()
    assert send(client, new(snapshot), "ask", words="x" * 1_000_000).status_code == 422
    assert send(client, new(snapshot), "ask", scope="galaxy").status_code == 422
    assert send(client, "/desk/takedowns/new/", "ask").status_code == 422  # everywhere, where no article is named
    assert send(client, new(snapshot), "").status_code == 422
    assert not Takedown.objects.exists()


def test_what_would_deceive_the_eye_is_left_out(client, snapshot, lead):
    send(client, new(snapshot), "ask", reason="An \u202eorder\u202c.", reference="A\u202e\n1<b>")
    asked = Takedown.objects.get()
    assert (asked.reason, asked.reference) == ("An order.", "A 1<b>")
    assert "A 1&lt;b&gt;" in page(client, f"/desk/takedowns/{asked.pk}/")
    assert send(client, new(snapshot), "ask", reference="A\0").status_code == 422


@pytest.mark.parametrize("query", ["article=x&v=1", "article=1", "v=1", f"article={2**70}&v=1", "article=0&v=0"])
def test_a_version_that_is_not_there_is_not_found(client, lead, query):
    assert client.get(f"/desk/takedowns/new/?{query}").status_code == 404


def test_the_one_who_asked_can_only_withdraw_it(client, snapshot, lead):
    send(client, new(snapshot), "ask")
    address = f"/desk/takedowns/{Takedown.objects.get().pk}/"
    assert "Consent" not in page(client, address)
    assert client.post(address, {"do": "consent"}).status_code == 409
    assert WORDS in Snapshot.objects.get().text
    assert client.post(address, {"do": "withdraw"}).status_code == 302
    assert Takedown.objects.get().state == TakedownState.DROPPED
    assert WORDS not in page(client, address)


def test_another_lead_sees_the_words_and_consents(client, snapshot, lead):
    send(client, new(snapshot), "ask")
    address = f"/desk/takedowns/{Takedown.objects.get().pk}/"
    client.force_login(a_user(Role.LEAD, username="second"))
    assert WORDS in page(client, address)
    assert '<span class="n">1</span>' in page(client, "/desk/").partition("tray-takedowns")[2]
    assert client.post(address, {"do": "decline"}).status_code == 409  # without a reason
    assert client.post(address, {"do": "nothing"}).status_code == 422
    assert client.post(address, {"do": "consent"}).status_code == 302
    assert client.post(address, {"do": "consent"}).status_code == 409  # sent twice
    shown = page(client, address)
    assert "4 words, which are kept nowhere any more" in shown
    assert "by second" in shown
    assert WORDS not in shown


def test_the_list_has_two_trays_and_says_where_nothing_is(client, snapshot, lead):
    assert "Nothing is asked for" in page(client, "/desk/takedowns/")
    assert "Nothing was decided yet" in page(client, "/desk/takedowns/?state=decided")
    send(client, new(snapshot), "ask")
    assert "A court orders it." in page(client, "/desk/takedowns/?state=nonsense&page=-1")
    taken_down(snapshot, "Nobody answered")
    assert "2 words" in page(client, "/desk/takedowns/?state=decided")


def test_many_take_no_more_queries_than_one(client, snapshot, lead):
    rows = {
        "scope": "article",
        "article": snapshot.article,
        "n_words": 1,
        "words": "x",
        "reason": "y",
        "asked_by": lead,
    }
    Takedown.objects.create(**rows)
    one = count_queries(client, "/desk/takedowns/")
    Takedown.objects.bulk_create(Takedown(**rows) for _ in range(19))
    assert count_queries(client, "/desk/takedowns/") == one <= MOST


def test_readers_see_the_mark_and_the_reason_where_they_may(client, snapshot):
    taken_down(snapshot, WORDS, reference="LG Köln, 28 O 1/26", is_public=True)
    taken_down(snapshot, "Nobody answered")
    shown = page(client, f"/articles/{snapshot.article_id}/")
    today = f"{timezone.now().day} {timezone.now():%b %Y}"
    assert shown.count("words were taken down on") == 2
    assert today in shown
    assert shown.count("A court orders it. (LG Köln, 28 O 1/26)") == 1


def everywhere(snapshot: Snapshot) -> list[str]:
    """Pages, and what readers take away, that show the words of this text or of its claim."""
    claim, article = snapshot.appearances.get().claim.number, f"/articles/{snapshot.article_id}/"
    return [
        "/d/data/?look=print", "/d/data/?look=table", "/d/data/?as_of=2025-02-03", "/search/?q=DeepSeek",
        f"/claims/{claim}/?as_of=2025-02-03", f"/claims/{claim}/cite/bib/", f"{article}v/1/?as_of=2025-02-03",
        f"{article}v/1/compare/2/",
    ]  # fmt: skip


def test_no_page_shows_the_words_any_more(client, snapshot):
    stored_version(snapshot, TEXT.replace("Nobody", "For days nobody"))
    taken_down(snapshot, WORDS)
    for address in everywhere(snapshot):
        shown = client.get(address).content.decode()
        assert "ledgers" not in shown, address
        assert BLOCK in shown, address
    assert "/claims/" not in page(client, "/search/?q=ledgers").partition('id="results"')[2].partition("</main")[0]


def test_the_claim_says_when_words_of_it_were_taken_down(client, snapshot):
    taken_down(snapshot, WORDS)
    assert "Words of it were taken down on" in page(client, f"/claims/{snapshot.appearances.get().claim.number}/")


def test_the_history_shows_the_blocks(client, snapshot, lead):
    claim = snapshot.appearances.get().claim
    taken_down(snapshot, WORDS)
    shown = page(client, f"/desk/history/claim/{claim.pk}/")
    assert "ledgers" not in shown
    assert BLOCK in shown


def test_a_page_kept_for_readers_is_made_anew(client, snapshot):
    assert WORDS in page(client, "/d/data/")
    taken_down(snapshot, WORDS)
    assert WORDS not in page(client, "/d/data/")


def test_nobody_else_comes_in(client, snapshot):
    taken_down(snapshot, WORDS)
    for role in (None, Role.CONTRIBUTOR, Role.EDITOR):
        client.logout()
        if role:
            client.force_login(a_user(role))
        for address in ("/desk/takedowns/", new(snapshot), f"/desk/takedowns/{Takedown.objects.get().pk}/"):
            assert client.get(address).status_code == 403
            assert client.post(address, {"do": "consent"}).status_code in (403, 405)
