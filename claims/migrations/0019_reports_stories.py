"""Reports from readers, story paths, and since when an entry of the timeline stands as it does."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claims.models.constraints

SQL = (Path(__file__).parent / "0019_since_when.sql").read_text(encoding="utf-8")
UNDO = """
DROP TRIGGER since_when_made ON claims_timelineentry;
DROP TRIGGER since_when_changed ON claims_timelineentry;
DROP FUNCTION claims_entry_since_when();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0013_same_claim"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "key",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        help_text="names it to whoever sent it: cannot be guessed",
                    ),
                ),
                ("kind", claims.models.constraints.TermField(default="other", max_length=16)),
                ("words", models.TextField(help_text="what the reader wrote")),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settled_why", models.TextField(blank=True, db_default="", default="", help_text="for the desk")),
                ("answer", models.TextField(blank=True, help_text="for whoever sent it")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportSender",
            fields=[
                (
                    "digest",
                    models.CharField(
                        help_text="of the address, the day and the secret key",
                        max_length=64,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("n", models.PositiveSmallIntegerField(default=0)),
                ("since", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.CreateModel(
            name="Story",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("lead", models.TextField(blank=True, help_text="what stands before the first step")),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("updated_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("published_at", models.DateTimeField(blank=True, help_text="null: a draft", null=True)),
            ],
            options={
                "verbose_name_plural": "stories",
            },
        ),
        migrations.CreateModel(
            name="StoryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                ("title", models.CharField(max_length=200)),
                ("lead", models.TextField(blank=True, help_text="what stands before the first step")),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("updated_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("published_at", models.DateTimeField(blank=True, help_text="null: a draft", null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StoryStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(help_text="from 1, without gaps")),
                ("text", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="StoryStepEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(help_text="from 1, without gaps")),
                ("text", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="report_url_is_address",
        ),
        migrations.RemoveIndex(
            model_name="report",
            name="report_open",
        ),
        migrations.RenameField(
            model_name="report",
            old_name="closed_at",
            new_name="settled_at",
        ),
        migrations.RemoveField(
            model_name="report",
            name="url",
        ),
        migrations.AddField(
            model_name="report",
            name="article",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reports",
                to="claims.article",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="key",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(),
                help_text="names it to whoever sent it: cannot be guessed",
                unique=True,
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="kind",
            field=claims.models.constraints.TermField(default="other", max_length=16),
        ),
        migrations.AddField(
            model_name="report",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="settled_why",
            field=models.TextField(blank=True, db_default="", default="", help_text="for the desk"),
        ),
        migrations.AddField(
            model_name="timelineentry",
            name="accepted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="timelineentry",
            name="hidden_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="timelineentry",
            name="shown_at",
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
        migrations.AlterField(
            model_name="report",
            name="answer",
            field=models.TextField(blank=True, help_text="for whoever sent it"),
        ),
        migrations.AlterField(
            model_name="report",
            name="contact",
            field=models.CharField(blank=True, help_text="taken out once the report is settled", max_length=254),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("settled_at__isnull", True)), fields=["created_at"], name="report_open"
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("settled_at__isnull", False)), fields=["-settled_at"], name="report_settled"
            ),
        ),
        migrations.AddIndex(
            model_name="timelineentry",
            index=models.Index(fields=["dispute", "shown_at"], name="entry_by_shown"),
        ),
        migrations.AddIndex(
            model_name="timelineentry",
            index=models.Index(fields=["dispute", "accepted_at"], name="entry_by_accepted"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_reportevent" ("answer", "article_id", "claim_id", "created_at", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "settled_by_id", "settled_why", "words") VALUES (NEW."answer", NEW."article_id", NEW."claim_id", NEW."created_at", NEW."id", NEW."key", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."settled_at", NEW."settled_by_id", NEW."settled_why", NEW."words"); RETURN NULL;',
                    hash="d9101525f23695260f64037d608a6760e3ab61f5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3ea53",
                    table="claims_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."settled_at" IS DISTINCT FROM (NEW."settled_at") OR OLD."settled_by_id" IS DISTINCT FROM (NEW."settled_by_id") OR OLD."settled_why" IS DISTINCT FROM (NEW."settled_why") OR OLD."words" IS DISTINCT FROM (NEW."words"))',
                    func='INSERT INTO "claims_reportevent" ("answer", "article_id", "claim_id", "created_at", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "settled_by_id", "settled_why", "words") VALUES (NEW."answer", NEW."article_id", NEW."claim_id", NEW."created_at", NEW."id", NEW."key", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."settled_at", NEW."settled_by_id", NEW."settled_why", NEW."words"); RETURN NULL;',
                    hash="647390072cb021104b44eead6d431d1620902d11",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_73635",
                    table="claims_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_reportevent" ("answer", "article_id", "claim_id", "created_at", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "settled_by_id", "settled_why", "words") VALUES (OLD."answer", OLD."article_id", OLD."claim_id", OLD."created_at", OLD."id", OLD."key", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."settled_at", OLD."settled_by_id", OLD."settled_why", OLD."words"); RETURN NULL;',
                    hash="14c91481292bebbfd26cb33a269f98e5f27979f8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3b4ca",
                    table="claims_report",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["words", "speaker", "chain", "date", "outdated", "harm", "other"])),
                name="report_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("article__isnull", True), ("claim__isnull", False)),
                    models.Q(("article__isnull", False), ("claim__isnull", True)),
                    _connector="OR",
                ),
                name="report_on_one_thing",
            ),
        ),
        migrations.AddField(
            model_name="reportevent",
            name="article",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.article",
            ),
        ),
        migrations.AddField(
            model_name="reportevent",
            name="claim",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.claim",
            ),
        ),
        migrations.AddField(
            model_name="reportevent",
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
            model_name="reportevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="claims.report",
            ),
        ),
        migrations.AddField(
            model_name="reportevent",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="story",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="stories", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="storyevent",
            name="author",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="storyevent",
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
            model_name="storyevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="claims.story",
            ),
        ),
        migrations.AddField(
            model_name="storystep",
            name="claim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="story_steps", to="claims.claim"
            ),
        ),
        migrations.AddField(
            model_name="storystep",
            name="story",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="claims.story"
            ),
        ),
        migrations.AddField(
            model_name="storystepevent",
            name="claim",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.claim",
            ),
        ),
        migrations.AddField(
            model_name="storystepevent",
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
            model_name="storystepevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="claims.storystep",
            ),
        ),
        migrations.AddField(
            model_name="storystepevent",
            name="story",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.story",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["-published_at"], name="story_by_publication"),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="story_has_title"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="story",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_storyevent" ("author_id", "created_at", "id", "lead", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "slug", "title", "updated_at", "version") VALUES (NEW."author_id", NEW."created_at", NEW."id", NEW."lead", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."slug", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="132c011f3b753c48f188b7a1e76b448f8d5ec658",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_448d2",
                    table="claims_story",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="story",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_storyevent" ("author_id", "created_at", "id", "lead", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "slug", "title", "updated_at", "version") VALUES (NEW."author_id", NEW."created_at", NEW."id", NEW."lead", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."slug", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="c205bc5aaf02f970fd84be2050a2a6054841a21c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d12b4",
                    table="claims_story",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="story",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_storyevent" ("author_id", "created_at", "id", "lead", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "slug", "title", "updated_at", "version") VALUES (OLD."author_id", OLD."created_at", OLD."id", OLD."lead", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."slug", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="2ce24994ab8d8969f991bc101c21d4db312faaf2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ba40e",
                    table="claims_story",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="storystep",
            constraint=models.UniqueConstraint(fields=("story", "claim"), name="storystep_claim_once"),
        ),
        migrations.AddConstraint(
            model_name="storystep",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("story", "position"),
                name="storystep_position_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storystep",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_storystepevent" ("claim_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "story_id", "text") VALUES (NEW."claim_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."story_id", NEW."text"); RETURN NULL;',
                    hash="a72fd7a9489853f49fc2cfeff40281f3262c8c92",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3a010",
                    table="claims_storystep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storystep",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_storystepevent" ("claim_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "story_id", "text") VALUES (NEW."claim_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."story_id", NEW."text"); RETURN NULL;',
                    hash="0bf39909ede1195f65291831b4eaf1351874a085",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_15567",
                    table="claims_storystep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storystep",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_storystepevent" ("claim_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "story_id", "text") VALUES (OLD."claim_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."story_id", OLD."text"); RETURN NULL;',
                    hash="be7d96cd5b08773a52439f6b34472364aca0387f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c6c2e",
                    table="claims_storystep",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(SQL, UNDO),
    ]
