"""Documents with a title like what somebody searches for are found by an index; nobody waits meanwhile."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations

from claims.models.parties import Folded


class Migration(migrations.Migration):
    atomic = False  # an index can only be built beside the work that goes on outside a transaction

    dependencies = [("claims", "0120_changes_of_columns")]
    operations = [
        AddIndexConcurrently(
            "document", GinIndex(OpClass(Folded("title"), name="gin_trgm_ops"), name="document_similar")
        ),
    ]
