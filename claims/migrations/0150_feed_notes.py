"""What of a feed was left out is kept beside the call that brought it."""

# locks claims_fetchlog: a column that is empty so far takes a moment

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0144_old_numbers"),
    ]

    operations = [
        migrations.AddField(
            model_name="fetchlog",
            name="note",
            field=models.TextField(
                blank=True, db_default="", default="", help_text="what of a good answer was left out"
            ),
        ),
    ]
