"""A merge of two parties with 200 claims, later edits, and its undoing: the database is as with the edits alone."""

from datetime import datetime
from random import Random

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from claims.editing.claims_merged import merge_claims
from claims.editing.parties import merge_parties, refuse_match, set_wikidata_id, undo_merge
from claims.editing.placements import keep_out
from claims.editing.relations import relate_claims
from claims.editing.review import accept_claim, reject_claim, version_of
from claims.linking import candidates
from claims.linking.regrouped import settle_party
from claims.models import (
    Affiliation,
    Appearance,
    ChainLink,
    Claim,
    ClaimParty,
    MentionDecision,
    MergeOperation,
    Origin,
    Party,
    PartyAlias,
    PartyMatch,
    Reply,
    WatchedParty,
)
from claims.terms import MatchKind, PartyKind, PartyRole, RelationKind, ReplyKind, Role
from tests.bench.words import WORDS
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_publisher, a_user

N_CLAIMS = 200

#: What was done, not how things stand.
HISTORY = ("mergeoperation", "reviewdecision", "reviewedclaim")
#: What is put together from other rows by the database itself: a row that was made again has another key.
DERIVED = ("timelineentry", "reviewitem")
#: What linking makes again of what it finds.
REMADE = ("origin", "contradiction", "placement", "resemblance")


@pytest.fixture
def lead(db):
    return a_user(Role.LEAD)


def said(number: int) -> str:
    """What claim number so much says, in words of its own; some of the one party are what the other says."""
    rng = Random(number - number % 2 if number % 20 in (14, 15) else number)
    parts = [WORDS["names"][part] for part in ("onsets", "middles", "endings")]
    words = ["".join(map(rng.choice, parts)).lower() for _ in range(4)]
    return f"The claim {' '.join(words)}."


@pytest.fixture
def only_the_same(monkeypatch) -> None:
    """What is only like another claim is another one: who is like whom is not what is looked at here."""
    monkeypatch.setattr(candidates, "LEAST_NEAR", 2)


@pytest.fixture
def parties(lead) -> tuple[Party, Party]:
    """Two parties with a hundred claims each, and all else that points to parties, some of it the same for both."""
    one, other, third = a_party("Open AI"), a_party("OpenAI"), a_party("Meta")
    dispute, outlets = a_dispute(rules={"words": ["claim"]}), [a_publisher(f"Outlet {number}") for number in range(5)]
    for number in range(N_CLAIMS):
        speaker = (one, other)[number % 2]
        claim = a_placed_claim(dispute, said(number), speaker=speaker, about=(third,), publisher=outlets[number % 5])
        if number % 10 == 0:
            for party in (one, other):
                ClaimParty.objects.create(claim=claim, party=party, role=PartyRole.ACCUSED)
                Reply.objects.create(accusation=claim, party=party, kind=ReplyKind.DENIED)
            passed_on = (one, other)[(number + 1) % 2]
            ChainLink.objects.create(appearance=claim.appearances.get(), position=7, party=passed_on, how="told")
    head = a_party("Sam Altman", PartyKind.PERSON)
    for party in (one, other):
        PartyAlias.objects.create(party=party, name="OAI")
        Affiliation.objects.create(party=head, organisation=party, title="CEO")
        WatchedParty.objects.create(user=lead, party=party)
        PartyMatch.objects.create(party=party, other=third, kind=MatchKind.SPELLING)
    MentionDecision.objects.create(words="the lab", party=one, decided_by=lead)
    return one, other


def edited_later(lead) -> None:
    """What editors do meanwhile, to claims of both parties and elsewhere."""
    claims = list(Claim.objects.order_by("pk"))
    for claim in (claims[0], claims[1], claims[10]):
        accept_claim(claim.number, lead, version_of(claim), "Checked.")
    reject_claim(claims[2].number, lead, version_of(claims[2]), "Not said.")
    keep_out(lead, claims[4].number, claims[4].placements.get().dispute_id, "Another matter.")
    relate_claims(lead, claims[6], RelationKind.SUPPORTS, claims[7], "It says so.")
    merge_claims(lead, claims[8].number, claims[10].number, "The same.")
    refuse_match(lead, PartyMatch.objects.get(other__name="Meta", party__name="OpenAI").pk, "Two firms.")
    set_wikidata_id(lead, Party.objects.get(name="Meta").pk, "Q380")
    Claim.objects.filter(pk=claims[12].pk).update(wording="Better words.")
    a_claim("A new one.", speaker=a_party("Meta"))


