"""No address of the site shows a reader what is not published: not the words, not a name, not a count."""

import json
import re
from datetime import date, timedelta

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone

from claims.models import (
    Annotation,
    Appearance,
    Article,
    Claim,
    Dispute,
    Document,
    Party,
    Placement,
    Publisher,
    ReviewAside,
    Snapshot,
    Story,
    StoryStep,
)
from claims.permissions import ACTIONS
from claims.syndication.formats import OF_CLAIM, OF_DISPUTE
from claims.terms import AnchorState, Publishes, Role, Status
from tests.factories import a_dispute, a_feed, a_party, a_placed_claim, a_publisher, a_user
from tests.ratings import a_rating_of_any
from tests.standing import standing
from tests.stories import a_story
from tests.thorough import first_of
from tests.versions import anchored, stored_version

pytestmark = pytest.mark.django_db

SECRET = "Zanzibarquux copied the whole library"

#: Addresses that are not pages about claims, and what they are.
APART = {
    "report-sent",
    "follow-sent",
    "alert-confirm",
    "alert-stop",
    "visits-kept",
    "login",
    "logout",
    "account",
    "account-address",
    "address-drop",
    "address-confirm",
    "account-password",
    "session-end",
    "sessions-end",
    "password-reset",
    "password-reset-sent",
    "password-reset-new",
    "login-code",
    "second-factor",
    "second-factor-confirm",
    "second-factor-codes",
    "second-factor-off",
    "second-factor-picture",
    "invited",
    "people",
    "person",
    "person-account",
    "person-invite",
    "invitation",
    "healthz",
    "live",
    "ready",
    "metrics",
    "help",
    "api",
    "api-openapi",
    "api-nothing",
    "api-suggest",
    "api-annotate",
    "tokens",
    "token-revoke",
    "robots",
    "demo-digest",
    "demo-digest-list",
    "review",
    "offer",
}

#: Addresses that only editors may open, and those of them that only do something.
DESK = {
    "add",
    "dispute-rules",
    "dispute-publishing",
    "dispute-dump",
    "dispute-desk",
    "dispute-change",
    "dispute-remove",
    "claim-withdraw",
    "rating-list",
    "rating-give",
    "rating-change",
    "publisher-lookup",
    "failure-list",
    "failure-settled",
    "unclear-list",
    "story-desk",
    "story-edit",
    "claim-to-story",
    "report-list",
    "report-detail",
    "feed-list",
    "feed-add",
    "feed-import",
    "feed-export",
    "import-list",
    "import-detail",
    "import-undo",
}
DESK |= {"feed-detail", "feed-change", "feed-remove", "article-correct", "publisher-change", "party-change", "office"}
DESK |= {"document-change", "story-delete", "thread-move"}
#: Addresses for people with an account, contributors too; a note's text is nobody else's.
ACCOUNTS = {"note-list", "note-detail", "note-edit", "note-do", "claim-note", "article-note", "history"}
DESK_DOES = {
    "thread-shift",
    "addition-retry",
    "rating-do",
    "failure-retry",
    "failure-settle",
    "unclear-say",
    "feed-refresh",
    "feed-pause",
    "feed-resume",
}

_FILTERS = ["", "?speaker=quibblecorp", "?by=quibblecorp", "?about=zanzibarquux", "?status=suggested"]
_LOOKS = ["?clock=first_held", "?look=lanes", "?look=lanes&row=claim", "?look=table", "?look=print"]
#: Query strings that might bring a secret to light, by the address that reads them.
QUERIES = {
    "timeline": [*_FILTERS, *_LOOKS],
    "dispute": [*_FILTERS, *_LOOKS],
    "dispute-news": ["", "?since=2020-01-01", "?part=claims&since=2020-01-01"],
    "search": ["", "?q=Zanzibarquux", "?q=quibblecorp"],
    "timeline-embed": _FILTERS,
    "claim-detail": ["", "?status=suggested"],
    "party-list": ["", "?q=Zanzibarquux"],
    "compare": ["", "?a=zanzibarquux&b=quibblecorp", "?pair=outlets&a=petapixel&b=weekly"],
}


