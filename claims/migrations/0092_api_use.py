"""How often the programming interface was asked by whom within a minute: for all processes, and not worth a log."""

from django.db import migrations

_TABLE = """
CREATE UNLOGGED TABLE claims_apiuse (
    who text NOT NULL,
    kind text NOT NULL,
    began timestamptz NOT NULL,
    n integer NOT NULL,
    PRIMARY KEY (who, kind)
);
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0091_api_tokens")]
    operations = [migrations.RunSQL(_TABLE, "DROP TABLE claims_apiuse;")]
