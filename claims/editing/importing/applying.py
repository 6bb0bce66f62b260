"""Two tables that somebody brings, taken in as one: all of it in one transaction, or nothing.

What is here stays as it is, whoever wrote it: a claim that is known by its number is compared, and what the file has
otherwise is listed, for a person to decide. What is new comes as what it is. To look at what would come is the same,
undone at the end.
"""

from typing import BinaryIO

from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, transaction

from claims.editing.changing import change
from claims.editing.importing.checking import Checked, check
from claims.editing.importing.claims import take_claims
from claims.editing.importing.covering import Covering
from claims.editing.importing.locking import one_at_a_time
from claims.editing.importing.outcome import Outcome
from claims.editing.importing.run import Run, go_on_from, keys_for, moment_of_transaction, one_by_one
from claims.editing.importing.settling import settle
from claims.editing.importing.spool import Drawers
from claims.editing.importing.tellings import take_tellings
from claims.editing.refusal import Refused
from claims.models import (
    Anchor,
    Appearance,
    Article,
    ChainLink,
    Claim,
    ClaimParty,
    Origin,
    ReviewItem,
    Snapshot,
    TableImport,
    User,
)
from claims.permissions import Action, may
from claims.terms import Status


def import_tables(
    user: User,
    record: TableImport,
    claims: BinaryIO,
    tellings: BinaryIO | None,
    *,
    dry_run: bool = False,
    most_rows: int | None = None,
) -> Outcome:
    """Take in a table of claims and one of their tellings; with ``dry_run`` nothing is kept. Returns what came of it.

    Without tellings no new claim comes, for a claim rests on words of an article: known ones are compared, and
    withdrawn ones come. Nothing is kept where anything is wrong (``Outcome.problems``). ``record`` may be unsaved;
    more rows than ``most_rows`` are a problem.
    Raises PermissionDenied for whoever may not import, or not decide what is accepted or withdrawn in it, and Refused
    while another import, or linking, is at work.
    """
    outcome = Outcome()
    checked = check(claims, tellings, outcome, most_rows)
    try:
        if not outcome.problems:
            _take_in(user, record, checked, outcome, dry_run)
    finally:
        checked.close()
    return outcome


def _take_in(user: User, record: TableImport, checked: Checked, outcome: Outcome, dry_run: bool) -> None:
    reason = f"imported from {record.claims_name}"
    try:
        with change(user, Action.IMPORT, reason, tables="imported"):
            _allow(user, set(checked.statuses.values()))
            one_at_a_time()
            _begin(record)
            run = Run(user, record, moment_of_transaction(), Covering.now(), not Article.objects.exists(), outcome)
            _take_all(run, checked)
            _end(run, checked, dry_run)
    except (DataError, IntegrityError) as error:
        told = str(error).partition("\n")[0]
        raise Refused(
            f"Nothing was imported: there is something in the tables that cannot be stored ({told})."
        ) from error


def _allow(user: User, statuses: set[Status]) -> None:
    needed = {Status.ACCEPTED: Action.DECIDE, Status.WITHDRAWN: Action.WITHDRAW}
    if any(status in statuses and not may(user, action) for status, action in needed.items()):
        raise PermissionDenied


def _begin(record: TableImport) -> None:
    if record.pk and TableImport.objects.select_for_update().only("done_at").get(pk=record.pk).done_at:
        raise Refused("This import was made already. What it brought is listed below.")
    if record.pk is None:
        record.save()


def _take_all(run: Run, checked: Checked) -> None:
    run.told = checked.told
    keys = keys_for(Claim, checked.claims.n)
    if checked.is_oldest_first:
        keys.reverse()  # so that the later of two of one day has the higher key, as it had there
    for batch in one_by_one(checked.claims.batches(), Claim, ClaimParty, ReviewItem):
        take_claims(run, [(keys.pop(), row) for row in batch])
    if run.is_first and checked.highest_article:
        go_on_from("claims_article_id_seq", checked.highest_article)
    drawers = Drawers(checked.tellings)
    for key, row in zip(keys_for(Appearance, checked.tellings.n), checked.tellings, strict=True):
        drawers.put(row.article, (key, row))
    for drawer in one_by_one(drawers, Article, Snapshot, Appearance, Anchor, ChainLink, Origin):
        take_tellings(run, drawer)


def _end(run: Run, checked: Checked, dry_run: bool) -> None:
    if not run.outcome.problems:
        settle(run)
    is_kept = not dry_run and not run.outcome.problems
    if is_kept:
        go_on_from("claims_claim_public_number", checked.highest)
        run.record.outcome, run.record.done_at = run.outcome.as_json(), run.at
        run.record.claims_file = run.record.tellings_file = None
        run.record.save()
    else:
        transaction.set_rollback(True)
