"""The days by whose end a telling was known, for pages wound back to a day."""

import datetime
from pathlib import Path

from django.db import migrations, models

_FOLDER = Path(__file__).parent
SQL = (_FOLDER / "0011_known_days.sql").read_text(encoding="utf-8")


def _as_before() -> str:
    """The function as 0003 made it."""
    made = (_FOLDER / "0003_triggers.sql").read_text(encoding="utf-8")
    function = made[made.index("CREATE FUNCTION claims_refresh_entries") :].partition("END $$;")[0]
    return function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION") + "END $$;"


class Migration(migrations.Migration):
    dependencies = [("claims", "0010_linking")]
    operations = [
        migrations.AddField(
            model_name="timelineentry",
            name="known_published_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="timelineentry",
            name="known_first_held_on",
            field=models.DateField(default=datetime.date(1970, 1, 1)),
            preserve_default=False,
        ),
        migrations.RunSQL(SQL, _as_before()),
    ]
