"""The timeline's entries are written where something in them changed, so that a decision at the desk writes each once."""

from pathlib import Path

from django.db import migrations

#: All that the function that keeps the entries sets when there is one already.
_COLUMNS = (
    *("claim_id", "article_id", "publisher_id", "speaker_id", "origin_id", "manner", "directness", "certainty"),
    *("standing", "embargo_until", "about", "channels", "threads", "happened_on", "said_on", "published_on"),
    *("first_held_on", "known_published_on", "known_first_held_on", "language", "kinds", "roles"),
)
_ALWAYS = "roles = excluded.roles;"
_CHANGED = "roles = excluded.roles\n    WHERE ({}) IS DISTINCT FROM ({});".format(
    ", ".join(f"e.{column}" for column in _COLUMNS), ", ".join(f"excluded.{column}" for column in _COLUMNS)
)

_BACK = """
DROP TRIGGER entries_on_update ON claims_claimparty;
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_claimparty REFERENCING NEW TABLE AS changed OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row_update();
CREATE TRIGGER review_on_update AFTER UPDATE ON claims_claimparty REFERENCING NEW TABLE AS changed OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row_update();
DROP FUNCTION claims_parties_that_count();
CREATE OR REPLACE FUNCTION claims_entries_of_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT a.id FROM claims_appearance a
        JOIN changed n ON n.id = a.claim_id JOIN before o ON o.id = n.id
        WHERE (n.status, n.merged_into_id, n.embargo_until, n.speaker_id)
            IS DISTINCT FROM (o.status, o.merged_into_id, o.embargo_until, o.speaker_id)));
    RETURN NULL;
END $$;
"""


def _rewrite(found: str, written: str) -> str:
    """SQL that puts one passage for another in the function; each stands there once."""
    body = "pg_get_functiondef('claims_refresh_entries(bigint[])'::regprocedure)"
    changed = f"replace({body}, $found${found}$found$, $written${written}$written$)"
    return f"DO $do$ BEGIN EXECUTE {changed}; END $do$;"


class Migration(migrations.Migration):
    dependencies = [("claims", "0055_clips")]
    operations = [
        migrations.RunSQL(_rewrite(_ALWAYS, _CHANGED), _rewrite(_CHANGED, _ALWAYS)),
        migrations.RunSQL((Path(__file__).parent / "0070_written_once.sql").read_text(), _BACK),
    ]
