"""Saved searches and alerts in a browser: no page breaks a rule, whatever names people give."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from claims.alerts.unsubscribing import stop_path
from claims.editing.alerts import confirm_path
from claims.editing.webhooks import add_webhook
from claims.models import Delivery, SavedSearch, User, Webhook
from claims.terms import Role
from tests.browser.breaking import LONG, TURNING
from tests.browser.looking import DESK_SCREENS, faults_of
from tests.browser.validity import invalid, needs_checker
from tests.factories import a_dispute, a_placed_claim, a_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def anna() -> User:
    return a_user(Role.CONTRIBUTOR, username="anna")


@pytest.fixture
def addresses(anna) -> list[str]:
    """Every page of them, full and with what is gone, under names that are out to break it."""
    dispute = a_dispute(slug="data")
    claim = a_placed_claim(dispute, f"It took {LONG}")
    name = f"{TURNING} {LONG}"[:120]
    search = SavedSearch.objects.create(owner=anna, dispute=dispute, name=name, query="by=nobody&by=-openai")
    hook = add_webhook(anna, f"https://{'x' * 60}.example/{'y' * 300}", search.pk, "http://testserver")
    Webhook.objects.update(active=False, n_failures=20)
    Delivery.objects.create(receiver=hook.receiver, number=7, kind="new", item="7", n_tries=7, error=LONG)
    told = {"email": "reader@example.org", "site": "http://testserver"}
    waiting, sent = (
        search.subscriptions.create(**told),
        search.subscriptions.create(confirmed_at=timezone.now(), **told),
    )
    of_search = ["/account/searches/", f"/account/searches/{search.pk}/", "/account/webhooks/"]
    asking = [
        f"/d/data/{page}/{query}"
        for page in ("save", "follow")
        for query in ("?by=openai", "?by=nobody", "", f"?claim={claim.number}", f"?claim={claim.number}&by=openai")
    ]
    return [*of_search, *asking, "/follow/sent/", confirm_path(waiting), confirm_path(sent), stop_path([sent])]


@DESK_SCREENS
def test_no_page_breaks_a_rule(browser: Browser, live_server, anna, addresses, width, scheme):
    assert faults_of(browser, live_server.url, addresses, width, scheme, anna) == []


@needs_checker
def test_every_page_is_valid_html(client, anna, addresses, tmp_path):
    client.force_login(anna)
    assert invalid(client, addresses, tmp_path) == []
