"""The review desk: its queue, kept by triggers, and what editors decide, skip, look at and are used to."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import claims.models.constraints

SQL = (Path(__file__).parent / "0030_review.sql").read_text(encoding="utf-8")
UNDO = """
DROP FUNCTION claims_review_of_claim() CASCADE;
DROP FUNCTION claims_review_of_row() CASCADE;
DROP FUNCTION claims_review_of_row_update() CASCADE;
DROP FUNCTION claims_review_of_appearance_update() CASCADE;
DROP FUNCTION claims_refresh_review(bigint[]);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0045_notes"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewKeys",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("keys", models.JSONField(default=dict, help_text="deed → key")),
                ("is_on", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="ReviewAside",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="aside",
                        serialize=False,
                        to="claims.claim",
                    ),
                ),
                ("put_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verdict", claims.models.constraints.TermField(max_length=16)),
                ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("reason", models.TextField(blank=True)),
                ("n_claims", models.PositiveIntegerField(default=1)),
                (
                    "seconds",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="from seeing the claim to deciding; null: not known, or many at once",
                        null=True,
                    ),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewedClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("was", claims.models.constraints.TermField(max_length=16)),
                ("was_updated_at", models.DateTimeField()),
                (
                    "appearances",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        default=list,
                        help_text="tellings that were suggested before",
                        size=None,
                    ),
                ),
                (
                    "parties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        default=list,
                        help_text="roles that were suggested before",
                        size=None,
                    ),
                ),
                ("left", models.CharField(help_text="a digest of how the decision left it", max_length=64)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="claims.claim"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="claims", to="claims.reviewdecision"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewItem",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="review_item",
                        serialize=False,
                        to="claims.claim",
                    ),
                ),
                ("since", models.DateTimeField(help_text="when the latest of what waits came in")),
                ("confidence", models.FloatField(help_text="of the least sure telling that waits")),
                ("n_articles", models.PositiveIntegerField(help_text="in how many articles it is told")),
                ("accuses", models.BooleanField(help_text="whether somebody is accused in it")),
                ("speaker", models.BigIntegerField(help_text="the party that says it", null=True)),
                (
                    "parties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        default=list,
                        help_text="who says it, and who has a role in it",
                        size=None,
                    ),
                ),
                (
                    "disputes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        default=list,
                        help_text="disputes and threads that hold it",
                        size=None,
                    ),
                ),
                (
                    "rules",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        default=list,
                        help_text="what found the tellings that wait",
                        size=None,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-since", "claim"], name="reviewitem_newest"),
                    models.Index(fields=["confidence", "claim"], name="reviewitem_least_sure"),
                    models.Index(fields=["-n_articles", "-since", "claim"], name="reviewitem_most_echoed"),
                    models.Index(fields=["-accuses", "-since", "claim"], name="reviewitem_accusations"),
                    django.contrib.postgres.indexes.GinIndex(fields=["parties"], name="reviewitem_parties"),
                    django.contrib.postgres.indexes.GinIndex(fields=["disputes"], name="reviewitem_disputes"),
                    django.contrib.postgres.indexes.GinIndex(fields=["rules"], name="reviewitem_rules"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewLook",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("seen_at", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="claims.claim"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewSkip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("skipped_at", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="claims.claim"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WatchedParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="claims.party"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "watched parties",
            },
        ),
        migrations.AddIndex(
            model_name="reviewdecision",
            index=models.Index(
                condition=models.Q(("undone_at__isnull", True)), fields=["user", "-id"], name="reviewdecision_undo"
            ),
        ),
        migrations.AddIndex(
            model_name="reviewdecision",
            index=models.Index(fields=["decided_at"], name="reviewdecision_by_day"),
        ),
        migrations.AddConstraint(
            model_name="reviewdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["accepted", "rejected", "unclear"])),
                name="reviewdecision_verdict_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewedclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(("was__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                name="reviewedclaim_was_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewedclaim",
            constraint=models.UniqueConstraint(fields=("decision", "claim"), name="reviewedclaim_once"),
        ),
        migrations.AddConstraint(
            model_name="reviewskip",
            constraint=models.UniqueConstraint(fields=("user", "claim"), name="reviewskip_once"),
        ),
        migrations.AddConstraint(
            model_name="watchedparty",
            constraint=models.UniqueConstraint(fields=("user", "party"), name="watchedparty_once"),
        ),
        migrations.RunSQL(SQL, UNDO),
    ]
