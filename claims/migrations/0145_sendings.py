"""To what each form led that was sent: for all processes, and not worth a log."""

from django.db import migrations

_TABLE = """
CREATE UNLOGGED TABLE claims_sending (
    digest text PRIMARY KEY,
    sent_at timestamptz NOT NULL,
    led_to text
);
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0152_lifted")]
    operations = [migrations.RunSQL(_TABLE, "DROP TABLE claims_sending;")]
