"""What was fetched and read lately is found without looking through all that ever was; nobody waits meanwhile."""

from django.contrib.postgres.indexes import BrinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False  # an index can only be built beside the work that goes on outside a transaction

    dependencies = [
        ("claims", "0115_backups"),
    ]

    operations = [
        AddIndexConcurrently("fetchlog", BrinIndex(fields=["fetched_at"], autosummarize=True, name="fetchlog_lately")),
        AddIndexConcurrently(
            "extractionrun", BrinIndex(fields=["finished_at"], autosummarize=True, name="extractionrun_lately")
        ),
    ]
