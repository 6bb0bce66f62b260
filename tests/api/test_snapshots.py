"""/api/v1/snapshots and /api/v1/articles/<id>/snapshots/<number>."""

import hashlib

import pytest

from tests.api.asking import ask
from tests.factories import a_dispute, a_placed_claim
from tests.versions import stored_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def snapshot():
    claim = a_placed_claim(a_dispute(), "DeepSeek took data 😀 at night.")
    return claim.appearances.get().first_snapshot


def test_selectors_point_into_the_text_by_code_points(client, snapshot):
    (telling,) = ask(client, "appearances")["items"]
    told = ask(client, f"articles/{snapshot.article_id}/snapshots/1")
    selector = telling["selector"]
    assert told["text"][selector["start"] : selector["end"]] == selector["exact"]
    assert hashlib.sha256(told["text"].encode()).hexdigest() == told["sha256"] == telling["sha256"]
    assert "code points" in told["normalisation"]


def test_a_list_has_all_but_the_texts(client, snapshot):
    later = stored_version(snapshot, "Nothing is left of it.")
    listed = ask(client, f"snapshots?article={snapshot.article_id}")["items"]
    assert [each["id"] for each in listed] == [snapshot.pk, later.pk]
    assert "text" not in listed[0]
    ask(client, "snapshots?fields=text", 400)


def test_no_such_version(client, snapshot):
    ask(client, f"articles/{snapshot.article_id}/snapshots/2", 404)
    ask(client, f"articles/{snapshot.article_id}/snapshots/{10**25}", 404)
