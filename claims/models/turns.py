"""Whose turn it is to ask a host: what the processes that share the database have to know of each other."""

from django.db import models


class HostTurn(models.Model):
    """The latest call to a host, by whom, and when it ended; while it goes on, until when it lasts at most."""

    host = models.TextField(primary_key=True)
    session = models.CharField(max_length=100, help_text="of the database, by which it is known who lives")
    ends_at = models.DateTimeField()
