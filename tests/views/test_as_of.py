"""What a page says and offers when it is wound back to a day, and what it does with a day that it cannot read."""

import re
from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils import timezone

from claims.models import ClaimParty, ClaimRelation, Reply, Resemblance
from claims.terms import Role
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

ACCUSED_ON, ANSWERED_ON = date(2025, 1, 30), date(2025, 2, 4)


@pytest.fixture
def accusation():
    """A claim of 30 January, denied on 4 February."""
    dispute = a_dispute()
    deepseek = a_party("DeepSeek")
    accusation = a_placed_claim(dispute, "DeepSeek took data.", published_on=ACCUSED_ON, about=(deepseek,))
    denial = a_placed_claim(dispute, "Nothing was taken.", speaker=deepseek, published_on=ANSWERED_ON)
    evidence = denial.appearances.get()
    ClaimRelation.objects.create(claim=denial, kind="denies", other=accusation, evidence=evidence)
    Reply.objects.create(accusation=accusation, party=deepseek, kind="denied", answer=denial, evidence=evidence)
    ClaimParty.objects.create(claim=accusation, party=deepseek, role="accused", words="took")
    return accusation


def page(client, address: str, as_of: str, status: int = 200) -> str:
    answer = client.get(f"{address}{'&' if '?' in address else '?'}as_of={as_of}")
    assert answer.status_code == status
    return answer.content.decode()


def claim_page(claim) -> str:
    return reverse("claim-detail", args=[claim.number])


def test_the_day_before_the_answer_no_answer_is_held(client, accusation):
    before, after = (page(client, claim_page(accusation), day) for day in ("2025-02-03", "2025-02-04"))
    assert "Nothing was taken." not in before
    assert "denied by" not in before
    assert "no answer held, 4 days after this was published" in before
    assert "no answer held" not in after
    assert "Nothing was taken." in after
    assert "denied by" in after


def test_on_its_own_day_an_accusation_is_not_said_to_wait_for_days(client, accusation):
    html = page(client, claim_page(accusation), ACCUSED_ON.isoformat())
    assert "of <bdi>DeepSeek</bdi>, on the day this was published" in html
    assert html.count("on the day this was published") == 2
    assert "0 days" not in html


def test_who_has_not_answered_is_said_beside_the_answer_of_another(client, accusation):
    ClaimParty.objects.create(claim=accusation, party=a_party("High-Flyer"), role="accused", words="took")
    dated = DateRange(ANSWERED_ON, ANSWERED_ON + timedelta(days=1))
    Reply.objects.update(replied=dated)
    facts = page(client, claim_page(accusation), "2025-02-04").partition('<dl class="facts">')[2].partition("</dl>")[0]
    assert "by <bdi>DeepSeek</bdi>, " in facts
    assert "; no answer of <bdi>High-Flyer</bdi> held" in facts


def test_a_claim_that_was_not_known_yet_is_not_found_and_the_page_says_of_which_day(client, accusation):
    html = page(client, claim_page(accusation), "2025-01-29", status=404)
    assert "Nothing of this was known by the end of" in html
    assert f'href="{claim_page(accusation)}">Back to today' in html


def test_the_banner_says_the_day_and_the_clock_and_leads_back(client, accusation):
    html = page(client, "/", "2025-02-03&by=openai&as_of_clock=first_held")
    assert '<b>As known on <time datetime="2025-02-03">3 Feb 2025</time></b>' in html
    assert "by what we held by then" in html
    assert 'href="/?by=openai">Back to today' in html
    assert '<input type="hidden" name="by" value="openai">' in html


def test_today_there_is_no_banner_but_a_form(client, accusation):
    html = client.get(claim_page(accusation)).content.decode()
    assert "Back to today" not in html
    assert "This page as known on another day" in html


@pytest.mark.parametrize(
    "given, words",
    [
        ("as_of=yesterday", "“yesterday” is no date"),
        ("as_of=2025-02-30", "“2025-02-30” is no date"),
        ("as_of=2025-03-01/2025-01-01", "is no date"),
        ("as_of=%00", "is no date"),
        ("as_of=9999", "nobody can say yet"),
        ("as_of=0001-01-01", "No article here is older than 1990:"),
        ("as_of=1989-12-31", "No article here is older than 1990:"),
        ("as_of=2025-01-30&as_of_clock=said", "There is no clock “said”. Choose published or first_held."),
        ("as_of_clock=sundial", "There is no clock “sundial”"),
    ],
)
def test_a_day_that_cannot_be_read_is_said_and_the_page_is_todays(client, accusation, given, words):
    for address in (claim_page(accusation), "/", "/parties/", "/search/?q=data"):
        answer = client.get(f"{address}{'&' if '?' in address else '?'}{given}")
        html = answer.content.decode()
        assert answer.status_code == 400
        assert words in html
        assert "This is the page as of today." in html
        assert re.search(r'(?:href|action|data-hx-get)="[^"]*as_of=', html) is None
    assert "Nothing was taken." in client.get(f"{claim_page(accusation)}?{given}").content.decode()


