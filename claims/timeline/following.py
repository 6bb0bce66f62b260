"""Following a chain to its sources: where each one in it can be read, here and outside, and what became of the page.

Nobody is asked for that: it is what the program knows from its last look at a page, the versions that it stored, and
the links of the article. Whatever became of a page, the words that were stored stay.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import JSONObject

from claims.models import Appearance, Citation, FetchLog, Snapshot
from claims.permissions import Gate
from claims.terms import NodeKind
from claims.timeline import clocks
from claims.timeline.chains import Chain, Node

#: So many links of one article are looked at.
MOST_LINKS = 100
_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Step:
    """One in a chain. ``article`` is the key of the stored text, ``url`` the page outside, each None or "" without one.

    ``appearance`` is the place in the stored text of ``version``, where these are known. ``note`` says what is to be
    known of the page outside.
    """

    node: Node
    article: int | None = None
    version: int | None = None
    appearance: int | None = None
    url: str = ""
    note: str = ""


def with_trail(gate: Gate, appearances: QuerySet[Appearance]) -> QuerySet[Appearance]:
    """With ``cited`` (links of the version in which it was found), ``latest_number`` (of the article's visible
    versions) and ``last_look`` (what the article's page answered last), for ``follow`` and ``page_note``."""
    link = JSONObject(words="words", url="url", publisher="publisher", held=held_article(gate))
    cited = Citation.objects.filter(snapshot=OuterRef("first_snapshot"), url__isnull=False).order_by("pk")
    versions = Snapshot.objects.filter(gate.versions(), article=OuterRef("article")).order_by("-number")
    return appearances.annotate(
        cited=ArraySubquery(cited.values(json=link)[:MOST_LINKS]),
        latest_number=Subquery(versions.values("number")[:1]),
        last_look=last_look(gate, "article__canonical_url"),
    )


def held_article(gate: Gate) -> Case:
    """Of a citation: the key of the cited article where the viewer may see it."""
    return Case(When(Exists(gate.articles().filter(pk=OuterRef("article"))), then=F("article")))


def last_look(gate: Gate, url: str) -> Subquery:
    """What the page at the address in the column ``url`` answered when it was last looked at, for ``look_in_words``."""
    looks = FetchLog.objects.filter(feed__isnull=True, url=OuterRef(url)).order_by("-fetched_at")
    looks = looks.filter(fetched_at__lt=gate.known.end) if gate.known else looks
    return Subquery(looks.values(json=JSONObject(at="fetched_at", status="http_status", error="error"))[:1])


def look_in_words(look: dict | None) -> str:
    """That the page is gone or did not answer; "" where it answered, or was never looked at."""
    if not look or not look["error"]:
        return ""
    what = "the page was gone" if look["status"] in _GONE else "the page did not answer"
    return f"{what} when it was last looked at, on {clocks.day(datetime.fromisoformat(look['at']).date())}"


def follow(chain: Chain, appearance: Appearance) -> tuple[Step, ...]:
    """The steps of the chain of an appearance loaded by ``with_trail``; the last one printed the article."""
    return (*(_passed(node, appearance) for node in chain[:-1]), *(_printed(node, appearance) for node in chain[-1:]))


def page_note(appearance: Appearance) -> str:
    """What became of the article's page, as far as that is known; "" while it stands as it was stored."""
    latest = appearance.latest_number or 0
    is_changed = latest > appearance.first_snapshot.number
    changed = f"changed since: version {latest} is held, too" if is_changed else ""
    return "; ".join(filter(None, (changed, look_in_words(appearance.last_look))))


def _printed(node: Node, appearance: Appearance) -> Step:
    article, version = appearance.article, appearance.first_snapshot.number
    note = page_note(appearance) if article.canonical_url else "it came as text or as a file: there is no page outside"
    return Step(node, article.pk, version, appearance.pk, article.canonical_url or "", note)


def _passed(node: Node, appearance: Appearance) -> Step:
    """One before the article's own outlet: a document where it lies, an outlet where the article links to it."""
    if node.kind != NodeKind.PUBLISHER:
        return Step(node, url=node.url)
    links = [link for link in appearance.cited if node.key == f"{node.kind}:{link['publisher']}"]
    if not links:
        return Step(node, note="the article gives no link to it")
    best = next((link for link in links if link["held"]), links[0])
    return Step(node, article=best["held"], url=best["url"])
