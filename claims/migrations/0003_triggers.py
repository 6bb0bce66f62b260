"""Snapshots that nobody rewrites, and the timeline's narrow table kept by the database."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")

DROP = """
DROP FUNCTION claims_snapshot_is_immutable() CASCADE;
DROP FUNCTION claims_entries_of_appearance() CASCADE;
DROP FUNCTION claims_entries_of_claim() CASCADE;
DROP FUNCTION claims_entries_of_article() CASCADE;
DROP FUNCTION claims_entries_of_claim_row() CASCADE;
DROP FUNCTION claims_entries_of_claim_row_update() CASCADE;
DROP FUNCTION claims_entries_of_chainlink() CASCADE;
DROP FUNCTION claims_entries_of_moved_thread() CASCADE;
DROP FUNCTION claims_refresh_entries(bigint[]);
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_tables")]
    operations = [migrations.RunSQL(SQL, DROP)]
