"""Whether pages are valid HTML, by the W3C's Nu checker, where it is there."""

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.test import Client

#: The address of the checker: npm's package vnu-jar, `build/dist/vnu.jar`.
VNU_JAR = os.environ.get("VNU_JAR", "")

needs_checker = pytest.mark.skipif(
    not Path(VNU_JAR).is_file(), reason="VNU_JAR does not name the Nu HTML checker (npm's vnu-jar) that this needs"
)


def invalid(client: Client, addresses: Iterable[str], folder: Path) -> list[str]:
    """What the checker has against the pages at these addresses, error by error."""
    pages = {}
    for number, address in enumerate(addresses):
        page = folder / f"{number}.html"
        page.write_bytes(client.get(address).content)
        pages[page.name] = address
    command = [
        "java",
        "-Xss2m",
        "-jar",
        VNU_JAR,
        "--errors-only",
        "--format",
        "json",
        *(folder / name for name in pages),
    ]
    told = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False).stderr
    return [
        f"{pages[Path(one['url']).name]}: {one['message']} {one.get('extract', '')}"
        for one in json.loads(told)["messages"]
    ]
