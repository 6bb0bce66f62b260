"""Cited documents are found again by the word under which articles speak of them, whatever their titles are."""

# locks claims_document: a few thousand rows, each written once more
# locks claims_documentevent: a row for each change of those, the new column empty in all

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

#: Before the triggers are back: that a word stands beside its title is no change that somebody made.
_KNOWN_BY = r"""
UPDATE claims_document SET medium = substring(title FROM '^.+: (.+)$')
WHERE party_id IS NOT NULL AND title ~ ('^.+: (complaint|lawsuit|suit|filing|brief|motion|petition|order|ruling|opinion'
    '|judgment|decision|letter|memo|paper|study|report|post|blog post|tweet|release|press release)$');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0141_origin_decisions"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="document",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="document",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="document",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="document",
            name="medium",
            field=models.CharField(
                blank=True,
                help_text="the word under which articles speak of it as its party’s: by that it is found again, whatever its title is by now",
                max_length=80,
            ),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="medium",
            field=models.CharField(
                blank=True,
                help_text="the word under which articles speak of it as its party’s: by that it is found again, whatever its title is by now",
                max_length=80,
            ),
        ),
        migrations.RunSQL(_KNOWN_BY, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_documentevent" ("court", "docket", "id", "kind", "medium", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title", "url") VALUES (NEW."court", NEW."docket", NEW."id", NEW."kind", NEW."medium", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."title", NEW."url"); RETURN NULL;',
                    hash="e776b2e2c4118c936b77c8b5b6f27507f02c9e33",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a80a0",
                    table="claims_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_documentevent" ("court", "docket", "id", "kind", "medium", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title", "url") VALUES (NEW."court", NEW."docket", NEW."id", NEW."kind", NEW."medium", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."title", NEW."url"); RETURN NULL;',
                    hash="cd2ebe90532f09c91f40c3f7106b9f3c065e2ce5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6d835",
                    table="claims_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_documentevent" ("court", "docket", "id", "kind", "medium", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title", "url") VALUES (OLD."court", OLD."docket", OLD."id", OLD."kind", OLD."medium", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."title", OLD."url"); RETURN NULL;',
                    hash="908f5b11392e4f7d222f76263bdc9581f7f586f9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_de5da",
                    table="claims_document",
                    when="AFTER",
                ),
            ),
        ),
    ]
