"""Whom a claim is about: who is accused or sued, too, but neither who sues, nor a judge, nor the outlet that speaks."""

from django.db import migrations

#: One condition of the function that keeps the timeline's entries, before and after.
_ALL = "WHERE cp.claim_id = c.id"
_CONCERNED = "WHERE cp.claim_id = c.id AND cp.role IN ('about', 'accused', 'defendant')"

_REWRITE = """
DO $do$ BEGIN
    EXECUTE replace(
        pg_get_functiondef('claims_refresh_entries(bigint[])'::regprocedure), $found$FOUND$found$, $written$WRITTEN$written$
    );
END $do$;
SELECT claims_refresh_entries(ARRAY(
    SELECT DISTINCT a.id FROM claims_appearance a JOIN claims_claimparty p ON p.claim_id = a.claim_id
    WHERE p.role NOT IN ('about', 'accused', 'defendant')
));
"""


def _rewrite(found: str, written: str) -> str:
    return _REWRITE.replace("FOUND", found).replace("WRITTEN", written)


class Migration(migrations.Migration):
    dependencies = [("claims", "0011_known_days")]
    operations = [migrations.RunSQL(_rewrite(_ALL, _CONCERNED), _rewrite(_CONCERNED, _ALL))]
