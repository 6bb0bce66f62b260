"""/search/?q= — claims, names and articles."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, Embedding, Origin
from claims.terms import Publishes, Status
from claims.timeline import finding, search
from tests.factories import (
    a_dispute,
    a_merged_claim,
    a_party,
    a_placed_claim,
    a_publisher,
    an_appearance,
    an_article,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    return a_dispute()


def found(client, words: str):
    """The page of a search that must succeed."""
    page = client.get("/search/", {"q": words})
    assert page.status_code == 200
    return page.text


def test_words_are_found_in_any_form_and_lit_up(client, dispute):
    a_placed_claim(dispute, "DeepSeek distilled the models.")
    assert "DeepSeek <mark>distilled</mark> the <mark>models</mark>." in found(client, "distilling model")


def test_a_claim_is_found_once_however_many_tellings_hold_the_words(client, dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    for number in range(3):
        snapshot = an_article(f"Retold {number}\n\nIt exfiltrated data {number}.", publisher=a_publisher("Wired"))
        an_appearance(snapshot, claim, f"exfiltrated data {number}")
    page = found(client, "exfiltrated")
    assert page.count('<article class="claim"') == 1
    assert "<mark>exfiltrated</mark> data" in page
    assert "1 claim<" in page


def test_a_claim_says_in_how_many_articles_it_is_told_and_from_how_many_origins(client, dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    origin = Origin.objects.create(claim=claim, key="party:1", label="OpenAI")
    for number, fields in enumerate(({}, {}, {"status": Status.REJECTED})):
        snapshot = an_article(f"Retold {number}\n\nIt took data {number}.", publisher=a_publisher("Wired"))
        an_appearance(snapshot, claim, f"took data {number}", origin=origin, **fields)
    assert "3 articles · 2 origins" in found(client, "DeepSeek")


def test_a_telling_in_the_same_words_is_not_said_twice(client, dispute):
    a_placed_claim(dispute, "“Getty sued”", appearance={"source_words": "its lawyers"})
    assert found(client, "sued").count("<mark>sued</mark>") == 1


def test_what_is_found_by_its_wording_alone_has_its_evidence_too(client, dispute):
    claim = a_placed_claim(dispute, "They deny it.", published_on=date(2025, 1, 31))
    Claim.objects.update(wording="DeepSeek denies it.")
    page = found(client, "DeepSeek")
    assert "31 Jan 2025" in page
    assert f'href="/claims/{claim.number}/#evidence-{claim.appearances.get().pk}"' in page


def test_the_closer_claim_comes_first(client, dispute):
    a_placed_claim(dispute, "Getty named Shutterstock among many others in passing, at great length and late.")
    a_placed_claim(dispute, "Shutterstock sued Shutterstock.")
    page = found(client, "shutterstock")
    assert page.index("sued") < page.index("in passing")


@pytest.mark.parametrize(
    "words,hits",
    [('"took data"', 1), ("data took -DeepSeek", 0), ("banana or data", 1), ('"data took"', 0)],
)
def test_websearch_syntax_is_understood(client, dispute, words, hits):
    a_placed_claim(dispute, "DeepSeek took data.")
    assert found(client, words).count('<article class="claim"') == hits


def test_a_misspelt_name_is_found_and_offered(client, dispute):
    a_placed_claim(dispute, "It took data.", speaker=a_party("DeepSeek"))
    page = found(client, "depseek")
    assert 'Did you mean <a href="?q=DeepSeek">DeepSeek</a>?' in page
    assert 'href="/parties/deepseek/"' in page


def test_publishers_and_headlines_are_found(client, dispute):
    a_placed_claim(dispute, publisher=a_publisher("Bloomberg"))
    assert 'href="/sources/bloomberg/"' in found(client, "blomberg")
    assert 'href="/articles/' in found(client, "speaks")


def test_markup_stays_words(client, dispute):
    a_placed_claim(dispute, "<i>data</i> & \ue000more\ue001 <script>")
    page = found(client, "data")
    assert "&lt;i&gt;<mark>data</mark>&lt;/i&gt; &amp;" in page
    assert "<script>alert" not in found(client, "<script>alert(1)</script>")


def test_what_is_not_published_is_not_found(client):
    a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Secret distillation.", speaker=a_party("DeepSeek"))
    for words in ("distillation", "DeepSeek", "PetaPixel", "speaks"):
        assert "Nothing found" in found(client, words)


@pytest.mark.parametrize("words", ["zzzzqqqq", "the", "!!! -- &|", "' OR 1=1 --", "🦜", "<->", "a" * 200])
def test_a_search_without_result_says_what_to_loosen(client, dispute, words):
    a_placed_claim(dispute, speaker=a_party("the artists"))
    page = found(client, words)
    assert "Nothing found" in page
    assert "Use fewer words" in page


@pytest.mark.parametrize(
    "words,message",
    [("x" * 10_000, "this one has 10000"), ("a\0b", "cannot hold the character NUL")],
)
def test_what_is_no_search_is_refused_in_words(client, words, message):
    page = client.get("/search/", {"q": words})
    assert page.status_code == 400
    assert message in page.text


@pytest.mark.parametrize("address", ["/search/", "/search/?q=", "/search/?q=+++"])
def test_without_words_it_says_how_to_search(client, address):
    assert "both words, in any form and order" in client.get(address).text


def test_words_that_are_too_many_are_still_there_to_be_shortened(client):
    words = "distilled " * 30
    page = client.get("/search/", {"q": f"<b>\0{words}"})
    assert page.status_code == 400
    assert f'name="q" value="&lt;b&gt;{words}"' in page.text


def test_it_takes_as_many_queries_for_one_claim_as_for_fifty(client, dispute):
    needed = []
    for n in (1, 49):
        for _ in range(n):
            a_placed_claim(dispute, "DeepSeek took data.", speaker=a_party("DeepSeek"))
        with CaptureQueriesContext(connection) as queries:
            found(client, "DeepSeek data")
        needed.append(len(queries))
    assert needed[0] == needed[1] <= 12


def test_a_search_with_a_word_too_many_says_which(client, dispute):
    a_placed_claim(dispute, "DeepSeek took data.")
    page = found(client, "DeepSeek took bananas")
    assert 'without “bananas”: <a href="?q=DeepSeek+took">DeepSeek took</a>' in page
    assert "Nothing found" not in page


def test_more_than_a_page_goes_on_where_it_ended(client, dispute, monkeypatch):
    monkeypatch.setattr("claims.timeline.search.N_CLAIMS", 2)
    for number in range(5):
        a_placed_claim(dispute, f"DeepSeek took data {number}.")
    seen = []
    for page in (1, 2, 3):
        text = client.get("/search/", {"q": "data", "page": page}).text
        assert "5 claims" in text
        seen += re.findall(r"took <mark>data</mark> (\d)", text)
    assert sorted(seen) == list("01234")
    assert 'rel="next"' not in text
    assert "There is no page 4 of these 5 claims." in client.get("/search/", {"q": "data", "page": 4}).text


@pytest.mark.parametrize("page", ["0", "11", "x", "1" * 40])
def test_a_page_that_cannot_be_is_refused_in_words(client, page):
    answer = client.get("/search/", {"q": "data", "page": page})
    assert answer.status_code == 400
    assert "takes a number from 1 to 10" in answer.text


def test_claims_like_one_of_them_are_listed(client, dispute):
    one, other = a_placed_claim(dispute, "DeepSeek took data."), a_placed_claim(dispute, "Data was taken.")
    for claim in (one, other):
        claim.refresh_from_db()
        Embedding.objects.create(wording_hash=claim.wording_hash, model="test", vector=[1.0] + [0.0] * 383)
    page = client.get("/search/", {"like": one.number})
    assert f"Claims like claim {one.number}" in page.text
    assert page.text.count('<article class="claim"') == 1


def test_claims_like_one_that_was_not_compared_are_to_come(client, dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    assert "come back in a few minutes" in client.get("/search/", {"like": claim.number}).text


@pytest.mark.parametrize("like,status", [("0", 400), ("x", 400), ("9" * 40, 400), ("", 400), ("999999", 404)])
def test_what_is_no_claim_is_like_none(client, like, status):
    assert client.get("/search/", {"like": like}).status_code == status


def test_who_said_it_first_stands_first_if_that_is_asked_for(client, dispute):
    for day, words in ((date(2025, 2, 1), "second"), (date(2025, 1, 1), "first"), (None, "undated")):
        a_placed_claim(dispute, f"DeepSeek took data, {words}.", published_on=day)

    def order(asked: str) -> list[str]:
        text = client.get("/search/", {"q": "took", "order": asked}).text
        return re.findall(r"<mark>took</mark> data, (\w+)", text)

    assert order("oldest") == ["first", "second", "undated"]
    assert order("newest") == ["second", "first", "undated"]
    assert len(order("best")) == 3
    assert client.get("/search/", {"q": "took", "order": "sideways"}).status_code == 400


@pytest.fixture
def few_are_ranked(monkeypatch):
    monkeypatch.setattr("claims.timeline.finding.MOST_READ", 3)
    monkeypatch.setattr("claims.timeline.finding._DAYS_A_CLAIM", 1)
    monkeypatch.setattr("claims.timeline.finding._ranks_of_all", finding._ranks_of_all.__wrapped__)


@pytest.mark.usefixtures("few_are_ranked")
@pytest.mark.parametrize("content", ["DeepSeek took data", "It trains"])
def test_very_many_claims_stand_by_day_and_it_says_so(client, dispute, content):
    """Whether their own words are found or only those of their tellings."""
    for year in (2023, 2025, 2024):
        claim = a_placed_claim(dispute, f"{content} in {year}.", published_on=date(year, 1, 1))
        snapshot = an_article(f"Again\n\nIt did so, took {year}.", date(year, 2, 1))
        an_appearance(snapshot, claim, f"took {year}")
    a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Nobody sees that it took 2026.")

    def page(**asked) -> str:
        return client.get("/search/", {"q": "took", **asked}).text

    def years(text: str) -> list[str]:
        return re.findall(r"evidence-\d+.*?|<mark>took</mark>[^<]*?(\d{4})", text)

    newest = page()
    assert re.search(r"More than \d claim", newest)
    assert "they stand by day, the last to be told" in newest
    assert "best first" not in newest
    assert [year for year in dict.fromkeys(years(newest)) if year] == ["2025", "2024", "2023"]
    assert [year for year in dict.fromkeys(years(page(order="oldest"))) if year] == ["2023", "2024", "2025"]
    assert page(order="best").count('<article class="claim"') == 3


@pytest.mark.usefixtures("few_are_ranked")
def test_very_many_claims_wound_back_are_those_of_then(client, dispute):
    for year in (2022, 2023, 2024, 2025):
        a_placed_claim(dispute, f"DeepSeek took {year}.", published_on=date(year, 1, 1))
    text = client.get("/search/", {"q": "took", "as_of": "2024-06-01"}).text
    assert "More than" in text
    assert [year in text for year in ("took</mark> 2025", "took</mark> 2024", "took</mark> 2022")] == [
        False,
        True,
        True,
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("few_are_ranked")
def test_how_many_there_are_is_said_alike_where_timelines_are_kept(client, dispute):
    """What is kept is asked for outside a transaction alone."""
    hidden = a_dispute(publishes=Publishes.ACCEPTED)
    for place in (hidden, dispute, dispute, dispute):
        a_placed_claim(place, "DeepSeek took data.", published_on=date(2025, 1, 1))

    def is_count(sql: str) -> bool:
        return "COUNT(DISTINCT" in sql and "ts_headline" not in sql

    def said() -> tuple[list[str], bool]:
        with CaptureQueriesContext(connection) as queries:
            page = found(client, "took")
        return re.findall(r"ore than \d+ \w+", page), any(is_count(query["sql"]) for query in queries)

    asked, is_counted = said()
    assert is_counted
    for place in (hidden, dispute):
        client.get(reverse("dispute", args=[place.slug]))
    assert said() == (asked, False)
    assert asked == ["ore than 1 claim", "ore than 1 places"]


@pytest.mark.django_db(transaction=True)
def test_the_best_are_the_same_where_timelines_are_kept_and_the_gate_is_asked_for_few(client, dispute):
    """Of what stands in none: claims in no dispute that readers see, and their tellings."""
    hidden = a_dispute(publishes=Publishes.ACCEPTED)
    a_placed_claim(hidden, "Nobody sees what it took.")
    best = a_placed_claim(dispute, "DeepSeek took data, and took more than it took before.")
    retold = a_placed_claim(dispute, "It exfiltrated data.")
    an_appearance(an_article("Again\n\nIt took data."), retold, "took data")
    an_appearance(an_article("Not linked\n\nIt took chips."), None, "took chips")

    def said() -> tuple[list[str], list[int]]:
        with CaptureQueriesContext(connection) as queries:
            page = found(client, "took")
        asked = [query["sql"] for query in queries if "UNION" in query["sql"] and "timelineentry" in query["sql"]]
        lists = re.findall(r"unnest\('\{([\d,]*)\}'", asked[0])
        return re.findall(r"/claims/(\d+)/", page), [len(ids.split(",")) for ids in lists]

    claims, n_asked = said()
    assert list(dict.fromkeys(claims)) == [str(best.number), str(retold.number)]
    assert n_asked == [3, 2]
    for place in (hidden, dispute):
        client.get(reverse("dispute", args=[place.slug]))
    assert said() == (claims, [1, 1])


def test_articles_are_found_however_many_newer_ones_nobody_sees(client, dispute, monkeypatch):
    monkeypatch.setattr("claims.timeline.search._N_ARTICLES_ASKED", 2)
    monkeypatch.setattr("claims.timeline.search._newest_found", search._newest_found.__wrapped__)
    seen = a_placed_claim(dispute, "It took data.", published_on=date(2025, 1, 1))
    for day in (2, 3):
        an_article(f"{seen.speaker.name} speaks, and nobody quotes it\n\n{day}", date(2025, 1, day))
    page = found(client, "speaks")
    assert f"{seen.speaker.name} speaks, no. {seen.number}" in page
    assert "nobody quotes it" not in page


def test_like_a_claim_that_was_merged_is_like_the_one_that_stayed(client, dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    merged = a_merged_claim(claim, "It took data.")
    answer = client.get(f"/search/?like={merged.number}&as_of=2025-12-31")
    assert answer["Location"] == f"/search/?like={claim.number}&as_of=2025-12-31"
