"""All tables, with their constraints, indexes and history triggers, as ``makemigrations`` wrote them."""

import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import pgvector.django.vector
from django.conf import settings
from django.db import migrations, models

import claims.models.claims
import claims.models.constraints
import claims.models.parties
import claims.models.people
import claims.terms


class Migration(migrations.Migration):
    # The user table is made here, not in the app's first migration, where others' dependency on it points.
    run_before = [("admin", "0001_initial")]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("claims", "0001_extensions"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Appearance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                                ["speech", "writing", "filing", "ruling", "belief", "observation", "denial", "report"],
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
                ],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "canonical_url",
                    models.TextField(blank=True, help_text="null for pasted text and files", null=True, unique=True),
                ),
                ("headline", models.TextField()),
                ("byline", models.CharField(blank=True, max_length=500)),
                ("language", models.CharField(blank=True, help_text="BCP 47, empty when nobody knows", max_length=12)),
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
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.search.SearchVector("headline", config="english"),
                        name="article_by_headline",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("canonical_url__isnull", True),
                            ("canonical_url__regex", "^(https?:/)?/[^\\s]*$"),
                            _connector="OR",
                        ),
                        name="article_canonical_url_is_address",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    models.JSONField(blank=True, default=dict, help_text="numbers, amounts, dates, actor, object"),
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
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["search"], name="claim_search"),
                    models.Index(fields=["status", "-created_at"], name="claim_queue"),
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
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", claims.models.constraints.TermField(max_length=16)),
                ("title", models.CharField(max_length=300)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("court", models.CharField(blank=True, max_length=200)),
                ("docket", models.CharField(blank=True, max_length=80)),
                ("url", models.TextField(blank=True, null=True)),
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
                ],
            },
        ),
        migrations.CreateModel(
            name="ExtractionRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("extractor_version", models.CharField(max_length=40)),
                ("outcome", models.TextField(help_text="what was found, or why nothing was read")),
                ("n_found", models.PositiveIntegerField(default=0)),
                (
                    "parties",
                    models.JSONField(blank=True, default=list, help_text="parties found: canonical, kind, mentions"),
                ),
                (
                    "sources",
                    models.JSONField(blank=True, default=list, help_text="cited sources found: name, kind, url"),
                ),
                ("finished_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.TextField(unique=True)),
                ("title", models.CharField(blank=True, max_length=500)),
                ("site_url", models.TextField(blank=True, null=True)),
                ("folder", models.CharField(blank=True, help_text="OPML folder, levels joined by /", max_length=200)),
                ("state", claims.models.constraints.TermField(default="active", max_length=16)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["active", "paused", "retired"])), name="feed_state_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url__isnull", True), ("url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"
                        ),
                        name="feed_url_is_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("site_url__isnull", True), ("site_url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"
                        ),
                        name="feed_site_url_is_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
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
            },
            managers=[
                ("objects", claims.models.people.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Annotation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "indexes": [models.Index(fields=["claim", "created_at"], name="annotation_of_claim")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reply_to__isnull", True),
                            models.Q(("reply_to", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="annotation_not_a_reply_to_itself",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Anchor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("exact", models.TextField()),
                ("prefix", models.TextField(blank=True)),
                ("suffix", models.TextField(blank=True)),
                ("start", models.PositiveIntegerField(blank=True, help_text="null when the words are gone", null=True)),
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
                ],
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("token_hash", models.CharField(help_text="sha256", max_length=64, unique=True)),
                ("scopes", models.JSONField(default=list)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("last_used_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="api_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                        name="affiliation_status_known",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="appearance",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="appearances", to="claims.article"
            ),
        ),
        migrations.CreateModel(
            name="ArticleUrl",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.TextField(unique=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="other_urls", to="claims.article"
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
            name="ChainLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "unnamed",
                    models.CharField(
                        blank=True, help_text="unnamed people, as the text calls them", max_length=200, null=True
                    ),
                ),
                ("n_unnamed", models.CharField(blank=True, help_text="how many, in the text's words", max_length=40)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="chain", to="claims.appearance"
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
            ],
            options={
                "ordering": ["position"],
                "indexes": [models.Index(fields=["document"], name="chainlink_of_document")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("how__in", ["said", "wrote", "posted", "filed", "ruled", "told", "cites", "copies"])
                        ),
                        name="chainlink_how_known",
                    ),
                    models.UniqueConstraint(fields=("appearance", "position"), name="chainlink_position_once"),
                ],
            },
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
        migrations.AddField(
            model_name="appearance",
            name="claim",
            field=models.ForeignKey(
                blank=True,
                help_text="null until linked",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appearances",
                to="claims.claim",
            ),
        ),
        migrations.CreateModel(
            name="ClaimParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", claims.models.constraints.TermField(default="about", max_length=16)),
                ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="claims.claim"
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
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimRelation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", claims.models.constraints.TermField(max_length=16)),
                ("words", models.TextField(blank=True, help_text="the words that it rests on")),
                ("rule", models.CharField(blank=True, max_length=60)),
                ("confidence", models.FloatField(default=1)),
                ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="relations_from", to="claims.claim"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="relations_to", to="claims.claim"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["other", "kind"], name="claimrelation_to")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["disputes", "denies", "supports", "answers", "corrects", "supersedes"])
                        ),
                        name="claimrelation_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                        name="claimrelation_status_known",
                    ),
                    models.UniqueConstraint(fields=("claim", "kind", "other"), name="claimrelation_once"),
                    models.CheckConstraint(
                        condition=models.Q(("claim", models.F("other")), _negated=True), name="claimrelation_not_itself"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                        name="claimrelation_confidence_share",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Contradiction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slot__in", ["amount", "date", "actor", "scope", "outcome", "polarity"])),
                        name="contradiction_slot_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["slip", "stale", "clock", "denial", "forum", "changed_mind", "dispute"])
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CopyLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(help_text="copy, rewrite, translation, credit", max_length=20)),
                ("evidence", models.JSONField(blank=True, default=dict)),
                ("status", claims.models.constraints.TermField(default="suggested", max_length=16)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="copies_of", to="claims.article"
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="copied_by", to="claims.article"
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
                        condition=models.Q(("article", models.F("original")), _negated=True), name="copylink_not_itself"
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("question", models.CharField(blank=True, max_length=300)),
                ("position", models.PositiveSmallIntegerField(default=0, help_text="order among its parent's threads")),
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("publishes__in", ["accepted", "suggested"])), name="dispute_publishes_known"
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
                ("position", models.PositiveSmallIntegerField(default=0, help_text="order among its parent's threads")),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Embedding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("wording_hash", models.CharField(help_text="sha256 of the folded wording", max_length=64)),
                ("model", models.CharField(max_length=60)),
                ("vector", pgvector.django.vector.VectorField(dimensions=384)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("wording_hash", "model"), name="embedding_once")],
            },
        ),
        migrations.AddField(
            model_name="appearance",
            name="run",
            field=models.ForeignKey(
                blank=True,
                help_text="null: an editor's",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="appearances",
                to="claims.extractionrun",
            ),
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
            name="FeedEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            name="FetchLog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                "indexes": [models.Index(fields=["feed", "-fetched_at"], name="fetchlog_of_feed")],
            },
        ),
        migrations.CreateModel(
            name="JobFailure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_at__isnull", True)), fields=["-failed_at"], name="jobfailure_open"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decisions_to", to="claims.appearance"
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            },
        ),
        migrations.CreateModel(
            name="MergeOperation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("reason", models.TextField(blank=True)),
                (
                    "kind",
                    models.CharField(help_text="merge-claims, merge-parties, split-claim, split-party", max_length=20),
                ),
                ("survivor_id", models.BigIntegerField(help_text="the claim or party that stayed")),
                ("absorbed_id", models.BigIntegerField(help_text="the claim or party that went into it")),
                (
                    "moved",
                    models.JSONField(default=dict, help_text="table → ids that were repointed, with their old values"),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
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
            name="Origin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
        migrations.AddField(
            model_name="appearance",
            name="origin",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="appearances",
                to="claims.origin",
            ),
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                                ["person", "organisation", "government", "court", "product", "group", "unnamed"],
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
        migrations.AddField(
            model_name="mentiondecision",
            name="party",
            field=models.ForeignKey(
                blank=True,
                help_text="null: nobody in particular",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="claims.party",
            ),
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
        migrations.AddField(
            model_name="document",
            name="party",
            field=models.ForeignKey(
                blank=True,
                help_text="who speaks in it",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="documents",
                to="claims.party",
            ),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="claimparty",
            name="party",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="claims_in", to="claims.party"
            ),
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
                    models.JSONField(blank=True, default=dict, help_text="numbers, amounts, dates, actor, object"),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="claim",
            name="speaker",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims_said",
                to="claims.party",
            ),
        ),
        migrations.AddField(
            model_name="chainlink",
            name="party",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="chain_links",
                to="claims.party",
            ),
        ),
        migrations.AddField(
            model_name="appearance",
            name="speaker",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appearances_said",
                to="claims.party",
            ),
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
        migrations.AddField(
            model_name="affiliation",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="people", to="claims.party"
            ),
        ),
        migrations.AddField(
            model_name="affiliation",
            name="party",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="affiliations", to="claims.party"
            ),
        ),
        migrations.CreateModel(
            name="PartyAlias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_editor", models.BooleanField(default=False)),
                ("kept_out", models.BooleanField(default=False)),
                (
                    "why",
                    models.CharField(blank=True, help_text="the rule's words, or the editor's reason", max_length=300),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="placements", to="claims.claim"
                    ),
                ),
                (
                    "dispute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="placements", to="claims.dispute"
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
                    models.CharField(blank=True, help_text="the rule's words, or the editor's reason", max_length=300),
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
            name="Publisher",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                "indexes": [models.Index(fields=["name"], name="publisher_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["news", "agency", "trade", "blog", "tracker", "company", "official", "demo"])
                        ),
                        name="publisher_kind_known",
                    )
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
                ("folder", models.CharField(blank=True, help_text="OPML folder, levels joined by /", max_length=200)),
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
        migrations.AddField(
            model_name="feed",
            name="publisher",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="feeds", to="claims.publisher"
            ),
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
                        blank=True, help_text="unnamed people, as the text calls them", max_length=200, null=True
                    ),
                ),
                ("n_unnamed", models.CharField(blank=True, help_text="how many, in the text's words", max_length=40)),
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
        migrations.AddField(
            model_name="chainlink",
            name="publisher",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="chain_links",
                to="claims.publisher",
            ),
        ),
        migrations.CreateModel(
            name="ArticleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("canonical_url", models.TextField(blank=True, help_text="null for pasted text and files", null=True)),
                ("headline", models.TextField()),
                ("byline", models.CharField(blank=True, max_length=500)),
                ("language", models.CharField(blank=True, help_text="BCP 47, empty when nobody knows", max_length=12)),
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
        migrations.AddField(
            model_name="article",
            name="publisher",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="articles", to="claims.publisher"
            ),
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
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "verbose_name_plural": "replies",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["denied", "partial", "declined", "no_answer", "in_court"])),
                        name="reply_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["suggested", "accepted", "rejected", "withdrawn"])),
                        name="reply_status_known",
                    ),
                    models.UniqueConstraint(
                        fields=("accusation", "party", "kind", "evidence"), name="reply_once", nulls_distinct=False
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "url",
                    models.TextField(
                        blank=True, help_text="the page that it is about, when it is no claim of ours", null=True
                    ),
                ),
                ("words", models.TextField(help_text="what the reader wrote")),
                ("contact", models.CharField(blank=True, max_length=254)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
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
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at__isnull", True)), fields=["created_at"], name="report_open"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url__isnull", True), ("url__regex", "^(https?:/)?/[^\\s]*$"), _connector="OR"
                        ),
                        name="report_url_is_address",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("query", models.TextField(blank=True, help_text="canonical query string, without the question mark")),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "dispute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="saved_searches", to="claims.dispute"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_searches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "saved searches",
                "constraints": [models.UniqueConstraint(fields=("owner", "name"), name="savedsearch_name_once")],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="1 for the first version")),
                ("text", models.TextField()),
                ("html", models.TextField(blank=True, help_text="sanitised")),
                (
                    "pages",
                    models.JSONField(blank=True, default=list, help_text="PDF: the offset at which each page begins"),
                ),
                ("sha256", models.CharField(help_text="of the text as stored first", max_length=64)),
                ("fetched_at", models.DateTimeField()),
                ("redacted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="snapshots", to="claims.article"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("article", "number"), name="snapshot_number_once")],
            },
        ),
        migrations.AddField(
            model_name="extractionrun",
            name="snapshot",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="runs", to="claims.snapshot"
            ),
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "words",
                    models.CharField(help_text="the words that carry the link or name the source", max_length=500),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="claims.snapshot"
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="appearance",
            name="first_snapshot",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="appearances", to="claims.snapshot"
            ),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="annotation",
            name="snapshot",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="annotations",
                to="claims.snapshot",
            ),
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
                ("start", models.PositiveIntegerField(blank=True, help_text="null when the words are gone", null=True)),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="anchor",
            name="snapshot",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="anchors", to="claims.snapshot"
            ),
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "rhythm",
                    models.CharField(
                        choices=[("at_once", "at once"), ("daily", "daily"), ("weekly", "weekly")],
                        default="daily",
                        max_length=8,
                    ),
                ),
                ("unsubscribe_token", models.CharField(max_length=64, unique=True)),
                ("last_sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "search",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subscriptions",
                        to="claims.savedsearch",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("receiver", models.CharField(help_text="e-mail address or webhook address", max_length=300)),
                ("item", models.CharField(help_text="claim number and kind of change", max_length=200)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("n_tries", models.PositiveSmallIntegerField(default=0)),
                ("error", models.TextField(blank=True)),
                (
                    "subscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deliveries", to="claims.subscription"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "indexes": [
                    models.Index(
                        condition=models.Q(("sent_at__isnull", True)), fields=["created_at"], name="delivery_waiting"
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("receiver", "item"), name="delivery_once")],
            },
        ),
        migrations.CreateModel(
            name="TimelineEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="claims.appearance"
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
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="claims.origin"
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
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="claims.party"
                    ),
                ),
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
            name="Webhook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.TextField()),
                ("secret", models.CharField(max_length=128)),
                ("active", models.BooleanField(default=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="webhooks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
        migrations.AddField(
            model_name="subscription",
            name="webhook",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="subscriptions",
                to="claims.webhook",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrelation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_claimrelationevent" ("claim_id", "confidence", "id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "status", "words") VALUES (NEW."claim_id", NEW."confidence", NEW."id", NEW."kind", NEW."other_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rule", NEW."status", NEW."words"); RETURN NULL;',
                    hash="b30ff17837c56379f0b4a0ae0ee1c8197077b14a",
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
                    func='INSERT INTO "claims_claimrelationevent" ("claim_id", "confidence", "id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "status", "words") VALUES (NEW."claim_id", NEW."confidence", NEW."id", NEW."kind", NEW."other_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rule", NEW."status", NEW."words"); RETURN NULL;',
                    hash="82660ba6e8ba288580b84036a54ff0300223f288",
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
                    func='INSERT INTO "claims_claimrelationevent" ("claim_id", "confidence", "id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "status", "words") VALUES (OLD."claim_id", OLD."confidence", OLD."id", OLD."kind", OLD."other_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rule", OLD."status", OLD."words"); RETURN NULL;',
                    hash="def457c96b4796bee494edffbd0248672521c8ce",
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
                    func='INSERT INTO "claims_contradictionevent" ("appearance_id", "decision", "id", "kind", "other_id", "other_reading", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading", "rule", "slot", "status") VALUES (NEW."appearance_id", NEW."decision", NEW."id", NEW."kind", NEW."other_id", NEW."other_reading", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reading", NEW."rule", NEW."slot", NEW."status"); RETURN NULL;',
                    hash="d2288a89522760cadca72765eccdeb3ec9c8c6c7",
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
                    func='INSERT INTO "claims_contradictionevent" ("appearance_id", "decision", "id", "kind", "other_id", "other_reading", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading", "rule", "slot", "status") VALUES (NEW."appearance_id", NEW."decision", NEW."id", NEW."kind", NEW."other_id", NEW."other_reading", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reading", NEW."rule", NEW."slot", NEW."status"); RETURN NULL;',
                    hash="2b24c6d998239252ddcb56c3ba1c10700d23c2bd",
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
                    func='INSERT INTO "claims_contradictionevent" ("appearance_id", "decision", "id", "kind", "other_id", "other_reading", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading", "rule", "slot", "status") VALUES (OLD."appearance_id", OLD."decision", OLD."id", OLD."kind", OLD."other_id", OLD."other_reading", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reading", OLD."rule", OLD."slot", OLD."status"); RETURN NULL;',
                    hash="7cef1db9891ccdc96a182fd16c0e676cdbe343b9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_26885",
                    table="claims_contradiction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="copylink",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="copylink",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="copylink",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dispute",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_disputeevent" ("embargo_until", "id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "publishes", "question", "rules", "slug", "title") VALUES (NEW."embargo_until", NEW."id", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."publishes", NEW."question", NEW."rules", NEW."slug", NEW."title"); RETURN NULL;',
                    hash="ebc38faf677103c7c0e9cbff7f23fcc43db167b1",
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
                    func='INSERT INTO "claims_disputeevent" ("embargo_until", "id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "publishes", "question", "rules", "slug", "title") VALUES (NEW."embargo_until", NEW."id", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."publishes", NEW."question", NEW."rules", NEW."slug", NEW."title"); RETURN NULL;',
                    hash="8e0b31f99cc776f3fa42df73ef29ea8b12bc1900",
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
                    func='INSERT INTO "claims_disputeevent" ("embargo_until", "id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "publishes", "question", "rules", "slug", "title") VALUES (OLD."embargo_until", OLD."id", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."publishes", OLD."question", OLD."rules", OLD."slug", OLD."title"); RETURN NULL;',
                    hash="add0dfe5152d64211ed0f677583261c161ae4ffe",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8239f",
                    table="claims_dispute",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="linkdecision",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="linkdecision",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="linkdecision",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="party",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="party",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="party",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentiondecision",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentiondecision",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentiondecision",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                fields=("kind", "title", "party"), name="document_once", nulls_distinct=False
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddIndex(
            model_name="claimparty",
            index=models.Index(fields=["party", "role"], name="claimparty_of_party"),
        ),
        migrations.AddConstraint(
            model_name="claimparty",
            constraint=models.UniqueConstraint(fields=("claim", "party", "role"), name="claimparty_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimparty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_claimpartyevent" ("claim_id", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "status") VALUES (NEW."claim_id", NEW."id", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."status"); RETURN NULL;',
                    hash="714c9fcb06bb81798116dfb2ef65451bfef36be4",
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
                    func='INSERT INTO "claims_claimpartyevent" ("claim_id", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "status") VALUES (NEW."claim_id", NEW."id", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."status"); RETURN NULL;',
                    hash="e45d42c06b7a5d75bb5c1678d0a2ea56699008d0",
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
                    func='INSERT INTO "claims_claimpartyevent" ("claim_id", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "status") VALUES (OLD."claim_id", OLD."id", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."status"); RETURN NULL;',
                    hash="dc863faf032396ac30a7bd9f66d80f2d7593fe20",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3c87e",
                    table="claims_claimparty",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["speaker"], name="claim_of_speaker"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_claimevent" ("created_at", "embargo_until", "id", "merged_into_id", "negated", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slots", "speaker_id", "status", "tombstone", "updated_at", "wording") VALUES (NEW."created_at", NEW."embargo_until", NEW."id", NEW."merged_into_id", NEW."negated", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slots", NEW."speaker_id", NEW."status", NEW."tombstone", NEW."updated_at", NEW."wording"); RETURN NULL;',
                    hash="17d04eb9e6b7723daedb9d3ce62e7bd03649d3b0",
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
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."embargo_until" IS DISTINCT FROM (NEW."embargo_until") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."negated" IS DISTINCT FROM (NEW."negated") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."slots" IS DISTINCT FROM (NEW."slots") OR OLD."speaker_id" IS DISTINCT FROM (NEW."speaker_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."tombstone" IS DISTINCT FROM (NEW."tombstone") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."wording" IS DISTINCT FROM (NEW."wording"))',
                    func='INSERT INTO "claims_claimevent" ("created_at", "embargo_until", "id", "merged_into_id", "negated", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slots", "speaker_id", "status", "tombstone", "updated_at", "wording") VALUES (NEW."created_at", NEW."embargo_until", NEW."id", NEW."merged_into_id", NEW."negated", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slots", NEW."speaker_id", NEW."status", NEW."tombstone", NEW."updated_at", NEW."wording"); RETURN NULL;',
                    hash="324b99653fedf99b3d47596ba1adce74e6b043ca",
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
                    func='INSERT INTO "claims_claimevent" ("created_at", "embargo_until", "id", "merged_into_id", "negated", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slots", "speaker_id", "status", "tombstone", "updated_at", "wording") VALUES (OLD."created_at", OLD."embargo_until", OLD."id", OLD."merged_into_id", OLD."negated", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slots", OLD."speaker_id", OLD."status", OLD."tombstone", OLD."updated_at", OLD."wording"); RETURN NULL;',
                    hash="817b37820a0635fd78597ca94d8180fef9b9239b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dbf31",
                    table="claims_claim",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.UniqueConstraint(fields=("party", "organisation", "title"), name="affiliation_once"),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.CheckConstraint(
                condition=models.Q(("party", models.F("organisation")), _negated=True),
                name="affiliation_not_with_itself",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="affiliation",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="affiliation",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="affiliation",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partyalias",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partyalias",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partyalias",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publisher",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publisher",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publisher",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="feed",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="feed",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="feed",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddIndex(
            model_name="chainlink",
            index=models.Index(fields=["publisher"], name="chainlink_of_publisher"),
        ),
        migrations.AddConstraint(
            model_name="chainlink",
            constraint=models.CheckConstraint(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainlink",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainlink",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="chainlink",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["publisher", "-first_held_at"], name="article_of_publisher"),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                condition=models.Q(("canonical_url__isnull", True)),
                fields=("publisher", "content_key"),
                name="article_without_address_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reply",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_replyevent" ("accusation_id", "answer_id", "evidence_id", "id", "kind", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied", "replied_why", "status", "words") VALUES (NEW."accusation_id", NEW."answer_id", NEW."evidence_id", NEW."id", NEW."kind", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."replied", NEW."replied_why", NEW."status", NEW."words"); RETURN NULL;',
                    hash="96d9f16b1b8ce96ba48240c0fbda9472a57fa1ce",
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
                    func='INSERT INTO "claims_replyevent" ("accusation_id", "answer_id", "evidence_id", "id", "kind", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied", "replied_why", "status", "words") VALUES (NEW."accusation_id", NEW."answer_id", NEW."evidence_id", NEW."id", NEW."kind", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."replied", NEW."replied_why", NEW."status", NEW."words"); RETURN NULL;',
                    hash="1d139e3ede125bfee84eafff27b8573c18d2e717",
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
                    func='INSERT INTO "claims_replyevent" ("accusation_id", "answer_id", "evidence_id", "id", "kind", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied", "replied_why", "status", "words") VALUES (OLD."accusation_id", OLD."answer_id", OLD."evidence_id", OLD."id", OLD."kind", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."replied", OLD."replied_why", OLD."status", OLD."words"); RETURN NULL;',
                    hash="1197f8fadc7d7f0eca78b5cc98fa865ecf6083e9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c3661",
                    table="claims_reply",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="extractionrun",
            constraint=models.UniqueConstraint(fields=("snapshot", "extractor_version"), name="extractionrun_once"),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.UniqueConstraint(fields=("article", "key"), name="appearance_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_appearanceevent" ("article_id", "certainty", "certainty_words", "claim_id", "confidence", "content", "created_at", "cue_class", "cue_words", "directness", "first_snapshot_id", "happened", "happened_why", "id", "key", "medium", "negated", "negation_words", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading", "rule", "run_id", "said", "said_why", "source_words", "speaker_id", "status") VALUES (NEW."article_id", NEW."certainty", NEW."certainty_words", NEW."claim_id", NEW."confidence", NEW."content", NEW."created_at", NEW."cue_class", NEW."cue_words", NEW."directness", NEW."first_snapshot_id", NEW."happened", NEW."happened_why", NEW."id", NEW."key", NEW."medium", NEW."negated", NEW."negation_words", NEW."origin_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reading", NEW."rule", NEW."run_id", NEW."said", NEW."said_why", NEW."source_words", NEW."speaker_id", NEW."status"); RETURN NULL;',
                    hash="269d65e56096ff97ee7a5dd05a3389d4adda08a7",
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
                    condition='WHEN (OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."certainty_words" IS DISTINCT FROM (NEW."certainty_words") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."content" IS DISTINCT FROM (NEW."content") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."cue_class" IS DISTINCT FROM (NEW."cue_class") OR OLD."cue_words" IS DISTINCT FROM (NEW."cue_words") OR OLD."directness" IS DISTINCT FROM (NEW."directness") OR OLD."first_snapshot_id" IS DISTINCT FROM (NEW."first_snapshot_id") OR OLD."happened" IS DISTINCT FROM (NEW."happened") OR OLD."happened_why" IS DISTINCT FROM (NEW."happened_why") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."medium" IS DISTINCT FROM (NEW."medium") OR OLD."negated" IS DISTINCT FROM (NEW."negated") OR OLD."negation_words" IS DISTINCT FROM (NEW."negation_words") OR OLD."origin_id" IS DISTINCT FROM (NEW."origin_id") OR OLD."reading" IS DISTINCT FROM (NEW."reading") OR OLD."rule" IS DISTINCT FROM (NEW."rule") OR OLD."run_id" IS DISTINCT FROM (NEW."run_id") OR OLD."said" IS DISTINCT FROM (NEW."said") OR OLD."said_why" IS DISTINCT FROM (NEW."said_why") OR OLD."source_words" IS DISTINCT FROM (NEW."source_words") OR OLD."speaker_id" IS DISTINCT FROM (NEW."speaker_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                    func='INSERT INTO "claims_appearanceevent" ("article_id", "certainty", "certainty_words", "claim_id", "confidence", "content", "created_at", "cue_class", "cue_words", "directness", "first_snapshot_id", "happened", "happened_why", "id", "key", "medium", "negated", "negation_words", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading", "rule", "run_id", "said", "said_why", "source_words", "speaker_id", "status") VALUES (NEW."article_id", NEW."certainty", NEW."certainty_words", NEW."claim_id", NEW."confidence", NEW."content", NEW."created_at", NEW."cue_class", NEW."cue_words", NEW."directness", NEW."first_snapshot_id", NEW."happened", NEW."happened_why", NEW."id", NEW."key", NEW."medium", NEW."negated", NEW."negation_words", NEW."origin_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reading", NEW."rule", NEW."run_id", NEW."said", NEW."said_why", NEW."source_words", NEW."speaker_id", NEW."status"); RETURN NULL;',
                    hash="bc6deb6899fb405e0b2241f738403c790127bdcf",
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
                    func='INSERT INTO "claims_appearanceevent" ("article_id", "certainty", "certainty_words", "claim_id", "confidence", "content", "created_at", "cue_class", "cue_words", "directness", "first_snapshot_id", "happened", "happened_why", "id", "key", "medium", "negated", "negation_words", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading", "rule", "run_id", "said", "said_why", "source_words", "speaker_id", "status") VALUES (OLD."article_id", OLD."certainty", OLD."certainty_words", OLD."claim_id", OLD."confidence", OLD."content", OLD."created_at", OLD."cue_class", OLD."cue_words", OLD."directness", OLD."first_snapshot_id", OLD."happened", OLD."happened_why", OLD."id", OLD."key", OLD."medium", OLD."negated", OLD."negation_words", OLD."origin_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reading", OLD."rule", OLD."run_id", OLD."said", OLD."said_why", OLD."source_words", OLD."speaker_id", OLD."status"); RETURN NULL;',
                    hash="5350a9064ae3c97c14c01c54a207812f48539736",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2b6e2",
                    table="claims_appearance",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="annotation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("claim__isnull", False), ("snapshot__isnull", False), ("reply_to__isnull", False), _connector="OR"
                ),
                name="annotation_is_on_something",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="annotation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_annotationevent" ("author_id", "body", "claim_id", "created_at", "id", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "reply_to_id", "resolved_at", "snapshot_id") VALUES (NEW."author_id", NEW."body", NEW."claim_id", NEW."created_at", NEW."id", NEW."motivation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public", NEW."reply_to_id", NEW."resolved_at", NEW."snapshot_id"); RETURN NULL;',
                    hash="38e03259b96fa3a36832e21138e26464596489a9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f9567",
                    table="claims_annotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="annotation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_annotationevent" ("author_id", "body", "claim_id", "created_at", "id", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "reply_to_id", "resolved_at", "snapshot_id") VALUES (NEW."author_id", NEW."body", NEW."claim_id", NEW."created_at", NEW."id", NEW."motivation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public", NEW."reply_to_id", NEW."resolved_at", NEW."snapshot_id"); RETURN NULL;',
                    hash="dcbbd4adaae0aa862620438d2db95832ee8581e9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1ec6d",
                    table="claims_annotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="annotation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_annotationevent" ("author_id", "body", "claim_id", "created_at", "id", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "reply_to_id", "resolved_at", "snapshot_id") VALUES (OLD."author_id", OLD."body", OLD."claim_id", OLD."created_at", OLD."id", OLD."motivation", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public", OLD."reply_to_id", OLD."resolved_at", OLD."snapshot_id"); RETURN NULL;',
                    hash="6deb19bdcbea312d7308d7cb8a536b27c1f3843d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9de02",
                    table="claims_annotation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="anchor",
            constraint=models.UniqueConstraint(fields=("appearance", "snapshot"), name="anchor_once_per_appearance"),
        ),
        migrations.AddConstraint(
            model_name="anchor",
            constraint=models.UniqueConstraint(fields=("annotation", "snapshot"), name="anchor_once_per_annotation"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="anchor",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_anchorevent" ("annotation_id", "appearance_id", "cue_end", "cue_start", "decided_by_id", "end", "exact", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "snapshot_id", "source_end", "source_start", "start", "state", "suffix") VALUES (NEW."annotation_id", NEW."appearance_id", NEW."cue_end", NEW."cue_start", NEW."decided_by_id", NEW."end", NEW."exact", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prefix", NEW."snapshot_id", NEW."source_end", NEW."source_start", NEW."start", NEW."state", NEW."suffix"); RETURN NULL;',
                    hash="d2b99de0004b3dc476886fa372057d79d67a7f6b",
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
                    func='INSERT INTO "claims_anchorevent" ("annotation_id", "appearance_id", "cue_end", "cue_start", "decided_by_id", "end", "exact", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "snapshot_id", "source_end", "source_start", "start", "state", "suffix") VALUES (NEW."annotation_id", NEW."appearance_id", NEW."cue_end", NEW."cue_start", NEW."decided_by_id", NEW."end", NEW."exact", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prefix", NEW."snapshot_id", NEW."source_end", NEW."source_start", NEW."start", NEW."state", NEW."suffix"); RETURN NULL;',
                    hash="01a6a256cf61beda6909084649bd3c9cba348725",
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
                    func='INSERT INTO "claims_anchorevent" ("annotation_id", "appearance_id", "cue_end", "cue_start", "decided_by_id", "end", "exact", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "snapshot_id", "source_end", "source_start", "start", "state", "suffix") VALUES (OLD."annotation_id", OLD."appearance_id", OLD."cue_end", OLD."cue_start", OLD."decided_by_id", OLD."end", OLD."exact", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prefix", OLD."snapshot_id", OLD."source_end", OLD."source_start", OLD."start", OLD."state", OLD."suffix"); RETURN NULL;',
                    hash="adc42a5269e5c5f165793d71378e3293fe09de03",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a340f",
                    table="claims_anchor",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(("webhook__isnull", True), ("email", ""), _connector="XOR"),
                name="subscription_goes_one_way",
            ),
        ),
    ]