def test_tomorrow_is_refused_and_today_is_not(client, accusation):
    today = timezone.now().date()
    page(client, "/", today.isoformat())
    assert "nobody can say yet" in page(client, "/", (today + timedelta(days=1)).isoformat(), status=400)


def test_a_month_means_its_last_day(client, accusation):
    assert "31 Jan 2025" in page(client, "/", "2025-01")


def test_an_empty_day_is_today(client, accusation):
    answer = client.get(claim_page(accusation), {"as_of": "", "as_of_clock": "first_held"})
    assert answer.status_code == 200
    assert "Back to today" not in answer.content.decode()


def test_the_timeline_says_what_is_left_out_for_want_of_a_day(client, accusation):
    a_placed_claim(accusation.placements.get().dispute, published_on=None)
    assert "1 telling of today is left out" in page(client, "/", "2025-02-03")
    assert "left out" not in page(client, "/", "2025-02-03&as_of_clock=first_held")
    assert "left out" not in client.get("/").content.decode()


def test_a_dispute_of_which_nothing_was_known_says_so(client, accusation):
    html = page(client, "/", "2020-01-01")
    assert "Nothing was known here on that day" in html
    assert "Nothing is published here yet" not in html


def test_an_editor_decides_on_what_stands_today(client, accusation):
    client.force_login(a_user(Role.EDITOR))
    assert "Your decision" in client.get(claim_page(accusation)).content.decode()
    assert "Your decision" not in page(client, claim_page(accusation), "2025-02-04")


def test_the_desk_is_not_wound_back(client, accusation):
    client.force_login(a_user(Role.EDITOR))
    shown = page(client, reverse("feed-list"), "2025-02-03")
    assert "<h1>Feeds" in shown
    assert "As known on" not in shown


def test_a_redirect_keeps_the_day(client, accusation):
    absorbed = a_placed_claim(a_dispute(), "The same.", published_on=ACCUSED_ON)
    absorbed.merged_into = accusation
    absorbed.save()
    answer = client.get(claim_page(absorbed), {"as_of": "2025-02-03"})
    assert answer.url == f"{claim_page(accusation)}?merged={absorbed.number}&as_of=2025-02-03"


def test_what_others_see_today_stays_as_it_was(client, accusation):
    """The day is in the address, so that no cache takes one page for the other."""
    assert "Nothing was taken." not in page(client, "/", "2025-02-03")
    assert "Nothing was taken." in client.get("/").content.decode()


def test_a_source_of_later_is_not_found(client, accusation):
    a_placed_claim(a_dispute(), published_on=ANSWERED_ON, publisher=a_publisher("Wired"))
    page(client, "/sources/wired/", "2025-02-03", status=404)
    page(client, "/sources/wired/", "2025-02-04")


def test_a_page_wound_back_has_its_budget_too(client, accusation):
    counted = []
    for n_claims in (1, 12):
        for number in range(n_claims):
            a_placed_claim(accusation.placements.get().dispute, f"Wording {number} of {n_claims}.")
        counted.append(count_queries(client, "/?as_of=2025-02-03"))
    assert counted[0] == counted[1] <= MOST + 3


def test_an_editor_is_not_told_of_a_likeness_with_what_came_later(client, accusation):
    later = an_article("Again\n\nIt says that DeepSeek took data once more.", date(2025, 3, 31))
    again = an_appearance(later, accusation, "DeepSeek took data once more")
    first = accusation.appearances.exclude(pk=again.pk).get()
    Resemblance.objects.create(appearance=first, other=again, score=0.9, same=True, why="told as a charge")
    client.force_login(a_user(Role.EDITOR))
    assert "told as a charge" in client.get(claim_page(accusation)).content.decode()
    assert "told as a charge" not in page(client, claim_page(accusation), "2025-02-04")
