"""An article's claims in its margin, and what else tells the same."""

from datetime import UTC, datetime

import pytest

from claims.models import Citation, CopyLink, FetchLog
from claims.terms import Publishes, Role, Status
from tests.factories import (
    a_claim,
    a_dispute,
    a_placed_claim,
    a_publisher,
    a_user,
    an_appearance,
    an_article,
)
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

TEXT = "Books were copied\n\nThe firm says books were scanned. It says they were thrown away.\n\nNobody answered."


@pytest.fixture
def dispute():
    return a_dispute()


def told(dispute, snapshot, words: str, claim=None, **fields):
    claim = claim or a_claim(f"{words.capitalize()}.")
    an_appearance(snapshot, claim, words, **fields)
    claim.placements.get_or_create(dispute=dispute)
    return claim


def page(client, article_id: int) -> str:
    response = client.get(f"/articles/{article_id}/")
    assert response.status_code == 200
    return response.content.decode()


def rows(html: str) -> list[str]:
    return html.partition('aria-label="Stored text"')[2].partition("</section>")[0].split('<div class="para">')[1:]


def others(html: str) -> str:
    return html.partition('id="others"')[2].partition("</section>")[0]


def test_each_claim_stands_beside_the_paragraph_in_which_it_begins(client, dispute):
    snapshot = an_article(TEXT)
    scanned, thrown = (told(dispute, snapshot, words) for words in ("books were scanned", "they were thrown away"))
    copied = told(dispute, snapshot, "Books were copied")
    headline, first, second = rows(page(client, snapshot.article_id))
    assert "In the headline" in headline
    assert copied.wording in headline
    margin = first.partition('<ol class="margin"')[2]
    assert margin.index(scanned.wording) < margin.index(thrown.wording)
    assert "margin" not in second


def test_other_articles_that_tell_these_claims(client, dispute):
    snapshot = an_article(TEXT)
    claims = [told(dispute, snapshot, words) for words in ("books were scanned", "they were thrown away")]
    for n, outlet in enumerate(("Reuters", "Mint"), start=1):
        other = an_article(f"By {outlet}\n\nIt is said so, and so again.", publisher=a_publisher(outlet))
        for claim, words in zip(claims[:n], ("said so", "so again"), strict=False):
            told(dispute, other, words, claim)
    shown = others(page(client, snapshot.article_id))
    assert shown.index("By Mint") < shown.index("By Reuters")
    assert "2 claims in common" in shown
    assert "1 claim in common" in shown
    assert f"/articles/{snapshot.article_id}/" not in shown


@pytest.mark.parametrize("is_original,words", [(True, "a copy of this"), (False, "this is a copy of it")])
def test_a_copy_says_which_is_which(client, dispute, is_original, words):
    one, other = (a_placed_claim(dispute, f"Claim {n}.").appearances.get().article for n in range(2))
    pair = {"article": other, "original": one} if is_original else {"article": one, "original": other}
    CopyLink.objects.create(**pair, kind="copy")
    assert words in others(page(client, one.pk))


def test_a_copy_that_was_rejected_or_is_not_published_is_none(client, dispute):
    one, other = (a_placed_claim(dispute, f"Claim {n}.").appearances.get().article for n in range(2))
    hidden = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Hidden.").appearances.get().article
    CopyLink.objects.create(article=other, original=one, kind="copy", status=Status.REJECTED)
    CopyLink.objects.create(article=hidden, original=one, kind="copy")
    assert others(page(client, one.pk)) == ""
    client.force_login(a_user(Role.EDITOR))
    assert "a copy of this" in others(page(client, one.pk))


def test_suggested_copies_wait_for_an_editor_where_the_dispute_does(client):
    strict = a_dispute(publishes=Publishes.ACCEPTED)
    one, other = (a_placed_claim(strict, f"Claim {n}.", Status.ACCEPTED).appearances.get().article for n in range(2))
    link = CopyLink.objects.create(article=other, original=one, kind="rewrite")
    assert others(page(client, one.pk)) == ""
    link.status = Status.ACCEPTED
    link.save()
    assert "a rewrite of this" in others(page(client, one.pk))


def test_queries_do_not_grow_with_the_others(client, dispute):
    client.force_login(a_user(Role.EDITOR))
    snapshot = an_article(TEXT)
    claim = told(dispute, snapshot, "books were scanned")

    def another(n: int) -> None:
        other = an_article(f"Story {n}\n\nIt is said so {n}.", publisher=a_publisher(f"Outlet {n}"))
        told(dispute, other, f"said so {n}", claim)
        CopyLink.objects.create(article=other.article, original=snapshot.article, kind="copy")

    another(0)
    few = count_queries(client, f"/articles/{snapshot.article_id}/")
    for n in range(1, 40):
        another(n)
    assert few == count_queries(client, f"/articles/{snapshot.article_id}/") <= MOST
    assert others(page(client, snapshot.article_id)).count("<li>") == 12


def test_a_dead_page_says_so_and_the_stored_words_stay(client, dispute):
    article = a_placed_claim(dispute, "These words stay.").appearances.get().article
    at = datetime(2025, 3, 3, tzinfo=UTC)
    FetchLog.objects.create(url=article.canonical_url, fetched_at=at, http_status=404, error="not there")
    shown = page(client, article.pk)
    assert "the page was gone when it was last looked at, on 3 Mar 2025" in shown
    assert "These words stay." in shown
    assert "last looked at" not in client.get(f"/articles/{article.pk}/?as_of=2025-03-02").content.decode()


def test_what_is_cited_and_held_leads_to_what_is_held(client, dispute):
    citing = a_placed_claim(dispute, "They cite.").appearances.get()
    held = a_placed_claim(dispute, "They are cited.").appearances.get().article
    hidden = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Hidden.").appearances.get().article
    for article in (held, hidden):
        snapshot, url = citing.first_snapshot, article.canonical_url
        Citation.objects.create(snapshot=snapshot, words=f"see {article.pk}", url=url, article=article)
    cited = page(client, citing.article_id).partition('id="cited"')[2].partition("</section>")[0]
    assert f'href="/articles/{held.pk}/"' in cited
    assert f'href="/articles/{hidden.pk}/"' not in cited
    assert f'href="{hidden.canonical_url}"' in cited
