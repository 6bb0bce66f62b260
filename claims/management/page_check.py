"""Fetch every kind of page over HTTP and say what came back."""

import http.client
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from claims.models import Article, Claim, Dispute, Document, Party
from claims.permissions import Gate
from claims.terms import Publishes

#: The least that the demonstration holds when all of it was read.
FLOORS = {"articles": 60, "appearances": 150, "parties": 40}
CHAIN_FLOOR = 20

#: No claim has this number, and none is ever given it.
NOBODYS = 10**12

#: A kind of page, an address of that kind, and the status that it should answer with.
Page = tuple[str, str, int]


@dataclass(frozen=True)
class PageSeen:
    """What one address answered."""

    kind: str
    path: str
    status: int
    expected: int
    n_bytes: int
    milliseconds: float

    @property
    def ok(self) -> bool:
        """Whether the page came with the status it should and is not empty."""
        return self.status == self.expected and self.n_bytes > 0

    def __str__(self):
        mark = "ok  " if self.ok else "FAIL"
        return f"{mark} {self.status}  {self.milliseconds:6.0f} ms {self.n_bytes:7d} B  {self.kind}: {self.path[:70]}"


def lacking(figures: dict[str, int]) -> Iterator[tuple[str, int]]:
    """Figures that are below what the whole demonstration holds."""
    for what, floor in FLOORS.items():
        if figures[what] < floor:
            yield f"{what}, at least {floor} expected", figures[what]
    in_chains = figures["publishers in chains"] + figures["documents in chains"]
    if in_chains < CHAIN_FLOOR:
        yield f"publishers and documents in chains, at least {CHAIN_FLOOR} expected", in_chains


def look_at_every_kind(port: int) -> list[PageSeen]:
    """One page of each kind, found through the gate as a reader would, and some that must be refused."""
    return [_fetch(port, kind, path, expected) for kind, path, expected in pages(subjects())]


class Subjects(NamedTuple):
    """Of what pages are looked at, as a reader comes to it."""

    gate: Gate
    claim: Claim
    thread: Dispute
    party: Party
    article: Article


def subjects() -> Subjects:
    """Things with as many pages as can be."""
    gate = Gate.for_readers()
    return Subjects(
        gate,
        claim=gate.claims().order_by("-stats__n_articles", "pk").first(),
        thread=Dispute.objects.filter(parent__isnull=False, publishes=Publishes.SUGGESTED).order_by("pk").first(),
        party=gate.parties().filter(claims_said__isnull=False).order_by("pk").first(),
        article=gate.articles().order_by("pk").first(),
    )


def pages(on: Subjects) -> Iterator[Page]:
    """One page of each kind, and what is refused."""
    for part in (_timeline_pages, _claim_pages, _api_pages, _reading_pages, _desk_pages, _site_pages):
        yield from part(on)


