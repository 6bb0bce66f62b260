"""Tables that somebody brought to the desk: kept from the preview until they are imported, dropped or forgotten."""

import io
import zlib
from datetime import timedelta
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone

from claims.editing.changing import change
from claims.editing.importing.applying import import_tables
from claims.editing.importing.outcome import Outcome
from claims.editing.refusal import Refused, Stale
from claims.models import Dispute, TableImport, User
from claims.permissions import Action

#: So many rows, of both tables together, the desk takes in at once; the command takes any number.
MOST_ROWS = 5_000
#: So long a preview waits for its decision.
WAITS = timedelta(days=1)

Named = tuple[str, bytes]


def keep_tables(user: User, dispute: Dispute, claims: Named, tellings: Named | None) -> TableImport:
    """Keep two files by their names, with what would come of them; returns the import, which waits.

    Raises PermissionDenied and Refused as ``import_tables`` does.
    """
    with change(user, Action.IMPORT, "tables looked through"):
        forget_old()
        record = TableImport(dispute=dispute, made_by=user, claims_name=claims[0][:255])
        record.claims_file = zlib.compress(claims[1])
        if tellings:
            record.tellings_name, record.tellings_file = tellings[0][:255], zlib.compress(tellings[1])
        record.save()
        record.outcome = _done(user, record, dry_run=True).as_json()
        record.save(update_fields=["outcome"])
    return record


def confirm(user: User, record: TableImport) -> Outcome:
    """Import what waits; returns what came of it. Raises as ``import_tables`` does, and Stale where something else
    would come of it than the preview says: what would come now is kept with it."""
    if record.done_at:
        raise Refused("This import was made already. What it brought is listed below.")
    seen = record.outcome
    try:
        with transaction.atomic():
            outcome = _done(user, record)
            if outcome.problems:
                raise Refused("Nothing was imported: mend what is listed below, and bring the files again.")
            if outcome.as_json() != seen:
                raise Stale("What would come of it has changed since you looked. Look at it again, then import.")
    except Stale:
        TableImport.objects.filter(pk=record.pk).update(outcome=outcome.as_json())
        raise
    return outcome


def drop(user: User, record: TableImport) -> None:
    """Let go of what waits; nothing of it was imported."""
    with change(user, Action.IMPORT, "import dropped"):
        TableImport.objects.filter(pk=record.pk, done_at=None).delete()


def forget_old() -> int:
    """Delete what has waited for too long; returns how many."""
    return TableImport.objects.filter(done_at=None, created_at__lt=timezone.now() - WAITS).delete()[0]


def forget_waiting() -> int:
    """Delete all that waits, however long; returns how many. Words that are taken down may stand in any of it, and
    packed files are not looked through: whoever brought them has them, and brings them again."""
    return TableImport.objects.filter(done_at=None).delete()[0]


def _done(user: User, record: TableImport, *, dry_run: bool = False) -> Outcome:
    tellings = _opened(record.tellings_file) if record.tellings_file else None
    return import_tables(user, record, _opened(record.claims_file), tellings, dry_run=dry_run, most_rows=MOST_ROWS)


def _opened(packed: bytes | memoryview | None) -> BinaryIO:
    return io.BytesIO(zlib.decompress(packed)) if packed else io.BytesIO()
