"""Tellings of a file: new ones with their words, chain, clocks and origin; known ones are compared."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count

from claims.editing.importing.articles import READER, Keyed, Placed, known_articles, place_all
from claims.editing.importing.back import bring_telling_back
from claims.editing.importing.chains import chain_of, reading_of
from claims.editing.importing.names import parties_in
from claims.editing.importing.origins import store_origins
from claims.editing.importing.run import Run
from claims.models import Anchor, Appearance, Article, ChainLink, ExtractionRun, ImportedTelling, Snapshot, days
from claims.models.appearances import OBJECT_RULES
from claims.parsing.tables.edtf import Clock
from claims.parsing.tables.rows import TellingRow
from claims.parsing.tables.tellings import NAME
from claims.terms import AnchorState
from claims.text.keys import key_of_words

#: By which rule a telling was found whose words are no clause, but the object of its cue.
_OBJECT = f"{OBJECT_RULES[0]}imported"


def take_tellings(run: Run, keyed: Sequence[Keyed]) -> None:
    """Take in rows, each with the key for its telling; all rows of an article must come at once."""
    quotes = {row.quote for _, row in keyed}
    keyed = [(key, run.covering.telling(row)) for key, row in keyed]
    open_to = []
    for key, row in keyed:
        if row.claim in run.open_to:
            open_to.append((key, row))
        else:
            run.outcome.leaves_out(NAME, row.line, f"Claim {row.claim} is left out, or takes no tellings here.")
    known = known_articles([row for _, row in open_to])
    new = _without_known(run, open_to, known, quotes)
    if new:
        _make(run, place_all(run, new, known), {article.pk for article in known.values()})


def _without_known(run: Run, keyed: Sequence[Keyed], known: dict[str, Article], quotes: set[str]) -> list[Keyed]:
    """The rows that are not here yet. Those that are get compared. ``quotes`` are their words before any were
    covered: what was taken down in one article stands in others as it was."""
    here: dict[tuple[int, str], list[Appearance]] = defaultdict(list)
    tellings = Appearance.objects.filter(
        article__in=known.values(), content__in=quotes | {row.quote for _, row in keyed}
    )
    tellings = tellings.select_related("claim", "article", "imported").prefetch_related(
        "chain__party", "chain__publisher"
    )
    for telling in tellings.prefetch_related("chain__document").defer("search", "reading").order_by("pk"):
        here[telling.article_id, run.covering.words.cover(telling.content)].append(telling)
    new = []
    for key, row in keyed:
        article = known.get(row.article)
        same = here.get((article.pk, row.quote), []) if article else []
        mine = next((each for each in same if each.claim_id == run.open_to[row.claim]), None)
        if mine:
            same.remove(mine)
            bring_telling_back(run, row, mine)
            _compare(run, row, mine)
        elif same:
            told = f"Its words tell {_claim_of(same[0])} here."
            run.outcome.leaves_out(NAME, row.line, told)
        else:
            new.append((key, row))
    return new


def _claim_of(telling: Appearance) -> str:
    return f"claim {telling.claim.number}" if telling.claim else "a claim that is being linked"


def _compare(run: Run, row: TellingRow, telling: Appearance) -> None:
    found = [(column, here, told) for column, here, told in _pairs(run, row, telling) if here != told]
    for column, here, told in found:
        run.outcome.differs(NAME, row.line, row.claim, column, here, told)
    run.outcome.same_tellings += not found


def _pairs(run: Run, row: TellingRow, telling: Appearance) -> Iterable[tuple[str, str, str]]:
    """Column, what stands here, and what the file says."""
    yield "status", telling.status, row.status.value
    yield "directness", telling.directness, row.directness.value
    yield "certainty", telling.certainty, row.certainty.value
    yield "negated", str(telling.negated), str(row.negated)
    headline = run.covering.words.cover(telling.article.headline)
    yield "headline", headline, row.headline or headline
    for name in ("happened", "said"):
        here, told = getattr(telling, name), getattr(row, name)
        yield name, _days(here), _days(days(told.first, told.last) if told else None)
    if row.steps:
        yield "chain", _names(link.label for link in telling.chain.all()), _names(step.name for step in row.steps)


def _days(clock) -> str:
    return f"{clock.lower or '..'} to {clock.upper or '..'}" if clock else ""


def _names(names: Iterable[str]) -> str:
    return " → ".join(names)


def _make(run: Run, placed: Sequence[Placed], known: set[int]) -> None:
    run.parties.learn(cell for each in placed for cell in parties_in(each.row.steps))
    runs = _runs(run, {each.snapshot.pk: each.snapshot for each in placed if not each.row.by_hand})
    keys = _free_keys(placed, known)
    chains = {each.key: chain_of(run, each) for each in placed}
    origins = store_origins(run, placed, chains)
    told = [_appearance(run, each, keys[each.key], runs, origins.get(each.key)) for each in placed]
    Appearance.objects.bulk_create(told)
    Anchor.objects.bulk_create(_anchor(each) for each in placed if each.span)
    ChainLink.objects.bulk_create(link for each in placed for link in chains[each.key])
    ImportedTelling.objects.bulk_create(
        ImportedTelling(appearance_id=each.key, came_with=run.record, state=each.row.state) for each in placed
    )
    run.outcome.new_tellings += len(placed)


def _appearance(run: Run, each: Placed, key: str, runs: dict[int, ExtractionRun], origin: int | None) -> Appearance:
    row = each.row
    is_object = bool(row.lead_in) and not (row.negated and row.lead_in == "Denied: ")
    speaker = next((step for step in row.steps if step.slug and step.slug == row.speaker_slug), None)
    party = run.parties.at(row.speaker_slug) if row.speaker_slug else None
    return Appearance(
        pk=each.key,
        claim_id=run.open_to[row.claim],
        article=each.article,
        first_snapshot=each.snapshot,
        run=None if row.by_hand else runs[each.snapshot.pk],
        key=key,
        content=each.quote,
        source_words=row.source_words,
        cue_words=row.cue_words,
        cue_class=row.cue and row.cue.value,
        directness=row.directness.value,
        speaker=party,
        reading=reading_of(row, party, speaker),
        certainty=row.certainty.value,
        negated=row.negated,
        origin_id=origin,
        status=row.status.value,
        rule=_OBJECT if is_object else "",
        created_at=run.at,
        **_clock("happened", row.happened),
        **_clock("said", row.said),
    )


def _clock(name: str, told: Clock | None) -> dict:
    return {name: days(told.first, told.last), f"{name}_why": told.why} if told else {}


def _anchor(each: Placed) -> Anchor:
    words = {"exact": each.quote, "prefix": each.row.prefix, "suffix": each.row.suffix}
    place = {"start": each.span.start, "end": each.span.end, "state": AnchorState.SAME.value}
    return Anchor(appearance_id=each.key, snapshot=each.snapshot, **words, **place)


def _runs(run: Run, snapshots: dict[int, Snapshot]) -> dict[int, ExtractionRun]:
    """By which reading of each version a machine's telling counts as found: there, not here."""
    read = {"extractor_version": READER, "outcome": "not read for these tellings: they were brought over"}
    made = (ExtractionRun(snapshot=one, finished_at=run.at, **read) for one in snapshots.values())
    ExtractionRun.objects.bulk_create(made, ignore_conflicts=True)
    return {
        one.snapshot_id: one for one in ExtractionRun.objects.filter(snapshot__in=snapshots, extractor_version=READER)
    }


def _free_keys(placed: Sequence[Placed], known: set[int]) -> dict[int, str]:
    """A name within its article for each, that no other has."""
    taken = set(Appearance.objects.filter(article__in=known).values_list("article", "key"))
    keys = {}
    for each in placed:
        names = (key_of_words(each.row.quote, number) for number in count(1))
        keys[each.key] = next(name for name in names if (each.article.pk, name) not in taken)
        taken.add((each.article.pk, keys[each.key]))
    return keys
