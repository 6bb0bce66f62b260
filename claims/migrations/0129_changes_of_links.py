"""What is kept of an outlet's page holds until the links of articles change, too."""

from django.db import migrations

_TRIGGER = """
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON claims_citation
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0126_changes_thinned")]
    operations = [migrations.RunSQL(_TRIGGER, "DROP TRIGGER note_change ON claims_citation;")]
