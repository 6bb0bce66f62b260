"""Outlets whose names are like some words are found by an index, as parties and documents are. Nobody waits
meanwhile."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations

from claims.models.parties import Folded


class Migration(migrations.Migration):
    atomic = False  # an index can only be built beside the work that goes on outside a transaction

    dependencies = [("claims", "0129_changes_of_links")]
    operations = [
        AddIndexConcurrently(
            "publisher", GinIndex(OpClass(Folded("name"), name="gin_trgm_ops"), name="publisher_similar")
        ),
    ]
