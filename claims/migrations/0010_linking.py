"""What linking needs: how appearances are told and compared, parties that may be one, and what each link rests on."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import claims.models.claims
import claims.models.constraints


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0009_settled_failures"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="PartyMatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", claims.models.constraints.TermField(max_length=16)),
                (
                    "evidence",
                    models.JSONField(blank=True, default=dict, help_text="the names compared, and where both stand"),
                ),
                ("score", models.FloatField(default=1)),
                ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
            ],
            options={
                "verbose_name_plural": "party matches",
            },
        ),
        migrations.CreateModel(
            name="PartyMatchEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("kind", claims.models.constraints.TermField(max_length=16)),
                (
                    "evidence",
                    models.JSONField(blank=True, default=dict, help_text="the names compared, and where both stand"),
                ),
                ("score", models.FloatField(default=1)),
                ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Resemblance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.FloatField(help_text="0 to 1")),
                ("same", models.BooleanField(help_text="whether the rules take them for one claim")),
                ("why", models.CharField(help_text="what decided, for people", max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                (
                    "appearance",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="telling",
                        serialize=False,
                        to="claims.appearance",
                    ),
                ),
                (
                    "wording",
                    models.TextField(help_text="the content with its pronouns resolved, as far as that is sure"),
                ),
                (
                    "wording_hash",
                    models.GeneratedField(
                        db_persist=True,
                        expression=claims.models.claims.WordingHash("wording"),
                        output_field=models.CharField(max_length=64),
                    ),
                ),
                (
                    "slots",
                    models.JSONField(blank=True, default=dict, help_text="numbers, dates, names, actions, polarity"),
                ),
                (
                    "unclear",
                    models.CharField(
                        blank=True,
                        help_text="the words of which nobody knows who is meant; empty: it stands alone",
                        max_length=200,
                    ),
                ),
                ("version", models.CharField(help_text="of the rules that made it", max_length=40)),
            ],
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claim",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claim",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claim",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claimparty",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claimparty",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claimparty",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claimrelation",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claimrelation",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="claimrelation",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="contradiction",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="contradiction",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="contradiction",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="reply",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="reply",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="reply",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="claim",
            name="unclear",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="the words of which nobody knows who is meant; empty: the wording stands alone",
                max_length=200,
            ),
        ),
        migrations.AddField(
            model_name="claimevent",
            name="unclear",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="the words of which nobody knows who is meant; empty: the wording stands alone",
                max_length=200,
            ),
        ),
        migrations.AddField(
            model_name="claimparty",
            name="words",
            field=models.TextField(blank=True, db_default="", default="", help_text="the words that give it the role"),
        ),
        migrations.AddField(
            model_name="claimpartyevent",
            name="words",
            field=models.TextField(blank=True, db_default="", default="", help_text="the words that give it the role"),
        ),
        migrations.AddField(
            model_name="claimrelation",
            name="evidence",
            field=models.ForeignKey(
                blank=True,
                help_text="the telling in which the words stand",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="claims.appearance",
            ),
        ),
        migrations.AddField(
            model_name="claimrelationevent",
            name="evidence",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="the telling in which the words stand",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.appearance",
            ),
        ),
        migrations.AddField(
            model_name="contradiction",
            name="confidence",
            field=models.FloatField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="contradiction",
            name="evidence",
            field=models.JSONField(
                blank=True, db_default={}, default=dict, help_text="what decides between them, where something does"
            ),
        ),
        migrations.AddField(
            model_name="contradictionevent",
            name="confidence",
            field=models.FloatField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="contradictionevent",
            name="evidence",
            field=models.JSONField(
                blank=True, db_default={}, default=dict, help_text="what decides between them, where something does"
            ),
        ),
        migrations.AddField(
            model_name="reply",
            name="confidence",
            field=models.FloatField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="reply",
            name="rule",
            field=models.CharField(blank=True, db_default="", default="", max_length=60),
        ),
        migrations.AddField(
            model_name="replyevent",
            name="confidence",
            field=models.FloatField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="replyevent",
            name="rule",
            field=models.CharField(blank=True, db_default="", default="", max_length=60),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_claimevent" ("created_at", "embargo_until", "id", "merged_into_id", "negated", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slots", "speaker_id", "status", "tombstone", "unclear", "updated_at", "wording") VALUES (NEW."created_at", NEW."embargo_until", NEW."id", NEW."merged_into_id", NEW."negated", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slots", NEW."speaker_id", NEW."status", NEW."tombstone", NEW."unclear", NEW."updated_at", NEW."wording"); RETURN NULL;',
                    hash="978c1820f9a1cdb88e570c18d040148bb1447445",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_df8fa",
                    table="claims_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."embargo_until" IS DISTINCT FROM (NEW."embargo_until") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."negated" IS DISTINCT FROM (NEW."negated") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."slots" IS DISTINCT FROM (NEW."slots") OR OLD."speaker_id" IS DISTINCT FROM (NEW."speaker_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."tombstone" IS DISTINCT FROM (NEW."tombstone") OR OLD."unclear" IS DISTINCT FROM (NEW."unclear") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."wording" IS DISTINCT FROM (NEW."wording"))',
                    func='INSERT INTO "claims_claimevent" ("created_at", "embargo_until", "id", "merged_into_id", "negated", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slots", "speaker_id", "status", "tombstone", "unclear", "updated_at", "wording") VALUES (NEW."created_at", NEW."embargo_until", NEW."id", NEW."merged_into_id", NEW."negated", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slots", NEW."speaker_id", NEW."status", NEW."tombstone", NEW."unclear", NEW."updated_at", NEW."wording"); RETURN NULL;',
                    hash="b1b3864698dd57bbc1b8b0d0481b367637976c99",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fe4ba",
                    table="claims_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_claimevent" ("created_at", "embargo_until", "id", "merged_into_id", "negated", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slots", "speaker_id", "status", "tombstone", "unclear", "updated_at", "wording") VALUES (OLD."created_at", OLD."embargo_until", OLD."id", OLD."merged_into_id", OLD."negated", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slots", OLD."speaker_id", OLD."status", OLD."tombstone", OLD."unclear", OLD."updated_at", OLD."wording"); RETURN NULL;',
                    hash="e1c3771ac97f6755f6266320455653aa153e513c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dbf31",
                    table="claims_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimparty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_claimpartyevent" ("claim_id", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "status", "words") VALUES (NEW."claim_id", NEW."id", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."status", NEW."words"); RETURN NULL;',
                    hash="49c845b085e70487471f193398c21d0e8789fb05",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d0450",
                    table="claims_claimparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimparty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_claimpartyevent" ("claim_id", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "status", "words") VALUES (NEW."claim_id", NEW."id", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."status", NEW."words"); RETURN NULL;',
                    hash="18d4e27b8e919f1db4e981160d98b62a5fd16f23",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2264f",
                    table="claims_claimparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimparty",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_claimpartyevent" ("claim_id", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "status", "words") VALUES (OLD."claim_id", OLD."id", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."status", OLD."words"); RETURN NULL;',
                    hash="78b29d7ec9a8f187887c4cde28c4c4fe309c5021",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3c87e",
                    table="claims_claimparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrelation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_claimrelationevent" ("claim_id", "confidence", "evidence_id", "id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "status", "words") VALUES (NEW."claim_id", NEW."confidence", NEW."evidence_id", NEW."id", NEW."kind", NEW."other_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rule", NEW."status", NEW."words"); RETURN NULL;',
                    hash="002be6c0a7d14be82d89750f1571cfd2130e387f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_42e2f",
                    table="claims_claimrelation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrelation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_claimrelationevent" ("claim_id", "confidence", "evidence_id", "id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "status", "words") VALUES (NEW."claim_id", NEW."confidence", NEW."evidence_id", NEW."id", NEW."kind", NEW."other_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rule", NEW."status", NEW."words"); RETURN NULL;',
                    hash="1b8331a137932f2e8b8bffc1a6a7e4d74c4db91c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0398a",
                    table="claims_claimrelation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrelation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_claimrelationevent" ("claim_id", "confidence", "evidence_id", "id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "status", "words") VALUES (OLD."claim_id", OLD."confidence", OLD."evidence_id", OLD."id", OLD."kind", OLD."other_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rule", OLD."status", OLD."words"); RETURN NULL;',
                    hash="2a8064bf1326d08248f697a56a6fb0f704336c5e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8a84e",
                    table="claims_claimrelation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contradiction",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_contradictionevent" ("appearance_id", "confidence", "decision", "evidence", "id", "kind", "other_id", "other_reading", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading", "rule", "slot", "status") VALUES (NEW."appearance_id", NEW."confidence", NEW."decision", NEW."evidence", NEW."id", NEW."kind", NEW."other_id", NEW."other_reading", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reading", NEW."rule", NEW."slot", NEW."status"); RETURN NULL;',
                    hash="8dece2bdab98b9f6d15f30fa8b8844033f14a2ff",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8b4be",
                    table="claims_contradiction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contradiction",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_contradictionevent" ("appearance_id", "confidence", "decision", "evidence", "id", "kind", "other_id", "other_reading", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading", "rule", "slot", "status") VALUES (NEW."appearance_id", NEW."confidence", NEW."decision", NEW."evidence", NEW."id", NEW."kind", NEW."other_id", NEW."other_reading", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reading", NEW."rule", NEW."slot", NEW."status"); RETURN NULL;',
                    hash="950e29205f68def7fe7ce43992edf4d003693cec",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_54ad3",
                    table="claims_contradiction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contradiction",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_contradictionevent" ("appearance_id", "confidence", "decision", "evidence", "id", "kind", "other_id", "other_reading", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading", "rule", "slot", "status") VALUES (OLD."appearance_id", OLD."confidence", OLD."decision", OLD."evidence", OLD."id", OLD."kind", OLD."other_id", OLD."other_reading", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reading", OLD."rule", OLD."slot", OLD."status"); RETURN NULL;',
                    hash="50b6267bf4c6d11ad514fcfc562f3acabb891b62",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_26885",
                    table="claims_contradiction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reply",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_replyevent" ("accusation_id", "answer_id", "confidence", "evidence_id", "id", "kind", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied", "replied_why", "rule", "status", "words") VALUES (NEW."accusation_id", NEW."answer_id", NEW."confidence", NEW."evidence_id", NEW."id", NEW."kind", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."replied", NEW."replied_why", NEW."rule", NEW."status", NEW."words"); RETURN NULL;',
                    hash="a20183ef3cab51373b50f300cfa3373fbd1b2367",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7ee9e",
                    table="claims_reply",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reply",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_replyevent" ("accusation_id", "answer_id", "confidence", "evidence_id", "id", "kind", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied", "replied_why", "rule", "status", "words") VALUES (NEW."accusation_id", NEW."answer_id", NEW."confidence", NEW."evidence_id", NEW."id", NEW."kind", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."replied", NEW."replied_why", NEW."rule", NEW."status", NEW."words"); RETURN NULL;',
                    hash="346323c8f1ed2941e852c84e7b079073647e70ab",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_26229",
                    table="claims_reply",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reply",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_replyevent" ("accusation_id", "answer_id", "confidence", "evidence_id", "id", "kind", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied", "replied_why", "rule", "status", "words") VALUES (OLD."accusation_id", OLD."answer_id", OLD."confidence", OLD."evidence_id", OLD."id", OLD."kind", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."replied", OLD."replied_why", OLD."rule", OLD."status", OLD."words"); RETURN NULL;',
                    hash="20d0650820b534ad7adba98856afdedf786b9e9b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c3661",
                    table="claims_reply",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="contradiction",
            constraint=models.CheckConstraint(
                condition=models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                name="contradiction_confidence_share",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("confidence__gte", 0), ("confidence__lte", 1)), name="reply_confidence_share"
            ),
        ),
        migrations.AddField(
            model_name="partymatch",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="matches_to", to="claims.party"
            ),
        ),
        migrations.AddField(
            model_name="partymatch",
            name="party",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="matches_from", to="claims.party"
            ),
        ),
        migrations.AddField(
            model_name="partymatchevent",
            name="other",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.party",
            ),
        ),
        migrations.AddField(
            model_name="partymatchevent",
            name="party",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.party",
            ),
        ),
        migrations.AddField(
            model_name="partymatchevent",
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
            model_name="partymatchevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="claims.partymatch",
            ),
        ),
        migrations.AddField(
            model_name="resemblance",
            name="appearance",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="resembles", to="claims.appearance"
            ),
        ),
        migrations.AddField(
            model_name="resemblance",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="resembled_by", to="claims.appearance"
            ),
        ),
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(fields=["wording_hash"], name="telling_of_wording"),
        ),
        migrations.AddIndex(
            model_name="partymatch",
            index=models.Index(fields=["other"], name="partymatch_of_other"),
        ),
        migrations.AddConstraint(
            model_name="partymatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["acronym", "spelling", "longer", "same_name"])),
                name="partymatch_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="partymatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                name="partymatch_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="partymatch",
            constraint=models.UniqueConstraint(fields=("party", "other"), name="partymatch_once"),
        ),
        migrations.AddConstraint(
            model_name="partymatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("party__lt", models.F("other"))), name="partymatch_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="partymatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__gte", 0), ("score__lte", 1)), name="partymatch_score_share"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partymatch",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_partymatchevent" ("evidence", "id", "kind", "other_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "status") VALUES (NEW."evidence", NEW."id", NEW."kind", NEW."other_id", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."score", NEW."status"); RETURN NULL;',
                    hash="df3dc827ea7cf486e6009a88bef597fc844d0f10",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eabfd",
                    table="claims_partymatch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partymatch",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_partymatchevent" ("evidence", "id", "kind", "other_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "status") VALUES (NEW."evidence", NEW."id", NEW."kind", NEW."other_id", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."score", NEW."status"); RETURN NULL;',
                    hash="6cc9a74fa90475f731c14430dab78e7752d2dcc5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_09e01",
                    table="claims_partymatch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partymatch",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_partymatchevent" ("evidence", "id", "kind", "other_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "status") VALUES (OLD."evidence", OLD."id", OLD."kind", OLD."other_id", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."score", OLD."status"); RETURN NULL;',
                    hash="89867911601818966fcb43bc8057b9f4932b828e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4924f",
                    table="claims_partymatch",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="resemblance",
            index=models.Index(fields=["other"], name="resemblance_of_other"),
        ),
        migrations.AddConstraint(
            model_name="resemblance",
            constraint=models.UniqueConstraint(fields=("appearance", "other"), name="resemblance_once"),
        ),
        migrations.AddConstraint(
            model_name="resemblance",
            constraint=models.CheckConstraint(
                condition=models.Q(("appearance__lt", models.F("other"))), name="resemblance_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="resemblance",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__gte", 0), ("score__lte", 1)), name="resemblance_score_share"
            ),
        ),
    ]
