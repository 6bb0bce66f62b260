"""The restore drill on the demonstration: read as in earnest, dumped, rebuilt, and its pages looked at again."""

import re

import pytest
from django.core.management import call_command
from django.urls import reverse

from claims.dumps.kinds import PUBLISHED
from claims.management import demo
from claims.models import Dispute
from claims.permissions import Gate
from tests.dumps.dumping import dump_of, emptied, put_back

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

SLUG = "ai-training-data"
#: What differs from answer to answer of one and the same page.
_OF_THE_MOMENT = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|nonce-[\w+/=-]+|<dt>Printed</dt><dd>[^<]*</dd>'
)


def test_rebuilt_the_demonstration_is_what_it_was(client):
    with emptied():
        demo.set_up()
        call_command("feeds", "refresh", "--wait")
        demo.tell_story()
        before = {address: _page(client, address) for address in _addresses()}
        dump, published = dump_of(_dispute()), dump_of(_dispute(), PUBLISHED)
    assert len(before) > 80
    assert [address for address, (status, _) in before.items() if status != 200] == []
    with emptied():
        put_back(dump)
        assert dump_of(_dispute()) == dump
        assert [address for address, page in before.items() if _page(client, address) != page] == []
    put_back(published)
    assert dump_of(_dispute(), PUBLISHED) == published


def _dispute() -> Dispute:
    return Dispute.objects.get(slug=SLUG)


def _addresses() -> list[str]:
    """Of each kind of page the first few, and the timeline in its looks and threads."""
    looks = ("", "?look=table", "?look=lanes", "?look=print", "?clock=said", "?as_of=2025-02-03")
    found = [f"/d/{SLUG}/{look}" for look in looks]
    found += [f"/d/{slug}/" for slug in Dispute.objects.filter(parent__slug=SLUG).values_list("slug", flat=True)]
    found += [f"/d/{SLUG}{ending}" for ending in (".json", ".csv", ".appearances.csv", ".atom", ".jsonld", "/new/")]
    gate = Gate.for_readers()
    found += [f"/claims/{number}/" for number in gate.claims().order_by("number").values_list("number", flat=True)[:20]]
    found += [f"/articles/{pk}/" for pk in gate.articles().order_by("pk").values_list("pk", flat=True)[:20]]
    seen = {"party": gate.parties(), "publisher": gate.publishers(), "document": gate.documents()}
    for name, rows in {**seen, "story": gate.stories()}.items():
        slugs = rows.order_by("pk").values_list("slug", flat=True)[:10]
        found += [reverse(f"{name}-detail", args=[slug]) for slug in slugs]
    return found


def _page(client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, _OF_THE_MOMENT.sub("", answer.getvalue().decode())
