"""A take-down from end to end: what it would touch, and the doing of it."""

from collections import Counter
from collections.abc import Iterable

from claims.editing.blacking.columns import tables_with_words
from claims.editing.blacking.finding import Cut, find
from claims.editing.blacking.following import follow
from claims.editing.blacking.reach import Reach, reach_of_article, reach_of_version
from claims.editing.blacking.writing import write
from claims.models import Article, Blackout, Snapshot, Takedown
from claims.models.taking_down import remember
from claims.terms import TakedownScope
from claims.text.blackout import bare_words

HISTORY = "entries of histories"

#: What the rows of a table are to people; those of others are counted together.
_KINDS = {
    "claims_addition": "additions",
    "claims_anchor": "places of words (what is marked, and what stands around it)",
    "claims_annotation": "notes",
    "claims_appearance": "tellings",
    "claims_article": "headlines and bylines",
    "claims_chainlink": "chain links",
    "claims_citation": "words of links",
    "claims_claim": "claims",
    "claims_clip": "suggested claims",
    "claims_contradiction": "contradictions",
    "claims_copylink": "copies of articles",
    "claims_document": "documents",
    "claims_dispute": "disputes",
    "claims_extractionrun": "readings",
    "claims_feedentry": "entries of feeds",
    "claims_origin": "origins",
    "claims_party": "parties",
    "claims_partyalias": "names of parties",
    "claims_rating": "ratings",
    "claims_reply": "replies",
    "claims_report": "reports of readers",
    "claims_snapshot": "stored versions",
    "claims_story": "stories",
    "claims_storystep": "steps of stories",
    "claims_telling": "what linking remembers of tellings",
    "pghistory_context": "reasons of changes",
}
_OTHERS = "other records"


def count_kinds(takedown: Takedown) -> dict[str, int]:
    """How many rows of each kind hold the words within its scope. Two queries, and those of the scope."""
    return _counted(find(tables_with_words(), reach_of(takedown), takedown.words))


def count_elsewhere(takedown: Takedown) -> int:
    """How many rows outside its scope hold the words, too, and would keep them."""
    if takedown.scope == TakedownScope.EVERYWHERE:
        return 0
    return len(find(tables_with_words(), Reach(), takedown.words)) - sum(takedown.counts.values())


def black_out(takedown: Takedown) -> dict[str, int]:
    """Cover the words within the scope of the take-down, and know them again; returns how many rows of each kind.

    The caller holds back what comes in and what is linked, and changes nothing else in the same transaction before.
    """
    tables, reach = tables_with_words(), reach_of(takedown)
    touched = find(tables, reach, takedown.words)
    _lock_articles(touched)
    cuts = find(tables, reach, takedown.words)
    write(cuts)
    more = follow(tables, cuts, takedown.words)
    _mark(takedown, cuts)
    remember(takedown, bare_words(takedown.words), takedown.article if reach.keys is not None else None)
    return _counted({(cut.table.name, cut.key): cut for cut in [*cuts, *more]}.values())


def reach_of(takedown: Takedown) -> Reach:
    """The rows that its scope takes in."""
    match takedown.scope:
        case TakedownScope.VERSION:
            return reach_of_version(takedown.snapshot)
        case TakedownScope.ARTICLE:
            return reach_of_article(takedown.article)
        case _:
            return Reach()


def _lock_articles(cuts: Iterable[Cut]) -> None:
    """Nobody reads these articles meanwhile; in the order in which others lock them."""
    versions = [cut.key for cut in cuts if cut.table.name == Snapshot._meta.db_table]
    articles = Article.objects.filter(snapshots__in=versions).values("pk")
    list(Article.objects.select_for_update(no_key=True).filter(pk__in=articles).order_by("pk").only("pk"))


def _mark(takedown: Takedown, cuts: Iterable[Cut]) -> None:
    versions = [cut for cut in cuts if cut.table.name == Snapshot._meta.db_table]
    Blackout.objects.bulk_create(
        Blackout(takedown=takedown, snapshot_id=cut.key, n_words=_n_in_text(cut) * takedown.n_words) for cut in versions
    )


def _n_in_text(cut: Cut) -> int:
    """How often the words stand in the text, or in the HTML alone."""
    return cut.n_in["text"] or cut.n_in["html"]


def _counted(cuts: Iterable[Cut]) -> dict[str, int]:
    """Kind → how many rows, the most first."""
    return dict(Counter(_kind(cut.table.name) for cut in cuts).most_common())


def _kind(table: str) -> str:
    return HISTORY if table.endswith("event") else _KINDS.get(table, _OTHERS)
