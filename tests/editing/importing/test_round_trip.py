"""Export, import into an empty database, export: the same bytes."""

import csv
import io
from datetime import date

import pytest

from claims.models import Appearance, ChainLink, Claim, ClaimParty, Placement, days
from claims.terms import Certainty, CueClass, How, PartyRole, PublisherKind, Status
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_publisher, a_user, an_appearance, an_article
from tests.imports import empty, exported, imported

pytestmark = pytest.mark.django_db


def a_full_dispute():
    """Claims with several tellings, unnamed people, a season, a denial, no date, no address; one withdrawn."""
    dispute = a_dispute(slug="data", second_editor=False)
    season = {"happened": days(date(2024, 9, 1), date(2024, 11, 30))}
    season["happened_why"] = {"edtf": "2024-23", "rule": "season", "words": "last fall", "anchor_on": "2025-01-30"}
    openai, deepseek = a_party("OpenAI", wikidata_id="Q21708200"), a_party("DeepSeek")
    took = a_placed_claim(dispute, "=DeepSeek took data.", Status.ACCEPTED, speaker=openai, appearance=season)
    ClaimParty.objects.create(
        claim=took, party=deepseek, role=PartyRole.ACCUSED, words="took “data”; all", status=Status.ACCEPTED
    )
    wire = a_publisher("Wire; Service", PublisherKind.AGENCY, slug="the-wire-of-old")
    again = an_article("Wire speaks\n\nHe said: =DeepSeek took data. And more.", date(2025, 1, 30), wire)
    an_appearance(again, took, "=DeepSeek took data.", (a_publisher("Bloomberg"),), certainty=Certainty.MAY)
    other = {"cue_class": CueClass.DENIAL, "negated": True, "said": days(None, date(2025, 2, 1))}
    denied = a_placed_claim(dispute, "It took data,\nall of it 😀.", speaker=deepseek, negated=True, appearance=other)
    Appearance.objects.filter(claim=denied).update(run=None)
    a_placed_claim(dispute, "Nobody knows when.", published_on=None)
    pasted = an_article("Pasted text\n\nPeople say it is so.", date(2024, 5, 1), canonical_url=None)
    people = a_claim("It is so.")
    Claim.objects.filter(pk=people.pk).update(speaker=None)
    row = an_appearance(pasted, people, "it is so", speaker=None)
    ChainLink.objects.filter(appearance=row, position=0).update(
        unnamed="two people", unnamed_reason="afraid", how=How.TOLD
    )
    Placement.objects.create(claim=people, dispute=dispute, by_editor=True)
    gone = a_placed_claim(dispute, "This was wrong.", Status.ACCEPTED)
    Claim.objects.filter(pk=gone.pk).update(status=Status.WITHDRAWN, tombstone="It was satire.")
    return dispute


def differences(tables, others):
    """Cell by cell, so that it can be seen."""
    both = [list(csv.reader(io.StringIO(table.decode(), newline=""))) for table in (*tables, *others)]
    rows = [*zip(both[0], both[2], strict=False), *zip(both[1], both[3], strict=False)]
    return [(row[0], *pair) for row, other in rows for pair in zip(row, other, strict=True) if pair[0] != pair[1]]


def test_the_same_bytes_come_out(client):
    a_full_dispute()
    editor = a_user()
    claims, tellings = exported(editor)
    n_claims, n_tellings = Claim.objects.count(), Appearance.objects.count()
    empty()
    outcome = imported(editor, claims, tellings)
    assert (outcome.problems, outcome.left_out, outcome.differences) == ([], [], [])
    assert (outcome.new_claims, outcome.new_tombstones, outcome.new_tellings) == (n_claims - 1, 1, n_tellings - 1)
    assert [t.count(b"\r\n") for t in exported(editor)] == [t.count(b"\r\n") for t in (claims, tellings)]
    assert differences(exported(editor), (claims, tellings)) == []
    assert exported(editor) == (claims, tellings)
    assert client.get("/d/data/").status_code == 200

    again = imported(editor, claims, tellings)
    assert again.is_nothing
    assert again.problems + again.left_out + again.differences == []
    assert (again.same_claims, again.same_tellings) == (n_claims, n_tellings - 1)
    assert exported(editor) == (claims, tellings)
