"""/?look= — the timeline as lanes, as a table, and for paper."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from claims.models import ClaimRelation
from claims.terms import Role
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

LOOKS = ["lanes", "lanes&row=outlet", "lanes&row=thread", "lanes&row=claim", "table", "table&sort=origins", "print"]


@pytest.fixture
def dispute():
    return a_dispute(question="Who trained on whose data?", slug="data")


def fill(dispute, n: int, **fields) -> None:
    """``n`` claims that give every look something to do."""
    thread = a_dispute("DeepSeek", slug="deepseek", parent=dispute)
    for number in range(n):
        a_placed_claim(
            dispute,
            f"DeepSeek may have taken data, part {number}.",
            speaker=a_party(f"Speaker {number % 30}"),
            threads=(thread,),
            about=(a_party("DeepSeek"),),
            via=(a_publisher(f"Outlet {number}"),),
            published_on=date(2025, 1, 1) + timedelta(number * 5),
            appearance={"happened": (date(2024, 9, 1), date(2024, 12, 1))},
        )


def test_every_look_has_the_same_count_filters_and_chips(client, dispute):
    fill(dispute, 3)
    for look in LOOKS[:-1]:
        page = client.get(f"/?by=speaker-1&look={look}").text
        assert '<h2 id="found" tabindex="-1">1 claim</h2>' in page, look
        assert "<b>Who said it</b> <bdi>Speaker 1</bdi>" in page, look
        assert "part 1" in page, look
        assert "part 2" not in page, look


def test_links_keep_the_look_and_lead_to_the_others(client, dispute):
    fill(dispute, 3)
    page = client.get("/d/data/?by=speaker-1&look=table").text
    assert 'href="/d/data/?by=speaker-1&amp;look=lanes"' in page
    assert 'href="/d/data/?look=table"' in page
    assert 'href="/d/data/?by=speaker-1&amp;clock=said&amp;look=table"' in page


def test_a_lane_can_be_read_as_text_and_each_mark_leads_to_its_claim(client, dispute):
    claim = a_placed_claim(
        dispute, "<script>alert(1)</script> & more", speaker=a_party("<b>Mallory</b>", slug="mallory")
    )
    page = client.get("/?look=lanes").text
    title = "<title>30 Jan 2025, &lt;b&gt;Mallory&lt;/b&gt;: &lt;script&gt;alert(1)&lt;/script&gt; &amp; more</title>"
    assert f'<a class="reported" href="/claims/{claim.number}/">{title}' in page
    assert 'href="/parties/mallory/"' in page
    assert "<script>alert" not in page


def test_a_crowd_in_lanes_leads_to_a_list_of_as_many(client, dispute):
    for number in range(9):
        a_placed_claim(dispute, f"Claim {number}.")
    address = re.search(r'<a class="heap" href="([^"]+)">', client.get("/?look=lanes").text)[1].replace("&amp;", "&")
    assert '<h2 id="found" tabindex="-1">9 claims</h2>' in client.get(address).text


def test_what_lacks_the_clock_is_said(client, dispute):
    fill(dispute, 2)
    a_placed_claim(dispute, published_on=None)
    page = client.get("/?look=lanes").text
    assert "1 claim has no such day and no place here" in page
    assert "1 claim has no such day and stands at the end" in client.get("/?look=table").text
    assert "1 claim has no such day: the period leaves it out" in client.get("/?from=2024").text


@pytest.mark.parametrize(
    "query,words",
    [
        ("look=lanes&from=1999&to=1999", "No claim passes these filters"),
        ("look=table&from=1999&to=1999", "No claim passes these filters"),
        ("look=print&from=1999&to=1999", "No claim passes these filters"),
        ("look=lanes&clock=said", "None of these claims has a day on this clock"),
        ("look=lanes&row=thread", "stands in a thread’s row"),
        ("look=lanes&page=7", "The lanes end before this page"),
    ],
)
def test_where_there_is_nothing_the_page_says_what_to_do(client, dispute, query, words):
    a_placed_claim(dispute)
    page = client.get(f"/?{query}")
    assert page.status_code == 200
    assert words in page.text


def test_a_table_is_sorted_by_its_heads_and_has_numbered_pages(client, dispute):
    fill(dispute, 51)
    page = client.get("/?look=table&sort=speaker").text
    assert '<th scope="col" aria-sort="ascending"><a href="/?look=table&amp;sort=speaker-z"' in page
    assert "page 1 of 2" in page
    assert 'rel="next" href="/?look=table&amp;sort=speaker&amp;page=2"' in page
    assert client.get("/?look=table&sort=speaker&page=2").text.count("<tr>") == 2


def test_paper_says_what_it_is_and_numbers_its_sources(client, dispute):
    claim = a_placed_claim(dispute, "It took data.")
    denial = a_placed_claim(dispute, "Nothing was taken.", speaker=a_party("DeepSeek"), published_on=date(2025, 2, 1))
    ClaimRelation.objects.create(claim=denial, kind="denies", other=claim)
    same_article = an_article("Two claims\n\nOne claim. Another claim.", date(2025, 1, 1))
    for words in ("One claim.", "Another claim."):
        retold = a_placed_claim(dispute, words, published_on=date(2025, 3, 1))
        an_appearance(same_article, retold, words)
    page = client.get("/?look=print&from=2025-01&as_of=2025-12-31").text
    assert "http://testserver/?from=2025-01-01&amp;look=print&amp;as_of=2025-12-31" in page
    assert "from <time" in page
    assert "<bdi>DeepSeek</bdi> denies this" in page
    assert f"(claim {denial.number}; that it does is not yet checked)" in page
    assert page.count('id="source-') == 3
    assert page.count('href="#source-3"') == 2
    assert "https://example.org/story" in page


def test_going_to_a_place_answers_with_its_address(client, dispute):
    fill(dispute, 3)
    answer = client.get("/?jump=change&by=speaker-1")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/?by=speaker-1&cursor=")
    assert "part 1" in client.get(answer["Location"]).text


@pytest.mark.parametrize(
    "query", ["row=2", "sort=%00", "zoom=9&page=-1", "page=2&page=x", "from=2026&to=2025", "look=best", "jump=moon"]
)
def test_what_cannot_be_read_is_said_in_every_look(client, dispute, query):
    fill(dispute, 1)
    for look in ("lanes", "table", "print"):
        page = client.get(f"/?look={look}&{query}")
        assert page.status_code == 400
        assert "Go on without" in page.text
        assert "part 0" in page.text


@pytest.mark.parametrize("look", LOOKS)
def test_a_turning_name_and_endless_words_do_no_harm(client, dispute, look):
    thread = a_dispute("T\u202eurn", slug="turn", parent=dispute)
    a_placed_claim(
        dispute, "word " * 2_000 + "\u202e", speaker=a_party("Evil \u202eproc", slug="evil"), threads=(thread,)
    )
    page = client.get(f"/?look={look}")
    assert page.status_code == 200
    assert len(page.content) < 120_000


def test_it_takes_as_many_queries_for_one_claim_as_for_fifty(client, dispute):
    editor = Client()
    editor.force_login(a_user(Role.EDITOR))

    def needed() -> dict[str, tuple[int, int]]:
        filtered = "/?by=speaker-0&publisher=outlet-0&from=2024&to=2025&zoom=year&clock=happened&look="
        return {
            look: (count_queries(editor, filtered + look), count_queries(client, f"/?look={look}")) for look in LOOKS
        }

    fill(dispute, 1)
    few = needed()
    for number in range(49):
        a_placed_claim(dispute, about=(a_party(f"Party {number}"),), via=(a_publisher(f"Paper {number}"),))
    assert needed() == few
    assert max(max(pair) for pair in few.values()) <= MOST
