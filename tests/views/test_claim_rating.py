"""/claims/<number>/rating/: what fact checkers found of a claim, as every reader sees it."""

import json
from datetime import timedelta

import extruct
import pytest
from django.utils import timezone

from claims.editing.ratings import change_rating, take_rating_back, withdraw_rating
from claims.models import Claim, Rating
from claims.terms import Role, Status
from tests.factories import a_dispute, a_party, a_placed_claim, a_user, an_article
from tests.queries import MOST, count_queries
from tests.ratings import a_finding, a_rating
from tests.syndication.linked_data import expanded

pytestmark = pytest.mark.django_db
SCHEMA = "https://schema.org/"


@pytest.fixture
def claim() -> Claim:
    speaker = a_party("OpenAI", wikidata_id="Q21708200")
    return a_placed_claim(a_dispute(slug="data"), "DeepSeek took </script> data.", Status.ACCEPTED, speaker=speaker)


@pytest.fixture
def editor():
    return a_user(Role.EDITOR, username="jane")


def page(client, claim: Claim, query: str = "", status: int = 200) -> str:
    answer = client.get(f"/claims/{claim.number}/rating/{query}")
    assert answer.status_code == status
    return answer.content.decode()


def reviews(html: str) -> list[dict]:
    return extruct.extract(html, syntaxes=["json-ld"])["json-ld"]


def test_a_claim_that_nobody_rated_has_no_such_page_and_no_word_of_it(client, claim):
    page(client, claim, status=404)
    html = client.get(f"/claims/{claim.number}/").content.decode()
    assert "Rated" not in html
    assert "rating" not in html
    assert "review" not in json.loads(client.get(f"/claims/{claim.number}.jsonld").content)
    assert b"Rating" not in client.get(f"/claims/{claim.number}.atom").content


def test_it_says_who_rated_it_how_and_why(client, claim, editor):
    article = an_article(canonical_url="https://court.example/1").article
    a_rating(claim, editor)
    html = page(client, claim)
    for words in ("Misleading", "The Daily Checker", "4 Mar 2025", "<em>some</em>", "DeepSeek took data from OpenAI."):
        assert words in html
    assert "2 <small>from 1 (worst) to 5 (best)" in html
    assert "held here" not in html  # readers see that article nowhere
    assert "jane" not in html
    client.force_login(editor)
    assert f'held here: <a href="/articles/{article.pk}/">' in page(client, claim)
    assert "decided by jane" in page(client, claim)


def test_the_claims_page_leads_there(client, claim, editor):
    rating = a_rating(claim, editor)
    html = client.get(f"/claims/{claim.number}/").content.decode()
    assert f'href="/claims/{claim.number}/rating/#rating-{rating.pk}"' in html
    assert "ClaimReview" not in html


def test_its_data_are_what_the_page_says(client, claim, editor):
    rating = a_rating(claim, editor)
    (found,) = reviews(page(client, claim))
    assert found["@type"] == "ClaimReview"
    assert found["url"] == f"http://testserver/claims/{claim.number}/rating/#rating-{rating.pk}"
    assert found["author"] == {"@type": "Organization", "name": "The Daily Checker", "url": "https://checker.example/"}
    assert len(found["claimReviewed"]) < 75
    assert found["reviewRating"] == {
        "@type": "Rating", "alternateName": "Misleading", "ratingValue": 2, "bestRating": 5, "worstRating": 1,
    }  # fmt: skip
    assert found["datePublished"] == "2025-03-04"
    assert found["citation"] == [{"@type": "CreativeWork", "url": "https://court.example/1", "name": "The filing"}]
    item = found["itemReviewed"]
    assert (item["@type"], item["author"]["name"], item["datePublished"]) == ("Claim", "OpenAI", "2025-01-30")
    assert item["firstAppearance"] == item["appearance"][0]
    assert item["firstAppearance"]["publisher"]["name"] == "PetaPixel"
    html = page(client, claim)
    for words in (found["claimReviewed"], "Misleading", "The Daily Checker", "The filing"):
        assert words in html.partition("<body")[2]


