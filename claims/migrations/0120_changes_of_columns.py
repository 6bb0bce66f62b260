"""What else of a claim can change without a row of its own: its origins, what bears it out, where things stood before.

What a process keeps of a timeline is brought up to date by these notes, so that none may be missing. 0 is the number of
no claim: it says that any may have changed.
"""

from django.db import migrations

_TRIGGER = """
CREATE TRIGGER {name} AFTER UPDATE ON claims_{table}
    REFERENCING {which} TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('{query}');
"""
#: What a row said before belongs to these claims, too.
_MOVED = {
    "claimparty": "SELECT claim_id FROM rows",
    "claimrelation": "SELECT claim_id FROM rows UNION SELECT other_id FROM rows",
    "reply": "SELECT accusation_id FROM rows",
}
#: A telling without a claim can still be what a relation or an answer rests on.
_RESTING = (
    "SELECT r.other_id FROM rows t JOIN claims_claimrelation r ON r.evidence_id = t.id WHERE t.claim_id IS NULL"
    " UNION SELECT r.accusation_id FROM rows t JOIN claims_reply r ON r.evidence_id = t.id WHERE t.claim_id IS NULL"
)
_OF_ORIGIN = "SELECT a.claim_id FROM rows o JOIN claims_appearance a ON a.origin_id = o.id WHERE a.claim_id IS NOT NULL"
_OF_ROOT = (
    "SELECT a.claim_id FROM rows l JOIN claims_origin o ON o.root_id = l.id"
    " JOIN claims_appearance a ON a.origin_id = o.id WHERE a.claim_id IS NOT NULL"
)
_OF_SPEAKER = (
    "SELECT a.claim_id FROM rows p JOIN claims_appearance a ON a.speaker_id = p.id WHERE a.claim_id IS NOT NULL"
)
_FURTHER = {
    "note_claims_of_origin": ("origin", _OF_ORIGIN),
    "note_claims_of_root": ("chainlink", _OF_ROOT),
    "note_claims_resting": ("appearance", _RESTING),
    "note_claims_of_speaker": ("party", _OF_SPEAKER),
}
_EVERYTHING = """
CREATE FUNCTION claims_note_everything() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_note_numbers(ARRAY[0]::bigint[], false);
    RETURN NULL;
END $$;
CREATE TRIGGER note_everything AFTER TRUNCATE ON claims_timelineentry
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_everything();
CREATE TRIGGER note_everything AFTER UPDATE OF parent_id ON claims_dispute
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_everything();
"""


def _triggers() -> list[dict[str, str]]:
    moved = [
        {"name": "note_claims_moved", "table": table, "which": "OLD", "query": query} for table, query in _MOVED.items()
    ]
    further = [
        {"name": name, "table": table, "which": "NEW", "query": query} for name, (table, query) in _FURTHER.items()
    ]
    return moved + further


class Migration(migrations.Migration):
    dependencies = [("claims", "0110_excerpts_of_dumps")]
    operations = [
        migrations.RunSQL(
            _EVERYTHING + "".join(_TRIGGER.format(**trigger) for trigger in _triggers()),
            "DROP FUNCTION claims_note_everything() CASCADE;"
            + "".join("DROP TRIGGER {name} ON claims_{table};".format(**trigger) for trigger in _triggers()),
        )
    ]
