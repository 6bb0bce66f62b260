"""Which claims changed, for whoever keeps a copy of them: an outbox that triggers write.

The histories that pghistory keeps do not suffice. They know the moment at which a row was written, not the transaction,
so that what is committed late would be skipped; and they say nothing of what reached readers.
"""

from pathlib import Path

from django.db import migrations

#: By table: the query for the claims of its changed rows, which are called "rows". Names count where others say them.
_CLAIMS_OF = {
    "claim": "SELECT id FROM rows",
    "appearance": "SELECT claim_id FROM rows WHERE claim_id IS NOT NULL",
    "timelineentry": "SELECT claim_id FROM rows",
    "claimparty": "SELECT claim_id FROM rows",
    "claimrelation": "SELECT claim_id FROM rows UNION SELECT other_id FROM rows",
    "reply": "SELECT accusation_id FROM rows",
    "anchor": "SELECT a.claim_id FROM rows r JOIN claims_appearance a ON a.id = r.appearance_id"
    " WHERE a.claim_id IS NOT NULL",
    "chainlink": "SELECT a.claim_id FROM rows r JOIN claims_appearance a ON a.id = r.appearance_id"
    " WHERE a.claim_id IS NOT NULL",
}
_CLAIMS_OF_NAMED = {
    "article": "SELECT a.claim_id FROM rows r JOIN claims_appearance a ON a.article_id = r.id"
    " WHERE a.claim_id IS NOT NULL",
    "snapshot": "SELECT a.claim_id FROM rows r JOIN claims_appearance a ON a.first_snapshot_id = r.id"
    " WHERE a.claim_id IS NOT NULL",
    "publisher": "SELECT a.claim_id FROM rows r JOIN claims_article t ON t.publisher_id = r.id"
    " JOIN claims_appearance a ON a.article_id = t.id WHERE a.claim_id IS NOT NULL"
    " UNION SELECT a.claim_id FROM rows r JOIN claims_chainlink l ON l.publisher_id = r.id"
    " JOIN claims_appearance a ON a.id = l.appearance_id WHERE a.claim_id IS NOT NULL",
    "document": "SELECT a.claim_id FROM rows r JOIN claims_chainlink l ON l.document_id = r.id"
    " JOIN claims_appearance a ON a.id = l.appearance_id WHERE a.claim_id IS NOT NULL",
    "party": "SELECT c.id FROM rows r JOIN claims_claim c ON c.speaker_id = r.id"
    " UNION SELECT p.claim_id FROM rows r JOIN claims_claimparty p ON p.party_id = r.id"
    " UNION SELECT a.claim_id FROM rows r JOIN claims_chainlink l ON l.party_id = r.id"
    " JOIN claims_appearance a ON a.id = l.appearance_id WHERE a.claim_id IS NOT NULL",
}
_EVENTS = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}


def _trigger(table: str, event: str, which: str, name: str = "") -> str:
    query = (_CLAIMS_OF | _CLAIMS_OF_NAMED)[table]
    return (
        f"CREATE TRIGGER note_claims_{name or event.lower()} AFTER {event} ON claims_{table}"
        f" REFERENCING {which} TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('{query}');\n"
    )


def _triggers() -> str:
    made = [_trigger(table, event, which) for table in _CLAIMS_OF for event, which in _EVENTS.items()]
    moved = [_trigger(table, "UPDATE", "OLD", "moved") for table in ("appearance", "timelineentry")]
    named = [_trigger(table, "UPDATE", "NEW") for table in _CLAIMS_OF_NAMED]
    return "".join((*made, *moved, *named))


_BACK = """
DROP FUNCTION claims_note_rows() CASCADE;
DROP FUNCTION claims_note_deleted_claims() CASCADE;
DROP FUNCTION claims_note_entries() CASCADE;
DROP FUNCTION claims_note_dispute() CASCADE;
DROP FUNCTION claims_note_claims(bigint[]);
DROP FUNCTION claims_note_numbers(bigint[], boolean);
DROP TABLE claims_claimchange;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0073_nothing_of_rejected")]
    operations = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text() + _triggers(), _BACK),
    ]