@pytest.fixture
def strict():
    return tell_of_two()


def tell_of_two() -> Dispute:
    """A dispute that publishes only what editors accepted: one accepted claim, and one of the machine's."""
    dispute = a_dispute(publishes=Publishes.ACCEPTED, slug="strict")
    thread = a_dispute("Thread", parent=dispute, publishes=Publishes.ACCEPTED, slug="thread")
    a_placed_claim(dispute, "Everybody may read this.", Status.ACCEPTED, threads=(thread,))
    a_placed_claim(
        dispute,
        SECRET,
        threads=(thread,),
        speaker=a_party("Quibblecorp"),
        about=(a_party("Zanzibarquux"),),
        via=(a_publisher("The Quibble Gazette"),),
        publisher=a_publisher("Quibble Weekly"),
        published_on=date(2024, 2, 29),
    )
    link = Appearance.objects.get(content=SECRET).chain.last()
    link.document = Document.objects.create(kind="filing", title="Quibblecorp: complaint", slug="quibble-complaint")
    link.publisher = None
    link.pk, link.position = None, 9
    link.save()
    a_rating_of_any(Claim.objects.get(wording=SECRET), reasons=SECRET, claim_reviewed=SECRET)
    _change_both_articles()
    _tell_stories()
    return dispute


def _change_both_articles() -> None:
    """A second version of either article, in which its claim is gone."""
    for appearance in Appearance.objects.select_related("first_snapshot"):
        later = stored_version(appearance.first_snapshot, "Nothing is left of it.")
        anchored(appearance, later, None, AnchorState.GONE)


def _tell_stories() -> None:
    """One that is published, with a step that nobody may see; and a draft."""
    claims = Claim.objects.order_by("pk")
    StoryStep.objects.filter(story=a_story(*claims), claim=claims[1]).update(text=f"They say: {SECRET}")
    a_story(*claims, title="Zanzibarquux", published=False, lead=SECRET)


