import os

import pytest

from claims import demo
from claims.ingest.local import LARGEST, read_address, read_file
from claims.parsing.errors import IngestError, Trouble


def test_a_file_is_read(tmp_path):
    path = tmp_path / "with a space.txt"
    path.write_bytes(b"words")
    assert read_file(path) == b"words"


def test_what_is_no_readable_file_says_so(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name in ("missing.txt", ".", "pipe", "nul\x00"):
        with pytest.raises(IngestError, match="check the name|name a file") as caught:
            read_file(tmp_path / name)
        assert caught.value.trouble is Trouble.NOT_FOUND


def test_a_file_over_the_limit_is_not_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(IngestError, match="larger than 20 MB"):
        read_file(path)


def test_the_addresses_of_the_demo_lead_to_its_files():
    page = next((demo.FOLDER / "pages").glob("*.html"))
    assert read_address(f"{demo.ADDRESS}feed.xml") == (demo.FOLDER / "feed.xml").read_bytes()
    assert read_address(demo.ADDRESS + page.name) == page.read_bytes()


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/feed.xml",
        "file:///etc/passwd",
        "/etc/passwd",
        f"{demo.ADDRESS}../dispute.json",
        f"{demo.ADDRESS}pages/../../settings.py",
        f"{demo.ADDRESS}%2e%2e/settings.py",
        f"{demo.ADDRESS}nothing.html",
        demo.ADDRESS,
        "feed.xml",
        "",
    ],
)
def test_no_other_address_is_read(url):
    with pytest.raises(IngestError) as caught:
        read_address(url)
    assert caught.value.trouble is Trouble.NOT_ALLOWED
