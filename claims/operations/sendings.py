"""To what a form led that was sent, by the key of that very sending: sent again, it does nothing, and leads there, too.

The table is not logged: after a crash a form can be sent once more. A second press waits for the transaction of the
first.
"""

from datetime import timedelta

from django.db import connection

#: Somebody may come back to the page that they sent, and press its button again.
_KEPT = timedelta(days=1)
_BEGIN = "INSERT INTO claims_sending (digest, sent_at) VALUES (%s, clock_timestamp()) ON CONFLICT (digest) DO NOTHING"


def begin(key: str) -> str | None:
    """Begin what a form asks for, within a transaction: None, or to what it led when it was sent before."""
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN, [key])
        if cursor.rowcount:
            return None
        cursor.execute("SELECT led_to FROM claims_sending WHERE digest = %s", [key])
        return cursor.fetchone()[0]


def end(key: str, led_to: str | None) -> None:
    """Keep to what it led; None where it did nothing, and can be sent anew."""
    with connection.cursor() as cursor:
        if led_to is None:
            cursor.execute("DELETE FROM claims_sending WHERE digest = %s", [key])
        else:
            cursor.execute("UPDATE claims_sending SET led_to = %s WHERE digest = %s", [led_to, key])


def forget_sendings() -> None:
    """Forget those that are a day old."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM claims_sending WHERE sent_at < clock_timestamp() - %s", [_KEPT])
