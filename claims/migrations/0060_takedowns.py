"""Words taken down by legal order; and the exception for them in the rule that a stored version is never rewritten."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import claims.models.constraints
import claims.terms

# The digest of a text of which words are gone would let somebody try out what they were: it goes with them.
IMMUTABLE = """
CREATE OR REPLACE FUNCTION claims_snapshot_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.redacted_at IS DISTINCT FROM OLD.redacted_at AND NEW.redacted_at IS NOT NULL
        AND length(NEW.text) = length(OLD.text) AND NEW.article_id = OLD.article_id AND NEW.number = OLD.number{same} THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'snapshot % is a stored version and is never rewritten', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0070_written_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="Takedown",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scope", claims.models.constraints.TermField(max_length=16)),
                ("words", models.TextField(blank=True, help_text="what is to go; empty as soon as it is decided")),
                ("n_words", models.PositiveIntegerField(help_text="how many words that are")),
                ("reason", models.TextField()),
                (
                    "reference",
                    models.CharField(blank=True, help_text="of the court or the letter that orders it", max_length=200),
                ),
                ("is_public", models.BooleanField(default=False, help_text="readers see reason and reference")),
                ("counts", models.JSONField(default=dict, help_text="kind → how many: as asked, and then as done")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
        ),
        migrations.CreateModel(
            name="Blackout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("n_words", models.PositiveIntegerField()),
                (
                    "snapshot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="blackouts", to="claims.snapshot"
                    ),
                ),
                (
                    "takedown",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="blackouts", to="claims.takedown"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TakenWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.AddIndex(
            model_name="takedown",
            index=models.Index(fields=["state", "-asked_at"], name="takedown_tray"),
        ),
        migrations.AddConstraint(
            model_name="takedown",
            constraint=models.CheckConstraint(
                condition=models.Q(("scope__in", ["version", "article", "everywhere"])), name="takedown_scope_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="takedown",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "done", "declined", "dropped"])), name="takedown_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="takedown",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="takedown",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", [claims.terms.TakedownState["DONE"], claims.terms.TakedownState["DECLINED"]]),
                        _negated=True,
                    ),
                    models.Q(("decided_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="takedown_by_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="takedown",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("scope", claims.terms.TakedownScope["EVERYWHERE"]), ("article__isnull", False), _connector="OR"
                ),
                name="takedown_of_an_article",
            ),
        ),
        migrations.AddConstraint(
            model_name="blackout",
            constraint=models.UniqueConstraint(fields=("takedown", "snapshot"), name="blackout_once"),
        ),
        migrations.AddIndex(
            model_name="takenwords",
            index=models.Index(fields=["article"], name="takenwords_of_article"),
        ),
        migrations.RunSQL(IMMUTABLE.format(same=""), IMMUTABLE.format(same=" AND NEW.sha256 = OLD.sha256")),
    ]
