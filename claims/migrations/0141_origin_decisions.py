"""What editors decide about the origins of a claim, which no later run of the linking may break."""

import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claims.models.constraints
import claims.terms


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0140_outlet_matches"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="OriginDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("reason", models.TextField(blank=True)),
                ("kind", claims.models.constraints.TermField(max_length=16)),
                (
                    "appearance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="origin_decisions_from",
                        to="claims.appearance",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="origin_decisions_to",
                        to="claims.appearance",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OriginDecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("reason", models.TextField(blank=True)),
                ("kind", claims.models.constraints.TermField(max_length=16)),
                (
                    "appearance",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.appearance",
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
                    "other",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.appearance",
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
                        to="claims.origindecision",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="origindecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["taken", "apart"])), name="origindecision_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="origindecision",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Least("appearance", "other"),
                django.db.models.functions.comparison.Greatest("appearance", "other"),
                name="origindecision_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="origindecision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", claims.terms.OriginKind["TAKEN"])),
                fields=("appearance",),
                name="origindecision_one_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="origindecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("appearance", models.F("other")), _negated=True),
                name="origindecision_of_two_tellings",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="origindecision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_origindecisionevent" ("appearance_id", "decided_at", "decided_by_id", "id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."appearance_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."other_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                    hash="a37b746882eaa3180a94525e9184b5b1b6b50f01",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_feb8d",
                    table="claims_origindecision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="origindecision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_origindecisionevent" ("appearance_id", "decided_at", "decided_by_id", "id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."appearance_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."other_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                    hash="80f4461244918414ebf3c35dbe9b8149621898ef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6ec1f",
                    table="claims_origindecision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="origindecision",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_origindecisionevent" ("appearance_id", "decided_at", "decided_by_id", "id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."appearance_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."kind", OLD."other_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                    hash="7d7e6ffd758ae8f6e8c825dc79b5c6fcc62eb426",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_20b8f",
                    table="claims_origindecision",
                    when="AFTER",
                ),
            ),
        ),
    ]
