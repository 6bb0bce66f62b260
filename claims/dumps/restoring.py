"""A dump put into the database, in one transaction: all of it, or nothing."""

import json
from collections.abc import Callable, Iterable, Iterator, Set
from itertools import islice

import pgtrigger
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from psycopg import sql

from claims.dumps import check
from claims.dumps.guarding import Guard
from claims.dumps.kinds import PUBLISHED
from claims.dumps.shapes import schema_of
from claims.dumps.tables import STAYING, Table, tables
from claims.linking.vectors import make_missing, vectors_of
from claims.models import Claim, Fingerprint, Snapshot, Story, Telling, TimelineEntry
from claims.models.counting import count_claims
from claims.models.locks import lock_linking
from claims.models.taking_down import lock_incoming
from claims.operations.health import latest_migration
from claims.text.shingles import band_keys

_ROWS_AT_ONCE, _BYTES_AT_ONCE = 1_000, 4_000_000

Report = Callable[[str], None]


class CannotRestore(Exception):
    """Why a dump was not restored, in sentences. The database is as it was."""


def look_at(path: str) -> tuple[check.Folder | check.Zip, dict]:
    """The dump in a file or a folder, and its manifest, once nothing is wrong with it; CannotRestore otherwise."""
    try:
        dump = check.opened(path)
        manifest = check.manifest_of(dump)
        _require_same_tables(dump, manifest)
        found = list(islice(check.problems(dump, manifest), check.MOST_TOLD))
    except check.Refused as problem:
        raise CannotRestore(str(problem)) from None
    if found:
        raise CannotRestore("\n".join(found))
    return dump, manifest


def _require_same_tables(dump, manifest: dict) -> None:
    """The tables are those of this program: rows of others would lose some columns, or lack some."""
    ours = {table.name: table for table in tables()}
    theirs = check.tables_of(manifest)
    names = {f"schema/{name}.json" for name in ours}
    if set(theirs) != set(ours) or not names <= dump.names or any(_differs(dump, table) for table in ours.values()):
        made_by = str(manifest.get("made_by", "another program"))[:200]
        raise CannotRestore(
            f"The dump was made by {made_by}; this program works on those of migration {latest_migration()}. Restore "
            "it with the version of the program that made it, and bring that database up to date with 'migrate'."
        )


def _differs(dump, table: Table) -> bool:
    """Whether rows of another shape came. Columns may be missing that were added since and that the database fills."""
    ours = schema_of(table)
    try:
        theirs = _schema_in(dump, table)
        later = {field.column for field in table.fields if field.has_db_default()} - theirs["properties"].keys()
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return True
    ours["properties"] = {name: shape for name, shape in ours["properties"].items() if name not in later}
    ours["required"] = [name for name in ours["required"] if name not in later]
    return theirs != ours


def _schema_in(dump, table: Table) -> dict:
    with dump.open(f"schema/{table.name}.json") as file:
        return json.loads(file.read(1_000_000))


def restore(dump, manifest: dict, report: Report = lambda _: None) -> dict[str, int]:
    """Put a dump that was looked at into the database; table → how many rows. CannotRestore where rows collide."""
    of_excerpts = manifest["kind"] == PUBLISHED.name
    try:
        with pgtrigger.ignore(), transaction.atomic(), connection.cursor() as cursor:
            lock_linking()
            lock_incoming()
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # rows point to each other in circles
            guard, counts = Guard(), {}
            for table in tables():
                counts[table.name], held = 0, _schema_in(dump, table)["properties"].keys()
                for batch in _batches(dump, table, guard):
                    counts[table.name] += _insert(cursor, table, batch, held)
                    if of_excerpts and table.model is Snapshot:
                        _mark_excerpts(cursor, batch)
                if counts[table.name]:
                    report(f"{counts[table.name]:,} rows of {table.name}")
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            _set_sequences(cursor)
            _let_lead_on(cursor, manifest.get(check.LEADING_ON))
            _keep_stories_on_record()
            _make_again()
    except DatabaseError as problem:
        raise CannotRestore(_sentence(problem)) from None
    return counts


def _batches(dump, table: Table, guard: Guard) -> Iterator[list[bytes]]:
    """The rows of a table, a few at a time, once nothing speaks against them."""
    for batch in _slices(dump, table):
        if problem := guard.problem(table, batch):
            raise CannotRestore(f"{problem} Nothing was changed.")
        yield batch


def _slices(dump, table: Table) -> Iterator[list[bytes]]:
    """Not too many rows, and not too large together."""
    batch, n_bytes = [], 0
    for line in check.lines(dump, table.name):
        batch.append(line)
        n_bytes += len(line)
        if len(batch) == _ROWS_AT_ONCE or n_bytes > _BYTES_AT_ONCE:
            yield batch
            batch, n_bytes = [], 0
    if batch:
        yield batch


def _as_list(batch: list[bytes]) -> str:
    return f"[{b','.join(batch).decode()}]"


def _mark_excerpts(cursor, batch: list[bytes]) -> None:
    """These stored versions are not read again, nor compared: of their texts only the quoted words came."""
    marked = (
        "INSERT INTO claims_excerpt (snapshot_id) SELECT id FROM json_populate_recordset(NULL::claims_snapshot, %s)"
    )
    cursor.execute(marked, [_as_list(batch)])


