"""Saved searches by e-mail: confirmed by a link, one item once, and what readers saw of claims before."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0092_api_use"),
    ]

    operations = [
        migrations.CreateModel(
            name="AlertReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("xid", models.DecimalField(decimal_places=0, max_digits=20)),
                ("change", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="ClaimSeen",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("state", models.JSONField()),
                ("is_gone", models.BooleanField(default=False)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="letter",
            name="letter_kind_known",
        ),
        migrations.RemoveField(
            model_name="delivery",
            name="subscription",
        ),
        migrations.RemoveField(
            model_name="subscription",
            name="unsubscribe_token",
        ),
        migrations.AddField(
            model_name="delivery",
            name="kind",
            field=models.CharField(default="", help_text="what happened to it", max_length=16),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="delivery",
            name="next_try_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="delivery",
            name="number",
            field=models.BigIntegerField(default=0, help_text="of the claim"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="delivery",
            name="subscriptions",
            field=models.ManyToManyField(related_name="deliveries", to="claims.subscription"),
        ),
        migrations.AddField(
            model_name="letter",
            name="subscription",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="letters",
                to="claims.subscription",
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="confirmed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="subscription",
            name="created_at",
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
        migrations.AddField(
            model_name="subscription",
            name="site",
            field=models.CharField(
                default="", help_text="the address of this site, for the links in letters", max_length=300
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="delivery",
            name="item",
            field=models.CharField(help_text="claim number, kind of change and when", max_length=200),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="receiver",
            field=models.CharField(help_text="e-mail address", max_length=300),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="sent_at",
            field=models.DateTimeField(
                blank=True, help_text="or found to be nothing that may be sent any more", null=True
            ),
        ),
        migrations.AlterField(
            model_name="savedsearch",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                help_text="nobody: a reader without an account gets it by e-mail",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="saved_searches",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="subscription",
            name="rhythm",
            field=models.CharField(
                choices=[("at_once", "at once"), ("daily", "at most once a day"), ("weekly", "at most once a week")],
                default="daily",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["reset", "invitation", "address", "address_left", "subscription"])),
                name="letter_kind_known",
            ),
        ),
    ]
