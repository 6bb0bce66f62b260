"""What changed last is found in the order of time, and speakers of claims by one index; nobody waits meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # an index can only be built beside the work that goes on outside a transaction

    dependencies = [
        ("claims", "0130_publisher_similar"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        RemoveIndexConcurrently(
            model_name="claim",
            name="claim_of_speaker",
        ),
        AddIndexConcurrently(
            model_name="appearanceevent",
            index=models.Index(fields=["pgh_created_at", "claim"], name="appearanceevent_latest"),
        ),
        AddIndexConcurrently(
            model_name="claim",
            index=models.Index(fields=["updated_at", "id"], name="claim_latest"),
        ),
        AddIndexConcurrently(
            model_name="claimevent",
            index=models.Index(fields=["pgh_created_at", "pgh_obj"], name="claimevent_latest"),
        ),
        AddIndexConcurrently(
            model_name="claimpartyevent",
            index=models.Index(fields=["pgh_created_at", "claim"], name="claimpartyevent_latest"),
        ),
        AddIndexConcurrently(
            model_name="claimrelationevent",
            index=models.Index(fields=["pgh_created_at", "other"], name="claimrelationevent_latest"),
        ),
        AddIndexConcurrently(
            model_name="placementevent",
            index=models.Index(fields=["pgh_created_at", "claim"], name="placementevent_latest"),
        ),
        AddIndexConcurrently(
            model_name="ratingevent",
            index=models.Index(fields=["pgh_created_at", "claim"], name="ratingevent_latest"),
        ),
        AddIndexConcurrently(
            model_name="replyevent",
            index=models.Index(fields=["pgh_created_at", "accusation"], name="replyevent_latest"),
        ),
        AddIndexConcurrently(
            model_name="snapshot",
            index=models.Index(condition=models.Q(("number__gt", 1)), fields=["fetched_at"], name="snapshot_later"),
        ),
        AddIndexConcurrently(
            model_name="timelineentry",
            index=models.Index(
                condition=models.Q(("embargo_until__isnull", False)),
                fields=["dispute", "embargo_until"],
                name="entry_by_embargo",
            ),
        ),
        AddIndexConcurrently(
            model_name="timelineentry",
            index=models.Index(
                condition=models.Q(("hidden_at__isnull", False)),
                fields=["dispute", "hidden_at"],
                name="entry_by_hidden",
            ),
        ),
    ]
