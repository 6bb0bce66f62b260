"""How each version was read, beside its anchors, and which suggestions a later reading no longer finds."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0005_additions"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="anchor",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="anchor",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="anchor",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="anchor",
            name="reading",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="how the extractor read the claim in this version: certainty, negated, speaker …; empty: not found",
            ),
        ),
        migrations.AddField(
            model_name="anchorevent",
            name="reading",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="how the extractor read the claim in this version: certainty, negated, speaker …; empty: not found",
            ),
        ),
        migrations.AddField(
            model_name="appearance",
            name="lost_in",
            field=models.ForeignKey(
                blank=True,
                help_text="the later reading that no longer found it; null while found, or once a person decided about it",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="lost",
                to="claims.extractionrun",
            ),
        ),
        migrations.AddField(
            model_name="appearanceevent",
            name="lost_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="the later reading that no longer found it; null while found, or once a person decided about it",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.extractionrun",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="anchor",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_anchorevent" ("annotation_id", "appearance_id", "cue_end", "cue_start", "decided_by_id", "end", "exact", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "reading", "snapshot_id", "source_end", "source_start", "start", "state", "suffix") VALUES (NEW."annotation_id", NEW."appearance_id", NEW."cue_end", NEW."cue_start", NEW."decided_by_id", NEW."end", NEW."exact", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prefix", NEW."reading", NEW."snapshot_id", NEW."source_end", NEW."source_start", NEW."start", NEW."state", NEW."suffix"); RETURN NULL;',
                    hash="e5b8e11d1d57f4b18c77ab3175b0de912d802a49",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f04fb",
                    table="claims_anchor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="anchor",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_anchorevent" ("annotation_id", "appearance_id", "cue_end", "cue_start", "decided_by_id", "end", "exact", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "reading", "snapshot_id", "source_end", "source_start", "start", "state", "suffix") VALUES (NEW."annotation_id", NEW."appearance_id", NEW."cue_end", NEW."cue_start", NEW."decided_by_id", NEW."end", NEW."exact", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prefix", NEW."reading", NEW."snapshot_id", NEW."source_end", NEW."source_start", NEW."start", NEW."state", NEW."suffix"); RETURN NULL;',
                    hash="b7358bd46ae227b57277cb04ac8a15f7418741de",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ff1ad",
                    table="claims_anchor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="anchor",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_anchorevent" ("annotation_id", "appearance_id", "cue_end", "cue_start", "decided_by_id", "end", "exact", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "reading", "snapshot_id", "source_end", "source_start", "start", "state", "suffix") VALUES (OLD."annotation_id", OLD."appearance_id", OLD."cue_end", OLD."cue_start", OLD."decided_by_id", OLD."end", OLD."exact", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prefix", OLD."reading", OLD."snapshot_id", OLD."source_end", OLD."source_start", OLD."start", OLD."state", OLD."suffix"); RETURN NULL;',
                    hash="b48479a9849220c7fd54079a12ee16471f403f74",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a340f",
                    table="claims_anchor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_appearanceevent" ("article_id", "certainty", "certainty_words", "claim_id", "confidence", "content", "created_at", "cue_class", "cue_words", "directness", "first_snapshot_id", "happened", "happened_why", "id", "key", "lost_in_id", "medium", "negated", "negation_words", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading", "rule", "run_id", "said", "said_why", "source_words", "speaker_id", "status") VALUES (NEW."article_id", NEW."certainty", NEW."certainty_words", NEW."claim_id", NEW."confidence", NEW."content", NEW."created_at", NEW."cue_class", NEW."cue_words", NEW."directness", NEW."first_snapshot_id", NEW."happened", NEW."happened_why", NEW."id", NEW."key", NEW."lost_in_id", NEW."medium", NEW."negated", NEW."negation_words", NEW."origin_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reading", NEW."rule", NEW."run_id", NEW."said", NEW."said_why", NEW."source_words", NEW."speaker_id", NEW."status"); RETURN NULL;',
                    hash="56b47a8347e36a985672ef43d1cfa550363df100",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_58226",
                    table="claims_appearance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."certainty_words" IS DISTINCT FROM (NEW."certainty_words") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."content" IS DISTINCT FROM (NEW."content") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."cue_class" IS DISTINCT FROM (NEW."cue_class") OR OLD."cue_words" IS DISTINCT FROM (NEW."cue_words") OR OLD."directness" IS DISTINCT FROM (NEW."directness") OR OLD."first_snapshot_id" IS DISTINCT FROM (NEW."first_snapshot_id") OR OLD."happened" IS DISTINCT FROM (NEW."happened") OR OLD."happened_why" IS DISTINCT FROM (NEW."happened_why") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."lost_in_id" IS DISTINCT FROM (NEW."lost_in_id") OR OLD."medium" IS DISTINCT FROM (NEW."medium") OR OLD."negated" IS DISTINCT FROM (NEW."negated") OR OLD."negation_words" IS DISTINCT FROM (NEW."negation_words") OR OLD."origin_id" IS DISTINCT FROM (NEW."origin_id") OR OLD."reading" IS DISTINCT FROM (NEW."reading") OR OLD."rule" IS DISTINCT FROM (NEW."rule") OR OLD."run_id" IS DISTINCT FROM (NEW."run_id") OR OLD."said" IS DISTINCT FROM (NEW."said") OR OLD."said_why" IS DISTINCT FROM (NEW."said_why") OR OLD."source_words" IS DISTINCT FROM (NEW."source_words") OR OLD."speaker_id" IS DISTINCT FROM (NEW."speaker_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                    func='INSERT INTO "claims_appearanceevent" ("article_id", "certainty", "certainty_words", "claim_id", "confidence", "content", "created_at", "cue_class", "cue_words", "directness", "first_snapshot_id", "happened", "happened_why", "id", "key", "lost_in_id", "medium", "negated", "negation_words", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading", "rule", "run_id", "said", "said_why", "source_words", "speaker_id", "status") VALUES (NEW."article_id", NEW."certainty", NEW."certainty_words", NEW."claim_id", NEW."confidence", NEW."content", NEW."created_at", NEW."cue_class", NEW."cue_words", NEW."directness", NEW."first_snapshot_id", NEW."happened", NEW."happened_why", NEW."id", NEW."key", NEW."lost_in_id", NEW."medium", NEW."negated", NEW."negation_words", NEW."origin_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reading", NEW."rule", NEW."run_id", NEW."said", NEW."said_why", NEW."source_words", NEW."speaker_id", NEW."status"); RETURN NULL;',
                    hash="87b4294f29bc7da29388134e853a84fceaf03682",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cdcd1",
                    table="claims_appearance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_appearanceevent" ("article_id", "certainty", "certainty_words", "claim_id", "confidence", "content", "created_at", "cue_class", "cue_words", "directness", "first_snapshot_id", "happened", "happened_why", "id", "key", "lost_in_id", "medium", "negated", "negation_words", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading", "rule", "run_id", "said", "said_why", "source_words", "speaker_id", "status") VALUES (OLD."article_id", OLD."certainty", OLD."certainty_words", OLD."claim_id", OLD."confidence", OLD."content", OLD."created_at", OLD."cue_class", OLD."cue_words", OLD."directness", OLD."first_snapshot_id", OLD."happened", OLD."happened_why", OLD."id", OLD."key", OLD."lost_in_id", OLD."medium", OLD."negated", OLD."negation_words", OLD."origin_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reading", OLD."rule", OLD."run_id", OLD."said", OLD."said_why", OLD."source_words", OLD."speaker_id", OLD."status"); RETURN NULL;',
                    hash="7f3bb6a24dee63e2eca2dbae3cb189a2fb4f33ab",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2b6e2",
                    table="claims_appearance",
                    when="AFTER",
                ),
            ),
        ),
    ]
