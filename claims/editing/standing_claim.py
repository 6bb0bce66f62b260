"""The claim that a corrected telling tells: as the editor has it, or one of its own."""

from datetime import datetime

from django.utils import timezone

from claims.editing.naming import Names
from claims.editing.told import Told
from claims.models import Appearance, Claim, ClaimParty, Party
from claims.models.placing import follow_placements
from claims.terms import Status


def settle_claim(row: Appearance, told: Told, before: Told, speaker: Party | None, names: Names) -> None:
    """Let the telling's claim say what ``told`` says of it, and be accepted; sets ``row.claim``, which is not saved.

    Where others tell the claim, too, the telling gets one of its own if the editor says so, or if somebody else says it
    than in those: under the same embargo, and where editors placed that one. An only telling has its own already.
    """
    if (told.own_claim or speaker != row.speaker) and _is_told_by_others(row):
        left, row.claim = row.claim, new_claim(told, speaker, embargo_until=row.claim.embargo_until)
        follow_placements(row.claim.pk, [left.pk], by_rule=True)
    else:
        _change(row.claim, _differences(row.claim, told, before, speaker, row.speaker))
    store_parts(row.claim, told, names)


def new_claim(told: Told, speaker: Party | None, embargo_until: datetime | None = None) -> Claim:
    """A claim that an editor makes: accepted, and with its number."""
    said = {"wording": told.wording, "speaker": speaker, "negated": told.negated}
    claim = Claim.objects.create(status=Status.ACCEPTED, embargo_until=embargo_until, **said)
    claim.refresh_from_db(fields=["number"])
    return claim


def store_parts(claim: Claim, told: Told, names: Names) -> None:
    """The parties of the claim: those of ``told`` are accepted; others are rejected, so that none comes back."""
    wanted = {(names.party(part.who).pk, part.role) for part in told.parts}
    known = {(row.party_id, row.role): row for row in ClaimParty.objects.filter(claim=claim)}
    for key, row in known.items():
        status = Status.ACCEPTED if key in wanted else Status.REJECTED
        if row.status != status:
            row.status = status
            row.save(update_fields=["status"])
    for party, role in sorted(wanted - known.keys()):
        ClaimParty.objects.create(claim=claim, party_id=party, role=role, status=Status.ACCEPTED)


def _is_told_by_others(row: Appearance) -> bool:
    return Appearance.objects.filter(claim=row.claim_id).exclude(pk=row.pk).exclude(status=Status.REJECTED).exists()


def _differences(claim: Claim, told: Told, before: Told, speaker: Party | None, spoke: Party | None) -> dict:
    """The claim's columns that the editor changed. What was left as it stood in the form stays."""
    columns: dict = {"status": Status.ACCEPTED}
    if told.wording != before.wording:
        columns |= {"wording": told.wording, "unclear": ""}
    if told.negated != before.negated:
        columns["negated"] = told.negated
    if speaker != spoke:
        columns["speaker"] = speaker
    return {name: value for name, value in columns.items() if getattr(claim, name) != value}


def _change(claim: Claim, columns: dict) -> None:
    if columns:
        for name, value in {**columns, "updated_at": timezone.now()}.items():
            setattr(claim, name, value)
        claim.save(update_fields=[*columns, "updated_at"])