def test_it_expands_without_losing_a_key(client, claim, editor):
    a_rating(claim, editor, value=None, worst=None, best=None, url=None)
    (one,) = reviews(page(client, claim))
    assert one["author"]["url"] == "http://testserver/"
    assert one["reviewRating"] == {"@type": "Rating", "alternateName": "Misleading"}
    (told,) = expanded(one)
    assert told["@type"] == [f"{SCHEMA}ClaimReview"]


def test_several_are_the_verdicts_of_several_houses(client, claim, editor):
    a_rating(claim, editor)
    a_rating(claim, editor, organisation="Others", alternate_name="True")
    (found,) = reviews(page(client, claim))
    assert [each["author"]["name"] for each in found["@graph"]] == ["The Daily Checker", "Others"]
    assert len({each["url"] for each in found["@graph"]}) == 2
    assert len(expanded(found)) == 2


def test_the_data_of_the_claim_lead_there_and_hold_no_verdict(client, claim, editor):
    rating = a_rating(claim, editor)
    told = json.loads(client.get(f"/claims/{claim.number}.jsonld").content)
    assert told["review"] == [{"@id": f"http://testserver/claims/{claim.number}/rating/#rating-{rating.pk}"}]
    assert "Misleading" not in json.dumps(told)
    expanded(told)


def test_interface_and_feeds_tell_it_and_are_newer(client, claim, editor):
    before = json.loads(client.get(f"/api/v1/claims/{claim.number}").content)
    assert before["ratings"] == []
    a_rating(claim, editor)
    after = json.loads(client.get(f"/api/v1/claims/{claim.number}").content)
    (rating,) = after["ratings"]
    assert (rating["alternate_name"], rating["value"], rating["decided_on"]) == ("Misleading", 2, "2025-03-04")
    assert rating["sources"] == [{"url": "https://court.example/1", "name": "The filing"}]
    for address in ("/d/data.atom", "/d/data.feed.json", f"/claims/{claim.number}.atom"):
        assert "The Daily Checker" in client.get(address).getvalue().decode(), address
    assert "Misleading" in client.get(f"/embed/claims/{claim.number}/").content.decode()


def test_a_change_tells_what_was_changed(client, claim, editor):
    rating = a_rating(claim, editor)
    change_rating(editor, rating.pk, 1, a_finding(alternate_name="False"), "The court ruled.")
    html = page(client, claim)
    assert "Changed: <bdi>The court ruled.</bdi>" in html
    assert "Misleading" not in html
    (found,) = reviews(html)
    assert (found["correction"], found["reviewRating"]["alternateName"]) == ("The court ruled.", "False")
    expanded(found)


def test_a_withdrawn_rating_leaves_its_reason_and_nothing_else(client, claim, editor):
    rating = a_rating(claim, editor)
    withdraw_rating(editor, rating.pk, 1, "We <b>mixed up</b> two suits.")
    html = page(client, claim, status=410)
    assert "We &lt;b&gt;mixed up&lt;/b&gt; two suits." in html
    assert "Misleading" not in html
    assert reviews(html) == []
    for address in (f"/claims/{claim.number}/", f"/claims/{claim.number}.jsonld", f"/api/v1/claims/{claim.number}"):
        answer = client.get(address).content.decode()
        assert "Misleading" not in answer, address
        assert "/rating/" not in answer, address
    take_rating_back(editor, rating.pk, 2, "They were one.")
    assert "Misleading" in page(client, claim)


@pytest.mark.parametrize(
    "state",
    [
        {"embargo_until": timezone.now() + timedelta(days=1)},
        {"status": Status.REJECTED},
        {"status": Status.WITHDRAWN, "tombstone": "Satire."},
    ],
    ids=["embargo", "rejected", "withdrawn"],
)
def test_of_a_claim_that_readers_do_not_see_there_is_no_rating(client, claim, editor, state):
    a_rating(claim, editor)
    Claim.objects.filter(pk=claim.pk).update(**state)
    html = page(client, claim, status=410 if "tombstone" in state else 404)
    assert "Misleading" not in html
    assert reviews(html) == []


