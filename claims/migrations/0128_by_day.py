"""Articles and tellings in the order of their days by an index: lists and searches of which only the newest are shown
need not sort all there are. Nobody waits meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    atomic = False  # an index can only be built beside the work that goes on outside a transaction

    dependencies = [("claims", "0121_document_similar")]
    operations = [
        AddIndexConcurrently(
            "article",
            models.Index(
                F("published__startswith").desc(nulls_last=True),
                F("first_held_at").desc(),
                F("id").desc(),
                name="article_newest",
            ),
        ),
        AddIndexConcurrently(
            "timelineentry", models.Index(fields=["published_on", "claim", "appearance"], name="entry_by_day")
        ),
    ]
