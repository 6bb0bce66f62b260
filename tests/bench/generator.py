"""A dispute of any size, made up from a seed and put straight into PostgreSQL.

Ten years of stories: each an accusation with its filings, denials, answers and rulings, told by few outlets first and
echoed by others within days, now and then years later, hardened or softened on the way. Speakers, outlets, archives
and threads are drawn by Zipf's law, the size of a story by Pareto's; the largest claim is told by one in fifty of all
appearances, up to 2,000. The same seed and size give the same rows.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from django.db import models, transaction

from claims.models import Appearance, ReviewItem, TimelineEntry
from claims.terms import CueClass
from tests.bench.archive import Archive
from tests.bench.cast import Cast, Outlet, make_cast
from tests.bench.load import analyze, holds_rows, no_triggers, refresh_entries, refresh_review, set_sequences
from tests.bench.newsroom import Newsroom
from tests.bench.rows import SLICE, Rows
from tests.bench.story import Matter, Story, make_story

# Raise it with every change of what is generated: databases of older versions are then made anew.
VERSION = 3

FIRST_DAY = date(2016, 7, 1)
LAST_DAY = date(2026, 6, 30)
_N_DAYS = (LAST_DAY - FIRST_DAY).days


def fill(connection, n_appearances: int, seed: int = 1, report: Callable[[str], None] = lambda _: None) -> None:
    """Fill a migrated database with ``n_appearances`` appearances, in one transaction; tell ``report`` how far it is.

    Raises ValueError for fewer than 100 (too few for the promised skew) and where the database holds claims already.
    """
    if n_appearances < 100:
        raise ValueError("A dispute is generated with at least 100 appearances.")
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if holds_rows(cursor):
            raise ValueError("The database holds claims already: a generated dispute wants one of its own.")
        tables = [model._meta.db_table for model in _tables()]
        with no_triggers(cursor, tables):
            loaded = _load(cursor, n_appearances, seed, report)
            analyze(cursor, [model._meta.db_table for model in loaded])
            refresh_entries(cursor, report)
            refresh_review(cursor)
            # The entries' foreign keys are still to be checked, which forbids to alter their table before.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        set_sequences(cursor, loaded)
        analyze(cursor, [TimelineEntry._meta.db_table, ReviewItem._meta.db_table])


def _tables() -> list[type[models.Model]]:
    """Every table of the application itself, its history excepted."""
    return [model for model in Appearance._meta.apps.get_app_config("claims").get_models() if _is_ours(model)]


def _is_ours(model: type[models.Model]) -> bool:
    return model._meta.managed and not hasattr(model, "pgh_tracked_model")


def _load(cursor, n_appearances: int, seed: int, report: Callable[[str], None]) -> list[type[models.Model]]:
    rng, rows = Random(seed), Rows()
    for n_done in _tell_all(rng, rows, n_appearances):
        if rows.n_waiting >= SLICE or n_done == n_appearances:
            rows.flush(cursor)
            report(f"{n_done:,} of {n_appearances:,} appearances")
    return rows.added_models()


def _tell_all(rng: Random, rows: Rows, n_appearances: int) -> Iterator[int]:
    """Add story after story to ``rows``, yielding the number of appearances so far, until there are enough."""
    cast = make_cast(rng, rows, n_appearances)
    newsroom, archive = Newsroom(rng, rows, cast), Archive(rng, rows, cast)
    largest = min(max(n_appearances // 50, 20), 2_000)
    n_done, largest_told = 0, False
    while n_done < n_appearances:
        story = make_story(rng, cast, _day(rng, n_done / n_appearances))
        n_articles = min(int(rng.paretovariate(1.2)), largest)
        if not largest_told and n_done > n_appearances // 2:
            n_articles, largest_told = largest, True
        n_done += _cover(rng, cast, newsroom, archive, story, n_articles, n_appearances - n_done)
        yield n_done


def _day(rng: Random, share: float) -> date:
    """The day of the story that comes after this share of all appearances: there are more of them each year."""
    day = FIRST_DAY + timedelta(days=int(_N_DAYS * share**0.6 + rng.gauss(0, 10)))
    return min(max(day, FIRST_DAY), LAST_DAY)


def _cover(
    rng: Random, cast: Cast, newsroom: Newsroom, archive: Archive, story: Story, n_articles: int, n_most: int
) -> int:
    """Print the articles of a story, with ``n_most`` appearances at most; return how many there were."""
    _file_papers(archive, story)
    n_told = 0
    for number in range(n_articles):
        outlet, day = _next(rng, cast, story, number, n_articles)
        matters = _matters_of_article(rng, story, number)[: n_most - n_told]
        for matter in matters:
            if matter.claim is None:
                archive.add_claim(story, matter)
        archive.add_appearances(newsroom.print_article(story, outlet, day, matters))
        n_told += len(matters)
        if n_told == n_most:
            break
    archive.add_relations(story)
    return n_told


def _file_papers(archive: Archive, story: Story) -> None:
    plaintiff, defendant = story.accusation.speaker.name, story.accusation.about.name
    for matter in story.matters:
        if matter.part.cue_class in (CueClass.FILING, CueClass.RULING):
            archive.add_document(matter, plaintiff, defendant)


def _next(rng: Random, cast: Cast, story: Story, number: int, n_articles: int) -> tuple[Outlet, date]:
    """Outlet and day of the next article: the leads at once, echoes within days, one in twenty long after."""
    if number < len(story.leads):
        return story.leads[number], story.day
    delay = rng.randint(20, 700) if rng.random() < 0.05 else int(rng.expovariate(1 / (1.5 + n_articles / 50)))
    day = story.day + timedelta(days=delay)
    return cast.outlets.draw(rng), day if day <= LAST_DAY else story.day


def _matters_of_article(rng: Random, story: Story, number: int) -> list[Matter]:
    """The accusation, and some of the rest; the first article tells more of them."""
    share = 0.7 if number == 0 else 0.35
    return [story.accusation, *(matter for matter in story.matters[1:] if rng.random() < share)]