def _timeline_pages(on: Subjects) -> Iterator[Page]:
    """Timelines in every look and format, and what else is shown of a whole dispute."""
    yield "timeline", "/", 200
    yield "timeline, filtered", f"/?by={on.party.slug}&directness=indirect&from=2023-01-01&to=2025-12-31", 200
    yield "timeline, values left out", f"/?by=-{on.party.slug}&standing=-disputed&role=accused&find-by=a", 200
    yield "timeline, withdrawn claims", "/?standing=withdrawn", 200
    yield "timeline, nothing found", "/?from=1900&to=1901&certainty=may", 200
    yield "timeline, one claim", f"/?claim={on.claim.number}", 200
    yield "timeline, unknown claim", f"/?claim={NOBODYS}", 400
    yield "timeline, other clock", "/?clock=happened&order=oldest", 200
    yield "timeline, lanes", "/?look=lanes", 200
    yield "timeline, lanes of outlets", "/?look=lanes&row=outlet&zoom=year&clock=said", 200
    yield "timeline, table", "/?look=table&sort=articles", 200
    yield "timeline, print", f"/?look=print&by={on.party.slug}", 200
    yield "timeline, impossible date", "/?from=2025-99-99", 400
    yield "thread", f"/d/{on.thread.slug}/", 200
    yield "timeline, as JSON", f"/d/{on.thread.slug}.json?clock=said", 200
    yield "timeline, as a table", f"/d/{on.thread.slug}.csv", 200
    yield "timeline, its tellings as a table", f"/d/{on.thread.slug}.appearances.csv", 200
    yield "timeline, as a feed", f"/d/{on.thread.slug}.atom", 200
    yield "timeline, as a JSON Feed", f"/d/{on.thread.slug}.feed.json", 200
    yield "timeline, as linked data", f"/d/{on.thread.slug}.jsonld", 200
    yield "timeline, as FollowTheMoney", f"/d/{on.thread.slug}.ftm.json", 200
    yield "timeline, its sources", f"/d/{on.thread.slug}.sources.opml", 200
    yield "timeline, as slides", f"/d/{on.thread.slug}.timelinejs.json", 200
    yield "timeline, as a table of slides", f"/d/{on.thread.slug}.timelinejs.csv", 200
    yield "timeline, as JSON, impossible date", f"/d/{on.thread.slug}.json?from=2025-99-99", 400
    yield "timeline, embedded", f"/embed/d/{on.thread.slug}/?clock=said", 200
    yield "timeline, its picture", f"/d/{on.thread.slug}/card.png", 200
    yield "a search by e-mail", f"/d/{on.thread.slug}/follow/?by={on.party.slug}", 200
    yield "a claim by e-mail", f"/d/{on.thread.slug}/follow/?claim={on.claim.number}", 200
    yield "a search by e-mail, asked for", "/follow/sent/", 200
    yield "no more letters, damaged link", "/follow/stop/x/", 404
    yield "what is new", f"/d/{on.thread.slug}/new/?since=2020-01-01", 200
    yield "what is new, by pages", f"/d/{on.thread.slug}/new/?since=2020-01-01&part=claims&page=2", 200
    yield "what is new, impossible time", f"/d/{on.thread.slug}/new/?since=tomorrowish", 400
    yield "network", f"/d/{on.thread.slug}/network/", 200
    yield "network, impossible number", f"/d/{on.thread.slug}/network/?nodes=0", 400
    yield (
        "parties compared",
        f"/compare/?a={on.party.slug}&b={on.gate.parties().exclude(pk=on.party.pk).first().slug}",
        200,
    )
    yield "compared with nobody", "/compare/?a=nobody-of-this-name", 400


def _claim_pages(on: Subjects) -> Iterator[Page]:
    """A claim, its formats and embeds, and what is asked for where there is none."""
    yield "claim", f"/claims/{on.claim.number}/", 200
    yield "claim, no such telling", f"/claims/{on.claim.number}/?telling=0", 400
    yield "claim, cited", f"/claims/{on.claim.number}/cite/bib/", 200
    yield "claim, as a feed", f"/claims/{on.claim.number}.atom", 200
    yield "claim, as linked data", f"/claims/{on.claim.number}.jsonld", 200
    yield "claim, as JSON", f"/claims/{on.claim.number}.json", 200
    yield "claim, its picture", f"/claims/{on.claim.number}/card.png", 200
    yield "claim, embedded", f"/embed/claims/{on.claim.number}/", 200
    yield "chain, embedded", f"/embed/claims/{on.claim.number}/chain/", 200
    yield "oEmbed, another site's page", "/oembed/?url=https://example.org/", 404
    yield "embedded, unknown", f"/embed/claims/{NOBODYS}/", 404
    yield "claim, its annotations", f"/claims/{on.claim.number}/annotations.jsonld", 200
    if unrated := on.gate.claims().filter(ratings=None).first():
        yield "rating, of a claim that nobody rated", f"/claims/{unrated.number}/rating/", 404
    yield "claim, unknown", f"/claims/{NOBODYS}/", 404
    yield "report of an error", f"/claims/{on.claim.number}/report/", 200


