"""What a page answered when it was last looked at is found by its address."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0019_reports_stories")]

    operations = [
        migrations.AddIndex(
            model_name="fetchlog",
            index=models.Index(
                condition=models.Q(("feed__isnull", True)), fields=["url", "-fetched_at"], name="fetchlog_of_page"
            ),
        ),
    ]
