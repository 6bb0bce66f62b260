"""No page shows denied words without saying that they are denied."""

import re
from html import unescape

import pytest

from claims.models import Anchor, Placement
from claims.terms import Role
from tests.factories import a_claim, a_dispute, a_party, a_publisher, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db

DENIED = "it copied the books"
TEXT = f"OpenAI answers\n\nOpenAI denies that {DENIED} of others."


@pytest.fixture
def addresses() -> list[str]:
    """The pages of a denied claim: told in two degrees of certainty, gone from one article, unlinked in another."""
    dispute = a_dispute(slug="books")
    claim = a_claim(f"OpenAI denies that {DENIED}.", a_party("OpenAI"), negated=True)
    Placement.objects.create(claim=claim, dispute=dispute, why="test")
    denial = {"negated": True, "cue_class": "denial", "cue_words": "denies", "speaker": claim.speaker}
    snapshots = [an_article(f"{TEXT} Told {n}.", publisher=a_publisher(f"Outlet {n}")) for n in range(3)]
    an_appearance(snapshots[0], claim, DENIED, **denial)
    gone = an_appearance(snapshots[1], claim, DENIED, certainty="may", **denial)
    Anchor.objects.filter(appearance=gone).update(state="gone", start=None, end=None)
    an_appearance(snapshots[2], None, DENIED, **denial)
    pages = ["/", "/d/books/", "/parties/openai/", "/sources/outlet-0/", "/search/?q=copied", "/articles/"]
    pages += [f"/d/books.{ending}" for ending in ("atom", "feed.json", "jsonld", "timelinejs.json")]
    pages += [f"/claims/{claim.number}.atom", f"/claims/{claim.number}.jsonld"]
    pages += [f"/d/books/?look={look}" for look in ("lanes", "table", "print")]
    pages += [
        "/d/books/?q=copied",
        "/d/books/?q=copied&look=table",
        "/d/books/new/?since=2000-01-01",
        "/embed/d/books/",
    ]
    return [*pages, f"/claims/{claim.number}/", *(f"/articles/{snapshot.article_id}/" for snapshot in snapshots)]


def undenied(html: str) -> list[str]:
    """What stands before the denied words wherever it does not say so."""
    spoken = re.sub(r'<[^>]+ (?:aria-label|title)="([^"]*)"[^>]*>', r" \1 ", html)
    text = " ".join(unescape(re.sub(r"<[^>]+>", "", spoken)).split())
    before = [text[max(0, at.start() - 30) : at.start()] for at in re.finditer(DENIED, text, re.IGNORECASE)]
    return [words for words in before if not words.endswith(("denies that ", "Denied: "))]


@pytest.mark.parametrize("role", [None, Role.EDITOR])
@pytest.mark.slow
def test_denied_words_are_never_shown_as_a_statement(client, addresses, role):
    if role:
        client.force_login(a_user(role))
    shown = ""
    for address in addresses:
        html = client.get(address).content.decode()
        assert undenied(html) == [], address
        shown += html
    assert shown.count("Denied:") >= (5 if role else 4)


def test_the_object_of_a_cue_is_shown_with_its_cue(client):
    dispute = a_dispute(slug="books")
    claim = a_claim("OpenAI accused DeepSeek of copying.", a_party("OpenAI"))
    Placement.objects.create(claim=claim, dispute=dispute, why="test")
    snapshot = an_article("OpenAI accused DeepSeek of copying.")
    an_appearance(snapshot, claim, "DeepSeek of copying", cue_words="accused", rule="object-of")
    for address in ("/", "/?look=table", "/?look=print"):
        assert '<span class="cue">accused</span> DeepSeek of copying' in client.get(address).text
