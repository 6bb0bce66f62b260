"""The evidence beside a claim: one telling at a time, and where its chain can be followed to."""

import re
from datetime import UTC, date, datetime

import pytest

from claims.models import Appearance, Citation, Claim, Document, FetchLog, Origin, Reply
from claims.terms import Publishes, Role
from tests.factories import (
    a_claim,
    a_dispute,
    a_party,
    a_placed_claim,
    a_publisher,
    a_user,
    an_appearance,
    an_article,
)
from tests.versions import stored_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    """A claim of three tellings."""
    claim = a_placed_claim(a_dispute(), "They took the first.")
    for n, words in enumerate(("the second", "the third"), start=2):
        an_appearance(an_article(f"Story {n}\n\nThey took {words} now.", publisher=a_publisher()), claim, words)
    return claim


def page(client, claim: Claim, query: str = "", status: int = 200) -> str:
    response = client.get(f"/claims/{claim.number}/{query}")
    assert response.status_code == status
    return response.content.decode()


def panel(html: str) -> str:
    return html.partition('id="evidence"')[2].partition("</section>")[0]


def trail(html: str) -> str:
    return html.partition('<ol class="trails">')[2].partition("</ol>")[0]


def test_the_first_telling_stands_beside_the_claim(client, claim):
    shown = panel(page(client, claim))
    assert "<mark>They took the first.</mark>" in shown
    assert "1 of 3" in shown
    assert "first telling" in shown
    assert f'href="/claims/{claim.number}/?telling=2#evidence"' in shown


def test_another_one_is_asked_for_by_its_number(client, claim):
    shown = panel(page(client, claim, "?telling=3"))
    assert "<mark>the third</mark>" in shown
    assert f'href="/claims/{claim.number}/?telling=2#evidence"' in shown
    assert "last telling" in shown


def test_every_link_that_htmx_swaps_leads_somewhere_without_it(client, claim):
    links = re.findall(r"<a[^>]*data-hx-get[^>]*>", page(client, claim))
    assert links
    assert all(f'href="/claims/{claim.number}/?telling=' in link for link in links)


def test_turning_keeps_the_rest_of_the_address(client, claim):
    shown = panel(page(client, claim, "?page=1&as_of=2025-03-01&merged=9"))
    assert "?page=1&amp;as_of=2025-03-01&amp;telling=2#evidence" in shown


@pytest.mark.parametrize("asked", ["x", "0", "-1", "1.5", "9" * 30, "9" * 5000, "%00", "4"])
def test_a_number_that_leads_nowhere_is_said_and_the_page_is_there(client, claim, asked):
    shown = page(client, claim, f"?telling={asked}", status=400)
    assert "Here is the first one." in shown
    assert "<mark>They took the first.</mark>" in panel(shown)


def test_a_chain_leads_to_what_is_held_and_to_the_pages_outside(client):
    dispute, bloomberg = a_dispute(), a_publisher("Bloomberg")
    held = a_placed_claim(dispute, "Held elsewhere.", publisher=bloomberg).appearances.get().article
    claim = a_placed_claim(dispute, via=(bloomberg, a_publisher("Reuters")))
    telling = claim.appearances.select_related("article", "first_snapshot").get()
    links = {"snapshot": telling.first_snapshot, "words": "reports", "publisher": bloomberg}
    Citation.objects.create(url="https://bloomberg.example/other", **links)
    Citation.objects.create(url="https://bloomberg.example/held", article=held, **links)
    shown = trail(page(client, claim))
    assert f'href="/articles/{held.pk}/"' in shown
    assert 'href="https://bloomberg.example/held" rel="noopener noreferrer external"' in shown
    assert "(outside page)" in shown
    assert "the article gives no link to it" in shown
    assert f'href="/articles/{telling.article_id}/v/1/#a{telling.pk}"' in shown
    assert f'href="{telling.article.canonical_url}"' in shown


def test_an_article_that_is_not_published_is_not_said_to_be_held(client):
    bloomberg = a_publisher("Bloomberg")
    hidden = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Hidden.").appearances.get().article
    claim = a_placed_claim(a_dispute(), via=(bloomberg,))
    snapshot = claim.appearances.get().first_snapshot
    url = "https://bloomberg.example/held"
    Citation.objects.create(snapshot=snapshot, words="so", url=url, publisher=bloomberg, article=hidden)
    assert f'href="/articles/{hidden.pk}/"' not in page(client, claim)
    client.force_login(a_user(Role.EDITOR))
    assert f'href="/articles/{hidden.pk}/"' in trail(page(client, claim))


