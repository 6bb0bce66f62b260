"""A form whose button is pressed twice: once done, and both presses lead to the same page."""

import re
import threading
from html import unescape

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import URLPattern, get_resolver

from claims.editing.party_facts import version_of_facts
from claims.editing.tokens import find_token, open_tokens
from claims.models import (
    Clip,
    Dispute,
    Invitation,
    MergeOperation,
    Report,
    SavedSearch,
    Story,
    StoryStep,
    Takedown,
    Webhook,
)
from claims.operations.sendings import forget_sendings
from claims.terms import ReportKind, Role
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lead")]

TWICE = "You sent this form twice: it was done once"
KIND = ReportKind.choices()[0][0]


#: What sees by itself that it was done, and leads to the same, or does the same again without harm.
BY_ITSELF = {
    *("add", "addition-retry", "feed-add", "feed-import", "feed-change", "feed-refresh", "feed-pause", "feed-resume"),
    *("feed-remove", "correct", "claim-note", "article-note", "note-detail", "annotations-hand-in", "claim-origins"),
    *("import-detail", "dispute-dump", "failure-retry", "failure-settle", "letters-again", "here"),
    *("review-item", "review-look", "review-undo", "review-parties", "review-party-leave", "review-keys"),
}


def forms_of_the_desk() -> list[URLPattern]:
    """Those who work here send these, one after the other, and all day."""
    return [
        each
        for each in get_resolver().url_patterns
        if isinstance(each, URLPattern) and str(each.pattern).startswith(("desk/", "feeds/"))
    ]


def key_on(client, address: str) -> str:
    """The form key that stands in a page."""
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(address).content.decode())[1]


def press_twice(client, address: str, sent: dict, to: str = "") -> list:
    """What both presses of one form's button are answered."""
    sent = {**sent, "csrfmiddlewaretoken": key_on(client, address)}
    return [client.post(to or address, sent) for _ in range(2)]


@pytest.mark.parametrize("pattern", forms_of_the_desk(), ids=lambda pattern: pattern.name)
def test_each_form_of_the_desk_is_done_once(pattern, rf, lead):
    request = rf.put("/")
    request.user = lead
    takes = pattern.callback(request, **dict.fromkeys(pattern.pattern.converters, 1)).get("Allow", "")
    is_done_once = getattr(pattern.callback, "is_done_once", False)
    assert is_done_once == ("POST" in takes and pattern.name not in BY_ITSELF)


def claim():
    return a_placed_claim(a_dispute("Whose data?", slug="data"), "They took data.")


def report(claim):
    return f"/claims/{claim.number}/report/", {"kind": KIND, "words": "It was May."}, Report


def report_of_article(claim):
    article = claim.appearances.get().article
    return f"/articles/{article.pk}/report/", {"kind": KIND, "words": "It was May."}, Report


def story(claim):
    return "/desk/stories/", {"title": "How it began", "lead": "Long."}, Story


def clip(claim):
    return "/desk/clip/", {"url": "https://news.example/a", "words": "They took it."}, Clip


def search(claim):
    return "/d/data/save/", {"name": "Mine"}, SavedSearch


def dispute(claim):
    return "/desk/disputes/", {"title": "Another one", "question": "Who?"}, Dispute


def invitation(claim):
    return "/desk/people/invite/", {"address": "jo@desk.example", "role": "editor"}, Invitation


def takedown(claim):
    version = claim.appearances.get().first_snapshot
    address = f"/desk/takedowns/new/?article={version.article_id}&v={version.number}"
    return address, {"scope": "version", "words": "took", "reason": "An order.", "do": "ask"}, Takedown


def step_of_a_story(claim):
    made = Story.objects.create(slug="s", title="S", author=a_user())
    return f"/desk/claims/{claim.number}/story/", {"story": made.pk, "text": "Then."}, StoryStep


def relation(claim):
    other = a_claim("We paid.")
    return f"/desk/claims/{claim.number}/relations/", {"kind": "answers", "other": other.number, "reason": "So."}, None


def words_of_a_story(claim):
    made = Story.objects.create(slug="s", title="S", author=a_user())
    return f"/desk/stories/{made.slug}/", {"title": "T", "lead": "", "version": made.version, "do": "save"}, None


def name_of_a_party(claim):
    party = a_party("Getty")
    version = version_of_facts(party)
    sent = {"name": "Getty Images", "kind": party.kind, "names": "", "version": version, "reason": "Its name."}
    return f"/desk/parties/{party.slug}/change/", sent, None


