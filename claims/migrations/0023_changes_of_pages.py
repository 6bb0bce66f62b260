"""The tables whose changes are noted (``0022``), and those that a reader's timeline is made of besides."""

from django.db import migrations

TABLES = ("affiliation", "telling")

_TRIGGER = """
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON claims_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0022_changes")]
    operations = [
        migrations.RunSQL(_TRIGGER.format(table=table), f"DROP TRIGGER note_change ON claims_{table};")
        for table in TABLES
    ]
