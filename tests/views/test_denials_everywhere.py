"""No page shows denied words without saying that they are denied."""

import re
from html import unescape

import pytest

from claims.linking.origins import settle_origins
from claims.models import Anchor, Claim, Contradiction, OriginDecision, Placement
from claims.terms import ContradictionKind, OriginKind, Role, Slot
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


@pytest.fixture
def denied() -> Claim:
    """A claim without a known speaker, denied twice in one article, and once in another, which was changed since."""
    claim = a_claim(f"Somebody denies that {DENIED}.", negated=True)
    Placement.objects.create(claim=claim, dispute=a_dispute(), why="test")
    denial = {"negated": True, "cue_class": "denial", "cue_words": "denies", "source_words": "The lab"}
    snapshot = an_article(f"{TEXT} It denies that {DENIED}.")
    told = [an_appearance(snapshot, claim, DENIED, key=key, **denial) for key in "ab"]
    told.append(an_appearance(an_article(f"{TEXT} Again.", publisher=a_publisher("Inc.")), claim, DENIED, **denial))
    claim.appearances.update(speaker=None)
    Claim.objects.filter(pk=claim.pk).update(speaker=None)
    Anchor.objects.filter(appearance=told[2]).update(state="changed")
    days = {"reading": "2024-11-01", "other_reading": "2024-12-01", "kind": ContradictionKind.DISPUTE}
    Contradiction.objects.create(appearance=told[0], other=told[2], slot=Slot.DATE, **days)
    pair = {"appearance": told[1], "other": told[0], "kind": OriginKind.TAKEN}
    OriginDecision.objects.create(**pair, reason="Said so.", decided_by=a_user())
    settle_origins({claim.pk})
    return claim


@pytest.mark.parametrize(
    "address, part",
    [
        ("/desk/questions/?kind=speaker", "<main"),
        ("/desk/questions/?kind=offer", "<main"),
        ("/desk/questions/?kind=date", "<main"),
        ("/desk/claims/{}/correct/", '<details class="choose"'),
        ("/desk/claims/{}/split/", "<fieldset"),
        ("/desk/claims/{}/origins/", "<main"),
    ],
)
def test_nor_does_the_desk(client, denied, address, part):
    client.force_login(a_user(Role.LEAD))
    shown = client.get(address.format(denied.number)).content.decode().partition(part)[2]
    shown = shown.partition("</details>" if "details" in part else "</main>")[0]
    assert undenied(f"<{shown}") == []
    assert shown.count("Denied:") >= (1 if "questions" in address else 3)


def test_the_object_of_a_cue_is_shown_with_its_cue(client):
    dispute = a_dispute(slug="books")
    claim = a_claim("OpenAI accused DeepSeek of copying.", a_party("OpenAI"))
    Placement.objects.create(claim=claim, dispute=dispute, why="test")
    snapshot = an_article("OpenAI accused DeepSeek of copying.")
    an_appearance(snapshot, claim, "DeepSeek of copying", cue_words="accused", rule="object-of")
    for address in ("/", "/?look=table", "/?look=print"):
        assert '<span class="cue">accused</span> DeepSeek of copying' in client.get(address).text
