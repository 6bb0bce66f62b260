"""Old numbers of claims that no reader ever saw lead readers nowhere; a slip of the pen may be why two outlets are one."""

# locks claims_publishermatch: a few hundred rows, which are checked in a moment

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0143_document_words"),
    ]

    operations = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), "DROP FUNCTION claims_was_public(bigint);"),
        migrations.RemoveConstraint(model_name="publishermatch", name="publishermatch_kind_known"),
        migrations.AddConstraint(
            model_name="publishermatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["same_name", "spelt", "mistyped", "shortened", "same_site"])),
                name="publishermatch_kind_known",
            ),
        ),
    ]
