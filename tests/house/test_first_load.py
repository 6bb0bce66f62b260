"""What the first look at a timeline costs: every file that it needs, as it goes over the wire."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from tests.factories import a_dispute, a_party, a_placed_claim

#: In bytes: all files of a timeline's first page, compressed, and the scripts that are our own, as they are written:
#: those that readers load, and those of the desk.
MOST, MOST_OF_OUR_SCRIPTS = 60_000, 12_000
OURS = Path(settings.BASE_DIR) / "static" / "js"


@pytest.mark.django_db
def test_the_first_page_of_a_timeline_is_light(client):
    dispute = a_dispute()
    for number in range(60):
        a_placed_claim(dispute, f"DeepSeek took data {number}.", speaker=a_party(f"Party {number}"))
    page = client.get("/").text
    files = re.findall(r'<(?:link rel="stylesheet" href|script src)="/static/([^"]+)"', page)
    assert len(files) >= 4
    sizes = {name: len(gzip.compress(Path(finders.find(name)).read_bytes())) for name in files}
    sizes["the page"] = len(gzip.compress(page.encode()))
    assert sum(sizes.values()) <= MOST, sizes


@pytest.mark.django_db
def test_pages_go_over_the_wire_compressed_to_whoever_takes_that(client):
    whole, small = client.get("/help/"), client.get("/help/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in whole
    assert (small["Content-Encoding"], gzip.decompress(small.content)) == ("gzip", whole.content)
    assert len(small.content) < len(whole.content) / 2
    assert {"Accept-Encoding"} <= set(whole["Vary"].split(", "))


@pytest.mark.parametrize("folder", [OURS, OURS / "desk"])
def test_our_own_scripts_are_few(folder):
    assert 0 < sum(script.stat().st_size for script in folder.glob("*.js")) <= MOST_OF_OUR_SCRIPTS


@pytest.mark.django_db
def test_readers_load_no_script_of_the_desk(client):
    assert "/static/js/desk/" not in client.get("/help/").text
