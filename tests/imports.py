"""Exported tables, and taking them in again."""

import io

from django.db import connection
from django.test import Client

from claims.editing.importing import Outcome, import_tables
from claims.models import Dispute, TableImport, User

EMPTIED = "claims_claim, claims_article, claims_party, claims_publisher, claims_document"


def exported(user: User | None, slug: str = "data") -> tuple[bytes, bytes]:
    """Both tables of a dispute as this user gets them."""
    client = Client()
    if user:
        client.force_login(user)
    return tuple(client.get(f"/d/{slug}.{ending}").getvalue() for ending in ("csv", "appearances.csv"))


def empty() -> None:
    """Let no claim, article, party, outlet or document be left; disputes and accounts stay."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {EMPTIED} CASCADE")


def imported(
    user: User, claims: bytes, tellings: bytes | None = None, slug: str = "data", *, dry_run: bool = False
) -> Outcome:
    """Take in these tables."""
    record = TableImport(dispute=Dispute.objects.get(slug=slug), made_by=user, claims_name="claims.csv")
    told = None if tellings is None else io.BytesIO(tellings)
    return import_tables(user, record, io.BytesIO(claims), told, dry_run=dry_run)
