"""The origins on the page of a claim: how many, who leads there, why the others count for it, and what stays unseen."""

from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.utils.html import strip_tags

from claims.linking.origins import settle_origins
from claims.linking.origins.storing import MOST_EVIDENCE
from claims.models import Article, Claim, CopyLink, Origin, Placement, Snapshot, days
from claims.terms import Publishes, Status
from tests.factories import a_claim, a_dispute, a_party, an_appearance
from tests.linking.origins.telling import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    claim = a_claim("The firm copied the scans.", speaker=a_party("OpenAI"))
    Placement.objects.create(claim=claim, dispute=a_dispute(), why="test")
    return claim


def shown(client, claim: Claim, query: str = "") -> str:
    """The block's text, in one line."""
    settle_origins({claim.pk})
    page = client.get(f"/claims/{claim.number}/{query}").content.decode()
    block = page.partition('aria-labelledby="origins"')[2].partition("</section>")[0].partition(">")[2]
    return unescape(" ".join(strip_tags(block).split()))


def test_how_many_and_who_leads_there(client, claim):
    tell(claim, "The Daily", "OpenAI told The Daily that {}.")
    tell(claim, "The Weekly", "The Daily reported that {}.", date(2025, 3, 5), via=("The Daily",))
    tell(claim, "The Monthly", "OpenAI testified that {}.", date(2025, 4, 1))
    block = shown(client, claim)
    assert block.startswith("3 articles, 2 origins")
    assert "The Daily in an interview 2 articles, from 4 Mar 2025" in block
    assert "The Daily leads there, by the words “told The Daily”" in block
    assert "The Weekly cites The Daily" in block
    assert "OpenAI at a hearing 1 article, from 1 Apr 2025" in block
    assert "The Monthly leads there, by the words “testified”" in block


def test_a_copy_shows_its_words(client, claim):
    source = tell(claim, "The Daily", "OpenAI told The Daily that {}.")
    copy = tell(claim, "The Weekly", "OpenAI says that {}.", date(2025, 3, 5))
    words = {"longest_run": {"n_words": 34, "words": "copied the scans"}}
    CopyLink.objects.create(article=copy.article, original=source.article, kind="copy", evidence=words)
    assert "The Weekly is a near copy of The Daily: “copied the scans”" in shown(client, claim)
    Snapshot.objects.filter(pk=copy.first_snapshot_id).update(redacted_at=datetime(2025, 5, 1, tzinfo=UTC))
    assert "The Weekly is a near copy of The Daily" in shown(client, claim)
    assert "copied the scans”" not in shown(client, claim)


def test_who_says_nothing_of_it_is_told_so(client, claim):
    tell(claim, "The Daily", "OpenAI said that {}.")
    tell(claim, "The Weekly", "OpenAI says that {}.", date(2025, 3, 5))
    block = shown(client, claim)
    assert "The Daily leads there, and does not say where it was said" in block
    assert "The Weekly does not say where it was said, and goes with what was printed before it" in block


def test_what_the_viewer_does_not_see_is_neither_counted_nor_named(client, claim):
    claim.placements.get().dispute.__class__.objects.update(publishes=Publishes.ACCEPTED)
    Claim.objects.filter(pk=claim.pk).update(status=Status.ACCEPTED)
    tell(claim, "The Daily", "OpenAI told The Daily that {}.")
    seen = {"status": Status.ACCEPTED, "via": ("The Daily",)}
    tell(claim, "The Weekly", "It was reported that {}.", date(2025, 3, 5), **seen)
    tell(claim, "The Monthly", "OpenAI testified that {}.", date(2025, 4, 1))
    block = shown(client, claim)
    assert block.startswith("1 article, 1 origin ")
    assert "Monthly" not in block
    assert "The Daily 1 article" in block, "it is named in the visible chain"
    assert "leads there" not in block
    assert "The Weekly may speak of the same occasion" in block


def test_wound_back_only_what_was_known(client, claim):
    tell(claim, "The Daily", "OpenAI told The Daily that {}.")
    tell(claim, "The Monthly", "OpenAI testified that {}.", date(2025, 4, 1))
    assert shown(client, claim, "?as_of=2025-03-20").startswith("1 article, 1 origin ")


def test_of_many_the_first_are_listed_and_the_rest_counted(client, claim):
    told = [tell(claim, f"Outlet {n}", "OpenAI said that {}.", key=str(n)) for n in range(MOST_EVIDENCE + 5)]
    block = shown(client, claim)
    assert f"{MOST_EVIDENCE - 6} more" in block
    assert "4 more tellings count for it, too." in block
    assert len(Origin.objects.get(appearances=told[0]).evidence) == MOST_EVIDENCE + 1


def test_wound_back_what_others_write_instead_of_a_slip_stays_unsaid_until_one_did(client, claim):
    tell(claim, "The Daily", "As Odile Marchetti told The Daily, {}.", date(2025, 4, 1))
    for outlet, words in (("The Weekly", "Odile Marchetty says that {}."), ("The Attic", "{}, a Ms Marchetty says.")):
        tell(claim, outlet, words, date(2025, 4, 2))
    assert "where others have “Marchetti”" in shown(client, claim)
    Article.objects.filter(publisher__name="The Daily").update(published=days(date(2025, 4, 1), date(2025, 6, 1)))
    then = shown(client, claim, "?as_of=2025-04-20")
    assert "“Marchetty”" in then
    assert "Marchetti" not in then


def test_articles_of_one_outlet_are_told_apart_by_their_headlines(client, claim):
    for n, day in enumerate((date(2025, 3, 4), date(2025, 3, 5))):
        tell(claim, "The Daily", "OpenAI said that {}.", day, article={"headline": f"Story {n}"}, key=str(n))
    assert "The Daily, “Story 1” prints the same text as The Daily, “Story 0”" in shown(client, claim)


def test_an_article_that_tells_it_twice_is_drawn_once(client, claim):
    told = tell(claim, "The Daily", "OpenAI said that {}. Again: it copied the scans.")
    an_appearance(told.first_snapshot, claim, "it copied the scans")
    tell(claim, "The Daily", "It said {}.", date(2025, 3, 5))
    settle_origins({claim.pk})
    page = client.get(f"/claims/{claim.number}/").content.decode()
    assert "wrote · 2 articles" in page


def test_origins_with_one_root_are_told_apart_by_where_it_was_said(client, claim):
    tell(claim, "The Daily", "OpenAI said in a blog post that {}.")
    tell(claim, "The Monthly", "OpenAI testified that {}.", date(2025, 4, 1))
    settle_origins({claim.pk})
    assert (
        "2 origins: OpenAI in a post; OpenAI at a hearing." in client.get(f"/claims/{claim.number}/").content.decode()
    )
