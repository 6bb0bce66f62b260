"""Words that were taken down, known again in what comes in: blacked out before anything is stored.

Only a keyed digest of them is kept (``TakenWords``). So each row of that many words of an incoming text is digested and
compared: some 4 microseconds a word for each number of words that take-downs of this article, or of everywhere, have.
"""

import hmac
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.db import connection
from django.db.models import Q

from claims.models.publishing import Article, Publisher, Snapshot
from claims.models.takedowns import Blackout, TakenWords
from claims.text.blackout import bare_words, covered, covered_within, places_of

#: Names the advisory lock: what comes in holds it with others, a take-down holds it alone. Otherwise a version that is
#: being stored meanwhile would be neither blacked out with what is there nor when it comes in. Who merges outlets holds
#: it alone, too: who stores something of an outlet has rows locked that a merge moves, and then waits for the outlet.
_LOCK = 0x74616B65


def lock_incoming() -> None:
    """Hold back take-downs, and merges of outlets, until this transaction ends. It comes before any lock on rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_LOCK])


def hold_back_incoming(patience: float) -> None:
    """Hold back all that comes in until this transaction ends; OperationalError where that is not to be had within
    ``patience`` (in seconds)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{int(patience * 1000)}ms"])
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def digest_of(words: str) -> str:
    """By what words are known again, given in their bare form."""
    return hmac.digest(settings.TAKEDOWN_KEY.encode(), words.encode(), "sha256").hex()


@dataclass
class Censor:
    """Blacks out what was taken down, and remembers for which take-down it found how many words."""

    taken: Mapping[str, TakenWords]
    found: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    @classmethod
    def of(cls, *wanted: Q) -> "Censor":
        """For what was taken down everywhere, and besides for what fits one of these; one query."""
        applies = Q(article=None)
        for one in wanted:
            applies |= one
        rows = TakenWords.objects.filter(applies).order_by("pk")
        return cls({row.digest: row for row in rows})

    @classmethod
    def of_anything(cls) -> "Censor":
        """For whatever was taken down anywhere: where it is not known of which article the words are."""
        return cls.of(Q(article__isnull=False))

    @classmethod
    def of_article(cls, article: Article | None, publisher: Publisher | None = None) -> "Censor":
        """For a text that comes in for an article; for one without an address, which may be any such of the publisher,
        all that was taken down in those."""
        if article:
            return cls.of(Q(article=article))
        return cls.of(Q(article__publisher=publisher, article__canonical_url=None)) if publisher else cls.of()

    def cover(self, text: str) -> str:
        """The text with what was taken down blacked out."""
        if not self.taken:
            return text
        places = places_of(text, self._lengths, self._is_taken)
        return covered(text, places)

    def cover_within(self, value):
        """A value as JSON has it, likewise."""
        return covered_within(value, self.cover) if self.taken else value

    def mark(self, snapshot: Snapshot) -> None:
        """Write down that words of this version were blacked out, for which take-downs."""
        rows = [Blackout(takedown_id=pk, snapshot=snapshot, n_words=n) for pk, n in self.found.items()]
        Blackout.objects.bulk_create(rows, ignore_conflicts=True)

    @cached_property
    def _lengths(self) -> set[int]:
        return {row.n_words for row in self.taken.values()}

    def _is_taken(self, words: str) -> bool:
        row = self.taken.get(digest_of(words))
        if row:
            self.found[row.takedown_id] += row.n_words
        return row is not None


def remember(takedown, words: Iterable[str], article: Article | None) -> None:
    """Know these words again when they come in: everywhere, or in an article."""
    bare = " ".join(words)
    TakenWords.objects.create(takedown=takedown, article=article, digest=digest_of(bare), n_words=len(bare_words(bare)))