def _reading_pages(on: Subjects) -> Iterator[Page]:
    """Stories, articles, parties, sources, and the search."""
    yield "stories", "/stories/", 200
    yield from _story_pages(on.gate)
    yield "story, unknown", "/stories/nothing-of-this-name/", 404
    yield "articles", "/articles/", 200
    yield "article", f"/articles/{on.article.pk}/", 200
    yield "article, its annotations", f"/articles/{on.article.pk}/annotations.jsonld", 200
    yield "stored version, its text", f"/articles/{on.article.pk}/v/1.txt", 200
    yield "stored version", f"/articles/{on.article.pk}/v/1/", 200
    yield from _version_pages(on.gate)
    yield "parties", "/parties/", 200
    yield "party", f"/parties/{on.party.slug}/", 200
    yield "party, unknown", "/parties/nobody-of-this-name/", 404
    yield "sources", "/sources/", 200
    yield "source", f"/sources/{on.gate.publishers().order_by('pk').first().slug}/", 200
    yield from _document_pages(on.gate)
    yield "search", f"/search/?q={quote('training data')}", 200
    yield "search without a hit", "/search/?q=xyzzyplugh", 200
    yield "claims like one", f"/search/?like={on.claim.number}", 200
    yield "search, too long", "/search/?q=" + "a" * 10_000, 400


def _desk_pages(on: Subjects) -> Iterator[Page]:
    """What is for people with an account, or with a role, and refused to everybody else."""
    yield "ratings, without an account", "/desk/ratings/", 403
    yield "correct an article, for the desk alone", f"/desk/articles/{on.article.pk}/correct/", 403
    yield "change an outlet, for the desk alone", f"/desk/publishers/{on.article.publisher_id}/", 403
    yield "merge an outlet, for the desk alone", f"/desk/publishers/{on.article.publisher_id}/merge/", 403
    yield "disputes at the desk, without an account", "/desk/disputes/", 403
    yield "correct in place, for nobody but editors", f"/desk/claims/{on.claim.number}/correct/", 403
    yield "parties that may be one, for the desk alone", "/desk/parties/", 403
    yield "outlets that may be one, for the desk alone", "/desk/publishers/matches/", 403
    yield "merge of parties, for the desk alone", f"/desk/parties/{on.party.slug}/merge/", 403
    yield "merge of claims, for the desk alone", f"/desk/claims/{on.claim.number}/merge/", 403
    yield "relations of a claim, for the desk alone", f"/desk/claims/{on.claim.number}/relations/", 403
    yield "origins of a claim, for the desk alone", f"/desk/claims/{on.claim.number}/origins/", 403
    yield "split of a party, for the desk alone", f"/desk/parties/{on.party.slug}/split/", 403
    yield "split of a claim, for the desk alone", f"/desk/claims/{on.claim.number}/split/", 403
    yield "what was merged, for the desk alone", "/desk/merges/", 403
    yield "notes, without an account", "/desk/notes/", 403
    yield "annotations, without an account", "/desk/annotations/", 403
    yield "note on a claim, without an account", f"/desk/claims/{on.claim.number}/note/", 403
    yield "history, without an account", f"/desk/history/claim/{on.claim.pk}/", 403
    yield "what readers see of a claim, without an account", f"/desk/claims/{on.claim.number}/withdraw/", 403
    yield "what readers see of a dispute, without an account", f"/desk/disputes/{on.thread.slug}/publishing/", 403
    yield "the dump of a dispute, without an account", f"/desk/disputes/{on.thread.slug}/dump/", 403
    yield "take-downs, without an account", "/desk/takedowns/", 403
    yield "import of tables, without an account", "/desk/imports/", 403
    yield "asking for one, without an account", f"/desk/takedowns/new/?article={on.article.pk}&v=1", 403
    yield "desk, without an account", "/desk/", 403
    yield "status, without an account", "/desk/status/", 403
    yield "review queue, without an account", "/desk/review/?order=accusations", 403
    yield "people, without an account", "/desk/people/", 403


