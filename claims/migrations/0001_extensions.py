"""PostgreSQL extensions, and the two objects that columns of the tables are made of."""

from django.db import migrations

from claims.postgres.extensions import require


def require_extensions(apps, schema_editor):
    """Make the extensions, or end with a message that says which are missing and how to get them."""
    with schema_editor.connection.cursor() as cursor:
        require(cursor)


FOLD = """
CREATE FUNCTION claims_fold(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(public.unaccent('public.unaccent'::regdictionary, $1));
COMMENT ON FUNCTION claims_fold IS 'The form in which names are compared: lower case, no accents. '
    'Declared immutable, which holds as long as the unaccent rules file is not edited.';
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunPython(require_extensions, migrations.RunPython.noop),
        migrations.RunSQL(FOLD, "DROP FUNCTION claims_fold(text)"),
        migrations.RunSQL("CREATE SEQUENCE claims_claim_public_number", "DROP SEQUENCE claims_claim_public_number"),
    ]
