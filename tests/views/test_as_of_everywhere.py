"""No page that is wound back to a day tells what came later: not the words, not a name, not a count."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import resolve, reverse

from claims.models import (
    Affiliation,
    Appearance,
    Article,
    ChainLink,
    Claim,
    ClaimParty,
    ClaimRelation,
    Contradiction,
    Document,
    Party,
    PartyAlias,
    Rating,
    Reply,
    Snapshot,
)
from claims.terms import AnchorState, Clock, How, Role
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
from tests.ratings import a_rating_of_any
from tests.stories import a_story
from tests.versions import anchored
from tests.views.test_gate_everywhere import APART, every_object, is_for_readers, names_of_addresses

pytestmark = pytest.mark.django_db(transaction=True)

JANUARY, MARCH, APRIL = date(2025, 1, 30), date(2025, 3, 31), date(2025, 4, 30)

#: Words of the earlier article, and words and names that only later ones have.
EARLY = ["took the early data", "The Early Gazette"]
LATE = [
    "zq-wording",
    "zq-retold",
    "zq-denial",
    "zq-answer",
    "zq-title",
    "zq-version",
    "zq-verdict",
    "zq-short",
    "zq-reasons",
    "zq-headline",
    "Zq Late Times",
    "Zq Speaker",
    "Zq Accused",
    "Zq Complaint",
    "Zq Alias",
    "31 Mar 2025",
    "March 2025",
    "30 Apr 2025",
]
#: What a page may show of two tellings that differ, once both are known.
DIFFERENT = ["zq-here", "zq-there"]
QUERIES = {
    "timeline": ["", "about=zq-accused", "by=zq-speaker", "publisher=zq-late-times", "clock=happened", "show=2"]
    + [f"look=lanes&row={row}" for row in ("party", "outlet", "thread", "claim")]
    + ["look=lanes&clock=happened", "look=table", "look=table&sort=articles", "look=print", "zoom=year"],
    "dispute": ["", "clock=first_held&order=oldest"],
    "search": ["q=data", "q=zq-retold", "q=zq-wording", "q=Zq+Accused", "q=Zq+Late+Times"],
    "network": ["", "about=zq-accused", "publisher=zq-late-times", "from=2025-01&to=2025-02"],
    "compare": ["", "a=openai&b=zq-speaker", "pair=outlets&a=the-early-gazette&b=zq-late-times", "a=zq"],
    "party-list": ["", "letter=z"],
    "party-detail": ["", *(f"part={part}" for part in ("says", "denies", "about", "unanswered", "position", "chains"))],
    "publisher-detail": ["", "part=originates", "part=passes_on", "part=articles"],
}


@pytest.fixture
def history():
    """A claim told in January, and all that became known of it in March: another telling, in whose words it is kept
    now, a party it is about, a denial, an answer; in April a new version of the first article."""
    dispute = a_dispute(slug="strict")
    thread = a_dispute("Thread", parent=dispute, slug="thread")
    openai, accused = a_party("OpenAI"), a_party("Zq Accused")
    PartyAlias.objects.create(party=openai, name="Zq Alias", status="accepted")
    claim = a_placed_claim(
        dispute, "DeepSeek took the early data", threads=(thread,), speaker=openai, published_on=JANUARY,
        publisher=a_publisher("The Early Gazette"), about=(a_party("DeepSeek"),),
    )  # fmt: skip
    Article.objects.update(first_held_at=_noon(JANUARY))
    _tell_again(claim, accused)
    denial = _deny(claim, dispute)
    evidence = denial.appearances.get()
    Reply.objects.create(accusation=claim, party=accused, kind="denied", evidence=evidence, words="zq-answer")
    ClaimRelation.objects.create(claim=denial, kind="denies", other=claim, evidence=evidence, words="zq-denial")
    deepseek = Party.objects.get(name="DeepSeek")
    Affiliation.objects.create(party=openai, organisation=deepseek, title="zq-title", evidence=evidence)
    Claim.objects.filter(pk=claim.pk).update(wording="DeepSeek took the data, zq-wording.")
    a_rating_of_any(claim, alternate_name="zq-verdict", claim_reviewed="zq-short", reasons="zq-reasons")
    Rating.objects.update(created_at=_noon(MARCH))
    _contradict()
    _change_the_first_article()
    a_story(claim, denial)
    return dispute


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _tell_again(claim: Claim, accused: Party) -> None:
    times = a_publisher("Zq Late Times")
    text = "zq-headline\n\nIt says that Zq Accused took it, zq-retold, data."
    snapshot = an_article(text, MARCH, times, first_held_at=_noon(MARCH))
    telling = an_appearance(snapshot, claim, "Zq Accused took it, zq-retold, data", (a_publisher("Zq Late Wire"),))
    document = Document.objects.create(kind="filing", title="Zq Complaint", slug="zq-complaint")
    ChainLink.objects.create(appearance=telling, position=7, document=document, how=How.FILED)
    ClaimParty.objects.create(claim=claim, party=accused, role="accused")


def _deny(claim: Claim, dispute) -> Claim:
    denial = a_claim("Nothing was taken, zq-denial.", a_party("Zq Speaker"))
    snapshot = an_article("zq-headline two\n\nNothing was taken, zq-denial.", MARCH, first_held_at=_noon(MARCH))
    an_appearance(snapshot, denial, "Nothing was taken, zq-denial")
    denial.placements.create(dispute=dispute)
    return denial


def _contradict() -> None:
    """The later telling differs from the first one in who did it."""
    early, late = Appearance.objects.filter(claim__number=Claim.objects.earliest("pk").number).order_by("pk")
    Contradiction.objects.create(
        appearance=early, other=late, slot="actor", kind="dispute", reading="zq-here", other_reading="zq-there"
    )


def _change_the_first_article() -> None:
    first = Appearance.objects.select_related("article").get(content="DeepSeek took the early data")
    later = Snapshot.objects.create(
        article=first.article, number=2, text="It zq-version says that it added data.", sha256="2" * 64,
        fetched_at=_noon(APRIL),
    )  # fmt: skip
    anchored(first, later, None, AnchorState.GONE)
    an_appearance(later, first.claim, "it added data")


def every_page() -> list[str]:
    """Each page that can be wound back with each query string, and with each object of today."""
    return [
        reverse(pattern.name, kwargs=kwargs) + f"?{query}"
        for pattern in names_of_addresses()
        if hasattr(pattern.callback, "winds_back")
        for kwargs in every_object(pattern)
        for query in QUERIES.get(pattern.name, [""])
    ]


def words_seen(client: Client, address: str, words: list[str]) -> set[str]:
    """Those of ``words`` that the page says, besides what was asked for in its address."""
    seen = set()
    for headers in ({}, {"HX-Request": "true"}) if address.startswith(("/?", "/d/", "/search/")) else ({},):
        answer = client.get(address, headers=headers)
        assert answer.status_code in (200, 301, 302, 400, 404, 410), address
        asked = [value for values in parse_qs(urlsplit(address).query).values() for value in values]
        slugs = [*asked, urlsplit(address).path.strip("/").rpartition("/")[2]]
        html = answer.getvalue().decode(errors="replace")
        for given in filter(None, slugs):
            html = html.replace(given, "")
        seen |= {word for word in words if word in html}
    return seen


@pytest.mark.slow
@pytest.mark.parametrize(
    "role, clock, day, hidden",
    [
        (None, Clock.PUBLISHED, JANUARY - timedelta(days=1), EARLY + LATE + DIFFERENT),
        (None, Clock.PUBLISHED, MARCH - timedelta(days=1), LATE + DIFFERENT),
        (None, Clock.FIRST_HELD, MARCH - timedelta(days=1), LATE + DIFFERENT),
        (Role.EDITOR, Clock.PUBLISHED, MARCH - timedelta(days=1), LATE + DIFFERENT),
    ],
)
def test_no_page_tells_what_came_later(client, history, role, clock, day, hidden):
    if role:
        client.force_login(a_user(role))
    addresses = every_page()
    assert len(addresses) > 40
    for address in addresses:
        wound = f"{address}&as_of={day}&as_of_clock={clock}"
        assert words_seen(client, wound, hidden) == set(), wound


@pytest.mark.slow
def test_the_same_walk_sees_it_all_on_the_last_day(client, history):
    """Proves that the walk above would see a leak."""
    seen = set()
    for address in every_page():
        seen |= words_seen(client, f"{address}&as_of={APRIL}", EARLY + LATE)
    assert seen == {*EARLY, *LATE} - {"Zq Alias"}


def links_of(html: str) -> list[str]:
    """The addresses on this site to which the page leads."""
    return [unescape(found) for found in re.findall(r'(?:href|data-hx-get|action)="([^"#]+)', html)]


@pytest.mark.slow
def test_every_link_keeps_the_day(client, history):
    asked = {"as_of": ["2025-04-30"], "as_of_clock": ["first_held"]}
    n_links = 0
    for address in every_page():
        wound = f"{address}&as_of={APRIL}&as_of_clock=first_held"
        html = client.get(wound).getvalue().decode(errors="replace")
        forms = re.findall(r"<form.*?</form>", html, re.DOTALL)
        for form in (form for form in forms if 'method="post"' not in form):
            assert 'name="as_of"' in form, (wound, form)
        for link in links_of(re.sub(r"<form.*?</form>", "", html, flags=re.DOTALL)):
            target = urlsplit(link)
            path = target.path or urlsplit(address).path
            if target.netloc or not hasattr(_view_of(path), "winds_back"):
                continue
            query = parse_qs(target.query)
            kept = {name: query[name] for name in ("as_of", "as_of_clock") if name in query}
            assert kept == asked or ">Back to today<" in _text_of(html, link), (wound, link)
            n_links += 1
    assert n_links > 500


def _text_of(html: str, link: str) -> str:
    """The link's own markup up to its end."""
    escaped = link.replace("&", "&amp;")
    at = html.index(f'="{escaped}"') if f'="{escaped}"' in html else html.index(f'="{link}"')
    return html[at : html.index("</a>", at) + 4]


def _view_of(path: str):
    try:
        return resolve(path).func
    except Exception:  # an address of a file, or of nothing
        return None


#: Forms, which are about what stands today, and what is new, which is told as of now.
TODAY = {"claim-report", "article-report", "dispute-news", "news", "follow", "api-changes"}


def test_every_page_about_claims_can_be_wound_back():
    shown = [p for p in names_of_addresses() if is_for_readers(p) and p.name not in APART | TODAY]
    left_out = [p.name for p in shown if not hasattr(p.callback, "winds_back")]
    assert left_out == [], "decorate these views with views.winding.winds_back and read request.gate"