def merge(claim):
    other = a_claim("They have taken data.")
    sent = {"other": other.number, "keep": "this", "wording": "this", "reason": "The same.", "decision": "merge"}
    return f"/desk/claims/{claim.number}/merge/", sent, MergeOperation


BEGUN = [report, report_of_article, story, clip, search, dispute, invitation, takedown, step_of_a_story, merge]


@pytest.mark.parametrize("form", [*BEGUN, relation, words_of_a_story, name_of_a_party])
def test_two_presses_make_one_thing_and_lead_to_one_page(client, form):
    address, sent, made = form(claim())
    before = made.objects.count() if made else 0
    first, second = press_twice(client, address, sent)
    assert (first.status_code, second.status_code) == (302, 302), first.content.decode()
    assert first["Location"] == second["Location"]
    assert not made or made.objects.count() == before + 1
    assert TWICE in client.get(second["Location"], follow=True).content.decode()


def test_the_same_again_from_another_page_is_meant(client):
    address, sent, _ = report(claim())
    for _ in range(2):
        client.post(address, {**sent, "csrfmiddlewaretoken": key_on(client, address)})
    assert Report.objects.count() == 2


def test_other_words_from_the_same_page_are_not_lost(client):
    address, sent, _ = report(claim())
    key = key_on(client, address)
    for words in ("It was May.", "It was June."):
        client.post(address, {**sent, "words": words, "csrfmiddlewaretoken": key})
    assert {*Report.objects.values_list("words", flat=True)} == {"It was May.", "It was June."}


def test_what_was_refused_can_be_sent_again(client):
    address, sent, _ = report(claim())
    key = {"csrfmiddlewaretoken": key_on(client, address)}
    assert client.post(address, {**sent, "words": "", **key}).status_code == 422
    assert client.post(address, {**sent, "words": "", **key}).status_code == 422
    assert client.post(address, {**sent, **key}).status_code == 302


def test_somebody_else_is_not_led_to_it(client):
    address, sent, _ = report(claim())
    sent["csrfmiddlewaretoken"] = key_on(client, address)
    client.post(address, sent)
    other = Client()
    other.force_login(a_user(Role.EDITOR))
    other.post(address, sent)
    assert Report.objects.count() == 2


def test_it_is_forgotten_after_a_day(client):
    press_twice(client, *report(claim())[:2])
    with connection.cursor() as cursor:
        for age, left in (("23 hours", 1), ("2 hours", 0)):
            cursor.execute(f"UPDATE claims_sending SET sent_at = sent_at - interval '{age}'")
            forget_sendings()
            cursor.execute("SELECT count(*) FROM claims_sending")
            assert cursor.fetchone() == (left,)


def test_a_token_is_made_once_and_both_presses_show_it(client, lead):
    sent = {"name": "script", "scopes": ["suggest"], "days": "90"}
    answers = press_twice(client, "/account/tokens/", sent)
    shown = [re.search(r"claimline_[\w-]{43}", each.content.decode())[0] for each in answers]
    assert shown[0] == shown[1]
    assert find_token(shown[0]) == open_tokens(lead).get()


def test_an_old_form_shows_no_token(client, lead):
    sent = {"name": "script", "scopes": ["suggest"], "days": "90", "csrfmiddlewaretoken": "x" * 64}
    client.post("/account/tokens/", sent)
    open_tokens(lead).update(created_at="2025-01-01T00:00Z")
    again = client.post("/account/tokens/", sent)
    assert (again.status_code, "is not shown again" in again.content.decode()) == (409, True)
    assert "claimline_" not in again.content.decode()


def test_a_webhook_is_added_once_and_both_presses_show_its_secret(client, lead):
    mine = SavedSearch.objects.create(owner=lead, dispute=a_dispute(), query="", name="Mine")
    answers = press_twice(client, "/account/webhooks/", {"url": "https://a.example/", "search": mine.pk})
    secret = Webhook.objects.get().secret
    assert [secret in unescape(each.content.decode()) for each in answers] == [True, True]


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once(client, lead):
    """The second waits for the first, whatever process takes it."""
    address, sent, _ = report(claim())
    sent["csrfmiddlewaretoken"] = key_on(client, address)
    led_to = []

    def press():
        try:
            mine = Client()
            mine.cookies = client.cookies
            led_to.append(mine.post(address, sent)["Location"])
        finally:
            connections.close_all()

    both = [threading.Thread(target=press) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert Report.objects.count() == 1
    assert len(led_to) == 2
    assert led_to[0] == led_to[1]