def names_of_addresses(patterns=None) -> list[URLPattern]:
    """Every named address of the site itself, the staff admin apart."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            found += [] if pattern.app_name == "admin" else names_of_addresses(pattern.url_patterns)
        else:
            found.append(pattern)
    return found


def every_object(pattern: URLPattern) -> list[dict]:
    """The arguments that lead an address to each object there is, published or not."""
    slugs = {
        "dispute": ["strict", "thread"],
        "dispute-news": ["strict", "thread"],
        "timeline-embed": ["strict", "thread"],
        "dispute-card": ["strict", "thread"],
        "network": ["strict", "thread"],
        "follow": ["strict", "thread"],
        "party-detail": Party.objects.values_list("slug", flat=True),
        "publisher-detail": Publisher.objects.values_list("slug", flat=True),
        "document-detail": Document.objects.values_list("slug", flat=True),
        "story-detail": Story.objects.values_list("slug", flat=True),
        "api-party": Party.objects.values_list("slug", flat=True),
        "api-publisher": Publisher.objects.values_list("slug", flat=True),
        "api-dispute": ["strict", "thread"],
        "story-embed": Story.objects.values_list("slug", flat=True),
    }
    if pattern.name in slugs:
        return [{"slug": slug} for slug in slugs[pattern.name]]
    numbers = Appearance.objects.values_list("claim__number", flat=True)
    return {
        "claim-detail": [{"number": number} for number in numbers],
        "claim-rating": [{"number": number} for number in numbers],
        "claim-annotations": [{"number": number} for number in numbers],
        "article-annotations": [{"pk": pk} for pk in Article.objects.values_list("pk", flat=True)],
        "version-text": [{"pk": s.article_id, "number": s.number} for s in Snapshot.objects.all()],
        "claim-card": [{"number": number} for number in numbers],
        "claim-embed": [{"number": number} for number in numbers],
        "chain-embed": [{"number": number} for number in numbers],
        "claim-as": [{"number": number, "ending": ending} for number in numbers for ending in OF_CLAIM],
        "dispute-as": [{"slug": slug, "ending": ending} for slug in ("strict", "thread") for ending in OF_DISPUTE],
        "api-claim": [{"number": number} for number in numbers],
        "api-article": [{"pk": pk} for pk in Article.objects.values_list("pk", flat=True)],
        "api-snapshot": [{"pk": s.article_id, "number": s.number} for s in Snapshot.objects.all()],
        "api-appearance": [{"pk": pk} for pk in Appearance.objects.values_list("pk", flat=True)],
        "claim-report": [{"number": number} for number in numbers],
        "article-report": [{"pk": pk} for pk in Article.objects.values_list("pk", flat=True)],
        "claim-cite": [{"number": number, "form": form} for number in numbers for form in ("txt", "bib", "json")],
        "article-detail": [{"pk": pk} for pk in Article.objects.values_list("pk", flat=True)],
        "article-version": [{"pk": s.article_id, "number": s.number} for s in Snapshot.objects.all()],
        "article-versions": [{"pk": pk} for pk in Article.objects.values_list("pk", flat=True)],
        "article-compare": [{"pk": s.article_id, "number": 1, "other": s.number} for s in Snapshot.objects.all()],
    }.get(pattern.name, [{}])


def is_for_readers(pattern: URLPattern) -> bool:
    """Whether a reader may open it at all: what the others answer them, ``test_rights`` sees."""
    needs = getattr(pattern.callback, "needs", None)
    return needs is None or needs.by("GET") in ACTIONS[None]


def every_address() -> list[str]:
    """Each address with each object and each query string that might bring a secret to light."""
    return [
        reverse(pattern.name, kwargs=kwargs) + query
        for pattern in names_of_addresses()
        if is_for_readers(pattern) and pattern.name not in APART
        for kwargs in every_object(pattern)
        for query in QUERIES.get(pattern.name, [""])
    ]


def leaks(html: str, asked: str) -> list[str]:
    """Words in the answer that only the unpublished claim has; what the reader typed may be repeated to them."""
    words = ["copied the whole library", "Quibblecorp", "Quibble Gazette", "Quibble Weekly", "29 Feb", "February 2024"]
    if "Zanzibarquux" not in asked and "zanzibarquux" not in asked:
        words.append("Zanzibarquux")
    shown = re.sub(r"quibblecorp", "", html) if "quibblecorp" in asked else html
    return [word for word in words if word in shown]


@pytest.mark.slow
def test_no_address_leaks_to_a_reader(client, strict):
    addresses = every_address()
    assert len(addresses) > 40
    for address in addresses:
        for headers in ({}, {"HX-Request": "true"}):
            answer = client.get(address, headers=headers)
            assert answer.status_code in (200, 302, 400, 404, 410), address
            assert leaks(answer.getvalue().decode(errors="replace"), address) == [], address


@pytest.mark.slow
def test_the_same_walk_finds_it_for_an_editor(client, strict):
    """Proves that the walk above would see a leak."""
    client.force_login(a_user(Role.EDITOR))
    seen = {
        word
        for address in every_address()
        for word in leaks(client.get(address).getvalue().decode(errors="replace"), address)
    }
    assert {"copied the whole library", "Quibblecorp", "Quibble Gazette", "Quibble Weekly"} <= seen


def test_counts_are_of_what_is_published(client, strict):
    answer = client.get(reverse("dispute", args=["strict"])).getvalue().decode(errors="replace")
    assert "1 claim" in answer
    assert "2 claims" not in answer


def retract(claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="The outlet retracted it.")


def reject(claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(status=Status.REJECTED)


def keep_back(claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(embargo_until=timezone.now() + timedelta(days=1))


def keep_the_dispute_back(claim: Claim) -> None:
    Dispute.objects.filter(slug="strict").update(embargo_until=timezone.now() + timedelta(days=1))


def keep_a_thread_back(claim: Claim) -> None:
    thread = a_dispute("Held back", parent=Dispute.objects.get(slug="strict"))
    Placement.objects.create(claim=claim, dispute=thread, why="test")
    Dispute.objects.filter(pk=thread.pk).update(embargo_until=timezone.now() + timedelta(days=1))


def lay_aside(claim: Claim) -> None:
    """It is not clear who is meant."""
    ReviewAside.objects.create(claim=claim, user=a_user(Role.EDITOR, username="aside"))


@pytest.mark.parametrize(
    "take_back", first_of([retract, keep_a_thread_back, reject, keep_back, keep_the_dispute_back, lay_aside], 2)
)
def test_what_was_published_and_taken_back_is_gone_everywhere(client, take_back):
    dispute = a_dispute(publishes=Publishes.SUGGESTED, slug="strict")
    claim = a_placed_claim(dispute, SECRET, speaker=a_party("Quibblecorp"), publisher=a_publisher("Quibble Weekly"))
    Annotation.objects.create(claim=claim, author=a_user(Role.EDITOR), body=f"Note: {SECRET}", public=True)
    a_rating_of_any(claim, reasons=SECRET)
    addresses = [a for a in every_address_of_one_dispute() if "Zanz" not in a]
    assert any("copied the whole library" in client.get(a).getvalue().decode(errors="replace") for a in addresses)
    take_back(claim)
    for address in addresses:
        assert "copied the whole library" not in client.get(address).getvalue().decode(errors="replace"), address


def every_address_of_one_dispute() -> list[str]:
    return [address for address in every_address() if "/d/thread/" not in address and "?" not in address]


def test_feeds_of_numbers_say_nothing_either(client, strict):
    """The health pages tell that the database answers, and no figures."""
    assert set(json.loads(client.get(reverse("healthz")).content)) == {"status"}
    assert set(json.loads(client.get(reverse("ready")).content)) == {"status", "checks"}


class TestTheDesk:
    """Whose pages and buttons are asked for one by one, about the same two claims."""

    @pytest.fixture(scope="class", autouse=True)
    def told(self, django_db_setup, django_db_blocker):
        with standing(django_db_blocker, tell_of_two):
            yield

    @pytest.mark.parametrize("name", sorted(ACCOUNTS))
    def test_the_notes_of_the_desk_are_for_people_with_an_account(self, client, name):
        claim = Claim.objects.get(wording=SECRET)
        note = Annotation.objects.create(claim=claim, author=a_user(Role.EDITOR), body=SECRET, public=True)
        article = claim.appearances.get().article_id
        given = {
            "note-list": [],
            "claim-note": [claim.number],
            "history": ["claim", claim.pk],
            "article-note": [article, 1],
        }
        answer = client.get(reverse(name, args=given.get(name, [note.pk])))
        assert answer.status_code in (403, 405)
        assert leaks(answer.getvalue().decode(errors="replace"), "") == []

    @pytest.mark.parametrize("name", sorted(DESK | DESK_DOES))
    @pytest.mark.parametrize("role", [None, Role.CONTRIBUTOR])
    def test_the_desk_is_for_editors(self, client, name, role):
        """What is not there is not told from what is, and no word of it comes with the refusal."""
        if role:
            client.force_login(a_user(role))
        feed = a_feed("https://example.org/zanzibarquux.xml", a_publisher("Quibble Weekly"))
        by_pk = name in ("feed-detail", "feed-change", "feed-remove", "feed-refresh", "feed-pause", "feed-resume")
        by_pk = by_pk or name in ("addition-retry", "unclear-say", "report-detail", "claim-to-story", "claim-withdraw")
        by_pk = by_pk or name in ("article-correct", "publisher-change", "document-change", "office")
        by_slug = name in ("dispute-rules", "dispute-publishing", "dispute-dump", "story-edit")
        by_slug = by_slug or name in (
            "story-delete",
            "thread-move",
            "thread-shift",
            "dispute-change",
            "dispute-remove",
            "party-change",
        )
        by_pk = by_pk or name in ("import-detail", "import-undo", "rating-give", "rating-change", "rating-do")
        address = reverse(name, args=["strict"] if by_slug else [feed.pk] if by_pk else [])
        for ask in (client.post,) if name in DESK_DOES else (client.get, client.post):
            for headers in ({}, {"HX-Request": "true"}):
                answer = ask(address, headers=headers)
                assert answer.status_code in (403, 405), address
                assert leaks(answer.getvalue().decode(errors="replace"), address) == []
        feed.refresh_from_db()
        assert feed.state == "active"