def test_a_merged_claim_leads_to_the_rating_of_the_other(client, claim, editor):
    a_rating(claim, editor)
    other = a_placed_claim(a_dispute(), "The same.", Status.ACCEPTED)
    Claim.objects.filter(pk=other.pk).update(merged_into=claim)
    answer = client.get(f"/claims/{other.number}/rating/")
    assert answer["Location"] == f"/claims/{claim.number}/rating/"


def _on(rating: Rating, days_ago: int) -> None:
    """Let all that happened to the rating so far have happened so many days ago."""
    then = timezone.now() - timedelta(days=days_ago)
    Rating.objects.filter(pk=rating.pk).update(created_at=then)
    rating.events.filter(pgh_created_at__gte=timezone.now() - timedelta(hours=1)).update(pgh_created_at=then)


def test_wound_back_it_says_what_it_said_then(client, claim, editor):
    rating = a_rating(claim, editor)
    _on(rating, 10)
    change_rating(editor, rating.pk, 1, a_finding(alternate_name="False"), "The court ruled.")
    before, then = (timezone.now().date() - timedelta(days=days) for days in (12, 5))
    page(client, claim, f"?as_of={before}", 404)
    assert "Rated" not in client.get(f"/claims/{claim.number}/?as_of={before}").content.decode()
    for address in (f"/claims/{claim.number}/rating/", f"/claims/{claim.number}/", f"/claims/{claim.number}.json"):
        html = client.get(f"{address}?as_of={then}").content.decode()
        assert "Misleading" in html, address
        assert "The court ruled" not in html, address
        assert "False" in client.get(address).content.decode(), address


def test_wound_back_into_an_embargo_readers_see_none(client, claim, editor):
    _on(a_rating(claim, editor), 10)
    Claim.objects.filter(pk=claim.pk).update(embargo_until=timezone.now() - timedelta(days=2))
    day = timezone.now().date() - timedelta(days=5)
    assert "Misleading" in page(client, claim)
    page(client, claim, f"?as_of={day}", 404)


def test_hostile_words_do_no_harm(client, claim, editor):
    hostile = (
        '<img src=x onerror="alert(1)"> [a](javascript:alert(1)) [b](https://b.example/)\n\n<script>alert(1)</script>'
    )
    rating = a_rating(claim, editor, reasons=hostile, alternate_name='"><script>', organisation="\u202eevil")
    html = page(client, claim)
    assert "<img src=x" not in html
    assert "<script>alert" not in html
    assert 'href="javascript' not in html
    assert 'rel="noopener nofollow ugc"' in html
    (found,) = reviews(html)
    assert found["reviewRating"]["alternateName"] == rating.alternate_name
    assert f"<bdi>{rating.organisation}</bdi>" in html


def test_a_claim_that_reads_otherwise_since_is_told_and_its_old_words_are_the_desks(client, claim, editor):
    a_rating(claim, editor)
    Claim.objects.filter(pk=claim.pk).update(wording="DeepSeek may have taken data.")
    assert "wording was changed since it was rated" in page(client, claim)
    assert "It read:" not in page(client, claim)
    client.force_login(editor)
    assert "It read: “<bdi>DeepSeek took &lt;/script&gt; data." in page(client, claim)


def test_the_page_takes_few_queries_however_many_ratings_and_sources(client, claim, editor):
    sources = [{"url": f"https://s{n}.example/", "name": ""} for n in range(40)]
    a_rating(claim, editor, sources=sources)
    address = f"/claims/{claim.number}/rating/"
    one = count_queries(client, address)
    for n in range(8):
        a_rating(claim, editor, organisation=f"House {n}", sources=sources)
    assert one == count_queries(client, address) <= MOST
    client.force_login(editor)
    assert count_queries(client, address) <= MOST
    assert count_queries(client, f"{address}?as_of={timezone.now().date()}") <= MOST
