"""A rating that is given, changed, withdrawn or moved is a change of its claim.

Whoever keeps a copy of the claim is told (``0090``), and what readers hold of it is out of date (``0022``).
"""

from django.db import migrations

_NOTE = "claims_note_rows('SELECT claim_id FROM rows')"
_TRIGGERS = {
    "note_claims_insert": f"AFTER INSERT ON claims_rating REFERENCING NEW TABLE AS rows {{}} {_NOTE}",
    "note_claims_update": f"AFTER UPDATE ON claims_rating REFERENCING NEW TABLE AS rows {{}} {_NOTE}",
    "note_claims_moved": f"AFTER UPDATE ON claims_rating REFERENCING OLD TABLE AS rows {{}} {_NOTE}",
    "note_claims_delete": f"AFTER DELETE ON claims_rating REFERENCING OLD TABLE AS rows {{}} {_NOTE}",
    "note_change": "AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON claims_rating {} claims_note_change()",
}
_EACH = "FOR EACH STATEMENT EXECUTE FUNCTION"


class Migration(migrations.Migration):
    dependencies = [("claims", "0122_ratings")]
    operations = [
        migrations.RunSQL(
            "".join(f"CREATE TRIGGER {name} {what.format(_EACH)};\n" for name, what in _TRIGGERS.items()),
            "".join(f"DROP TRIGGER {name} ON claims_rating;\n" for name in _TRIGGERS),
        )
    ]
