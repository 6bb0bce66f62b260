"""Whether a claim changed again is looked up for each change that is told."""

from django.db import migrations

_INDEX = "CREATE INDEX CONCURRENTLY claimchange_again ON claims_claimchange (number, xid, id)"


class Migration(migrations.Migration):
    atomic = False  # an index can only be built beside the work that goes on outside a transaction

    dependencies = [
        ("claims", "0150_feed_notes"),
    ]

    operations = [
        migrations.RunSQL(_INDEX, "DROP INDEX CONCURRENTLY claimchange_again"),
    ]
