"""Webhooks that are paused after many failures."""

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0100_alerts"),
    ]

    operations = [
        migrations.AddField(
            model_name="webhook",
            name="created_at",
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
        migrations.AddField(
            model_name="webhook",
            name="n_failures",
            field=models.PositiveIntegerField(default=0, help_text="in a row"),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="receiver",
            field=models.CharField(help_text="e-mail address, or which webhook", max_length=300),
        ),
        migrations.AlterField(
            model_name="webhook",
            name="active",
            field=models.BooleanField(
                default=True, help_text="otherwise paused after many failures: what is told waits"
            ),
        ),
    ]
