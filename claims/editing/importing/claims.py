"""Claims of a file: new ones come with their numbers, known ones are compared."""

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, Q

from claims.editing.importing.back import bring_back, stand_again, was_undone
from claims.editing.importing.names import Parties
from claims.editing.importing.run import Run
from claims.models import Appearance, Claim, ClaimParty, ImportedClaim
from claims.parsing.tables.claims import NAME
from claims.parsing.tables.rows import ClaimRow, RoleCell
from claims.terms import Status

#: What stands where the words of a withdrawn claim were: no export tells them.
WITHOUT_WORDS = ""
_OTHER_NUMBER = "Nothing of this row comes. To bring it, give it a number that is free here, in both tables."
_LIVING = (Status.SUGGESTED, Status.ACCEPTED)


def take_claims(run: Run, keyed: Sequence[tuple[int, ClaimRow]]) -> None:
    """Take in a batch of rows, each with the key for its claim, should it be new."""
    keyed = [(key, run.covering.claim(row)) for key, row in keyed]
    known = _known(row.number for _, row in keyed)
    cells = [cell for _, row in keyed for cell in ([row.speaker] if row.speaker else [])]
    run.parties.learn([*cells, *(role.party for _, row in keyed for role in row.roles)])
    new, back = [], []
    for key, row in keyed:
        if row.number in known:
            _compare(run, row, known[row.number], back)
        elif row.status != Status.WITHDRAWN and row.number not in run.told:
            run.outcome.leaves_out(
                NAME, row.line, f"Claim {row.number} is new, and the table of tellings has none of it."
            )
        else:
            new.append((key, row))
        _tell_clashes(run, row)
    _make(run, new)
    bring_back(run, back)


def _tell_clashes(run: Run, row: ClaimRow) -> None:
    """Note the parties that came with this row, but without the Wikidata id that it has for them."""
    speaker = [("speaker_qid", row.speaker)] if row.speaker else []
    for column, cell in (*speaker, *(("roles", role.party) for role in row.roles)):
        if holder := run.parties.take_clash(cell):
            here = (
                f"{cell.qid} is the id of {holder.name}; {cell.name} came without. Are they one? A lead can merge them."
            )
            run.outcome.differs(NAME, row.line, row.number, column, here, cell.qid)


def _known(numbers: Iterable[int]) -> dict[int, Claim]:
    living = ClaimParty.objects.filter(status__in=_LIVING).select_related("party")
    claims = Claim.objects.filter(number__in=list(numbers)).select_related("speaker", "merged_into", "imported")
    claims = claims.defer("search", "slots").prefetch_related(Prefetch("parties", living))
    return {claim.number: claim for claim in claims}


def _make(run: Run, new: Sequence[tuple[int, ClaimRow]]) -> None:
    if not new:
        return
    Claim.objects.bulk_create(_claim(run, key, row) for key, row in new)
    ImportedClaim.objects.bulk_create(
        ImportedClaim(claim_id=key, came_with=run.record, came_at=run.at, changed_at=row.updated_at) for key, row in new
    )
    ClaimParty.objects.bulk_create(
        (party for key, row in new for party in _parties(run, key, row)), ignore_conflicts=True
    )
    gone = sum(row.status == Status.WITHDRAWN for _, row in new)
    run.outcome.new_tombstones += gone
    run.outcome.new_claims += len(new) - gone
    run.open_to |= {row.number: key for key, row in new if row.status != Status.WITHDRAWN}
    run.new_claims += [key for key, _ in new]


def _claim(run: Run, key: int, row: ClaimRow) -> Claim:
    is_gone = row.status == Status.WITHDRAWN
    return Claim(
        pk=key,
        number=row.number,
        wording=WITHOUT_WORDS if is_gone else row.wording,
        speaker=run.parties.of(row.speaker) if row.speaker else None,
        negated=row.negated,
        status=row.status.value,
        tombstone=row.reason,
        created_at=run.at,
        updated_at=row.updated_at or run.at,
    )


def _parties(run: Run, key: int, row: ClaimRow) -> list[ClaimParty]:
    return [
        ClaimParty(
            claim_id=key,
            party=run.parties.of(role.party),
            role=role.role.value,
            words=role.words,
            status=row.status.value,
        )
        for role in row.roles
    ]


def _compare(run: Run, row: ClaimRow, claim: Claim, back: list[Claim]) -> None:
    """What a person, or the machine, has here stays; what the file has otherwise is listed. A claim that stands again
    goes to ``back``."""
    if claim.merged_into:
        told = f"Claim {row.number} was merged into claim {claim.merged_into.number} here."
        run.outcome.leaves_out(NAME, row.line, told)
        return
    is_back = row.status != Status.WITHDRAWN and was_undone(claim)
    if not _is_same(run, row, claim, is_back=is_back):
        told = f"Number {row.number} is another claim here: “{claim.wording[:80]}”. {_OTHER_NUMBER}"
        run.outcome.leaves_out(NAME, row.line, told)
        return
    if is_back:
        stand_again(run, row, claim)
        back.append(claim)
    if claim.status in _LIVING and row.status != Status.WITHDRAWN:
        run.open_to[row.number] = claim.pk
    found = list(_differences(run, row, claim))
    for column, here, told in found:
        run.outcome.differs(NAME, row.line, row.number, column, here, told)
    run.outcome.same_claims += not found


def _is_same(run: Run, row: ClaimRow, claim: Claim, *, is_back: bool) -> bool:
    """Whether a number means the same claim here: by its words, or by words of an article that tell it. Of one that is
    withdrawn, and does not come back, nothing is to be told apart."""
    is_gone = Status.WITHDRAWN in (row.status, claim.status) and not is_back
    if is_gone or run.covering.words.cover(claim.wording) == row.wording:
        return True
    if not row.quote:
        return False
    here = Q(article__canonical_url=row.first_url) | Q(article__canonical_url=None)
    return Appearance.objects.filter(here, claim=claim, content=row.quote).exists()


def _differences(run: Run, row: ClaimRow, claim: Claim) -> Iterable[tuple[str, str, str]]:
    """Column, what stands here, and what the file says."""
    if row.status != claim.status:
        yield "status", claim.status, row.status.value
    if Status.WITHDRAWN in (row.status, claim.status):
        if row.status == claim.status and row.reason != claim.tombstone:
            yield "claim", claim.tombstone, row.reason
        return
    if row.wording != run.covering.words.cover(claim.wording):
        yield "claim", claim.wording, row.wording
    speaker = run.parties.of(row.speaker) if row.speaker else None
    if speaker != claim.speaker:
        yield "speaker", claim.speaker.name if claim.speaker else "", row.speaker.name if row.speaker else ""
    if row.speaker and row.speaker.qid and claim.speaker == speaker and speaker.wikidata_id != row.speaker.qid:
        yield "speaker_qid", speaker.wikidata_id, row.speaker.qid
    if row.negated != claim.negated:
        yield "negated", "yes" if claim.negated else "no", "yes" if row.negated else "no"
    here, told = _roles_here(claim), _roles_told(row.roles, run.parties)
    if here != told:
        yield "roles", _listed(here), _listed(told)


def _roles_here(claim: Claim) -> set[tuple[str, str]]:
    return {(each.role, each.party.name) for each in claim.parties.all()}


def _roles_told(roles: Iterable[RoleCell], parties: Parties) -> set[tuple[str, str]]:
    return {(role.role.value, parties.of(role.party).name) for role in roles}


def _listed(roles: set[tuple[str, str]]) -> str:
    return "; ".join(f"{role}: {name}" for role, name in sorted(roles))
