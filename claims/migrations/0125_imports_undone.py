"""An import can be undone: when and by whom it was, and which of its rows went with that.

What earlier imports wrote is marked in the history as what they write now is: nobody looked at each of these rows.

# locks claims_tableimport: it has a row for each import, which is checked in a moment
# locks pghistory_context: only rows of transactions that have ended, which nobody changes any more
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_MARK = """
UPDATE pghistory_context SET metadata = metadata || '{"tables": "imported"}'
WHERE metadata ->> 'reason' LIKE 'imported from %';
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0123_changes_of_ratings")]
    operations = [
        migrations.AddField(
            "importedclaim",
            "undone_at",
            models.DateTimeField(help_text="when it was withdrawn because its import was undone", null=True),
        ),
        migrations.AddField(
            "importedtelling",
            "undone_at",
            models.DateTimeField(help_text="when it was withdrawn because its import was undone", null=True),
        ),
        migrations.AddField(
            "tableimport",
            "undone",
            models.JSONField(null=True, blank=True, help_text="why, and how much went and stayed"),
        ),
        migrations.AddField("tableimport", "undone_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "tableimport",
            "undone_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunSQL(_MARK, migrations.RunSQL.noop),
    ]
