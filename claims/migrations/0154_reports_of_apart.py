"""A reader reports that a telling is not the same claim as the others of its claim: a kind of report of its own."""

# locks claims_report: what readers wrote, some thousand rows at most, looked at in a moment

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0153_agreed_origins"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="report",
            name="report_kind_known",
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["words", "speaker", "chain", "apart", "date", "outdated", "harm", "other"])
                ),
                name="report_kind_known",
            ),
        ),
    ]
