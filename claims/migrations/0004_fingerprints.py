"""Fingerprints of snapshots, and what a feed says of its entries."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0003_triggers"),
    ]

    operations = [
        migrations.AddField(
            model_name="feedentry",
            name="told",
            field=models.JSONField(
                blank=True, default=dict, help_text="title, byline and day by the feed, for what the page leaves open"
            ),
        ),
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                (
                    "snapshot",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="fingerprint",
                        serialize=False,
                        to="claims.snapshot",
                    ),
                ),
                ("keys", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
            ],
            options={
                "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["keys"], name="fingerprint_by_key")],
            },
        ),
    ]