def test_a_document_is_read_where_it_lies(client):
    claim = a_placed_claim(a_dispute())
    link = Appearance.objects.get().chain.first()
    fields = {"kind": "filing", "title": "Complaint", "slug": "complaint", "url": "https://court.example/1"}
    link.pk, link.position, link.party, link.document = None, 9, None, Document.objects.create(**fields)
    link.save()
    Appearance.objects.get().chain.filter(position=1).update(position=10)
    assert 'href="https://court.example/1" rel="noopener' in trail(page(client, claim))


@pytest.mark.parametrize(
    "status,error,said",
    [
        (404, "not there", "the page was gone when it was last looked at, on 3 Mar 2025"),
        (410, "gone", "the page was gone when it was last looked at, on 3 Mar 2025"),
        (None, "too slow", "the page did not answer when it was last looked at, on 3 Mar 2025"),
        (200, "", None),
    ],
)
def test_a_dead_page_says_so_and_the_stored_words_stay(client, status, error, said):
    claim = a_placed_claim(a_dispute(), "These words stay.")
    url = claim.appearances.get().article.canonical_url
    for month, problem in ((2, "an older trouble"), (3, error)):
        at = datetime(2025, month, 3, tzinfo=UTC)
        FetchLog.objects.create(url=url, fetched_at=at, http_status=status, error=problem)
    shown = page(client, claim)
    assert (said in shown) if said else ("last looked at" not in shown)
    assert "<mark>These words stay.</mark>" in panel(shown)
    assert f'href="{url}"' in shown


def test_what_a_page_answered_later_is_not_known_earlier(client):
    claim = a_placed_claim(a_dispute())
    url = claim.appearances.get().article.canonical_url
    FetchLog.objects.create(url=url, fetched_at=datetime(2025, 3, 3, tzinfo=UTC), http_status=404, error="gone")
    assert "last looked at" in page(client, claim, "?as_of=2025-03-03")
    assert "last looked at" not in page(client, claim, "?as_of=2025-03-02")


def test_a_changed_page_says_so(client):
    claim = a_placed_claim(a_dispute())
    stored_version(claim.appearances.get().first_snapshot, "Nothing is left of it.")
    assert "changed since: version 2 is held, too" in trail(page(client, claim))


def test_words_that_came_as_text_have_no_page_outside(client):
    dispute = a_dispute()
    claim = a_claim()
    an_appearance(an_article(canonical_url=None), claim, "DeepSeek may have taken data")
    claim.placements.create(dispute=dispute)
    assert "there is no page outside" in trail(page(client, claim))
    assert "Source page" not in page(client, claim)


@pytest.mark.slow
def test_two_thousand_tellings_make_a_page_of_bounded_size(client):
    """As many origins and replies as there can be, all kept within a page."""
    few, many = a_placed_claim(a_dispute()), a_placed_claim(a_dispute())
    snapshot = an_article("Long\n\n" + "It is so. " * 2000, publisher=a_publisher())
    one = an_appearance(snapshot, many, "It is so", (a_publisher("Bloomberg"),))
    fields = {f.attname: getattr(one, f.attname) for f in Appearance._meta.concrete_fields if not f.generated}
    fields = {name: value for name, value in fields.items() if name not in ("id", "key")}
    Appearance.objects.bulk_create(Appearance(**fields, key=f"{n:064}") for n in range(2000))
    assert many.appearances.count() == 2002
    origins = Origin.objects.bulk_create(Origin(claim=many, key=f"words:{n}", label=f"Origin {n}") for n in range(1000))
    for origin, telling in zip(origins, many.appearances.order_by("-pk"), strict=False):
        telling.origin = origin
        telling.save(update_fields=["origin"])
    days = (date(2025, 2, 9), date(2025, 2, 10))
    fields = {"accusation": many, "party": a_party("DeepSeek"), "kind": "denied", "replied": days}
    Reply.objects.bulk_create(Reply(**fields, evidence=each) for each in many.appearances.all()[:500])
    sizes = [len(page(client, claim)) for claim in (few, many)]
    assert sizes[1] < 120_000
    assert page(client, many).count('<article class="telling"') == 20
    assert "460 more answers not listed" in page(client, many)
    assert "more origins not listed" in page(client, many)
    assert a_party("OpenAI").name in page(client, many, "?page=100&telling=2000")