def database(since: datetime) -> dict[str, list]:
    """Every table but the history, as it stands; moments after ``since`` are only told to be later."""
    tables = {}
    for model in apps.get_app_config("claims").get_models(include_auto_created=True):
        name = model._meta.model_name
        if name.endswith("event") or name in HISTORY:
            continue
        rows = [plain(row, since) for row in model._base_manager.values()]
        tables[name] = sorted(without_key(rows) if name in DERIVED else rows, key=repr)
    return tables


def settle(*parties: Party) -> None:
    for party in parties:
        settle_party(party.pk)


def grouped(since: datetime) -> dict[str, list]:
    """As ``database``; what the machine makes again by itself is known by what it says, not by its key or its moment:
    a claim that lost its tellings and has them again is shown since then, and the origins of one that was merged away
    are found again when it has some."""
    origins = {pk: f"{claim} {key}" for pk, claim, key in Origin.objects.values_list("pk", "claim", "key")}
    tables = database(since)
    told = set(Appearance.objects.values_list("claim", flat=True))
    tables["origin"] = [row for row in tables["origin"] if row["claim_id"] in told]
    for name in REMADE:
        tables[name] = without_key(tables[name])
    for rows in tables.values():
        for row in rows:
            row |= {column: None for column in ("updated_at", "counted_at", "shown_at") if column in row}
            if row.get("origin_id"):
                row["origin_id"] = origins[row["origin_id"]]
        rows.sort(key=repr)
    return tables


def plain(row: dict, since: datetime) -> dict:
    return {name: "later" if isinstance(value, datetime) and value >= since else value for name, value in row.items()}


def without_key(rows: list[dict]) -> list[dict]:
    return [{name: value for name, value in row.items() if name != "id"} for row in rows]


def apart(alone: list[dict], together: list[dict]) -> list[dict]:
    """Some rows that are not in both."""
    return [row for row in [*alone, *together] if row not in alone or row not in together][:4]


def sequences() -> list[tuple[str, int | None]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(sequencename), last_value FROM pg_sequences")
        return cursor.fetchall()


def wind_back(values: list[tuple[str, int | None]]) -> None:
    """Rows made next get the same keys as before: a transaction that is rolled back leaves sequences where they are."""
    with connection.cursor() as cursor:
        for name, value in values:
            cursor.execute("SELECT setval(%s, %s, %s)", [name, value or 1, value is not None])


@pytest.mark.slow
def test_the_database_is_as_with_the_edits_alone(lead, parties, record_property):
    one, other = parties
    since, keys = timezone.now(), sequences()
    with transaction.atomic():
        edited_later(lead)
        alone = database(since)
        transaction.set_rollback(True)
    before = database(since)

    wind_back(keys)
    merge = merge_parties(lead, one.pk, other.pk, "One firm.")
    assert not Claim.objects.filter(speaker=one).exists()
    merged = database(since)
    changed = {name for name in before if merged[name] != before[name]}
    edited_later(lead)
    undone = undo_merge(lead, merge.pk, "Two firms after all.")

    together = database(since)
    assert [(name, apart(alone[name], together[name])) for name in alone if alone[name] != together[name]] == []
    assert MergeOperation.objects.filter(kind="merge-parties", undone_at__isnull=False).count() == 1
    assert len(changed) > 10
    record_property("tables that the merge changed", len(changed))
    record_property("rows that were changed since", undone.n_left)


@pytest.mark.slow
def test_so_it_is_where_the_claims_were_grouped_anew_between(lead, parties, only_the_same):
    """As the desk does it: a job groups the claims after the merge, and once more after its undoing."""
    one, other = parties
    settle(one, other)
    since, keys = timezone.now(), sequences()
    with transaction.atomic():
        edited_later(lead)
        settle(one, other)
        alone = grouped(since)
        transaction.set_rollback(True)

    wind_back(keys)
    merge = merge_parties(lead, one.pk, other.pk, "One firm.")
    settle(other)
    assert Claim.objects.filter(merged_into__isnull=False).count() == N_CLAIMS / 20
    edited_later(lead)
    undo_merge(lead, merge.pk, "Two firms after all.")
    settle(one, other)

    together = grouped(since)
    assert [(name, apart(alone[name], together[name])) for name in alone if alone[name] != together[name]] == []
