"""Setting an outlet right."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import Publisher
from claims.terms import Role
from tests.factories import a_dispute, a_placed_claim, a_publisher, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def outlet() -> Publisher:
    return a_placed_claim(a_dispute()).appearances.get().article.publisher


@pytest.fixture
def editor(client):
    client.force_login(a_user(Role.EDITOR))


def latest(outlet: Publisher) -> int:
    return outlet.events.latest("pgh_id").pgh_id


def send(client, outlet: Publisher, **sent):
    sent = {"name": "Gazette", "kind": "news", "reason": "A slip.", "latest": latest(outlet), **sent}
    return client.post(f"/desk/publishers/{outlet.pk}/", sent)


def test_its_page_leads_editors_there(client, outlet, editor):
    link = f'href="/desk/publishers/{outlet.pk}/"'
    assert link in client.get("/sources/petapixel/").content.decode()
    assert link not in client.get("/sources/petapixel/?as_of=2026-01-01").content.decode()
    assert 'value="PetaPixel"' in client.get(f"/desk/publishers/{outlet.pk}/").content.decode()
    client.logout()
    assert link not in client.get("/sources/petapixel/").content.decode()
    assert client.get(f"/desk/publishers/{outlet.pk}/").status_code == 403


def test_it_is_kept_at_its_address_and_what_hangs_on_it_is_asked_for(client, outlet, editor):
    answer = send(client, outlet, name=" The  Gazette\u202e ")
    assert answer["Location"] == "/sources/petapixel/"
    assert "<h1><bdi>The Gazette</bdi></h1>" in client.get("/sources/petapixel/").content.decode()
    assert ProcrastinateJob.objects.filter(task_name="claims.settle_outlet").count() == 1
    ProcrastinateJob.objects.all().delete()
    first, last = outlet.events.order_by("pgh_id").values_list("pgh_id", flat=True)
    client.post(f"/desk/history/publisher/{outlet.pk}/", {"event": first, "latest": last, "reason": "It was right."})
    assert Publisher.objects.get().name == "PetaPixel"
    assert ProcrastinateJob.objects.filter(task_name="claims.settle_outlet").count() == 1


@pytest.mark.parametrize(
    "sent, words",
    [
        ({"name": " "}, "to be called by"),
        ({"reason": ""}, "Say why"),
        ({"kind": ""}, "what sort of outlet"),
        ({"kind": "newspaper"}, "one of these sorts"),
        ({"domains": "nytimes"}, "“nytimes” is no domain: a domain is letters"),
        ({"domains": "bbc.co.uk co.uk"}, "“co.uk” is no domain: everybody may have a name below it"),
        ({"domains": "good.org ftp://bad.org"}, "“ftp://bad.org” is no domain"),
        ({"domains": "\n".join(f"n{n}.org" for n in range(51))}, "50 domains at most"),
    ],
)
def test_what_cannot_be_comes_back_as_typed(client, outlet, editor, sent, words):
    answer = send(client, outlet, **sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert outlet.events.count() == 1


def test_its_kind_and_domains_are_kept_and_shown(client, outlet, editor):
    send(client, outlet, name="PetaPixel", kind="blog", domains="https://www.PetaPixel.com/2025/x?y, pp.net\nbücher.de")
    outlet.refresh_from_db()
    assert (outlet.kind, outlet.domains) == ("blog", ["petapixel.com", "pp.net", "xn--bcher-kva.de"])
    assert "petapixel.com\npp.net\nxn--bcher-kva.de</textarea>" in (
        client.get(f"/desk/publishers/{outlet.pk}/").content.decode()
    )
    shown = client.get("/sources/petapixel/").content.decode()
    assert "blog or newsletter" in shown
    assert "https://pp.net/" in shown


def test_another_outlets_name_and_another_editors_change_are_said(client, outlet, editor):
    a_publisher("Herald")
    answer = send(client, outlet, name="The Herald")
    assert answer.status_code == 409
    assert "“Herald” is another outlet" in answer.content.decode()
    seen = latest(outlet)
    send(client, outlet)
    shown = send(client, outlet, name="Courier", latest=seen).content.decode()
    for words in ("It was changed since", "<bdi>Gazette</bdi>", 'value="Courier"', f'value="{latest(outlet)}"'):
        assert words in shown


def test_one_that_is_not_there(client, editor):
    assert client.get("/desk/publishers/999999/").status_code == 404


@pytest.mark.parametrize("sent", [{"name": "The Herald"}, {"name": "PetaPixel", "domains": "herald.com"}])
def test_a_clash_leads_those_who_may_merge_to_the_form_with_both(client, outlet, editor, sent):
    a_publisher("Herald", slug="herald-old", domains=["herald.com"])
    link = f"/desk/publishers/{outlet.pk}/merge/?other=herald-old"
    refused = send(client, outlet, **sent).content.decode()
    assert link not in refused
    assert "Merging is up to a lead" in refused
    client.force_login(a_user(Role.LEAD))
    assert f'href="{link}"' in send(client, outlet, **sent).content.decode()
    form = client.get(link).content.decode()
    assert 'value="herald-old"' in form
    assert "Herald</bdi>" in form
    assert link not in send(client, outlet, name="Courier", latest=0).content.decode()


def test_so_does_one_on_the_way_back_to_what_another_has_by_now(client, outlet):
    client.force_login(a_user(Role.LEAD))
    send(client, outlet)
    first, last = outlet.events.order_by("pgh_id").values_list("pgh_id", flat=True)
    a_publisher("Peta Pixel", slug="peta-pixel-of-ours")
    Publisher.objects.filter(slug="peta-pixel-of-ours").update(name="PetaPixel")
    back = {"event": first, "latest": last, "reason": "It was right."}
    answer = client.post(f"/desk/history/publisher/{outlet.pk}/", back)
    assert answer.status_code == 409
    assert f'href="/desk/publishers/{outlet.pk}/merge/?other=peta-pixel-of-ours"' in answer.content.decode()