def _site_pages(on: Subjects) -> Iterator[Page]:
    """Accounts, the digests of the demonstration, and what machines ask for."""
    yield "help", "/help/", 200
    yield "log-in", "/login/", 200
    yield "new password", "/account/reset/", 200
    yield "account, without one", "/account/", 403
    yield "link to another e-mail address, without an account", "/account/address/none/", 403
    yield "invitation, none", "/account/invited/none/", 410
    yield "digest", Article.objects.filter(canonical_url__startswith="/").order_by("pk").first().canonical_url, 200
    yield "digest feed", "/demo-digest/feed.xml", 200
    yield "health", "/healthz", 200
    yield "health, the process alone", "/healthz/live", 200
    yield "health, all it takes", "/healthz/ready", 200
    yield "figures for Prometheus", "/metrics", 200
    yield "style sheet", "/static/css/base.css", 200
    yield "no such page", "/nothing-here/", 404


def _api_pages(on: Subjects) -> Iterator[Page]:
    """The programming interface: its page, its description, and one address of each kind."""
    yield "interface", "/api/v1/", 200
    yield "interface, described", "/api/v1/openapi.json", 200
    for of_many in ("appearances", "relations", "parties", "publishers", "disputes", "articles", "snapshots"):
        yield f"interface, {of_many}", f"/api/v1/{of_many}?limit=5", 200
    yield "interface, claims of a thread", f"/api/v1/claims?dispute={on.thread.slug}&fields=number,wording", 200
    yield "interface, claim", f"/api/v1/claims/{on.claim.number}", 200
    yield "interface, party", f"/api/v1/parties/{on.party.slug}", 200
    yield "interface, article", f"/api/v1/articles/{on.article.pk}", 200
    yield "interface, stored version", f"/api/v1/articles/{on.article.pk}/snapshots/1", 200
    yield "interface, changes", "/api/v1/changes?limit=5", 200
    yield "interface, tokens, without an account", "/account/tokens/", 403
    yield "interface, no such field", "/api/v1/claims?fields=nothing", 400
    yield "interface, nothing there", "/api/v1/nothing", 404


def _version_pages(gate: Gate) -> Iterator[Page]:
    """The comparison of an article's versions, which a demonstration that was set up before there was one lacks."""
    article = gate.articles().filter(snapshots__number=2).order_by("pk").first()
    if article:
        yield "versions compared", f"/articles/{article.pk}/v/1/compare/2/", 200
        yield "version, unknown", f"/articles/{article.pk}/v/1/compare/99/", 404


def _story_pages(gate: Gate) -> Iterator[Page]:
    """The demonstration's story, on its own and for other pages; one that its editors took back is not there."""
    story = gate.stories().order_by("pk").first()
    if story:
        yield "story", f"/stories/{story.slug}/", 200
        yield "story, as known on a day", f"/stories/{story.slug}/?as_of=2025-02-03", 200
        yield "story, embedded", f"/embed/stories/{story.slug}/", 200


def _document_pages(gate: Gate) -> Iterator[Page]:
    document: Document | None = gate.documents().order_by("pk").first()
    if document:
        yield "document", f"/sources/documents/{document.slug}/", 200


def _fetch(port: int, kind: str, path: str, expected: int) -> PageSeen:
    site = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    began = time.perf_counter()
    try:
        site.request("GET", path)
        answer = site.getresponse()
        body = answer.read()
    finally:
        site.close()
    return PageSeen(kind, path, answer.status, expected, len(body), (time.perf_counter() - began) * 1000)
