"""What is compared of a telling, who tells it, and by what tellings of the same words are known."""

from django.db import migrations, models

import claims.models.claims


class Migration(migrations.Migration):
    dependencies = [("claims", "0012_concerned")]

    operations = [
        migrations.AddField(
            model_name="telling",
            name="matter",
            field=models.TextField(
                db_default="", default="", help_text="the wording without its names: what is compared"
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="matter_hash",
            field=models.GeneratedField(
                db_persist=True,
                expression=claims.models.claims.WordingHash("matter"),
                output_field=models.CharField(max_length=64),
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="digest",
            field=models.CharField(
                db_default="",
                default="",
                help_text="of wording and slots: those that share it state the same",
                max_length=64,
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="teller",
            field=models.CharField(
                db_default="",
                default="",
                help_text="who speaks: a party, or unnamed people of an outlet",
                max_length=300,
            ),
        ),
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(fields=["matter_hash"], name="telling_of_matter"),
        ),
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(fields=["teller", "digest"], name="telling_of_teller"),
        ),
    ]
