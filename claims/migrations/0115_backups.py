"""Which backups were made."""

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0101_webhooks"),
    ]

    operations = [
        migrations.CreateModel(
            name="Backup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("finished_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("name", models.CharField(help_text="of the file, without its folder", max_length=255)),
                ("n_bytes", models.BigIntegerField()),
                ("n_rows", models.BigIntegerField(help_text="in all tables")),
                ("sha256", models.CharField(max_length=64)),
            ],
        ),
    ]
