import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0128_by_day"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("claim_reviewed", models.CharField(help_text="the claim in short", max_length=74)),
                ("wording", models.TextField(help_text="of the claim, when it was rated")),
                ("alternate_name", models.CharField(help_text="the verdict in words", max_length=80)),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=2, help_text="the verdict in figures", max_digits=6, null=True
                    ),
                ),
                (
                    "best",
                    models.DecimalField(
                        blank=True, decimal_places=2, help_text="of its scale", max_digits=6, null=True
                    ),
                ),
                (
                    "worst",
                    models.DecimalField(
                        blank=True, decimal_places=2, help_text="of its scale", max_digits=6, null=True
                    ),
                ),
                ("reasons", models.TextField(help_text="Markdown")),
                ("sources", models.JSONField(blank=True, default=list)),
                ("organisation", models.CharField(help_text="whose verdict it is", max_length=120)),
                ("url", models.TextField(blank=True, help_text="the organisation's page; null: this site", null=True)),
                ("decided_on", models.DateField(help_text="the day of the verdict")),
                (
                    "correction",
                    models.TextField(blank=True, help_text="what was changed in it last and why, for readers"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("updated_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("tombstone", models.TextField(blank=True, help_text="why it was withdrawn, for readers")),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="claims.claim"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ratings", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RatingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("claim_reviewed", models.CharField(help_text="the claim in short", max_length=74)),
                ("wording", models.TextField(help_text="of the claim, when it was rated")),
                ("alternate_name", models.CharField(help_text="the verdict in words", max_length=80)),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=2, help_text="the verdict in figures", max_digits=6, null=True
                    ),
                ),
                (
                    "best",
                    models.DecimalField(
                        blank=True, decimal_places=2, help_text="of its scale", max_digits=6, null=True
                    ),
                ),
                (
                    "worst",
                    models.DecimalField(
                        blank=True, decimal_places=2, help_text="of its scale", max_digits=6, null=True
                    ),
                ),
                ("reasons", models.TextField(help_text="Markdown")),
                ("sources", models.JSONField(blank=True, default=list)),
                ("organisation", models.CharField(help_text="whose verdict it is", max_length=120)),
                ("url", models.TextField(blank=True, help_text="the organisation's page; null: this site", null=True)),
                ("decided_on", models.DateField(help_text="the day of the verdict")),
                (
                    "correction",
                    models.TextField(blank=True, help_text="what was changed in it last and why, for readers"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("updated_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("tombstone", models.TextField(blank=True, help_text="why it was withdrawn, for readers")),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.rating",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="rating",
            index=models.Index(fields=["-updated_at"], name="rating_lately"),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.CheckConstraint(
                condition=models.Q(("url__isnull", True), ("url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"),
                name="rating_url_is_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("alternate_name", ""), _negated=True),
                    models.Q(("claim_reviewed", ""), _negated=True),
                    models.Q(("organisation", ""), _negated=True),
                ),
                name="rating_says_who_and_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("best__isnull", True), ("value__isnull", True), ("worst__isnull", True)),
                    models.Q(
                        ("best__isnull", False),
                        ("value__gte", models.F("worst")),
                        ("value__isnull", False),
                        ("value__lte", models.F("best")),
                        ("worst__isnull", False),
                        ("worst__lt", models.F("best")),
                    ),
                    _connector="OR",
                ),
                name="rating_on_its_scale",
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at__isnull", True), models.Q(("tombstone", ""), _negated=True), _connector="OR"
                ),
                name="rating_tombstone_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.UniqueConstraint(
                models.F("claim"),
                django.db.models.functions.text.Lower("organisation"),
                condition=models.Q(("withdrawn_at__isnull", True)),
                name="rating_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rating",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_ratingevent" ("alternate_name", "best", "claim_id", "claim_reviewed", "correction", "created_at", "decided_by_id", "decided_on", "id", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "sources", "tombstone", "updated_at", "url", "value", "version", "withdrawn_at", "wording", "worst") VALUES (NEW."alternate_name", NEW."best", NEW."claim_id", NEW."claim_reviewed", NEW."correction", NEW."created_at", NEW."decided_by_id", NEW."decided_on", NEW."id", NEW."organisation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reasons", NEW."sources", NEW."tombstone", NEW."updated_at", NEW."url", NEW."value", NEW."version", NEW."withdrawn_at", NEW."wording", NEW."worst"); RETURN NULL;',
                    hash="d8f0766c8d1d0a4e5c4fec1f291ec85d033b3665",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_49e43",
                    table="claims_rating",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rating",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_ratingevent" ("alternate_name", "best", "claim_id", "claim_reviewed", "correction", "created_at", "decided_by_id", "decided_on", "id", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "sources", "tombstone", "updated_at", "url", "value", "version", "withdrawn_at", "wording", "worst") VALUES (NEW."alternate_name", NEW."best", NEW."claim_id", NEW."claim_reviewed", NEW."correction", NEW."created_at", NEW."decided_by_id", NEW."decided_on", NEW."id", NEW."organisation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reasons", NEW."sources", NEW."tombstone", NEW."updated_at", NEW."url", NEW."value", NEW."version", NEW."withdrawn_at", NEW."wording", NEW."worst"); RETURN NULL;',
                    hash="6971ae4d6b2c5760aa84037617ad656b0af5d001",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_40dc3",
                    table="claims_rating",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rating",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_ratingevent" ("alternate_name", "best", "claim_id", "claim_reviewed", "correction", "created_at", "decided_by_id", "decided_on", "id", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "sources", "tombstone", "updated_at", "url", "value", "version", "withdrawn_at", "wording", "worst") VALUES (OLD."alternate_name", OLD."best", OLD."claim_id", OLD."claim_reviewed", OLD."correction", OLD."created_at", OLD."decided_by_id", OLD."decided_on", OLD."id", OLD."organisation", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reasons", OLD."sources", OLD."tombstone", OLD."updated_at", OLD."url", OLD."value", OLD."version", OLD."withdrawn_at", OLD."wording", OLD."worst"); RETURN NULL;',
                    hash="dc49aa2c591940e75cf6c3621e05e9caea613498",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_eea28",
                    table="claims_rating",
                    when="AFTER",
                ),
            ),
        ),
    ]
