"""The changes of claims (``0090``) do not grow for ever."""

from pathlib import Path

from django.db import migrations

_BACK = """
DROP FUNCTION claims_thin_changes(timestamptz, integer);
DROP TABLE claims_changesgone, claims_publiconce;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0124_changes_of_notes")]
    operations = [migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), _BACK)]
