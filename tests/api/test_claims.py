"""/api/v1/claims."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Claim
from claims.terms import Publishes, Role, Status
from tests.api.asking import ask
from tests.factories import a_dispute, a_party, a_placed_claim, a_user
from tests.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    return a_dispute(slug="data")


def test_it_says_all_of_each_claim(client, dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.", Status.ACCEPTED)
    listed = ask(client, "claims")
    (told,) = listed["items"]
    assert (told["number"], told["wording"], told["status"]) == (claim.number, "DeepSeek took data.", "accepted")
    assert told["tellings"][0]["selector"]["exact"] == "DeepSeek took data."
    assert told["tellings"][0]["chain_in_words"] == "OpenAI → PetaPixel"
    assert listed["next"] is None


def test_without_claims_the_list_is_empty(client):
    assert ask(client, "claims") == {"items": [], "next": None}


def test_it_goes_by_the_query_string_of_a_timeline(client, dispute):
    a_placed_claim(dispute, "OpenAI says one thing.")
    a_placed_claim(dispute, "Getty says another.", speaker=a_party("Getty"))
    listed = ask(client, "claims?dispute=data&by=-getty&look=lanes&zoom=year")
    assert [told["wording"] for told in listed["items"]] == ["OpenAI says one thing."]


def test_a_part_of_which_a_claim_vanishes_meanwhile_is_not_the_last_one(client, dispute, monkeypatch):
    """Whoever copies the list would else think that they had it all."""
    made = [a_placed_claim(dispute, f"Claim {n} is made.") for n in range(3)]
    Claim.objects.filter(pk=made[1].pk).update(status=Status.REJECTED)
    monkeypatch.setattr("claims.api.filtering._found", lambda request, slug: [claim.pk for claim in made])
    listed = ask(client, "claims?dispute=data&limit=2&fields=number")
    assert listed["items"] == [{"number": made[0].number}, {"number": made[2].number}]
    assert listed["next"].endswith(f"&after={made[2].number}")


def test_all_that_a_timeline_finds_is_one_value_of_the_query(client, dispute):
    """Each by itself would cost a hundred thousand values for every part of a large dispute."""
    numbers = [a_placed_claim(dispute, f"Claim {n} is made.").pk for n in range(3)]
    with CaptureQueriesContext(connection) as queries:
        assert len(ask(client, "claims?dispute=data")["items"]) == 3
    found = f"{{{','.join(map(str, sorted(numbers)))}}}"
    assert any(found in each["sql"] for each in queries)


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=101", "limit=x", "limit=1&limit=2", "after=-1", "after=x", "after=9999999999999999999", "foo=1",
     "fields=nothing", "fields=number,,wording", "as_of=tomorrowish", "as_of=2999-01-01", "by=openai", "after=MTI.x",
     "dispute=data&by=nobody", "dispute=data&from=2026&to=2025", "dispute=%00", "fields=" + "a," * 2_000],
)  # fmt: skip
def test_what_cannot_be_read_is_said(client, dispute, query):
    a_placed_claim(dispute, "OpenAI says one thing.")
    assert "left out" not in ask(client, f"claims?{query}", 400)["detail"]


def test_a_wrong_field_is_told_with_those_that_there_are(client):
    told = ask(client, "claims?fields=wordng", 400)
    assert told["detail"].startswith("There is no field “wordng”. There are: number, address, wording")


def test_no_such_dispute(client):
    ask(client, "claims?dispute=nothing", 404)


def test_only_wanted_fields_come(client, dispute):
    claim = a_placed_claim(dispute, "DeepSeek took data.")
    (told,) = ask(client, "claims?fields=wording,number")["items"]
    assert told == {"wording": "DeepSeek took data.", "number": claim.number}


def test_everybody_gets_what_readers_see(client):
    strict = a_dispute(slug="strict", publishes=Publishes.ACCEPTED)
    a_placed_claim(strict, "Nobody checked this.")
    client.force_login(a_user(Role.LEAD))
    assert ask(client, "claims")["items"] == []


def test_wound_back_it_says_what_was_known(client, dispute):
    a_placed_claim(dispute, "DeepSeek took data.")
    assert ask(client, "claims?as_of=2025-01-29")["items"] == []
    assert len(ask(client, "claims?as_of=2025-01-31")["items"]) == 1


def test_who_holds_it_already_is_told_so(client, dispute):
    first = client.get("/api/v1/claims")
    assert client.get("/api/v1/claims", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.head("/api/v1/claims")["ETag"] == first["ETag"]


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=st.lists(st.sampled_from(["add", "withdraw", "nothing"]), min_size=1, max_size=4))
@pytest.mark.slow
def test_parts_miss_nothing_and_repeat_nothing_while_others_write(client, dispute, written):
    """What is there all the time comes once, whatever is written between two parts."""
    Claim.objects.update(status=Status.REJECTED)
    lasting = {a_placed_claim(dispute, f"Claim {n} lasts.").number for n in range(3)}
    passing = [a_placed_claim(dispute, f"Claim {n} passes.") for n in range(4)]
    seen, address, writes = [], "claims?limit=2&fields=number", iter(written)
    while address:
        listed = ask(client, address)
        seen += [told["number"] for told in listed["items"]]
        address = listed["next"] and listed["next"].removeprefix("http://testserver/api/v1/")
        match next(writes, "nothing") if address else "nothing":
            case "add":
                lasting.add(a_placed_claim(dispute, "Claim is added.").number)
            case "withdraw":
                Claim.objects.filter(pk=passing.pop(0).pk).update(status=Status.WITHDRAWN, tombstone="wrong")
    assert len(seen) == len(set(seen))
    assert lasting <= set(seen)
    assert seen == sorted(seen)


def test_it_takes_as_few_queries_for_many_claims(client, dispute):
    a_placed_claim(dispute, "One claim.")
    n_for_one = count_queries(client, "/api/v1/claims?limit=100")
    for n in range(49):
        a_placed_claim(dispute, f"Claim {n} is made.")
    assert count_queries(client, "/api/v1/claims?limit=100") == n_for_one <= 6  # one of them is kept by a server
