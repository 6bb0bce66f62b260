"""Outlets that may be one wait for somebody to decide, as parties do."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import claims.models.constraints


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0138_outlets_merged"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublisherMatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", claims.models.constraints.TermField(max_length=16)),
                (
                    "words",
                    models.JSONField(default=list, help_text="the two that were compared: names, or a name and a site"),
                ),
                ("score", models.FloatField(default=1)),
                ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="matches_to", to="claims.publisher"
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="matches_from", to="claims.publisher"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "publisher matches",
            },
        ),
        migrations.CreateModel(
            name="PublisherMatchEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("kind", claims.models.constraints.TermField(max_length=16)),
                (
                    "words",
                    models.JSONField(default=list, help_text="the two that were compared: names, or a name and a site"),
                ),
                ("score", models.FloatField(default=1)),
                ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                (
                    "other",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.publisher",
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
                        to="claims.publishermatch",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.publisher",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="publishermatch",
            index=models.Index(fields=["other"], name="publishermatch_of_other"),
        ),
        migrations.AddConstraint(
            model_name="publishermatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["same_name", "spelt", "shortened", "same_site"])),
                name="publishermatch_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishermatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                name="publishermatch_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishermatch",
            constraint=models.UniqueConstraint(fields=("publisher", "other"), name="publishermatch_once"),
        ),
        migrations.AddConstraint(
            model_name="publishermatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("publisher__lt", models.F("other"))), name="publishermatch_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="publishermatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__gte", 0), ("score__lte", 1)), name="publishermatch_score_share"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishermatch",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_publishermatchevent" ("id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "score", "status", "words") VALUES (NEW."id", NEW."kind", NEW."other_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publisher_id", NEW."score", NEW."status", NEW."words"); RETURN NULL;',
                    hash="8279f0bcb824131e7fd7a3a2d04af578f471fe26",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c4598",
                    table="claims_publishermatch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishermatch",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_publishermatchevent" ("id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "score", "status", "words") VALUES (NEW."id", NEW."kind", NEW."other_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publisher_id", NEW."score", NEW."status", NEW."words"); RETURN NULL;',
                    hash="652c82642c554028b91172edee0b16f2127b99ff",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_16c7f",
                    table="claims_publishermatch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishermatch",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_publishermatchevent" ("id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "score", "status", "words") VALUES (OLD."id", OLD."kind", OLD."other_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publisher_id", OLD."score", OLD."status", OLD."words"); RETURN NULL;',
                    hash="951352522600a7eab02e989d2edd4b22c3fa9409",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_55ae5",
                    table="claims_publishermatch",
                    when="AFTER",
                ),
            ),
        ),
    ]
