""".ci/requirements.lock has what requirements.txt asks for, and a hash for every file that may be installed."""

import ast
import re
import sys
from importlib.metadata import packages_distributions

from tests.house.users import ROOT

_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[\w,]+\])?==([^\s\\;]+)", re.MULTILINE)


def pins(file: str) -> dict[str, str]:
    """Version by name; names as the index writes them."""
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in _PIN.findall((ROOT / file).read_text())}


def imported() -> set[str]:
    """The modules of others that the program imports, by the first part of their names."""
    trees = [ast.parse(path.read_text()) for path in (ROOT / "claims").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    ours = {"claims", "tests"}  # the bench command runs what is in tests/bench/
    return {name.partition(".")[0] for name in plain | parts} - sys.stdlib_module_names - ours


def test_what_is_imported_is_asked_for_and_not_only_brought_by_something_else():
    asked, brought_by = pins("requirements.txt").keys() | {"psycopg-pool"}, packages_distributions()  # psycopg[pool]
    names = {module: {re.sub(r"[-_.]+", "-", name).lower() for name in brought_by[module]} for module in imported()}
    assert {module for module, found in names.items() if found.isdisjoint(asked)} == set()


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
