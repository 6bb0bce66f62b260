"""Which transactions changed what timelines are counted from: by it a process knows whether what it kept still holds.

A row per transaction, and only the latest ones. What is visible of this table is never again what it was before a
change: also a transaction that clears old rows away leaves its own.
"""

from django.db import migrations

#: All tables that ``timeline.columns`` reads, directly or through the gate; a test holds the list to it.
TABLES = (
    "timelineentry", "claim", "claimparty", "claimrelation", "reply", "appearance", "chainlink", "anchor", "snapshot",
    "article", "dispute", "party", "partyalias", "placement", "publisher", "document",
)  # fmt: skip

_TABLE = """
CREATE TABLE claims_change (xid xid8 PRIMARY KEY);
CREATE FUNCTION claims_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_change (xid) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
    IF FOUND AND (SELECT count(*) FROM claims_change) > 100 THEN
        DELETE FROM claims_change WHERE xid IN (
            SELECT xid FROM claims_change WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) FOR UPDATE SKIP LOCKED);
    END IF;
    RETURN NULL;
END $$;
"""
_TRIGGER = """
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON claims_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
"""
_DROP = "DROP FUNCTION claims_note_change() CASCADE; DROP TABLE claims_change;"


class Migration(migrations.Migration):
    dependencies = [("claims", "0021_facets")]
    operations = [migrations.RunSQL(_TABLE + "".join(_TRIGGER.format(table=table) for table in TABLES), _DROP)]
