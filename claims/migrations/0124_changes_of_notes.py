"""Public notes are among the annotations of a claim and of an article: what readers hold of those is out of date with
each that is written, changed or withdrawn (``0022``)."""

from django.db import migrations

_TRIGGER = """
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON claims_annotation
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0125_imports_undone")]
    operations = [migrations.RunSQL(_TRIGGER, "DROP TRIGGER note_change ON claims_annotation;")]
