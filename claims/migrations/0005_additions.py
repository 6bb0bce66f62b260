"""What editors hand in, how far it has come, and when pages are looked at again."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0004_fingerprints"),
    ]

    operations = [
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
            name="Addition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.TextField(blank=True, help_text="null for a text or a file", null=True)),
                (
                    "name",
                    models.CharField(
                        help_text="what the editor will know it by: the address, headline or file", max_length=300
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
    ]
