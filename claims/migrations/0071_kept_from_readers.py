"""What an editor put aside, and what stands in a dispute under embargo, no reader sees anywhere."""

from pathlib import Path

from django.db import migrations, models

#: What the function that keeps the entries says before and after; each passage stands there once.
_EDITS = [
    ("language, kinds, roles)", "language, kinds, roles, is_aside)"),
    (
        "        c.embargo_until,\n",
        "        greatest(c.embargo_until, claims_embargo_elsewhere(c.id, p.dispute_id)),\n",
    ),
    (
        "\n    FROM claims_appearance a\n    JOIN claims_claim c",
        """,
        (c.status = 'suggested' OR a.status = 'suggested') AND EXISTS (SELECT 1 FROM claims_reviewaside r
            WHERE r.claim_id = c.id AND (c.status = 'suggested' OR a.created_at <= r.put_at))
    FROM claims_appearance a
    JOIN claims_claim c""",
    ),
    ("roles = excluded.roles\n", "roles = excluded.roles, is_aside = excluded.is_aside\n"),
    ("e.kinds, e.roles)", "e.kinds, e.roles, e.is_aside)"),
    ("excluded.kinds, excluded.roles)", "excluded.kinds, excluded.roles, excluded.is_aside)"),
]
#: The same of the function that has them made again when a claim changes: what is aside may then be so no longer.
_EDITS_OF_CLAIM = [
    (
        "AND cp.status = 'suggested'))));",
        "AND cp.status = 'suggested')\n"
        "                AND NOT EXISTS (SELECT 1 FROM claims_reviewaside r WHERE r.claim_id = n.id))));",
    )
]

_BACK = """
DROP TRIGGER entries_on_insert ON claims_reviewaside;
DROP TRIGGER entries_on_update ON claims_reviewaside;
DROP TRIGGER entries_on_delete ON claims_reviewaside;
DROP FUNCTION claims_embargo_of_dispute() CASCADE;
DROP FUNCTION claims_embargo_elsewhere(bigint, bigint);
"""


def _rewrite(function: str, edits: list[tuple[str, str]]) -> str:
    """SQL that puts the second of each pair for the first in a function."""
    body = f"pg_get_functiondef('{function}'::regprocedure)"
    for found, written in edits:
        body = f"replace({body}, $found${found}$found$, $written${written}$written$)"
    return f"DO $do$ BEGIN EXECUTE {body}; END $do$;"


def _rewritten(function: str, edits: list[tuple[str, str]]) -> migrations.RunSQL:
    back = [(written, found) for found, written in edits]
    return migrations.RunSQL(_rewrite(function, edits), _rewrite(function, back))


class Migration(migrations.Migration):
    dependencies = [("claims", "0060_takedowns")]
    operations = [
        migrations.AddField(
            "timelineentry", "is_aside", models.BooleanField(default=False, help_text="an editor put it aside")
        ),
        _rewritten("claims_refresh_entries(bigint[])", _EDITS),
        _rewritten("claims_entries_of_claim()", _EDITS_OF_CLAIM),
        migrations.RunSQL((Path(__file__).parent / "0071_kept_from_readers.sql").read_text(), _BACK),
    ]
