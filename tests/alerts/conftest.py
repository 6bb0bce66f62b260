"""Changes of claims, read within the one transaction that a test is."""

import pytest

from claims.timeline import claim_changes


@pytest.fixture(autouse=True)
def committed(monkeypatch):
    """A test is one transaction, which is never below the oldest that still runs: read it as if it were."""
    read = claim_changes._READ.replace("xid < pg_snapshot_xmin(pg_current_snapshot()) AND ", "")
    monkeypatch.setattr(claim_changes, "_READ", read)
