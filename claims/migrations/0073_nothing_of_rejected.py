"""Of a rejected claim the timeline's entries hold no parties: nobody sees them, and so they follow from nothing else."""

from django.db import migrations

_ALL = "WHERE cp.claim_id = c.id"
_NONE_OF_REJECTED = "WHERE cp.claim_id = c.id AND c.status <> 'rejected'"

_REWRITE = """
DO $do$ BEGIN
    EXECUTE replace(
        pg_get_functiondef('claims_refresh_entries(bigint[])'::regprocedure), $found$FOUND$found$, $written$WRITTEN$written$
    );
END $do$;
SELECT claims_refresh_entries(ARRAY(
    SELECT a.id FROM claims_appearance a JOIN claims_claim c ON c.id = a.claim_id WHERE c.status = 'rejected'
));
"""


def _rewrite(found: str, written: str) -> str:
    return _REWRITE.replace("FOUND", found).replace("WRITTEN", written)


class Migration(migrations.Migration):
    dependencies = [("claims", "0072_confirmed_addresses")]
    operations = [migrations.RunSQL(_rewrite(_ALL, _NONE_OF_REJECTED), _rewrite(_NONE_OF_REJECTED, _ALL))]
