"""Up to when it is noted of which claims an embargo ended: it does so by itself, and no row changes with it."""

from django.db import migrations

_MADE = """
CREATE TABLE claims_lifted (
    id boolean PRIMARY KEY DEFAULT true CHECK (id),
    until timestamptz NOT NULL DEFAULT now()
);
INSERT INTO claims_lifted DEFAULT VALUES;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0151_changes_by_number"),
    ]

    operations = [
        migrations.RunSQL(_MADE, "DROP TABLE claims_lifted"),
    ]
