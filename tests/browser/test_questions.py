"""Three questions that people come with, each answered in at most four clicks or keys from the front page.

With JavaScript and without, on a desk and on a phone, where a fold is opened first.
"""

from datetime import date

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from claims.models import Appearance, ClaimRelation, Origin
from claims.terms import RelationKind
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 4


@pytest.fixture
def site(live_server) -> str:
    """A dispute in which Bloomberg was first, others came later, and one of the accused answered."""
    dispute = a_dispute()
    deepseek, openai = a_party("DeepSeek"), a_party("OpenAI")
    bloomberg, times = a_publisher("Bloomberg"), a_publisher("The Times")
    researchers = a_party("Microsoft researchers")
    said = {"about": (deepseek, openai), "via": (bloomberg,)}
    first = a_placed_claim(
        dispute, "DeepSeek used OpenAI output.", speaker=researchers, published_on=date(2025, 1, 28), **said
    )
    a_placed_claim(dispute, "Much data went out.", speaker=researchers, published_on=date(2025, 3, 3), **said)
    a_placed_claim(
        dispute,
        "DeepSeek distilled OpenAI output.",
        speaker=openai,
        published_on=date(2025, 2, 13),
        via=(times,),
        about=(deepseek,),
    )
    denial = a_placed_claim(dispute, "It used no such output.", speaker=deepseek, published_on=date(2025, 9, 18))
    ClaimRelation.objects.create(claim=denial, other=first, kind=RelationKind.DENIES)
    for telling in Appearance.objects.filter(chain__publisher=bloomberg):
        root = telling.chain.get(publisher=bloomberg)
        origin = Origin.objects.create(claim=telling.claim, key="root", label="Bloomberg", root=root)
        Appearance.objects.filter(pk=telling.pk).update(origin=origin)
    return live_server.url


@pytest.fixture(
    params=[
        (1360, True),
        (1360, False),
        (360, True),
        pytest.param((360, False), marks=pytest.mark.core),
    ],
    ids=str,
)
def reader(browser: Browser, request) -> Page:
    width, has_script = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=has_script)
    yield context.new_page()
    context.close()


class Steps:
    """What a reader does, counted: a click, a word typed, a key."""

    def __init__(self, page: Page):
        self.page, self.n = page, 0

    def click(self, place: Locator) -> None:
        place.click()
        self.n += 1

    def search(self, words: str) -> None:
        field = self.page.get_by_role("searchbox", name="Search claims, parties, sources")
        field.fill(words)
        field.press("Enter")
        self.n += 2

    def unfold(self, name: str) -> None:
        """Open what is folded away on a phone."""
        if self.page.viewport_size["width"] <= 720:
            self.click(self.page.locator("summary", has_text=name).first)


def test_who_said_it_first_and_on_whose_word(reader, site):
    reader.goto(site)
    steps = Steps(reader)
    steps.search("DeepSeek OpenAI output")
    steps.click(reader.get_by_role("link", name="oldest first"))
    reader.wait_for_url("**order=oldest**")
    steps.click(reader.locator("article.claim blockquote a").first)
    reader.get_by_role("heading", name="DeepSeek used OpenAI output.").wait_for()
    told = reader.locator("main").inner_text()
    assert "Microsoft researchers" in told
    assert "Bloomberg" in told
    assert steps.n <= MOST


def test_what_somebody_has_answered(reader, site):
    reader.goto(site)
    steps = Steps(reader)
    steps.unfold("Menu")
    steps.click(reader.get_by_role("navigation", name="Site").get_by_role("link", name="Parties"))
    steps.click(reader.get_by_role("link", name="DeepSeek", exact=True).first)
    steps.click(reader.locator("a[href*='part=denies']").first)
    reader.get_by_text("It used no such output.").first.wait_for()
    assert steps.n <= MOST


def test_what_an_outlet_originated_in_a_month(reader, site):
    reader.goto(site)
    steps = Steps(reader)
    steps.unfold("Filters")
    steps.click(reader.locator("#values-first").get_by_role("link", name="Bloomberg").first)
    reader.locator(".chip", has_text="Bloomberg").wait_for()
    steps.click(reader.locator(".bars a[href*='from=2025-01-01']"))
    reader.locator(".chip", has_text="Jan 2025").wait_for()
    expect(reader.locator("article.claim blockquote")).to_have_text(["DeepSeek used OpenAI output."])
    assert steps.n <= MOST
