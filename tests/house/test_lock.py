""".ci/requirements.lock has what requirements.txt asks for, and a hash for every file that may be installed."""

import re

from tests.house.users import ROOT

_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[\w,]+\])?==([^\s\\;]+)", re.MULTILINE)


def pins(file: str) -> dict[str, str]:
    """Version by name; names as the index writes them."""
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in _PIN.findall((ROOT / file).read_text())}


def test_the_lock_has_the_versions_that_are_asked_for():
    assert pins("requirements.txt").items() <= pins(".ci/requirements.lock").items()


def test_every_package_has_hashes():
    entries = re.split(r"\n(?=\S)", (ROOT / ".ci/requirements.lock").read_text())
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert len(packages) > 80
    for entry in packages:
        first, *hashes = entry.strip().split(" \\\n")
        assert _PIN.fullmatch(first), first
        assert hashes, first
        assert all(re.fullmatch(r" +--hash=sha256:[0-9a-f]{64}", line) for line in hashes), first
