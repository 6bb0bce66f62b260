"""All tables at once, as the migrations up to 0130 make them one after another: for a database that has none yet.

Of these a database that has some gets the rest, one after another; a test compares what both ways lead to.
"""

from pathlib import Path

import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgvector.django.halfvec
import pgvector.django.indexes
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

import claims.models.claims
import claims.models.constraints
import claims.models.parties
import claims.models.people
import claims.terms
from claims.postgres.extensions import require

BEFORE_TABLES = """
CREATE FUNCTION claims_fold(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(public.unaccent('public.unaccent'::regdictionary, $1));
COMMENT ON FUNCTION claims_fold IS 'The form in which names are compared: lower case, no accents. '
    'Declared immutable, which holds as long as the unaccent rules file is not edited.';
CREATE FUNCTION claims_wording_hash(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN encode(sha256(convert_to($1, 'UTF8')), 'hex');
COMMENT ON FUNCTION claims_wording_hash IS 'Names a wording: the sha256 of its UTF-8. '
    'Declared immutable, which holds because what is converted from, the encoding of the database, never changes.';
CREATE SEQUENCE claims_claim_public_number;
"""
BEFORE_TABLES_UNDONE = """
DROP SEQUENCE claims_claim_public_number;
DROP FUNCTION claims_wording_hash(text), claims_fold(text);
"""

BESIDE_TABLES = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
BESIDE_TABLES_UNDONE = """
DROP FUNCTION
    claims_embargo_elsewhere,
    claims_embargo_of_dispute,
    claims_entries_of_appearance,
    claims_entries_of_article,
    claims_entries_of_chainlink,
    claims_entries_of_claim,
    claims_entries_of_claim_row,
    claims_entries_of_claim_row_update,
    claims_entries_of_kind,
    claims_entries_of_moved_thread,
    claims_entry_since_when,
    claims_note_change,
    claims_note_claims,
    claims_note_deleted_claims,
    claims_note_dispute,
    claims_note_entries,
    claims_note_everything,
    claims_note_numbers,
    claims_note_rows,
    claims_parties_that_count,
    claims_refresh_entries,
    claims_refresh_review,
    claims_review_of_appearance_update,
    claims_review_of_claim,
    claims_review_of_row,
    claims_review_of_row_update,
    claims_snapshot_is_immutable,
    claims_thin_changes CASCADE;
DROP TABLE claims_apiuse, claims_change, claims_changesgone, claims_claimchange, claims_publiconce;
"""


def require_extensions(apps, schema_editor):
    """Make the extensions, or end with a message that says which are missing and how to get them."""
    with schema_editor.connection.cursor() as cursor:
        require(cursor)


class CreateModels(Operation):
    """Several of Django's CreateModel as one operation, which may point at each other.

    By an operation each, Django would put all models that are there together anew for every one of them.
    """

    def __init__(self, models: list[migrations.CreateModel]):
        self.models = models

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # all put together once, when somebody asks for one
        for each in self.models:
            each.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for each in self.models:
            each.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for each in reversed(self.models):
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create {len(self.models)} models"


