"""Outlets that are one can be merged."""

# locks claims_publisher: a few thousand rows, which are checked in a moment
# locks claims_publisherevent: a row for each change of those, the new column empty in all

from pathlib import Path

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

_BACK = """
DROP TRIGGER standing_outlet ON claims_article;
DROP TRIGGER standing_outlet ON claims_feed;
DROP TRIGGER standing_outlet ON claims_chainlink;
DROP TRIGGER standing_outlet ON claims_citation;
DROP TRIGGER standing_outlet ON claims_addition;
DROP FUNCTION claims_standing_outlet();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0137_desk"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="publisher",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="publisher",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="publisher",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="publisher",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="absorbed",
                to="claims.publisher",
            ),
        ),
        migrations.AddField(
            model_name="publisherevent",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.publisher",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publisher",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_publisherevent" ("domains", "id", "kind", "merged_into_id", "name", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."domains", NEW."id", NEW."kind", NEW."merged_into_id", NEW."name", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                    hash="8b6db86c0b62842ba3995b79c2466d7caa5c09d8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_09cdd",
                    table="claims_publisher",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publisher",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_publisherevent" ("domains", "id", "kind", "merged_into_id", "name", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."domains", NEW."id", NEW."kind", NEW."merged_into_id", NEW."name", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;',
                    hash="fcf4d93e4569975d5d298519b2aa0f78058ca82c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8717f",
                    table="claims_publisher",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publisher",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_publisherevent" ("domains", "id", "kind", "merged_into_id", "name", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."domains", OLD."id", OLD."kind", OLD."merged_into_id", OLD."name", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="be21c7575af28c85cf2233dc90d67402f3f8d582",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9b907",
                    table="claims_publisher",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="publisher",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(("merged_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="publisher_not_merged_into_itself",
            ),
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), _BACK),
    ]
