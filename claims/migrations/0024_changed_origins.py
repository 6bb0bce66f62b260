"""Timelines are counted by who first reported a claim as well, which follows from its origins."""

from django.db import migrations

_TRIGGER = """
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON claims_origin
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0023_changes_of_pages")]
    operations = [migrations.RunSQL(_TRIGGER, "DROP TRIGGER note_change ON claims_origin;")]
