"""Columns for further filters of a timeline: language, kinds of source, roles of parties."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

#: What the function that keeps the entries says before and after; each passage stands there once.
_EDITS = [
    ("known_published_on, known_first_held_on)", "known_published_on, known_first_held_on, language, kinds, roles)"),
    (
        "\n    FROM claims_appearance a\n    JOIN claims_claim c",
        """,
        coalesce(substring(lower(ar.language) FROM '^[a-z]+'), ''),
        ARRAY(SELECT o.kind FROM claims_publisher o WHERE o.id = ar.publisher_id
              UNION SELECT o.kind FROM claims_chainlink l JOIN claims_publisher o ON o.id = l.publisher_id
                  WHERE l.appearance_id = a.id
              UNION SELECT d.kind FROM claims_chainlink l JOIN claims_document d ON d.id = l.document_id
                  WHERE l.appearance_id = a.id
              UNION SELECT 'unnamed' FROM claims_chainlink l LEFT JOIN claims_party u ON u.id = l.party_id
                  WHERE l.appearance_id = a.id AND (l.unnamed IS NOT NULL OR u.kind = 'unnamed') ORDER BY 1),
        ARRAY(SELECT DISTINCT part FROM claims_claimparty cp
              CROSS JOIN LATERAL (VALUES (cp.role), (cp.role || ':' || cp.party_id)) AS parts (part)
              WHERE cp.claim_id = c.id AND cp.role <> 'about'
                  AND (cp.status = 'accepted' OR cp.status = 'suggested' AND c.status <> 'accepted') ORDER BY 1)
    FROM claims_appearance a
    JOIN claims_claim c""",
    ),
    (
        "known_first_held_on = excluded.known_first_held_on;",
        "known_first_held_on = excluded.known_first_held_on, language = excluded.language, kinds = excluded.kinds,"
        "\n        roles = excluded.roles;",
    ),
]

_TRIGGERS = """
CREATE FUNCTION claims_entries_of_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(
        SELECT l.appearance_id FROM claims_chainlink l
        WHERE TG_TABLE_NAME = 'claims_publisher' AND l.publisher_id = NEW.id
            OR TG_TABLE_NAME = 'claims_document' AND l.document_id = NEW.id
            OR TG_TABLE_NAME = 'claims_party' AND l.party_id = NEW.id
        UNION SELECT a.id FROM claims_appearance a JOIN claims_article ar ON ar.id = a.article_id
        WHERE TG_TABLE_NAME = 'claims_publisher' AND ar.publisher_id = NEW.id));
    RETURN NULL;
END $$;
CREATE TRIGGER entries_on_kind AFTER UPDATE OF kind ON claims_publisher
    FOR EACH ROW WHEN (OLD.kind IS DISTINCT FROM NEW.kind) EXECUTE FUNCTION claims_entries_of_kind();
CREATE TRIGGER entries_on_kind AFTER UPDATE OF kind ON claims_document
    FOR EACH ROW WHEN (OLD.kind IS DISTINCT FROM NEW.kind) EXECUTE FUNCTION claims_entries_of_kind();
CREATE TRIGGER entries_on_kind AFTER UPDATE OF kind ON claims_party
    FOR EACH ROW WHEN ((OLD.kind = 'unnamed') <> (NEW.kind = 'unnamed')) EXECUTE FUNCTION claims_entries_of_kind();
"""
_REFRESH = "SELECT claims_refresh_entries(ARRAY(SELECT appearance_id FROM claims_timelineentry));"


def _rewrite(edits: list[tuple[str, str]]) -> str:
    """SQL that puts the second of each pair for the first in the function."""
    body = "pg_get_functiondef('claims_refresh_entries(bigint[])'::regprocedure)"
    for found, written in edits:
        body = f"replace({body}, $found${found}$found$, $written${written}$written$)"
    return f"DO $do$ BEGIN EXECUTE {body}; END $do$;"


class Migration(migrations.Migration):
    dependencies = [("claims", "0020_fetchlog_of_page")]
    operations = [
        migrations.AddField("timelineentry", "language", models.CharField(default="", max_length=12)),
        migrations.AddField(
            "timelineentry",
            "kinds",
            ArrayField(
                models.CharField(max_length=20),
                default=list,
                help_text="kinds of publishers and documents in the chain, “unnamed” for unnamed people",
            ),
        ),
        migrations.AddField(
            "timelineentry",
            "roles",
            ArrayField(
                models.CharField(max_length=40),
                default=list,
                help_text="roles of parties to the claim, each alone and with the party: accused, accused:12",
            ),
        ),
        migrations.AddIndex("timelineentry", GinIndex(fields=["roles"], name="entry_by_role")),
        migrations.RunSQL(_rewrite(_EDITS), _rewrite([(written, found) for found, written in _EDITS])),
        migrations.RunSQL(_TRIGGERS, "DROP FUNCTION claims_entries_of_kind() CASCADE;"),
        migrations.RunSQL(_REFRESH, migrations.RunSQL.noop),
    ]