class Migration(migrations.Migration):
    replaces = [
        ("claims", "0001_extensions"),
        ("claims", "0002_tables"),
        ("claims", "0003_triggers"),
        ("claims", "0004_fingerprints"),
        ("claims", "0005_additions"),
        ("claims", "0006_versions"),
        ("claims", "0007_vectors"),
        ("claims", "0008_host_turns"),
        ("claims", "0009_settled_failures"),
        ("claims", "0010_linking"),
        ("claims", "0011_known_days"),
        ("claims", "0012_concerned"),
        ("claims", "0013_same_claim"),
        ("claims", "0019_reports_stories"),
        ("claims", "0020_fetchlog_of_page"),
        ("claims", "0021_facets"),
        ("claims", "0022_changes"),
        ("claims", "0023_changes_of_pages"),
        ("claims", "0024_changed_origins"),
        ("claims", "0030_review"),
        ("claims", "0035_sessions_letters"),
        ("claims", "0036_invitations"),
        ("claims", "0040_presence"),
        ("claims", "0045_notes"),
        ("claims", "0050_merge_undone"),
        ("claims", "0055_clips"),
        ("claims", "0060_takedowns"),
        ("claims", "0061_second_editor"),
        ("claims", "0070_written_once"),
        ("claims", "0071_kept_from_readers"),
        ("claims", "0072_confirmed_addresses"),
        ("claims", "0073_nothing_of_rejected"),
        ("claims", "0074_planned_once"),
        ("claims", "0090_claim_changes"),
        ("claims", "0091_api_tokens"),
        ("claims", "0092_api_use"),
        ("claims", "0100_alerts"),
        ("claims", "0101_webhooks"),
        ("claims", "0110_excerpts_of_dumps"),
        ("claims", "0113_imports"),
        ("claims", "0115_backups"),
        ("claims", "0116_lately"),
        ("claims", "0120_changes_of_columns"),
        ("claims", "0121_document_similar"),
        ("claims", "0122_ratings"),
        ("claims", "0123_changes_of_ratings"),
        ("claims", "0124_changes_of_notes"),
        ("claims", "0125_imports_undone"),
        ("claims", "0126_changes_thinned"),
        ("claims", "0128_by_day"),
        ("claims", "0129_changes_of_links"),
        ("claims", "0130_publisher_similar"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunPython(require_extensions, migrations.RunPython.noop),
        migrations.RunSQL(BEFORE_TABLES, BEFORE_TABLES_UNDONE),
        CreateModels(
            [
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "A user with that username already exists."},
                                help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                                max_length=150,
                                unique=True,
                                validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                                verbose_name="username",
                            ),
                        ),
                        ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                        ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                        ),
                        ("role", claims.models.constraints.TermField(default="contributor", max_length=16)),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "user",
                        "verbose_name_plural": "users",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("role__in", ["contributor", "editor", "lead", "staff"])),
                                name="user_role_known",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_userevent" ("is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "username") VALUES (NEW."is_active", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."username"); RETURN NULL;',
                                    hash="2d9874bc5592b7c4ddf8fe8568d161f9f13508af",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_822fa",
                                    table="claims_user",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                                    func='INSERT INTO "claims_userevent" ("is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "username") VALUES (NEW."is_active", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."username"); RETURN NULL;',
                                    hash="467ba3ea6cc021ff6d249bed9afffd3f367e5e1f",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_955a1",
                                    table="claims_user",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                    managers=[
                        ("objects", claims.models.people.UserManager()),
                    ],
                ),
                migrations.CreateModel(
                    name="AccountSession",
                    fields=[
                        (
                            "session_key",
                            models.CharField(
                                max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                            ),
                        ),
                        ("session_data", models.TextField(verbose_name="session data")),
                        ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                        (
                            "device",
                            models.CharField(blank=True, help_text="what the browser calls itself", max_length=300),
                        ),
                        ("seen_at", models.DateTimeField(help_text="to within ten minutes", null=True)),
                        (
                            "user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sessions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "session",
                        "verbose_name_plural": "sessions",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Party",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", claims.models.constraints.TermField(max_length=16)),
                        ("name", models.CharField(max_length=200)),
                        ("slug", models.SlugField(max_length=80, unique=True)),
                        ("wikidata_id", models.CharField(blank=True, max_length=20)),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="absorbed",
                                to="claims.party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "parties",
                        "indexes": [models.Index(claims.models.parties.Folded("name"), name="party_by_folded_name")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "person",
                                            "organisation",
                                            "government",
                                            "court",
                                            "product",
                                            "group",
                                            "unnamed",
                                        ],
                                    )
                                ),
                                name="party_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("wikidata_id", ""), ("wikidata_id__regex", "^Q[1-9][0-9]*$"), _connector="OR"
                                ),
                                name="party_wikidata_id_form",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into__isnull", True),
                                    models.Q(("merged_into", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="party_not_merged_into_itself",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_partyevent" ("id", "kind", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "wikidata_id") VALUES (NEW."id", NEW."kind", NEW."merged_into_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."wikidata_id"); RETURN NULL;',
                                    hash="a2d9ea2aa68ea76f4fb0b3bb52009223c67e4b82",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_7be11",
                                    table="claims_party",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_partyevent" ("id", "kind", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "wikidata_id") VALUES (NEW."id", NEW."kind", NEW."merged_into_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."wikidata_id"); RETURN NULL;',
                                    hash="a14a891c4b0f3414fc5ad6fd427ef0ca7b6b4813",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_4731b",
                                    table="claims_party",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_partyevent" ("id", "kind", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "wikidata_id") VALUES (OLD."id", OLD."kind", OLD."merged_into_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."wikidata_id"); RETURN NULL;',
                                    hash="a7b8b49b2e45b137835f23d7aa8e62be64f9da3d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_77aaf",
                                    table="claims_party",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Publisher",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("slug", models.SlugField(max_length=80, unique=True)),
                        ("domains", models.JSONField(blank=True, default=list, help_text="host names, without www.")),
                        ("kind", claims.models.constraints.TermField(default="news", max_length=16)),
                        (
                            "party",
                            models.OneToOneField(
                                blank=True,
                                help_text="the outlet as a speaker or a side of its own",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                to="claims.party",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["name"], name="publisher_by_name"),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    claims.models.parties.Folded("name"), name="gin_trgm_ops"
                                ),
                                name="publisher_similar",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["news", "agency", "trade", "blog", "tracker", "company", "official", "demo"],
                                    )
                                ),
                                name="publisher_kind_known",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_publisherevent" ("domains", "id", "kind", "name", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."domains", NEW."id", NEW."kind", NEW."name", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                                    hash="b626f24f98e485ef325a131efa9836bd2827c17b",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_09cdd",
                                    table="claims_publisher",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_publisherevent" ("domains", "id", "kind", "name", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."domains", NEW."id", NEW."kind", NEW."name", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;',
                                    hash="77d30ddf8325fc7b52654e52815322389503c599",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_8717f",
                                    table="claims_publisher",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_publisherevent" ("domains", "id", "kind", "name", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."domains", OLD."id", OLD."kind", OLD."name", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                                    hash="5c209047f5c342b2f7c419a565bcffc6839bdad8",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_9b907",
                                    table="claims_publisher",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Article",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "canonical_url",
                            models.TextField(
                                blank=True, help_text="null for pasted text and files", null=True, unique=True
                            ),
                        ),
                        ("headline", models.TextField()),
                        ("byline", models.CharField(blank=True, max_length=500)),
                        (
                            "language",
                            models.CharField(blank=True, help_text="BCP 47, empty when nobody knows", max_length=12),
                        ),
                        (
                            "published",
                            claims.models.constraints.ClockField(
                                blank=True, help_text="first and last possible day of publication", null=True
                            ),
                        ),
                        ("published_why", models.JSONField(blank=True, default=dict)),
                        ("first_held_at", models.DateTimeField()),
                        (
                            "content_key",
                            models.CharField(
                                help_text="sha256 of the first stored text: names a text without address", max_length=64
                            ),
                        ),
                        (
                            "publisher",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="articles",
                                to="claims.publisher",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector("headline", config="english"),
                                name="article_by_headline",
                            ),
                            models.Index(fields=["publisher", "-first_held_at"], name="article_of_publisher"),
                            models.Index(
                                models.OrderBy(models.F("published__startswith"), descending=True, nulls_last=True),
                                models.OrderBy(models.F("first_held_at"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                name="article_newest",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("canonical_url__isnull", True),
                                    ("canonical_url__regex", "^(https?:/)?/[^\\s]*$"),
                                    _connector="OR",
                                ),
                                name="article_canonical_url_is_address",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("canonical_url__isnull", True)),
                                fields=("publisher", "content_key"),
                                name="article_without_address_once",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_articleevent" ("byline", "canonical_url", "content_key", "first_held_at", "headline", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_why", "publisher_id") VALUES (NEW."byline", NEW."canonical_url", NEW."content_key", NEW."first_held_at", NEW."headline", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published", NEW."published_why", NEW."publisher_id"); RETURN NULL;',
                                    hash="2cf24159ce9c8fef1f070056ad64d3888afa063f",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_b08cf",
                                    table="claims_article",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_articleevent" ("byline", "canonical_url", "content_key", "first_held_at", "headline", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_why", "publisher_id") VALUES (NEW."byline", NEW."canonical_url", NEW."content_key", NEW."first_held_at", NEW."headline", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published", NEW."published_why", NEW."publisher_id"); RETURN NULL;',
                                    hash="fb8ad8c2b657d3ae5c8fa3cea931fe4b129c0e7e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_500a2",
                                    table="claims_article",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_articleevent" ("byline", "canonical_url", "content_key", "first_held_at", "headline", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_why", "publisher_id") VALUES (OLD."byline", OLD."canonical_url", OLD."content_key", OLD."first_held_at", OLD."headline", OLD."id", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published", OLD."published_why", OLD."publisher_id"); RETURN NULL;',
                                    hash="db71626eef627afce2866bef06aae142c7d5a8ce",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_94a4e",
                                    table="claims_article",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Snapshot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(help_text="1 for the first version")),
                        ("text", models.TextField()),
                        ("html", models.TextField(blank=True, help_text="sanitised")),
                        (
                            "pages",
                            models.JSONField(
                                blank=True, default=list, help_text="PDF: the offset at which each page begins"
                            ),
                        ),
                        ("sha256", models.CharField(help_text="of the text as stored first", max_length=64)),
                        ("fetched_at", models.DateTimeField()),
                        ("redacted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="snapshots",
                                to="claims.article",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("article", "number"), name="snapshot_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Addition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("url", models.TextField(blank=True, help_text="null for a text or a file", null=True)),
                        (
                            "name",
                            models.CharField(
                                help_text="what the editor will know it by: the address, headline or file",
                                max_length=300,
                            ),
                        ),
                        ("published_on", models.DateField(blank=True, help_text="what the editor says", null=True)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("offers", models.JSONField(blank=True, default=list)),
                        ("problem", models.TextField(blank=True, help_text="why nothing came of it")),
                        (
                            "added_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="additions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "article",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="additions",
                                to="claims.article",
                            ),
                        ),
                        (
                            "publisher",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.publisher",
                            ),
                        ),
                        (
                            "snapshot",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="claims.snapshot",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["added_by", "-created_at"], name="addition_of_editor")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("url__isnull", True), ("url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"
                                ),
                                name="addition_url_is_address",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Claim",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "number",
                            models.BigIntegerField(
                                db_default=claims.models.claims.NextClaimNumber(),
                                help_text="the public one, for good",
                                unique=True,
                            ),
                        ),
                        ("wording", models.TextField()),
                        (
                            "negated",
                            models.BooleanField(
                                default=False, help_text="the main proposition is negative, or the speaker disputes it"
                            ),
                        ),
                        (
                            "slots",
                            models.JSONField(
                                blank=True, default=dict, help_text="numbers, amounts, dates, actor, object"
                            ),
                        ),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        ("tombstone", models.TextField(blank=True, help_text="why it was withdrawn, for readers")),
                        ("embargo_until", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("updated_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "search",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.contrib.postgres.search.SearchVector("wording", config="english"),
                                output_field=django.contrib.postgres.search.SearchVectorField(),
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="absorbed",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "speaker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims_said",
                                to="claims.party",
                            ),
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
                            "unclear",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="the words of which nobody knows who is meant; empty: the wording stands alone",
                                max_length=200,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(fields=["search"], name="claim_search"),
                            models.Index(fields=["status", "-created_at"], name="claim_queue"),
                            models.Index(fields=["speaker"], name="claim_of_speaker"),
                            models.Index(fields=["wording_hash"], name="claim_of_wording"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                                name="claim_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into__isnull", True),
                                    models.Q(("merged_into", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="claim_not_merged_into_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", claims.terms.Status["WITHDRAWN"]), _negated=True),
                                    models.Q(("tombstone", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="claim_tombstone_has_reason",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExtractionRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("extractor_version", models.CharField(max_length=40)),
                        ("outcome", models.TextField(help_text="what was found, or why nothing was read")),
                        ("n_found", models.PositiveIntegerField(default=0)),
                        (
                            "parties",
                            models.JSONField(
                                blank=True, default=list, help_text="parties found: canonical, kind, mentions"
                            ),
                        ),
                        (
                            "sources",
                            models.JSONField(
                                blank=True, default=list, help_text="cited sources found: name, kind, url"
                            ),
                        ),
                        ("finished_at", models.DateTimeField()),
                        (
                            "snapshot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="runs", to="claims.snapshot"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            django.contrib.postgres.indexes.BrinIndex(
                                autosummarize=True, fields=["finished_at"], name="extractionrun_lately"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("snapshot", "extractor_version"), name="extractionrun_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", claims.models.constraints.TermField(max_length=16)),
                        ("title", models.CharField(max_length=300)),
                        ("slug", models.SlugField(max_length=80, unique=True)),
                        ("court", models.CharField(blank=True, max_length=200)),
                        ("docket", models.CharField(blank=True, max_length=80)),
                        ("url", models.TextField(blank=True, null=True)),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                help_text="who speaks in it",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="documents",
                                to="claims.party",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["filing", "ruling", "paper", "letter", "report", "post", "release"])
                                ),
                                name="document_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("url__isnull", True), ("url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"
                                ),
                                name="document_url_is_address",
                            ),
                            models.UniqueConstraint(
                                fields=("kind", "title", "party"), name="document_once", nulls_distinct=False
                            ),
                        ],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    claims.models.parties.Folded("title"), name="gin_trgm_ops"
                                ),
                                name="document_similar",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_documentevent" ("court", "docket", "id", "kind", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title", "url") VALUES (NEW."court", NEW."docket", NEW."id", NEW."kind", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."title", NEW."url"); RETURN NULL;',
                                    hash="8cf56eea0bb9dc62fe3a53cf2fe4e6edeca3a661",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_a80a0",
                                    table="claims_document",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_documentevent" ("court", "docket", "id", "kind", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title", "url") VALUES (NEW."court", NEW."docket", NEW."id", NEW."kind", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."title", NEW."url"); RETURN NULL;',
                                    hash="fb00ecc538b690836c591e07c92128a4baca6597",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6d835",
                                    table="claims_document",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_documentevent" ("court", "docket", "id", "kind", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title", "url") VALUES (OLD."court", OLD."docket", OLD."id", OLD."kind", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."title", OLD."url"); RETURN NULL;',
                                    hash="7ad57d3041584e860145be96be599d00102c92ba",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_de5da",
                                    table="claims_document",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChainLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "unnamed",
                            models.CharField(
                                blank=True,
                                help_text="unnamed people, as the text calls them",
                                max_length=200,
                                null=True,
                            ),
                        ),
                        (
                            "n_unnamed",
                            models.CharField(blank=True, help_text="how many, in the text's words", max_length=40),
                        ),
                        (
                            "unnamed_reason",
                            models.CharField(
                                blank=True, help_text="why they are not named, in the text's words", max_length=200
                            ),
                        ),
                        ("how", claims.models.constraints.TermField(max_length=16)),
                        ("words", models.TextField(blank=True, help_text="the words that put it into the chain")),
                        (
                            "appearance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="chain",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chain_links",
                                to="claims.document",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chain_links",
                                to="claims.party",
                            ),
                        ),
                        (
                            "publisher",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chain_links",
                                to="claims.publisher",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "indexes": [
                            models.Index(fields=["document"], name="chainlink_of_document"),
                            models.Index(fields=["publisher"], name="chainlink_of_publisher"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "how__in",
                                        ["said", "wrote", "posted", "filed", "ruled", "told", "cites", "copies"],
                                    )
                                ),
                                name="chainlink_how_known",
                            ),
                            models.UniqueConstraint(fields=("appearance", "position"), name="chainlink_position_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("document__isnull", True),
                                        ("party__isnull", False),
                                        ("publisher__isnull", True),
                                        ("unnamed__isnull", True),
                                    ),
                                    models.Q(
                                        ("document__isnull", True),
                                        ("party__isnull", True),
                                        ("publisher__isnull", False),
                                        ("unnamed__isnull", True),
                                    ),
                                    models.Q(
                                        ("document__isnull", False),
                                        ("party__isnull", True),
                                        ("publisher__isnull", True),
                                        ("unnamed__isnull", True),
                                    ),
                                    models.Q(
                                        ("document__isnull", True),
                                        ("party__isnull", True),
                                        ("publisher__isnull", True),
                                        ("unnamed__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="chainlink_is_one_thing",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_chainlinkevent" ("appearance_id", "document_id", "how", "id", "n_unnamed", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "publisher_id", "unnamed", "unnamed_reason", "words") VALUES (NEW."appearance_id", NEW."document_id", NEW."how", NEW."id", NEW."n_unnamed", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."publisher_id", NEW."unnamed", NEW."unnamed_reason", NEW."words"); RETURN NULL;',
                                    hash="b428cb863ba21a13f4a7ca673a644e12f501fc94",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_5ac36",
                                    table="claims_chainlink",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_chainlinkevent" ("appearance_id", "document_id", "how", "id", "n_unnamed", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "publisher_id", "unnamed", "unnamed_reason", "words") VALUES (NEW."appearance_id", NEW."document_id", NEW."how", NEW."id", NEW."n_unnamed", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."publisher_id", NEW."unnamed", NEW."unnamed_reason", NEW."words"); RETURN NULL;',
                                    hash="f13e0636b768a97ece0214803beace6677395e3b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_874ea",
                                    table="claims_chainlink",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_chainlinkevent" ("appearance_id", "document_id", "how", "id", "n_unnamed", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "publisher_id", "unnamed", "unnamed_reason", "words") VALUES (OLD."appearance_id", OLD."document_id", OLD."how", OLD."id", OLD."n_unnamed", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."publisher_id", OLD."unnamed", OLD."unnamed_reason", OLD."words"); RETURN NULL;',
                                    hash="01be99f65af25d28d7538f25f5e0661db78afa91",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_38366",
                                    table="claims_chainlink",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Origin",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                help_text="names the root: publisher:3, document:8, party:5, words:…", max_length=200
                            ),
                        ),
                        ("label", models.CharField(help_text="the root as a reader knows it", max_length=300)),
                        (
                            "evidence",
                            models.JSONField(blank=True, default=list, help_text="why appearances were folded into it"),
                        ),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="origins", to="claims.claim"
                            ),
                        ),
                        (
                            "root",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="claims.chainlink",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                                name="origin_status_known",
                            ),
                            models.UniqueConstraint(fields=("claim", "key"), name="origin_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appearance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                help_text="names it within its article whatever the offsets: a second reading finds it again",
                                max_length=64,
                            ),
                        ),
                        ("content", models.TextField(help_text="the words as they stand in the first snapshot")),
                        ("source_words", models.TextField(blank=True)),
                        ("cue_words", models.CharField(blank=True, max_length=200)),
                        ("cue_class", claims.models.constraints.TermField(blank=True, max_length=16, null=True)),
                        (
                            "medium",
                            models.CharField(
                                blank=True, help_text="complaint, order, statement, post, when given", max_length=60
                            ),
                        ),
                        ("directness", claims.models.constraints.TermField(max_length=16)),
                        (
                            "reading",
                            models.JSONField(
                                default=dict, help_text="what extraction resolved in this text: speaker, via, about"
                            ),
                        ),
                        ("certainty", claims.models.constraints.TermField(default="stated", max_length=16)),
                        ("certainty_words", models.JSONField(blank=True, default=list)),
                        ("negated", models.BooleanField(default=False)),
                        ("negation_words", models.JSONField(blank=True, default=list)),
                        ("happened", claims.models.constraints.ClockField(blank=True, null=True)),
                        ("happened_why", models.JSONField(blank=True, default=dict)),
                        ("said", claims.models.constraints.ClockField(blank=True, null=True)),
                        ("said_why", models.JSONField(blank=True, default=dict)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        ("confidence", models.FloatField(default=1)),
                        ("rule", models.CharField(blank=True, max_length=60)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "search",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.contrib.postgres.search.SearchVector(
                                    "content", "source_words", config="english"
                                ),
                                output_field=django.contrib.postgres.search.SearchVectorField(),
                            ),
                        ),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="appearances",
                                to="claims.article",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                blank=True,
                                help_text="null until linked",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appearances",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                blank=True,
                                help_text="null: an editor's",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="appearances",
                                to="claims.extractionrun",
                            ),
                        ),
                        (
                            "origin",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="appearances",
                                to="claims.origin",
                            ),
                        ),
                        (
                            "speaker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appearances_said",
                                to="claims.party",
                            ),
                        ),
                        (
                            "first_snapshot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appearances",
                                to="claims.snapshot",
                            ),
                        ),
                        (
                            "lost_in",
                            models.ForeignKey(
                                blank=True,
                                help_text="the later reading that no longer found it; null while found, or once a person decided about it",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="lost",
                                to="claims.extractionrun",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(fields=["search"], name="appearance_search"),
                            models.Index(fields=["status", "confidence"], name="appearance_queue"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("directness__in", ["direct", "mixed", "indirect"])),
                                name="appearance_directness_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "cue_class__in",
                                        [
                                            "speech",
                                            "writing",
                                            "filing",
                                            "ruling",
                                            "belief",
                                            "observation",
                                            "denial",
                                            "report",
                                        ],
                                    ),
                                    ("cue_class__isnull", True),
                                    _connector="OR",
                                ),
                                name="appearance_cue_class_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("certainty__in", ["unknown", "suspected", "may", "believed", "evidence", "stated"])
                                ),
                                name="appearance_certainty_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                                name="appearance_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("content", ""), _negated=True), name="appearance_has_content"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                                name="appearance_confidence_share",
                            ),
                            models.UniqueConstraint(fields=("article", "key"), name="appearance_once"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Affiliation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=200)),
                        ("held", claims.models.constraints.ClockField(blank=True, null=True)),
                        ("held_why", models.JSONField(blank=True, default=dict)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="people", to="claims.party"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="affiliations",
                                to="claims.party",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                                name="affiliation_status_known",
                            ),
                            models.UniqueConstraint(fields=("party", "organisation", "title"), name="affiliation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("party", models.F("organisation")), _negated=True),
                                name="affiliation_not_with_itself",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_affiliationevent" ("created_at", "evidence_id", "held", "held_why", "id", "organisation_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "title") VALUES (NEW."created_at", NEW."evidence_id", NEW."held", NEW."held_why", NEW."id", NEW."organisation_id", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."title"); RETURN NULL;',
                                    hash="58f692c3d1b36b18a815235641c1671b84066e27",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_d0b08",
                                    table="claims_affiliation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_affiliationevent" ("created_at", "evidence_id", "held", "held_why", "id", "organisation_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "title") VALUES (NEW."created_at", NEW."evidence_id", NEW."held", NEW."held_why", NEW."id", NEW."organisation_id", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."title"); RETURN NULL;',
                                    hash="5d6747283eab98aab58feedc3fb9587debbdaea2",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_95502",
                                    table="claims_affiliation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_affiliationevent" ("created_at", "evidence_id", "held", "held_why", "id", "organisation_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "title") VALUES (OLD."created_at", OLD."evidence_id", OLD."held", OLD."held_why", OLD."id", OLD."organisation_id", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status", OLD."title"); RETURN NULL;',
                                    hash="cff1d9c52a497750fc4e2360122ede18fc909786",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_843c1",
                                    table="claims_affiliation",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AffiliationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("title", models.CharField(blank=True, max_length=200)),
                        ("held", claims.models.constraints.ClockField(blank=True, null=True)),
                        ("held_why", models.JSONField(blank=True, default=dict)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                                to="claims.affiliation",
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReviewDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("undone_at__isnull", True)),
                                fields=["user", "-id"],
                                name="reviewdecision_undo",
                            ),
                            models.Index(fields=["decided_at"], name="reviewdecision_by_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("verdict__in", ["accepted", "rejected", "unclear"])),
                                name="reviewdecision_verdict_known",
                            )
                        ],
                    },
                ),
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
                        (
                            "decision",
                            models.ForeignKey(
                                help_text="null: by correcting or adding it",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="claims.reviewdecision",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                help_text="of the second editor",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="claims.reviewdecision",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("agreed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("version", models.CharField(max_length=64)),
                        (
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                serialize=False,
                                to="claims.claim",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="null: by correcting or adding it",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.reviewdecision",
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
                                to="claims.agreement",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="of the second editor",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.reviewdecision",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AlertReading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("xid", models.DecimalField(decimal_places=0, max_digits=20)),
                        ("change", models.BigIntegerField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Annotation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("body", models.TextField()),
                        (
                            "motivation",
                            models.CharField(
                                choices=[
                                    ("commenting", "Commenting"),
                                    ("describing", "Describing"),
                                    ("classifying", "Classifying"),
                                    ("questioning", "Questioning"),
                                    ("assessing", "Assessing"),
                                    ("linking", "Linking"),
                                    ("replying", "Replying"),
                                ],
                                default="commenting",
                                max_length=16,
                            ),
                        ),
                        (
                            "public",
                            models.BooleanField(
                                default=False, help_text="readers see it; otherwise only people with an account"
                            ),
                        ),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("resolved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="annotations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reply_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="replies",
                                to="claims.annotation",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="annotations",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "snapshot",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="annotations",
                                to="claims.snapshot",
                            ),
                        ),
                        (
                            "edited_at",
                            models.DateTimeField(blank=True, help_text="when its words were changed last", null=True),
                        ),
                        ("version", models.PositiveIntegerField(db_default=1, default=1)),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, help_text="taken away, with a way back", null=True),
                        ),
                        (
                            "mentioned",
                            models.ManyToManyField(
                                blank=True,
                                help_text="whom the words call by @name",
                                related_name="mentioned_in",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["claim", "created_at"], name="annotation_of_claim"),
                            models.Index(fields=["-created_at"], name="annotation_by_time"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reply_to__isnull", True),
                                    models.Q(("reply_to", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="annotation_not_a_reply_to_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("claim__isnull", False),
                                    ("snapshot__isnull", False),
                                    ("reply_to__isnull", False),
                                    _connector="OR",
                                ),
                                name="annotation_is_on_something",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_annotationevent" ("author_id", "body", "claim_id", "created_at", "edited_at", "id", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "reply_to_id", "resolved_at", "snapshot_id", "version", "withdrawn_at") VALUES (NEW."author_id", NEW."body", NEW."claim_id", NEW."created_at", NEW."edited_at", NEW."id", NEW."motivation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public", NEW."reply_to_id", NEW."resolved_at", NEW."snapshot_id", NEW."version", NEW."withdrawn_at"); RETURN NULL;',
                                    hash="e150d80434c47a2bbbc3c0274b4bb5f8e52c71ef",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f9567",
                                    table="claims_annotation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_annotationevent" ("author_id", "body", "claim_id", "created_at", "edited_at", "id", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "reply_to_id", "resolved_at", "snapshot_id", "version", "withdrawn_at") VALUES (NEW."author_id", NEW."body", NEW."claim_id", NEW."created_at", NEW."edited_at", NEW."id", NEW."motivation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public", NEW."reply_to_id", NEW."resolved_at", NEW."snapshot_id", NEW."version", NEW."withdrawn_at"); RETURN NULL;',
                                    hash="55a5eb6534b9aea3bd0462a5192e860399f60385",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_1ec6d",
                                    table="claims_annotation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_annotationevent" ("author_id", "body", "claim_id", "created_at", "edited_at", "id", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "reply_to_id", "resolved_at", "snapshot_id", "version", "withdrawn_at") VALUES (OLD."author_id", OLD."body", OLD."claim_id", OLD."created_at", OLD."edited_at", OLD."id", OLD."motivation", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public", OLD."reply_to_id", OLD."resolved_at", OLD."snapshot_id", OLD."version", OLD."withdrawn_at"); RETURN NULL;',
                                    hash="2bb00b817198b54469b7af7c9f766f874f0d2154",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_9de02",
                                    table="claims_annotation",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Anchor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("exact", models.TextField()),
                        ("prefix", models.TextField(blank=True)),
                        ("suffix", models.TextField(blank=True)),
                        (
                            "start",
                            models.PositiveIntegerField(
                                blank=True, help_text="null when the words are gone", null=True
                            ),
                        ),
                        ("end", models.PositiveIntegerField(blank=True, null=True)),
                        ("source_start", models.PositiveIntegerField(blank=True, null=True)),
                        ("source_end", models.PositiveIntegerField(blank=True, null=True)),
                        ("cue_start", models.PositiveIntegerField(blank=True, null=True)),
                        ("cue_end", models.PositiveIntegerField(blank=True, null=True)),
                        ("state", claims.models.constraints.TermField(default="same", max_length=16)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "annotation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="anchors",
                                to="claims.annotation",
                            ),
                        ),
                        (
                            "appearance",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="anchors",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "snapshot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="anchors",
                                to="claims.snapshot",
                            ),
                        ),
                        (
                            "reading",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text="how the extractor read the claim in this version: certainty, negated, speaker …; empty: not found",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["same", "moved", "changed", "gone"])),
                                name="anchor_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("appearance__isnull", True), ("annotation__isnull", True), _connector="XOR"
                                ),
                                name="anchor_of_one_thing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("end__isnull", True),
                                        ("start__isnull", True),
                                        ("state", claims.terms.AnchorState["GONE"]),
                                    ),
                                    models.Q(("end__gt", models.F("start")), ("start__isnull", False)),
                                    _connector="OR",
                                ),
                                name="anchor_span_runs_forward",
                            ),
                            models.UniqueConstraint(
                                fields=("appearance", "snapshot"), name="anchor_once_per_appearance"
                            ),
                            models.UniqueConstraint(
                                fields=("annotation", "snapshot"), name="anchor_once_per_annotation"
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AnchorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("exact", models.TextField()),
                        ("prefix", models.TextField(blank=True)),
                        ("suffix", models.TextField(blank=True)),
                        (
                            "start",
                            models.PositiveIntegerField(
                                blank=True, help_text="null when the words are gone", null=True
                            ),
                        ),
                        ("end", models.PositiveIntegerField(blank=True, null=True)),
                        ("source_start", models.PositiveIntegerField(blank=True, null=True)),
                        ("source_end", models.PositiveIntegerField(blank=True, null=True)),
                        ("cue_start", models.PositiveIntegerField(blank=True, null=True)),
                        ("cue_end", models.PositiveIntegerField(blank=True, null=True)),
                        ("state", claims.models.constraints.TermField(default="same", max_length=16)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
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
                                to="claims.anchor",
                            ),
                        ),
                        (
                            "annotation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.annotation",
                            ),
                        ),
                        (
                            "appearance",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "snapshot",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.snapshot",
                            ),
                        ),
                        (
                            "reading",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text="how the extractor read the claim in this version: certainty, negated, speaker …; empty: not found",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AnnotationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("body", models.TextField()),
                        (
                            "motivation",
                            models.CharField(
                                choices=[
                                    ("commenting", "Commenting"),
                                    ("describing", "Describing"),
                                    ("classifying", "Classifying"),
                                    ("questioning", "Questioning"),
                                    ("assessing", "Assessing"),
                                    ("linking", "Linking"),
                                    ("replying", "Replying"),
                                ],
                                default="commenting",
                                max_length=16,
                            ),
                        ),
                        (
                            "public",
                            models.BooleanField(
                                default=False, help_text="readers see it; otherwise only people with an account"
                            ),
                        ),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("resolved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "author",
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
                                to="claims.annotation",
                            ),
                        ),
                        (
                            "reply_to",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.annotation",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "snapshot",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.snapshot",
                            ),
                        ),
                        (
                            "edited_at",
                            models.DateTimeField(blank=True, help_text="when its words were changed last", null=True),
                        ),
                        ("version", models.PositiveIntegerField(db_default=1, default=1)),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, help_text="taken away, with a way back", null=True),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ApiToken",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("token_hash", models.CharField(help_text="sha256", max_length=64, unique=True)),
                        ("scopes", models.JSONField(default=list)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "last_used_at",
                            models.DateTimeField(blank=True, help_text="to within ten minutes", null=True),
                        ),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="api_tokens",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("expires_at", models.DateTimeField(blank=True, null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="ApiSent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=200)),
                        ("digest", models.CharField(help_text="sha256 of what was sent, and where", max_length=64)),
                        ("answer", models.JSONField(default=dict)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "token",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="sent", to="claims.apitoken"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("token", "key"), name="apisent_once")],
                    },
                ),
                migrations.CreateModel(
                    name="AppearanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "key",
                            models.CharField(
                                help_text="names it within its article whatever the offsets: a second reading finds it again",
                                max_length=64,
                            ),
                        ),
                        ("content", models.TextField(help_text="the words as they stand in the first snapshot")),
                        ("source_words", models.TextField(blank=True)),
                        ("cue_words", models.CharField(blank=True, max_length=200)),
                        ("cue_class", claims.models.constraints.TermField(blank=True, max_length=16, null=True)),
                        (
                            "medium",
                            models.CharField(
                                blank=True, help_text="complaint, order, statement, post, when given", max_length=60
                            ),
                        ),
                        ("directness", claims.models.constraints.TermField(max_length=16)),
                        (
                            "reading",
                            models.JSONField(
                                default=dict, help_text="what extraction resolved in this text: speaker, via, about"
                            ),
                        ),
                        ("certainty", claims.models.constraints.TermField(default="stated", max_length=16)),
                        ("certainty_words", models.JSONField(blank=True, default=list)),
                        ("negated", models.BooleanField(default=False)),
                        ("negation_words", models.JSONField(blank=True, default=list)),
                        ("happened", claims.models.constraints.ClockField(blank=True, null=True)),
                        ("happened_why", models.JSONField(blank=True, default=dict)),
                        ("said", claims.models.constraints.ClockField(blank=True, null=True)),
                        ("said_why", models.JSONField(blank=True, default=dict)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        ("confidence", models.FloatField(default=1)),
                        ("rule", models.CharField(blank=True, max_length=60)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "article",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.article",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="null until linked",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="null: an editor's",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.extractionrun",
                            ),
                        ),
                        (
                            "origin",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.origin",
                            ),
                        ),
                        (
                            "speaker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
                            ),
                        ),
                        (
                            "first_snapshot",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.snapshot",
                            ),
                        ),
                        (
                            "lost_in",
                            models.ForeignKey(
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ArticleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "canonical_url",
                            models.TextField(blank=True, help_text="null for pasted text and files", null=True),
                        ),
                        ("headline", models.TextField()),
                        ("byline", models.CharField(blank=True, max_length=500)),
                        (
                            "language",
                            models.CharField(blank=True, help_text="BCP 47, empty when nobody knows", max_length=12),
                        ),
                        (
                            "published",
                            claims.models.constraints.ClockField(
                                blank=True, help_text="first and last possible day of publication", null=True
                            ),
                        ),
                        ("published_why", models.JSONField(blank=True, default=dict)),
                        ("first_held_at", models.DateTimeField()),
                        (
                            "content_key",
                            models.CharField(
                                help_text="sha256 of the first stored text: names a text without address", max_length=64
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
                                to="claims.article",
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
                migrations.CreateModel(
                    name="ArticlePolling",
                    fields=[
                        (
                            "article",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="polling",
                                serialize=False,
                                to="claims.article",
                            ),
                        ),
                        ("etag", models.TextField(blank=True, help_text="the validator, echoed verbatim")),
                        ("last_modified", models.TextField(blank=True, help_text="the validator, echoed verbatim")),
                        (
                            "next_check_at",
                            models.DateTimeField(blank=True, help_text="null: looked at with its feed only", null=True),
                        ),
                        ("n_failures", models.PositiveIntegerField(default=0, help_text="in a row")),
                    ],
                    options={
                        "indexes": [models.Index(fields=["next_check_at"], name="article_due")],
                    },
                ),
                migrations.CreateModel(
                    name="ArticleUrl",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("url", models.TextField(unique=True)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="other_urls",
                                to="claims.article",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("url__isnull", True), ("url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"
                                ),
                                name="articleurl_url_is_address",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Backup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("finished_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("name", models.CharField(help_text="of the file, without its folder", max_length=255)),
                        ("n_bytes", models.BigIntegerField()),
                        ("n_rows", models.BigIntegerField(help_text="in all tables")),
                        ("sha256", models.CharField(max_length=64)),
                    ],
                ),
                migrations.CreateModel(
                    name="Takedown",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("scope", claims.models.constraints.TermField(max_length=16)),
                        (
                            "words",
                            models.TextField(blank=True, help_text="what is to go; empty as soon as it is decided"),
                        ),
                        ("n_words", models.PositiveIntegerField(help_text="how many words that are")),
                        ("reason", models.TextField()),
                        (
                            "reference",
                            models.CharField(
                                blank=True, help_text="of the court or the letter that orders it", max_length=200
                            ),
                        ),
                        ("is_public", models.BooleanField(default=False, help_text="readers see reason and reference")),
                        (
                            "counts",
                            models.JSONField(default=dict, help_text="kind → how many: as asked, and then as done"),
                        ),
                        ("state", claims.models.constraints.TermField(default="asked", max_length=16)),
                        ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("decided_why", models.TextField(blank=True, help_text="what the second lead says")),
                        (
                            "article",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="takedowns",
                                to="claims.article",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "snapshot",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.snapshot",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["state", "-asked_at"], name="takedown_tray")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("scope__in", ["version", "article", "everywhere"])),
                                name="takedown_scope_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["asked", "done", "declined", "dropped"])),
                                name="takedown_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at", None), ("state", claims.terms.TakedownState["ASKED"])),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("words", ""),
                                        models.Q(("state", claims.terms.TakedownState["ASKED"]), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="takedown_forgets_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "state__in",
                                            [
                                                claims.terms.TakedownState["DONE"],
                                                claims.terms.TakedownState["DECLINED"],
                                            ],
                                        ),
                                        _negated=True,
                                    ),
                                    models.Q(("decided_by", models.F("asked_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="takedown_by_two_people",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("scope", claims.terms.TakedownScope["EVERYWHERE"]),
                                    ("article__isnull", False),
                                    _connector="OR",
                                ),
                                name="takedown_of_an_article",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Blackout",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("n_words", models.PositiveIntegerField()),
                        (
                            "snapshot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="blackouts",
                                to="claims.snapshot",
                            ),
                        ),
                        (
                            "takedown",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blackouts",
                                to="claims.takedown",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("takedown", "snapshot"), name="blackout_once")],
                    },
                ),
                migrations.CreateModel(
                    name="ChainLinkEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "unnamed",
                            models.CharField(
                                blank=True,
                                help_text="unnamed people, as the text calls them",
                                max_length=200,
                                null=True,
                            ),
                        ),
                        (
                            "n_unnamed",
                            models.CharField(blank=True, help_text="how many, in the text's words", max_length=40),
                        ),
                        (
                            "unnamed_reason",
                            models.CharField(
                                blank=True, help_text="why they are not named, in the text's words", max_length=200
                            ),
                        ),
                        ("how", claims.models.constraints.TermField(max_length=16)),
                        ("words", models.TextField(blank=True, help_text="the words that put it into the chain")),
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
                                to="claims.chainlink",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.document",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
                            ),
                        ),
                        (
                            "publisher",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
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
                migrations.CreateModel(
                    name="Citation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "words",
                            models.CharField(
                                help_text="the words that carry the link or name the source", max_length=500
                            ),
                        ),
                        ("url", models.TextField(blank=True, null=True)),
                        (
                            "article",
                            models.ForeignKey(
                                blank=True,
                                help_text="the cited one, if held",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="citations",
                                to="claims.article",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="citations",
                                to="claims.document",
                            ),
                        ),
                        (
                            "publisher",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="citations",
                                to="claims.publisher",
                            ),
                        ),
                        (
                            "snapshot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="claims.snapshot",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("url__isnull", True), ("url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"
                                ),
                                name="citation_url_is_address",
                            ),
                            models.UniqueConstraint(
                                fields=("snapshot", "words", "url"), name="citation_once", nulls_distinct=False
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "number",
                            models.BigIntegerField(
                                db_default=claims.models.claims.NextClaimNumber(), help_text="the public one, for good"
                            ),
                        ),
                        ("wording", models.TextField()),
                        (
                            "negated",
                            models.BooleanField(
                                default=False, help_text="the main proposition is negative, or the speaker disputes it"
                            ),
                        ),
                        (
                            "slots",
                            models.JSONField(
                                blank=True, default=dict, help_text="numbers, amounts, dates, actor, object"
                            ),
                        ),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        ("tombstone", models.TextField(blank=True, help_text="why it was withdrawn, for readers")),
                        ("embargo_until", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("updated_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.claim",
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
                                to="claims.claim",
                            ),
                        ),
                        (
                            "speaker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
                            ),
                        ),
                        (
                            "unclear",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="the words of which nobody knows who is meant; empty: the wording stands alone",
                                max_length=200,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ClaimParty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("role", claims.models.constraints.TermField(default="about", max_length=16)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="claims.claim"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="claims_in", to="claims.party"
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True, db_default="", default="", help_text="the words that give it the role"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "claim parties",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("role__in", ["about", "accused", "plaintiff", "defendant", "judge", "outlet"])
                                ),
                                name="claimparty_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                                name="claimparty_status_known",
                            ),
                            models.UniqueConstraint(fields=("claim", "party", "role"), name="claimparty_once"),
                        ],
                        "indexes": [models.Index(fields=["party", "role"], name="claimparty_of_party")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimPartyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("role", claims.models.constraints.TermField(default="about", max_length=16)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
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
                                to="claims.claimparty",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True, db_default="", default="", help_text="the words that give it the role"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ClaimRelation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", claims.models.constraints.TermField(max_length=16)),
                        ("words", models.TextField(blank=True, help_text="the words that it rests on")),
                        ("rule", models.CharField(blank=True, max_length=60)),
                        ("confidence", models.FloatField(default=1)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations_from",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations_to",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                help_text="the telling in which the words stand",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="claims.appearance",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["other", "kind"], name="claimrelation_to")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["disputes", "denies", "supports", "answers", "corrects", "supersedes"],
                                    )
                                ),
                                name="claimrelation_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                                name="claimrelation_status_known",
                            ),
                            models.UniqueConstraint(fields=("claim", "kind", "other"), name="claimrelation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("claim", models.F("other")), _negated=True),
                                name="claimrelation_not_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                                name="claimrelation_confidence_share",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimRelationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kind", claims.models.constraints.TermField(max_length=16)),
                        ("words", models.TextField(blank=True, help_text="the words that it rests on")),
                        ("rule", models.CharField(blank=True, max_length=60)),
                        ("confidence", models.FloatField(default=1)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
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
                            "other",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.claim",
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
                                to="claims.claimrelation",
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ClaimSeen",
                    fields=[
                        ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("state", models.JSONField()),
                        ("is_gone", models.BooleanField(default=False)),
                    ],
                ),
                migrations.CreateModel(
                    name="ClaimStats",
                    fields=[
                        (
                            "claim",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="stats",
                                serialize=False,
                                to="claims.claim",
                            ),
                        ),
                        ("n_appearances", models.PositiveIntegerField(default=0)),
                        ("n_articles", models.PositiveIntegerField(default=0)),
                        ("n_origins", models.PositiveIntegerField(default=0)),
                        ("first_published_on", models.DateField(blank=True, null=True)),
                        ("counted_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "verbose_name_plural": "claim stats",
                    },
                ),
                migrations.CreateModel(
                    name="Clip",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("url", models.TextField()),
                        (
                            "title",
                            models.CharField(blank=True, help_text="the page's, as the browser had it", max_length=300),
                        ),
                        ("words", models.TextField()),
                        ("before", models.TextField(blank=True)),
                        ("after", models.TextField(blank=True)),
                        ("note", models.TextField(blank=True, help_text="why it matters, for the desk")),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "settled_why",
                            models.TextField(blank=True, help_text="what came of it, also for whoever sent it"),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clips",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("settled_at__isnull", True)),
                                fields=["created_at"],
                                name="clip_open",
                            ),
                            models.Index(
                                condition=models.Q(("settled_at__isnull", False)),
                                fields=["-settled_at"],
                                name="clip_settled",
                            ),
                            models.Index(fields=["sent_by", "-created_at"], name="clip_of_sender"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("url__isnull", True), ("url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"
                                ),
                                name="clip_url_is_address",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="clip_has_words"
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_clipevent" ("after", "before", "created_at", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_by_id", "settled_at", "settled_by_id", "settled_why", "title", "url", "words") VALUES (NEW."after", NEW."before", NEW."created_at", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sent_by_id", NEW."settled_at", NEW."settled_by_id", NEW."settled_why", NEW."title", NEW."url", NEW."words"); RETURN NULL;',
                                    hash="d897e2465e68d5dbfebbf9aebf4dda04d25dcdd1",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_125fc",
                                    table="claims_clip",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_clipevent" ("after", "before", "created_at", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_by_id", "settled_at", "settled_by_id", "settled_why", "title", "url", "words") VALUES (NEW."after", NEW."before", NEW."created_at", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sent_by_id", NEW."settled_at", NEW."settled_by_id", NEW."settled_why", NEW."title", NEW."url", NEW."words"); RETURN NULL;',
                                    hash="e843df2435c0e627a98deeb7c4362989bf204c09",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5fc44",
                                    table="claims_clip",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_clipevent" ("after", "before", "created_at", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_by_id", "settled_at", "settled_by_id", "settled_why", "title", "url", "words") VALUES (OLD."after", OLD."before", OLD."created_at", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sent_by_id", OLD."settled_at", OLD."settled_by_id", OLD."settled_why", OLD."title", OLD."url", OLD."words"); RETURN NULL;',
                                    hash="328ee759e8453836d15f1f7a4e5de16991d11e82",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_1216f",
                                    table="claims_clip",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClipEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("url", models.TextField()),
                        (
                            "title",
                            models.CharField(blank=True, help_text="the page's, as the browser had it", max_length=300),
                        ),
                        ("words", models.TextField()),
                        ("before", models.TextField(blank=True)),
                        ("after", models.TextField(blank=True)),
                        ("note", models.TextField(blank=True, help_text="why it matters, for the desk")),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "settled_why",
                            models.TextField(blank=True, help_text="what came of it, also for whoever sent it"),
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
                                to="claims.clip",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Contradiction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slot", claims.models.constraints.TermField(max_length=16)),
                        ("kind", claims.models.constraints.TermField(max_length=16)),
                        ("reading", models.CharField(help_text="what the first says in the slot", max_length=300)),
                        ("other_reading", models.CharField(max_length=300)),
                        ("rule", models.CharField(blank=True, max_length=60)),
                        ("decision", models.TextField(blank=True)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        (
                            "appearance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contradictions_from",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contradictions_to",
                                to="claims.appearance",
                            ),
                        ),
                        ("confidence", models.FloatField(db_default=1, default=1)),
                        (
                            "evidence",
                            models.JSONField(
                                blank=True,
                                db_default={},
                                default=dict,
                                help_text="what decides between them, where something does",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("slot__in", ["amount", "date", "actor", "scope", "outcome", "polarity"])
                                ),
                                name="contradiction_slot_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["slip", "stale", "clock", "denial", "forum", "changed_mind", "dispute"],
                                    )
                                ),
                                name="contradiction_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                                name="contradiction_status_known",
                            ),
                            models.UniqueConstraint(fields=("appearance", "other", "slot"), name="contradiction_once"),
                            models.CheckConstraint(
                                condition=models.Q(("appearance__lt", models.F("other"))), name="contradiction_in_order"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                                name="contradiction_confidence_share",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContradictionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("slot", claims.models.constraints.TermField(max_length=16)),
                        ("kind", claims.models.constraints.TermField(max_length=16)),
                        ("reading", models.CharField(help_text="what the first says in the slot", max_length=300)),
                        ("other_reading", models.CharField(max_length=300)),
                        ("rule", models.CharField(blank=True, max_length=60)),
                        ("decision", models.TextField(blank=True)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
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
                                to="claims.contradiction",
                            ),
                        ),
                        ("confidence", models.FloatField(db_default=1, default=1)),
                        (
                            "evidence",
                            models.JSONField(
                                blank=True,
                                db_default={},
                                default=dict,
                                help_text="what decides between them, where something does",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CopyLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(help_text="copy, rewrite, translation, credit", max_length=20)),
                        ("evidence", models.JSONField(blank=True, default=dict)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="copies_of",
                                to="claims.article",
                            ),
                        ),
                        (
                            "original",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="copied_by",
                                to="claims.article",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                                name="copylink_status_known",
                            ),
                            models.UniqueConstraint(fields=("article", "original"), name="copylink_once"),
                            models.CheckConstraint(
                                condition=models.Q(("article", models.F("original")), _negated=True),
                                name="copylink_not_itself",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_copylinkevent" ("article_id", "evidence", "id", "kind", "original_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."article_id", NEW."evidence", NEW."id", NEW."kind", NEW."original_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status"); RETURN NULL;',
                                    hash="87f30fb2842ade6915046ab4223114ee7d55733a",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_54529",
                                    table="claims_copylink",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_copylinkevent" ("article_id", "evidence", "id", "kind", "original_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."article_id", NEW."evidence", NEW."id", NEW."kind", NEW."original_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status"); RETURN NULL;',
                                    hash="b2483fb5518950a494e11a2a874e2f3428b21a6d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_4dfd0",
                                    table="claims_copylink",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_copylinkevent" ("article_id", "evidence", "id", "kind", "original_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (OLD."article_id", OLD."evidence", OLD."id", OLD."kind", OLD."original_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status"); RETURN NULL;',
                                    hash="da5452be4d1fba5a396ad9f54b339437e6dfe11f",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_5bc75",
                                    table="claims_copylink",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CopyLinkEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kind", models.CharField(help_text="copy, rewrite, translation, credit", max_length=20)),
                        ("evidence", models.JSONField(blank=True, default=dict)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        (
                            "article",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.article",
                            ),
                        ),
                        (
                            "original",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.article",
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
                                to="claims.copylink",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Dispute",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(max_length=80, unique=True)),
                        ("title", models.CharField(max_length=200)),
                        ("question", models.CharField(blank=True, max_length=300)),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, help_text="order among its parent's threads"),
                        ),
                        (
                            "rules",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text='which claims stand in it: {"parties": […], "words": […]}; empty: by hand only',
                            ),
                        ),
                        ("publishes", claims.models.constraints.TermField(default="accepted", max_length=16)),
                        ("embargo_until", models.DateTimeField(blank=True, null=True)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="threads",
                                to="claims.dispute",
                            ),
                        ),
                        (
                            "second_editor",
                            models.BooleanField(
                                blank=True,
                                help_text="two editors check claims that accuse somebody; null: as the settings say",
                                null=True,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("publishes__in", ["accepted", "suggested"])),
                                name="dispute_publishes_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("parent__isnull", True),
                                    models.Q(("parent", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="dispute_not_its_own_parent",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedSearch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        (
                            "query",
                            models.TextField(blank=True, help_text="canonical query string, without the question mark"),
                        ),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_searches",
                                to="claims.dispute",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                help_text="nobody: a reader without an account gets it by e-mail",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_searches",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "saved searches",
                        "constraints": [
                            models.UniqueConstraint(fields=("owner", "name"), name="savedsearch_name_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Webhook",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("url", models.TextField()),
                        ("secret", models.CharField(max_length=128)),
                        (
                            "active",
                            models.BooleanField(
                                default=True, help_text="otherwise paused after many failures: what is told waits"
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="webhooks",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("n_failures", models.PositiveIntegerField(default=0, help_text="in a row")),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("url__isnull", True), ("url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"
                                ),
                                name="webhook_url_is_address",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Subscription",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        (
                            "rhythm",
                            models.CharField(
                                choices=[
                                    ("at_once", "at once"),
                                    ("daily", "at most once a day"),
                                    ("weekly", "at most once a week"),
                                ],
                                default="daily",
                                max_length=8,
                            ),
                        ),
                        ("last_sent_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "search",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="subscriptions",
                                to="claims.savedsearch",
                            ),
                        ),
                        (
                            "webhook",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="subscriptions",
                                to="claims.webhook",
                            ),
                        ),
                        ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "site",
                            models.CharField(
                                help_text="the address of this site, for the links in letters", max_length=300
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("webhook__isnull", True), ("email", ""), _connector="XOR"),
                                name="subscription_goes_one_way",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("receiver", models.CharField(help_text="e-mail address, or which webhook", max_length=300)),
                        ("item", models.CharField(help_text="claim number, kind of change and when", max_length=200)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "sent_at",
                            models.DateTimeField(
                                blank=True, help_text="or found to be nothing that may be sent any more", null=True
                            ),
                        ),
                        ("n_tries", models.PositiveSmallIntegerField(default=0)),
                        ("error", models.TextField(blank=True)),
                        ("kind", models.CharField(help_text="what happened to it", max_length=16)),
                        ("next_try_at", models.DateTimeField(blank=True, null=True)),
                        ("number", models.BigIntegerField(help_text="of the claim")),
                        ("subscriptions", models.ManyToManyField(related_name="deliveries", to="claims.subscription")),
                    ],
                    options={
                        "verbose_name_plural": "deliveries",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("sent_at__isnull", True)),
                                fields=["created_at"],
                                name="delivery_waiting",
                            )
                        ],
                        "constraints": [models.UniqueConstraint(fields=("receiver", "item"), name="delivery_once")],
                    },
                ),
                migrations.CreateModel(
                    name="DisputeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("slug", models.SlugField(db_index=False, max_length=80)),
                        ("title", models.CharField(max_length=200)),
                        ("question", models.CharField(blank=True, max_length=300)),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, help_text="order among its parent's threads"),
                        ),
                        (
                            "rules",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text='which claims stand in it: {"parties": […], "words": […]}; empty: by hand only',
                            ),
                        ),
                        ("publishes", claims.models.constraints.TermField(default="accepted", max_length=16)),
                        ("embargo_until", models.DateTimeField(blank=True, null=True)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.dispute",
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
                                to="claims.dispute",
                            ),
                        ),
                        (
                            "second_editor",
                            models.BooleanField(
                                blank=True,
                                help_text="two editors check claims that accuse somebody; null: as the settings say",
                                null=True,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DocumentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kind", claims.models.constraints.TermField(max_length=16)),
                        ("title", models.CharField(max_length=300)),
                        ("slug", models.SlugField(db_index=False, max_length=80)),
                        ("court", models.CharField(blank=True, max_length=200)),
                        ("docket", models.CharField(blank=True, max_length=80)),
                        ("url", models.TextField(blank=True, null=True)),
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
                                to="claims.document",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="who speaks in it",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Embedding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("wording_hash", models.CharField(help_text="sha256 of the wording", max_length=64)),
                        ("model", models.CharField(max_length=60)),
                        ("vector", pgvector.django.halfvec.HalfVectorField(dimensions=384)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("wording_hash", "model"), name="embedding_once")
                        ],
                        "indexes": [
                            pgvector.django.indexes.HnswIndex(
                                fields=["vector"], name="embedding_nearest", opclasses=["halfvec_ip_ops"]
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TableImport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("claims_name", models.CharField(max_length=255)),
                        ("tellings_name", models.CharField(blank=True, max_length=255)),
                        ("claims_file", models.BinaryField(null=True)),
                        ("tellings_file", models.BinaryField(null=True)),
                        ("outcome", models.JSONField(default=dict)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "dispute",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="imports",
                                to="claims.dispute",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undone",
                            models.JSONField(blank=True, help_text="why, and how much went and stayed", null=True),
                        ),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["-created_at"], name="tableimport_latest")],
                    },
                ),
                migrations.CreateModel(
                    name="Excerpt",
                    fields=[
                        (
                            "snapshot",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="excerpt",
                                serialize=False,
                                to="claims.snapshot",
                            ),
                        ),
                        (
                            "came_with",
                            models.ForeignKey(
                                blank=True,
                                help_text="null: no table, but a dump for everybody",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="excerpts",
                                to="claims.tableimport",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Feed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("url", models.TextField(unique=True)),
                        ("title", models.CharField(blank=True, max_length=500)),
                        ("site_url", models.TextField(blank=True, null=True)),
                        (
                            "folder",
                            models.CharField(blank=True, help_text="OPML folder, levels joined by /", max_length=200),
                        ),
                        ("state", claims.models.constraints.TermField(default="active", max_length=16)),
                        (
                            "publisher",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="feeds", to="claims.publisher"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["active", "paused", "retired"])),
                                name="feed_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("url__isnull", True), ("url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"
                                ),
                                name="feed_url_is_address",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("site_url__isnull", True),
                                    ("site_url__regex", "^(https?:/)?/[^\\s]*$"),
                                    _connector="OR",
                                ),
                                name="feed_site_url_is_address",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_feedevent" ("folder", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "site_url", "state", "title", "url") VALUES (NEW."folder", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publisher_id", NEW."site_url", NEW."state", NEW."title", NEW."url"); RETURN NULL;',
                                    hash="ff1cfbaba3886fb7419744a8b383f210d9348890",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_5248e",
                                    table="claims_feed",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_feedevent" ("folder", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "site_url", "state", "title", "url") VALUES (NEW."folder", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publisher_id", NEW."site_url", NEW."state", NEW."title", NEW."url"); RETURN NULL;',
                                    hash="31aa427f1cb9533f80ccb034a660570900cf4044",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_113a4",
                                    table="claims_feed",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_feedevent" ("folder", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "site_url", "state", "title", "url") VALUES (OLD."folder", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publisher_id", OLD."site_url", OLD."state", OLD."title", OLD."url"); RETURN NULL;',
                                    hash="55ea5b3067b9842b76cf29774a4409ce980a1c8a",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_e0c34",
                                    table="claims_feed",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeedEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("guid", models.CharField(max_length=500)),
                        ("url", models.TextField(blank=True, null=True)),
                        ("problem", models.TextField(blank=True, help_text="why it became no article")),
                        ("seen_at", models.DateTimeField()),
                        (
                            "article",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="feed_entries",
                                to="claims.article",
                            ),
                        ),
                        (
                            "feed",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="claims.feed"
                            ),
                        ),
                        (
                            "told",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text="title, byline and day by the feed, for what the page leaves open",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("feed", "guid"), name="feedentry_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("url__isnull", True), ("url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"
                                ),
                                name="feedentry_url_is_address",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeedEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("url", models.TextField()),
                        ("title", models.CharField(blank=True, max_length=500)),
                        ("site_url", models.TextField(blank=True, null=True)),
                        (
                            "folder",
                            models.CharField(blank=True, help_text="OPML folder, levels joined by /", max_length=200),
                        ),
                        ("state", claims.models.constraints.TermField(default="active", max_length=16)),
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
                                to="claims.feed",
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
                migrations.CreateModel(
                    name="FeedPolling",
                    fields=[
                        (
                            "feed",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="polling",
                                serialize=False,
                                to="claims.feed",
                            ),
                        ),
                        ("etag", models.TextField(blank=True, help_text="the validator, echoed verbatim")),
                        ("last_modified", models.TextField(blank=True, help_text="the validator, echoed verbatim")),
                        ("next_check_at", models.DateTimeField(blank=True, null=True)),
                        ("last_good_at", models.DateTimeField(blank=True, null=True)),
                        ("n_failures", models.PositiveIntegerField(default=0, help_text="in a row")),
                    ],
                    options={
                        "indexes": [models.Index(fields=["next_check_at"], name="feed_due")],
                    },
                ),
                migrations.CreateModel(
                    name="FetchLog",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("url", models.TextField()),
                        ("fetched_at", models.DateTimeField()),
                        ("http_status", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("n_bytes", models.PositiveIntegerField(blank=True, null=True)),
                        ("n_new", models.PositiveIntegerField(default=0)),
                        ("error", models.TextField(blank=True)),
                        (
                            "feed",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fetches",
                                to="claims.feed",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["feed", "-fetched_at"], name="fetchlog_of_feed"),
                            models.Index(
                                condition=models.Q(("feed__isnull", True)),
                                fields=["url", "-fetched_at"],
                                name="fetchlog_of_page",
                            ),
                            django.contrib.postgres.indexes.BrinIndex(
                                autosummarize=True, fields=["fetched_at"], name="fetchlog_lately"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Fingerprint",
                    fields=[
                        (
                            "snapshot",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="fingerprint",
                                serialize=False,
                                to="claims.snapshot",
                            ),
                        ),
                        (
                            "keys",
                            django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                        ),
                    ],
                    options={
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(fields=["keys"], name="fingerprint_by_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HostTurn",
                    fields=[
                        ("host", models.TextField(primary_key=True, serialize=False)),
                        (
                            "session",
                            models.CharField(
                                help_text="of the database, by which it is known who lives", max_length=100
                            ),
                        ),
                        ("ends_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="ImportedClaim",
                    fields=[
                        (
                            "claim",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="imported",
                                serialize=False,
                                to="claims.claim",
                            ),
                        ),
                        ("came_at", models.DateTimeField()),
                        ("changed_at", models.DateTimeField(help_text="as it was told", null=True)),
                        (
                            "came_with",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="claims.tableimport",
                            ),
                        ),
                        (
                            "undone_at",
                            models.DateTimeField(
                                help_text="when it was withdrawn because its import was undone", null=True
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ImportedTelling",
                    fields=[
                        (
                            "appearance",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="imported",
                                serialize=False,
                                to="claims.appearance",
                            ),
                        ),
                        ("state", claims.models.constraints.TermField(max_length=16, null=True)),
                        (
                            "came_with",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tellings",
                                to="claims.tableimport",
                            ),
                        ),
                        (
                            "undone_at",
                            models.DateTimeField(
                                help_text="when it was withdrawn because its import was undone", null=True
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("address", models.EmailField(max_length=254)),
                        ("role", claims.models.constraints.TermField(max_length=16)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("expires_at", models.DateTimeField()),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        ("used_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "invited_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                blank=True,
                                help_text="who came",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitation",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("role__in", ["contributor", "editor", "lead", "staff"])),
                                name="invitation_role_known",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_invitationevent" ("address", "created_at", "expires_at", "id", "invited_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "role", "used_at", "user_id") VALUES (NEW."address", NEW."created_at", NEW."expires_at", NEW."id", NEW."invited_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."role", NEW."used_at", NEW."user_id"); RETURN NULL;',
                                    hash="76e19d791236ecd6634ba0a02955c3d17a99db7c",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6fafd",
                                    table="claims_invitation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_invitationevent" ("address", "created_at", "expires_at", "id", "invited_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "role", "used_at", "user_id") VALUES (NEW."address", NEW."created_at", NEW."expires_at", NEW."id", NEW."invited_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."role", NEW."used_at", NEW."user_id"); RETURN NULL;',
                                    hash="6bc968746bc7800258c33009ff56129d6bb77ef4",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5f16b",
                                    table="claims_invitation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_invitationevent" ("address", "created_at", "expires_at", "id", "invited_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "role", "used_at", "user_id") VALUES (OLD."address", OLD."created_at", OLD."expires_at", OLD."id", OLD."invited_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."role", OLD."used_at", OLD."user_id"); RETURN NULL;',
                                    hash="4654941e8b150d78e5fd643a28b45c37b10b75a2",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_06256",
                                    table="claims_invitation",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvitationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("address", models.EmailField(max_length=254)),
                        ("role", claims.models.constraints.TermField(max_length=16)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("expires_at", models.DateTimeField()),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        ("used_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "invited_by",
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
                                to="claims.invitation",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="who came",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="JobFailure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("job_id", models.BigIntegerField(blank=True, null=True)),
                        ("stage", models.CharField(max_length=60)),
                        (
                            "object_ref",
                            models.CharField(
                                help_text="what it worked on, e.g. article:12 or a feed entry's address", max_length=300
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("failed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "is_retried",
                            models.BooleanField(db_default=False, default=False, help_text="settled by another try"),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "settled_why",
                            models.TextField(
                                blank=True, db_default="", default="", help_text="what the editor says of it"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("settled_at__isnull", True)),
                                fields=["-failed_at"],
                                name="jobfailure_open",
                            ),
                            models.Index(
                                condition=models.Q(("settled_at__isnull", False)),
                                fields=["-settled_at"],
                                name="jobfailure_settled",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_jobfailureevent" ("failed_at", "id", "is_retried", "job_id", "object_ref", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "settled_at", "settled_by_id", "settled_why", "stage") VALUES (NEW."failed_at", NEW."id", NEW."is_retried", NEW."job_id", NEW."object_ref", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."settled_at", NEW."settled_by_id", NEW."settled_why", NEW."stage"); RETURN NULL;',
                                    hash="4a5fe066497947397444456c372de03f7c3e1b94",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_85aee",
                                    table="claims_jobfailure",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_jobfailureevent" ("failed_at", "id", "is_retried", "job_id", "object_ref", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "settled_at", "settled_by_id", "settled_why", "stage") VALUES (NEW."failed_at", NEW."id", NEW."is_retried", NEW."job_id", NEW."object_ref", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."settled_at", NEW."settled_by_id", NEW."settled_why", NEW."stage"); RETURN NULL;',
                                    hash="60beaddf58ddf8762a626000b3f511a2dda693ad",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_ce51b",
                                    table="claims_jobfailure",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_jobfailureevent" ("failed_at", "id", "is_retried", "job_id", "object_ref", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "settled_at", "settled_by_id", "settled_why", "stage") VALUES (OLD."failed_at", OLD."id", OLD."is_retried", OLD."job_id", OLD."object_ref", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."settled_at", OLD."settled_by_id", OLD."settled_why", OLD."stage"); RETURN NULL;',
                                    hash="164b04e3fda0f74fa27306d2e1ef77104918a768",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_26caf",
                                    table="claims_jobfailure",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JobFailureEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("job_id", models.BigIntegerField(blank=True, null=True)),
                        ("stage", models.CharField(max_length=60)),
                        (
                            "object_ref",
                            models.CharField(
                                help_text="what it worked on, e.g. article:12 or a feed entry's address", max_length=300
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("failed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "settled_why",
                            models.TextField(
                                blank=True, db_default="", default="", help_text="what the editor says of it"
                            ),
                        ),
                        (
                            "is_retried",
                            models.BooleanField(db_default=False, default=False, help_text="settled by another try"),
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
                                to="claims.jobfailure",
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", claims.models.constraints.TermField(max_length=16)),
                        ("address", models.EmailField(max_length=254)),
                        (
                            "site",
                            models.CharField(help_text="the address of this site, for the link in it", max_length=300),
                        ),
                        (
                            "asked_from",
                            models.CharField(
                                blank=True, help_text="a digest that means nothing a day later", max_length=64
                            ),
                        ),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "invitation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="letters",
                                to="claims.invitation",
                            ),
                        ),
                        (
                            "over_at",
                            models.DateTimeField(
                                blank=True, help_text="since when its link is worth nothing", null=True
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                help_text="whose address it is about",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "subscription",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="letters",
                                to="claims.subscription",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["created_at"], name="claims_lett_created_545a5e_idx")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["reset", "invitation", "address", "address_left", "subscription"])
                                ),
                                name="letter_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LinkDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("reason", models.TextField(blank=True)),
                        ("same", models.BooleanField()),
                        (
                            "appearance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions_from",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions_to",
                                to="claims.appearance",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("appearance", "other"), name="linkdecision_once"),
                            models.CheckConstraint(
                                condition=models.Q(("appearance__lt", models.F("other"))), name="linkdecision_in_order"
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_linkdecisionevent" ("appearance_id", "decided_at", "decided_by_id", "id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "same") VALUES (NEW."appearance_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."other_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."same"); RETURN NULL;',
                                    hash="1376b70630725d7290f00bbffe3a6f1d2f977e3c",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_315a7",
                                    table="claims_linkdecision",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_linkdecisionevent" ("appearance_id", "decided_at", "decided_by_id", "id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "same") VALUES (NEW."appearance_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."other_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."same"); RETURN NULL;',
                                    hash="668518a561589056dfa16774467e484c928f50d3",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_9114d",
                                    table="claims_linkdecision",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_linkdecisionevent" ("appearance_id", "decided_at", "decided_by_id", "id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "same") VALUES (OLD."appearance_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."other_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."same"); RETURN NULL;',
                                    hash="071ec4d71374c80689eb58468c9b566cab1ad923",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_0a0cd",
                                    table="claims_linkdecision",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LinkDecisionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("reason", models.TextField(blank=True)),
                        ("same", models.BooleanField()),
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
                                to="claims.linkdecision",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MentionDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("reason", models.TextField(blank=True)),
                        ("words", models.CharField(max_length=300)),
                        (
                            "folded",
                            models.GeneratedField(
                                db_persist=True,
                                expression=claims.models.parties.Folded("words"),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "appearance",
                            models.ForeignKey(
                                blank=True,
                                help_text="null: wherever the words stand",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                help_text="null: nobody in particular",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="claims.party",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["folded"], name="mentiondecision_of_words")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("words", "appearance"), name="mentiondecision_once", nulls_distinct=False
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_mentiondecisionevent" ("appearance_id", "decided_at", "decided_by_id", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "words") VALUES (NEW."appearance_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."words"); RETURN NULL;',
                                    hash="fc8f8c3661af86c958c179558db8acf75c4c903d",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_19d01",
                                    table="claims_mentiondecision",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."appearance_id" IS DISTINCT FROM (NEW."appearance_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."party_id" IS DISTINCT FROM (NEW."party_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."words" IS DISTINCT FROM (NEW."words"))',
                                    func='INSERT INTO "claims_mentiondecisionevent" ("appearance_id", "decided_at", "decided_by_id", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "words") VALUES (NEW."appearance_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."words"); RETURN NULL;',
                                    hash="ac2955174f3a9b36daecdaf8e4c613df2cd38ed5",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_8d78e",
                                    table="claims_mentiondecision",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_mentiondecisionevent" ("appearance_id", "decided_at", "decided_by_id", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "words") VALUES (OLD."appearance_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."words"); RETURN NULL;',
                                    hash="9fa6e2abba6feead37549756a3926c52cfa749bf",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_e4e8a",
                                    table="claims_mentiondecision",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MentionDecisionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("reason", models.TextField(blank=True)),
                        ("words", models.CharField(max_length=300)),
                        (
                            "appearance",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="null: wherever the words stand",
                                null=True,
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
                                to="claims.mentiondecision",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="null: nobody in particular",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MergeOperation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("reason", models.TextField(blank=True)),
                        (
                            "kind",
                            models.CharField(
                                help_text="merge-claims, merge-parties, split-claim, split-party", max_length=20
                            ),
                        ),
                        ("survivor_id", models.BigIntegerField(help_text="the claim or party that stayed")),
                        ("absorbed_id", models.BigIntegerField(help_text="the claim or party that went into it")),
                        (
                            "moved",
                            models.JSONField(
                                default=dict, help_text="table → ids that were repointed, with their old values"
                            ),
                        ),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                help_text="null: not undone",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("undone_why", models.TextField(blank=True, db_default="", default="")),
                    ],
                    options={
                        "indexes": [models.Index(fields=["kind", "survivor_id"], name="mergeoperation_of_survivor")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("survivor_id", models.F("absorbed_id")), _negated=True),
                                name="mergeoperation_of_two_things",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyAlias",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        (
                            "folded",
                            models.GeneratedField(
                                db_persist=True,
                                expression=claims.models.parties.Folded("name"),
                                output_field=models.TextField(),
                            ),
                        ),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="aliases", to="claims.party"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "party aliases",
                        "indexes": [
                            models.Index(fields=["folded"], name="partyalias_exact"),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["folded"], name="partyalias_similar", opclasses=["gin_trgm_ops"]
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                                name="partyalias_status_known",
                            ),
                            models.UniqueConstraint(fields=("party", "name"), name="partyalias_once"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_partyaliasevent" ("id", "name", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."id", NEW."name", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status"); RETURN NULL;',
                                    hash="35dcb8d98ff9f53b57f638aa310574987a7d8894",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6770b",
                                    table="claims_partyalias",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."party_id" IS DISTINCT FROM (NEW."party_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                                    func='INSERT INTO "claims_partyaliasevent" ("id", "name", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."id", NEW."name", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status"); RETURN NULL;',
                                    hash="3700e1d88b7b45b0a6e67d650f9c05b20c609359",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_8bf60",
                                    table="claims_partyalias",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_partyaliasevent" ("id", "name", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (OLD."id", OLD."name", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status"); RETURN NULL;',
                                    hash="52385ed9ccbeda4c5cefebbb6b3562c295e387d3",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_80328",
                                    table="claims_partyalias",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyAliasEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=200)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
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
                                to="claims.partyalias",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PartyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kind", claims.models.constraints.TermField(max_length=16)),
                        ("name", models.CharField(max_length=200)),
                        ("slug", models.SlugField(db_index=False, max_length=80)),
                        ("wikidata_id", models.CharField(blank=True, max_length=20)),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
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
                                to="claims.party",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PartyMatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", claims.models.constraints.TermField(max_length=16)),
                        (
                            "evidence",
                            models.JSONField(
                                blank=True, default=dict, help_text="the names compared, and where both stand"
                            ),
                        ),
                        ("score", models.FloatField(default=1)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="matches_to",
                                to="claims.party",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="matches_from",
                                to="claims.party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "party matches",
                        "indexes": [models.Index(fields=["other"], name="partymatch_of_other")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["acronym", "spelling", "longer", "same_name"])),
                                name="partymatch_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                                name="partymatch_status_known",
                            ),
                            models.UniqueConstraint(fields=("party", "other"), name="partymatch_once"),
                            models.CheckConstraint(
                                condition=models.Q(("party__lt", models.F("other"))), name="partymatch_in_order"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("score__gte", 0), ("score__lte", 1)), name="partymatch_score_share"
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
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
                            models.JSONField(
                                blank=True, default=dict, help_text="the names compared, and where both stand"
                            ),
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
                                to="claims.party",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
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
                                to="claims.partymatch",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Placement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("by_editor", models.BooleanField(default=False)),
                        ("kept_out", models.BooleanField(default=False)),
                        (
                            "why",
                            models.CharField(
                                blank=True, help_text="the rule's words, or the editor's reason", max_length=300
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="placements",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="placements",
                                to="claims.dispute",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["dispute", "claim"], name="placement_in_dispute")],
                        "constraints": [
                            models.UniqueConstraint(fields=("claim", "dispute"), name="placement_once"),
                            models.CheckConstraint(
                                condition=models.Q(("kept_out", False), ("by_editor", True), _connector="OR"),
                                name="placement_kept_out_by_editor_only",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_placementevent" ("by_editor", "claim_id", "dispute_id", "id", "kept_out", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "why") VALUES (NEW."by_editor", NEW."claim_id", NEW."dispute_id", NEW."id", NEW."kept_out", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."why"); RETURN NULL;',
                                    hash="65c935eb1de0ef0fdb97bad91e47348c959cf358",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_ae34f",
                                    table="claims_placement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "claims_placementevent" ("by_editor", "claim_id", "dispute_id", "id", "kept_out", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "why") VALUES (NEW."by_editor", NEW."claim_id", NEW."dispute_id", NEW."id", NEW."kept_out", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."why"); RETURN NULL;',
                                    hash="fa9b4ef73b482ef7b922602a432b8408602f9374",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c0f13",
                                    table="claims_placement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "claims_placementevent" ("by_editor", "claim_id", "dispute_id", "id", "kept_out", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "why") VALUES (OLD."by_editor", OLD."claim_id", OLD."dispute_id", OLD."id", OLD."kept_out", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."why"); RETURN NULL;',
                                    hash="ce46b0fdb08547d33f669629380ea673800eb4d2",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_74de6",
                                    table="claims_placement",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlacementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("by_editor", models.BooleanField(default=False)),
                        ("kept_out", models.BooleanField(default=False)),
                        (
                            "why",
                            models.CharField(
                                blank=True, help_text="the rule's words, or the editor's reason", max_length=300
                            ),
                        ),
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
                            "dispute",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.dispute",
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
                                to="claims.placement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Presence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("page", models.CharField(help_text="what the page is about: telling-12", max_length=60)),
                        ("opened_at", models.DateTimeField()),
                        ("seen_at", models.DateTimeField()),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "presences",
                        "constraints": [models.UniqueConstraint(fields=("page", "user"), name="presence_once")],
                    },
                ),
                migrations.CreateModel(
                    name="PublisherEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=200)),
                        ("slug", models.SlugField(db_index=False, max_length=80)),
                        ("domains", models.JSONField(blank=True, default=list, help_text="host names, without www.")),
                        ("kind", claims.models.constraints.TermField(default="news", max_length=16)),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="the outlet as a speaker or a side of its own",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
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
                                to="claims.publisher",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Rating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("claim_reviewed", models.CharField(help_text="the claim in short", max_length=74)),
                        ("wording", models.TextField(help_text="of the claim, when it was rated")),
                        ("alternate_name", models.CharField(help_text="the verdict in words", max_length=80)),
                        (
                            "value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="the verdict in figures",
                                max_digits=6,
                                null=True,
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
                        (
                            "url",
                            models.TextField(
                                blank=True, help_text="the organisation's page; null: this site", null=True
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["-updated_at"], name="rating_lately")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("url__isnull", True), ("url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"
                                ),
                                name="rating_url_is_address",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("alternate_name", ""), _negated=True),
                                    models.Q(("claim_reviewed", ""), _negated=True),
                                    models.Q(("organisation", ""), _negated=True),
                                ),
                                name="rating_says_who_and_what",
                            ),
                            models.CheckConstraint(
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
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True),
                                    models.Q(("tombstone", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="rating_tombstone_has_reason",
                            ),
                            models.UniqueConstraint(
                                models.F("claim"),
                                django.db.models.functions.text.Lower("organisation"),
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                name="rating_once",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
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
                                blank=True,
                                decimal_places=2,
                                help_text="the verdict in figures",
                                max_digits=6,
                                null=True,
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
                        (
                            "url",
                            models.TextField(
                                blank=True, help_text="the organisation's page; null: this site", null=True
                            ),
                        ),
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
                migrations.CreateModel(
                    name="Reply",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", claims.models.constraints.TermField(max_length=16)),
                        ("words", models.TextField(blank=True)),
                        ("replied", claims.models.constraints.ClockField(blank=True, null=True)),
                        ("replied_why", models.JSONField(blank=True, default=dict)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        (
                            "accusation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="claims.claim"
                            ),
                        ),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="answers",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="claims.party"
                            ),
                        ),
                        ("confidence", models.FloatField(db_default=1, default=1)),
                        ("rule", models.CharField(blank=True, db_default="", default="", max_length=60)),
                    ],
                    options={
                        "verbose_name_plural": "replies",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["denied", "partial", "declined", "no_answer", "in_court"])
                                ),
                                name="reply_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                                name="reply_status_known",
                            ),
                            models.UniqueConstraint(
                                fields=("accusation", "party", "kind", "evidence"),
                                name="reply_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                                name="reply_confidence_share",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReplyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kind", claims.models.constraints.TermField(max_length=16)),
                        ("words", models.TextField(blank=True)),
                        ("replied", claims.models.constraints.ClockField(blank=True, null=True)),
                        ("replied_why", models.JSONField(blank=True, default=dict)),
                        ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                        (
                            "accusation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.party",
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
                                to="claims.reply",
                            ),
                        ),
                        ("confidence", models.FloatField(db_default=1, default=1)),
                        ("rule", models.CharField(blank=True, db_default="", default="", max_length=60)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.TextField(help_text="what the reader wrote")),
                        (
                            "contact",
                            models.CharField(
                                blank=True, help_text="taken out once the report is settled", max_length=254
                            ),
                        ),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
                        ("answer", models.TextField(blank=True, help_text="for whoever sent it")),
                        (
                            "claim",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "article",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="claims.article",
                            ),
                        ),
                        (
                            "key",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                help_text="names it to whoever sent it: cannot be guessed",
                                unique=True,
                            ),
                        ),
                        ("kind", claims.models.constraints.TermField(default="other", max_length=16)),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "settled_why",
                            models.TextField(blank=True, db_default="", default="", help_text="for the desk"),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("settled_at__isnull", True)),
                                fields=["created_at"],
                                name="report_open",
                            ),
                            models.Index(
                                condition=models.Q(("settled_at__isnull", False)),
                                fields=["-settled_at"],
                                name="report_settled",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["words", "speaker", "chain", "date", "outdated", "harm", "other"])
                                ),
                                name="report_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("article__isnull", True), ("claim__isnull", False)),
                                    models.Q(("article__isnull", False), ("claim__isnull", True)),
                                    _connector="OR",
                                ),
                                name="report_on_one_thing",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
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
                        (
                            "settled_why",
                            models.TextField(blank=True, db_default="", default="", help_text="for the desk"),
                        ),
                        ("answer", models.TextField(blank=True, help_text="for whoever sent it")),
                        (
                            "article",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.article",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.claim",
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
                                to="claims.report",
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                    name="Resemblance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("score", models.FloatField(help_text="0 to 1")),
                        ("same", models.BooleanField(help_text="whether the rules take them for one claim")),
                        ("why", models.CharField(help_text="what decided, for people", max_length=300)),
                        (
                            "appearance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="resembles",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="resembled_by",
                                to="claims.appearance",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["other"], name="resemblance_of_other")],
                        "constraints": [
                            models.UniqueConstraint(fields=("appearance", "other"), name="resemblance_once"),
                            models.CheckConstraint(
                                condition=models.Q(("appearance__lt", models.F("other"))), name="resemblance_in_order"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("score__gte", 0), ("score__lte", 1)), name="resemblance_score_share"
                            ),
                        ],
                    },
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ReviewedClaim",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="claims",
                                to="claims.reviewdecision",
                            ),
                        ),
                        (
                            "is_first",
                            models.BooleanField(
                                db_default=False, default=False, help_text="accepted; a second editor is needed"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("was__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                                name="reviewedclaim_was_known",
                            ),
                            models.UniqueConstraint(fields=("decision", "claim"), name="reviewedclaim_once"),
                        ],
                    },
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="claims.claim"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ReviewSkip",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("skipped_at", models.DateTimeField()),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="claims.claim"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("user", "claim"), name="reviewskip_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Story",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(max_length=80, unique=True)),
                        ("title", models.CharField(max_length=200)),
                        ("lead", models.TextField(blank=True, help_text="what stands before the first step")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("updated_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("published_at", models.DateTimeField(blank=True, help_text="null: a draft", null=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stories",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "stories",
                        "indexes": [models.Index(fields=["-published_at"], name="story_by_publication")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="story_has_title"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
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
                        (
                            "author",
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
                                to="claims.story",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StoryStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(help_text="from 1, without gaps")),
                        ("text", models.TextField(blank=True)),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="story_steps",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "story",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="claims.story"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("story", "claim"), name="storystep_claim_once"),
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("story", "position"),
                                name="storystep_position_once",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
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
                                to="claims.storystep",
                            ),
                        ),
                        (
                            "story",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="claims.story",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TakenWords",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("digest", models.CharField(max_length=64)),
                        ("n_words", models.PositiveIntegerField()),
                        (
                            "article",
                            models.ForeignKey(
                                blank=True,
                                help_text="null: wherever they come in",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="claims.article",
                            ),
                        ),
                        (
                            "takedown",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="taken", to="claims.takedown"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "taken words",
                        "indexes": [models.Index(fields=["article"], name="takenwords_of_article")],
                    },
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
                            models.TextField(
                                help_text="the content with its pronouns resolved, as far as that is sure"
                            ),
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
                            models.JSONField(
                                blank=True, default=dict, help_text="numbers, dates, names, actions, polarity"
                            ),
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
                        (
                            "matter",
                            models.TextField(
                                db_default="", default="", help_text="the wording without its names: what is compared"
                            ),
                        ),
                        (
                            "matter_hash",
                            models.GeneratedField(
                                db_persist=True,
                                expression=claims.models.claims.WordingHash("matter"),
                                output_field=models.CharField(max_length=64),
                            ),
                        ),
                        (
                            "digest",
                            models.CharField(
                                db_default="",
                                default="",
                                help_text="of wording and slots: those that share it state the same",
                                max_length=64,
                            ),
                        ),
                        (
                            "teller",
                            models.CharField(
                                db_default="",
                                default="",
                                help_text="who speaks: a party, or unnamed people of an outlet",
                                max_length=300,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["wording_hash"], name="telling_of_wording"),
                            models.Index(fields=["matter_hash"], name="telling_of_matter"),
                            models.Index(fields=["teller", "digest"], name="telling_of_teller"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TimelineEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("manner", claims.models.constraints.TermField(max_length=16)),
                        ("directness", claims.models.constraints.TermField(max_length=16)),
                        ("certainty", claims.models.constraints.TermField(max_length=16)),
                        ("standing", models.PositiveSmallIntegerField()),
                        ("embargo_until", models.DateTimeField(null=True)),
                        (
                            "about",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(),
                                default=list,
                                help_text="parties that the claim is about",
                                size=None,
                            ),
                        ),
                        (
                            "channels",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(),
                                default=list,
                                help_text="publishers in the chain, the article's own too",
                                size=None,
                            ),
                        ),
                        (
                            "threads",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(),
                                default=list,
                                help_text="threads of the dispute that hold the claim",
                                size=None,
                            ),
                        ),
                        ("happened_on", models.DateField(null=True)),
                        ("said_on", models.DateField(null=True)),
                        ("published_on", models.DateField(null=True)),
                        ("first_held_on", models.DateField()),
                        (
                            "appearance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="claims.article"
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="claims.claim"
                            ),
                        ),
                        (
                            "dispute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="claims.dispute"
                            ),
                        ),
                        (
                            "origin",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="claims.origin",
                            ),
                        ),
                        (
                            "publisher",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="claims.publisher"
                            ),
                        ),
                        (
                            "speaker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="claims.party",
                            ),
                        ),
                        ("known_published_on", models.DateField(null=True)),
                        ("known_first_held_on", models.DateField()),
                        ("accepted_at", models.DateTimeField(null=True)),
                        ("hidden_at", models.DateTimeField(null=True)),
                        ("shown_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("language", models.CharField(default="", max_length=12)),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                default=list,
                                help_text="kinds of publishers and documents in the chain, “unnamed” for unnamed people",
                                size=None,
                            ),
                        ),
                        (
                            "roles",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                default=list,
                                help_text="roles of parties to the claim, each alone and with the party: accused, accused:12",
                                size=None,
                            ),
                        ),
                        ("is_aside", models.BooleanField(default=False, help_text="an editor put it aside")),
                    ],
                    options={
                        "verbose_name_plural": "timeline entries",
                        "indexes": [
                            models.Index(fields=["dispute", "published_on", "claim"], name="entry_by_published"),
                            models.Index(fields=["dispute", "said_on", "claim"], name="entry_by_said"),
                            models.Index(fields=["dispute", "happened_on", "claim"], name="entry_by_happened"),
                            models.Index(fields=["dispute", "first_held_on", "claim"], name="entry_by_first_held"),
                            models.Index(fields=["dispute", "speaker"], name="entry_by_speaker"),
                            models.Index(fields=["dispute", "claim"], name="entry_by_claim"),
                            django.contrib.postgres.indexes.GinIndex(fields=["about"], name="entry_by_about"),
                            django.contrib.postgres.indexes.GinIndex(fields=["channels"], name="entry_by_channel"),
                            django.contrib.postgres.indexes.GinIndex(fields=["threads"], name="entry_by_thread"),
                            models.Index(fields=["dispute", "shown_at"], name="entry_by_shown"),
                            models.Index(fields=["dispute", "accepted_at"], name="entry_by_accepted"),
                            django.contrib.postgres.indexes.GinIndex(fields=["roles"], name="entry_by_role"),
                            models.Index(fields=["published_on", "claim", "appearance"], name="entry_by_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("manner__in", ["said", "reported", "filed"])),
                                name="timelineentry_manner_known",
                            ),
                            models.UniqueConstraint(fields=("dispute", "appearance"), name="timelineentry_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UserEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "A user with that username already exists."},
                                help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                                max_length=150,
                                validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                                verbose_name="username",
                            ),
                        ),
                        ("role", claims.models.constraints.TermField(default="contributor", max_length=16)),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
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
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WatchedParty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="claims.party"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "watched parties",
                        "constraints": [models.UniqueConstraint(fields=("user", "party"), name="watchedparty_once")],
                    },
                ),
            ]
        ),
        migrations.RunSQL(BESIDE_TABLES, BESIDE_TABLES_UNDONE),
    ]
