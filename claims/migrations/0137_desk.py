"""What waits at the desk is found without a look at all that was ever decided; nobody waits meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

import claims.terms


class Migration(migrations.Migration):
    atomic = False  # an index can only be built beside the work that goes on outside a transaction

    dependencies = [
        ("claims", "0136_latest_changes"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="anchor",
            index=models.Index(
                condition=models.Q(
                    ("appearance__isnull", False),
                    ("decided_by__isnull", True),
                    ("state", claims.terms.AnchorState["CHANGED"]),
                ),
                fields=["id"],
                name="anchor_on_offer",
            ),
        ),
        AddIndexConcurrently(
            model_name="telling",
            index=models.Index(
                condition=models.Q(("unclear", ""), _negated=True), fields=["appearance"], name="telling_unclear"
            ),
        ),
    ]