def _insert(cursor, table: Table, batch: list[bytes], held: Set[str]) -> int:
    """Put rows into a table, of which the dump holds these columns; how many they were."""
    rows = _as_list(batch)
    if table.model is TimelineEntry:
        return _set_times(cursor, rows)
    staying = STAYING.get(table.model, {})
    columns = [sql.Identifier(field.column) for field in table.fields if field.column in held]
    inserted = "INSERT INTO {} ({}) SELECT {} FROM json_populate_recordset(NULL::{}, %s)"
    query = sql.SQL(inserted).format(
        sql.Identifier(table.in_database),
        sql.SQL(", ").join([*columns, *map(sql.Identifier, staying)]),
        sql.SQL(", ").join([*columns, *map(sql.SQL, staying.values())]),
        sql.Identifier(table.in_database),
    )
    cursor.execute(query, [rows])
    return cursor.rowcount


def _set_times(cursor, rows: str) -> int:
    """The database made entries of the timeline as their rows came in; since when they stood so, it does not know."""
    cursor.execute(
        "UPDATE claims_timelineentry e SET shown_at = r.shown_at, accepted_at = r.accepted_at, hidden_at = r.hidden_at"
        " FROM json_populate_recordset(NULL::claims_timelineentry, %s) r"
        " WHERE e.dispute_id = r.dispute_id AND e.appearance_id = r.appearance_id",
        [rows],
    )
    return cursor.rowcount


def _set_sequences(cursor) -> None:
    """Let what is made next have numbers behind all that are taken; none goes back."""
    for table in tables():
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table.in_database, table.key])
        (sequence,) = cursor.fetchone()
        if sequence:
            _set_sequence(cursor, sequence, table.in_database, table.key)
    _set_sequence(cursor, "public.claims_claim_public_number", Claim._meta.db_table, "number")


def _set_sequence(cursor, sequence: str, table: str, column: str) -> None:
    moved = (
        "SELECT setval({sequence}, greatest(max({column}), (SELECT last_value FROM {there})))"
        " FROM {table} HAVING max({column}) > 0"
    )
    query = sql.SQL(moved).format(
        sequence=sql.Literal(sequence),
        there=sql.Identifier(*sequence.split(".")),
        column=sql.Identifier(column),
        table=sql.Identifier(table),
    )
    cursor.execute(query)


def _let_lead_on(cursor, numbers: list[int] | None) -> None:
    """The old numbers of merged claims that readers ever saw lead on. A dump of before does not say which: all do."""
    cursor.execute(
        "INSERT INTO claims_publiconce SELECT number FROM claims_claim"
        " WHERE merged_into_id IS NOT NULL AND number = ANY(coalesce(%s::bigint[], ARRAY[number]))"
        " ON CONFLICT DO NOTHING",
        [numbers],
    )


def _keep_stories_on_record() -> None:
    """That readers saw a story is known by its history, which a dump for everybody does not hold: where it begins now,
    the story stands as published, so that it stays on record when it is taken back."""
    events = Story.pgh_event_model.objects
    on_record = events.filter(published_at__isnull=False).values("pgh_obj")
    seen = Story.objects.filter(published_at__isnull=False).exclude(pk__in=on_record)
    columns = [field.attname for field in Story._meta.concrete_fields]
    begun = {"pgh_label": "insert", "pgh_created_at": timezone.now()}
    events.bulk_create(events.model(pgh_obj_id=row["id"], **begun, **row) for row in seen.values(*columns))


def _make_again() -> None:
    """What a dump does not hold and the database does not make by itself, but for vectors (``make_vectors``)."""
    claims = Claim.objects.filter(stats__isnull=True).values_list("pk", flat=True)
    for batch in _some(claims.iterator(_ROWS_AT_ONCE)):
        count_claims(set(batch))
    excerpts = Snapshot.objects.filter(fingerprint__isnull=True, excerpt__isnull=False).only("pk")
    Fingerprint.objects.bulk_create(Fingerprint(snapshot=each, keys=[]) for each in excerpts)
    texts = Snapshot.objects.filter(fingerprint__isnull=True).only("text").order_by("pk")
    for batch in _some(texts.iterator(100)):
        Fingerprint.objects.bulk_create(Fingerprint(snapshot=each, keys=band_keys(each.text)) for each in batch)


def make_vectors() -> None:
    """The sentence vectors of all wordings that lack one: 25 ms each. Can be ended at any moment and begun again."""
    make_missing()
    tellings = Telling.objects.order_by("pk").values_list("wording", "matter")
    for batch in _some(tellings.iterator(_ROWS_AT_ONCE)):
        vectors_of(words for pair in batch for words in pair)


def _some(rows: Iterable) -> Iterator[list]:
    rows = iter(rows)
    while batch := list(islice(rows, 100)):
        yield batch


def _sentence(problem: Exception) -> str:
    """What the database refused, for people."""
    told = getattr(problem.__cause__, "diag", None)
    detail = ((told and told.message_detail) or str(problem).partition("\n")[0]).rstrip(".")
    table = f" in {told.table_name}" if told and told.table_name else ""
    if isinstance(problem, IntegrityError):
        return (
            f"This database holds something already that the dump holds, too{table}: {detail}. Restore it into an "
            "empty database: one that was only migrated. Nothing was changed."
        )
    return f"The database did not take it{table}: {detail}. Nothing was changed."
