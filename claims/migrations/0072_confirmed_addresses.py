"""Another e-mail address counts once a letter that went there was answered."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0061_second_editor"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="letter",
            name="letter_kind_known",
        ),
        migrations.AddField(
            model_name="letter",
            name="over_at",
            field=models.DateTimeField(blank=True, help_text="since when its link is worth nothing", null=True),
        ),
        migrations.AddField(
            model_name="letter",
            name="user",
            field=models.ForeignKey(
                blank=True,
                help_text="whose address it is about",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["reset", "invitation", "address", "address_left"])),
                name="letter_kind_known",
            ),
        ),
    ]
