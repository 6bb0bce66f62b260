"""Backups of the whole installation that were made."""

from django.db import models
from django.db.models.functions import Now


class Backup(models.Model):
    """One that is whole. Its file lies elsewhere: here stands that it was made, for those who ask how old it is."""

    finished_at = models.DateTimeField(db_default=Now())
    name = models.CharField(max_length=255, help_text="of the file, without its folder")
    n_bytes = models.BigIntegerField()
    n_rows = models.BigIntegerField(help_text="in all tables")
    sha256 = models.CharField(max_length=64)

    def __str__(self):
        return self.name
