"""The rule of two: disputes that want a second editor for accusations, and who agreed as the first."""

import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0071_kept_from_readers"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="agreement",
                        serialize=False,
                        to="claims.claim",
                    ),
                ),
                ("agreed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("version", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="AgreementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("agreed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("version", models.CharField(max_length=64)),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="dispute",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="dispute",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="dispute",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="dispute",
            name="second_editor",
            field=models.BooleanField(
                blank=True,
                help_text="two editors check claims that accuse somebody; null: as the settings say",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="disputeevent",
            name="second_editor",
            field=models.BooleanField(
                blank=True,
                help_text="two editors check claims that accuse somebody; null: as the settings say",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="reviewedclaim",
            name="is_first",
            field=models.BooleanField(db_default=False, default=False, help_text="accepted; a second editor is needed"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dispute",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_disputeevent" ("embargo_until", "id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "publishes", "question", "rules", "second_editor", "slug", "title") VALUES (NEW."embargo_until", NEW."id", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."publishes", NEW."question", NEW."rules", NEW."second_editor", NEW."slug", NEW."title"); RETURN NULL;',
                    hash="662523132b5705ba0625904f69ebeb03e3aced9c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_61fe6",
                    table="claims_dispute",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dispute",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_disputeevent" ("embargo_until", "id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "publishes", "question", "rules", "second_editor", "slug", "title") VALUES (NEW."embargo_until", NEW."id", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."publishes", NEW."question", NEW."rules", NEW."second_editor", NEW."slug", NEW."title"); RETURN NULL;',
                    hash="17c67fa8f2d54285c13771cab556bad4c6ede06d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_102ec",
                    table="claims_dispute",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dispute",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_disputeevent" ("embargo_until", "id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "publishes", "question", "rules", "second_editor", "slug", "title") VALUES (OLD."embargo_until", OLD."id", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."publishes", OLD."question", OLD."rules", OLD."second_editor", OLD."slug", OLD."title"); RETURN NULL;',
                    hash="a42e2f1e85ff4868b339754b01cfed9b85b1a8d8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8239f",
                    table="claims_dispute",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="decision",
            field=models.ForeignKey(
                help_text="null: by correcting or adding it",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="claims.reviewdecision",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="second",
            field=models.ForeignKey(
                help_text="of the second editor",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="claims.reviewdecision",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="agreementevent",
            name="claim",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                serialize=False,
                to="claims.claim",
            ),
        ),
        migrations.AddField(
            model_name="agreementevent",
            name="decision",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="null: by correcting or adding it",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.reviewdecision",
            ),
        ),
        migrations.AddField(
            model_name="agreementevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="agreementevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="claims.agreement",
            ),
        ),
        migrations.AddField(
            model_name="agreementevent",
            name="second",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="of the second editor",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.reviewdecision",
            ),
        ),
        migrations.AddField(
            model_name="agreementevent",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_agreementevent" ("agreed_at", "claim_id", "decision_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_id", "user_id", "version") VALUES (NEW."agreed_at", NEW."claim_id", NEW."decision_id", _pgh_attach_context(), NOW(), \'insert\', NEW."claim_id", NEW."second_id", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="dc1c1c36296e8a1ac20f410d02461bc1168715c9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b786b",
                    table="claims_agreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_agreementevent" ("agreed_at", "claim_id", "decision_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_id", "user_id", "version") VALUES (NEW."agreed_at", NEW."claim_id", NEW."decision_id", _pgh_attach_context(), NOW(), \'update\', NEW."claim_id", NEW."second_id", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="20419f787628ce916ef45dca8c2f84e6e2158609",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f6ce2",
                    table="claims_agreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_agreementevent" ("agreed_at", "claim_id", "decision_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_id", "user_id", "version") VALUES (OLD."agreed_at", OLD."claim_id", OLD."decision_id", _pgh_attach_context(), NOW(), \'delete\', OLD."claim_id", OLD."second_id", OLD."user_id", OLD."version"); RETURN NULL;',
                    hash="fdf6130ad5af589b5e7519e9579440d3604e96e5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4fbf9",
                    table="claims_agreement",
                    when="AFTER",
                ),
            ),
        ),
    ]
