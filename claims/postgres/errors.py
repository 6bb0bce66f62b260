"""The one error of this layer."""

from django.db.utils import OperationalError


class DatabaseUnavailable(OperationalError):
    """There is no database to talk to. The message is meant for the person at the keyboard."""
