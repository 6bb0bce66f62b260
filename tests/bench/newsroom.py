"""Articles: a text with true offsets, printed by an outlet on a day, and the rows that hold it."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from random import Random

from claims.models import Article, Citation, CopyLink, ExtractionRun, Snapshot
from tests.bench import clocks
from tests.bench.cast import Cast, Outlet
from tests.bench.chains import Link, make_chain, opening
from tests.bench.phrasing import Sentence, Voice, phrase
from tests.bench.rows import Rows
from tests.bench.story import Matter, Story
from tests.bench.words import WORDS

EXTRACTOR_VERSION = "bench-1"


@dataclass(frozen=True, slots=True)
class Telling:
    """One matter as one article tells it; ``at`` is the offset of its sentence in the text."""

    matter: Matter
    chain: list[Link]
    sentence: Sentence
    at: int
    happened: clocks.Clock | None
    said: clocks.Clock | None


@dataclass(frozen=True, slots=True)
class Printed:
    """A stored article: ids of its rows, its text, and what it tells."""

    article: int
    snapshot: int
    run: int
    text: str
    held_at: datetime
    tellings: list[Telling]


class Page:
    """A text in the making."""

    def __init__(self, headline: str):
        self._parts = [headline]
        self._length = len(headline)

    def add(self, sentence: str, new_paragraph: bool) -> int:
        """Append a sentence; return the offset of its first code point."""
        gap = "\n\n" if new_paragraph or len(self._parts) == 1 else " "
        self._parts += [gap, sentence]
        at = self._length + len(gap)
        self._length = at + len(sentence)
        return at

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._parts)


class Newsroom:
    """Prints the articles of stories."""

    def __init__(self, rng: Random, rows: Rows, cast: Cast):
        self._rng, self._rows, self._cast = rng, rows, cast

    def print_article(self, story: Story, outlet: Outlet, day: date, matters: list[Matter]) -> Printed:
        """Write and store the article in which ``outlet`` tells ``matters`` on ``day``."""
        rng = self._rng
        published = None if rng.random() < 0.03 else clocks.exact(day)
        lead = self._lead(story, outlet)
        headline = self._headline(story)
        page = Page(headline)
        tellings = [self._tell(page, story, matter, outlet, lead, published and day) for matter in matters]
        self._fill(page)
        text = page.text
        held_at = datetime.combine(day, time(rng.randrange(24), rng.randrange(60)), UTC) + timedelta(hours=2)
        article = self._store(outlet, headline, published, day, held_at, sha256(text.encode()).hexdigest())
        snapshot, run = self._store_version(article, text, held_at, len(tellings))
        if lead:
            self._cite(story, lead, article, snapshot)
        story.told_by.setdefault(outlet.id, (article, _address(outlet, day, article)))
        return Printed(article, snapshot, run, text, held_at, tellings)

    def _lead(self, story: Story, outlet: Outlet) -> Outlet | None:
        """The outlet from which this one has the story; None for the first ones, and for some who asked themselves."""
        if outlet in story.leads or self._rng.random() < 0.25:
            return None
        return self._rng.choice(story.leads)

    def _headline(self, story: Story) -> str:
        main = story.accusation
        headline = self._rng.choice(WORDS["articles"]["headlines"])
        return headline.format(speaker=main.speaker.name, actor=main.about.name, archive=main.proposition.archive)

    def _tell(
        self, page: Page, story: Story, matter: Matter, outlet: Outlet, lead: Outlet | None, published_on: date | None
    ) -> Telling:
        rng = self._rng
        chain = make_chain(rng, matter, outlet, lead)
        happened = clocks.happened(rng, matter.happened_on, published_on)
        said = clocks.said(rng, story.day, published_on)
        voice = Voice(
            source=chain[0].name,
            cue_class=matter.part.cue_class,
            certainty=matter.harden(rng),
            negated=matter.part.negated,
            opening=opening(rng, chain),
            may_quote=len(chain) < 4,
        )
        sentence = phrase(
            rng, matter.proposition, voice, said.words if said else "", happened.words if happened else ""
        )
        if rng.random() < 0.5:
            page.add(rng.choice(self._cast.fillers), new_paragraph=True)
        return Telling(matter, chain, sentence, page.add(sentence.text, rng.random() < 0.6), happened, said)

    def _fill(self, page: Page) -> None:
        for _ in range(self._rng.randint(3, 9)):
            page.add(self._rng.choice(self._cast.fillers), new_paragraph=self._rng.random() < 0.3)

    def _store(
        self, outlet: Outlet, headline: str, published: clocks.Clock | None, day: date, held_at: datetime, digest: str
    ) -> int:
        article = self._rows.new_id(Article)
        return self._rows.add(
            Article,
            id=article,
            publisher_id=outlet.id,
            canonical_url=_address(outlet, day, article),
            headline=headline,
            language="en",
            published=published and published.range,
            published_why=published.why if published else "{}",
            first_held_at=held_at.isoformat(),
            content_key=digest,
        )

    def _store_version(self, article: int, text: str, held_at: datetime, n_found: int) -> tuple[int, int]:
        at = held_at.isoformat()
        digest = sha256(text.encode()).hexdigest()
        snapshot = self._rows.add(Snapshot, article_id=article, number=1, text=text, sha256=digest, fetched_at=at)
        run = self._rows.add(
            ExtractionRun,
            snapshot_id=snapshot,
            extractor_version=EXTRACTOR_VERSION,
            outcome=f"{n_found} found",
            n_found=n_found,
            finished_at=at,
        )
        return snapshot, run

    def _cite(self, story: Story, lead: Outlet, article: int, snapshot: int) -> None:
        """Link to the article of the outlet that had it first; one such article in twelve is a copy."""
        original, url = story.told_by[lead.id]
        self._rows.add(
            Citation, snapshot_id=snapshot, words=lead.name, url=url, publisher_id=lead.id, article_id=original
        )
        if self._rng.random() < 1 / 12:
            evidence = json.dumps({"shared": round(self._rng.uniform(0.6, 1), 2)})
            self._rows.add(CopyLink, article_id=article, original_id=original, kind="copy", evidence=evidence)


def _address(outlet: Outlet, day: date, article: int) -> str:
    return f"https://{outlet.domain}/{day:%Y/%m}/story-{article}"
