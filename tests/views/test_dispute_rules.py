"""The page of a dispute's rules."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.editing.placements import keep_out, version_of_rules
from claims.models import Dispute
from claims.terms import Role
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

PAGE = "/d/ai/rules/"
SENT = {"parties": "OpenAI\n\n Getty Images ", "words": "Moonshot", "clock": "published", "first": "2023-01-01"}


@pytest.fixture
def dispute() -> Dispute:
    rules = {"parties": ["OpenAI"], "words": ["distil*", "A.I."], "needs": ["DeepSeek|Moonshot"]}
    period = {"from": "2023-01-01", "to": "2025-12-31"}
    return a_dispute("AI", slug="ai", rules={**rules, "period": period})


def shown(client, role: Role | None = Role.EDITOR) -> str:
    if role:
        client.force_login(a_user(role))
    return " ".join(client.get(PAGE).content.decode().split())


def test_a_rule_is_told_in_plain_words(client, dispute):
    a_placed_claim(dispute)
    page = shown(client)
    for words in (
        "a party of it is <b><bdi>OpenAI</bdi></b>",
        "or one of these words stands in it, in a telling of it or in the article’s headline: <b><bdi>distil*",
        "and besides, as a party or in the words: <b><bdi>DeepSeek</bdi></b> or <b><bdi>Moonshot</bdi></b>",
        "or may have been, <b>published from 1 Jan 2023 to 31 Dec 2025</b>",
        "1 claim by rule, 0 placed by editors, 0 kept out.",
    ):
        assert words in page


def test_threads_and_decisions_stand_on_it(client, dispute):
    a_dispute("By hand", slug="by-hand", parent=dispute)
    a_dispute("Broken", parent=dispute, rules={"words": ["*"]})
    claim = a_placed_claim(dispute)
    keep_out(a_user(Role.EDITOR), claim.number, dispute.pk, "Not about models.")
    page = shown(client)
    assert "claims are placed here by hand." in page
    assert "makes no sense, so claims stay where they are: “*” would take in nearly everything" in page
    assert "<b>kept out</b>" in page
    assert "“Not about models.”" in page


@pytest.mark.parametrize(
    "role, status, has_form",
    [(None, 403, False), (Role.CONTRIBUTOR, 403, False), (Role.EDITOR, 200, False), (Role.LEAD, 200, True)],
)
def test_editors_read_and_leads_change(client, dispute, role, status, has_form):
    if role:
        client.force_login(a_user(role))
    response = client.get(PAGE)
    assert response.status_code == status
    assert ("Change the rule" in response.content.decode()) is has_form
    assert client.post(PAGE, SENT).status_code == (200 if has_form else 403)
    assert (PAGE in client.get("/d/ai/").content.decode()) is (status == 200)


def test_unknown_disputes(client):
    client.force_login(a_user(Role.EDITOR))
    assert client.get("/d/nothing/rules/").status_code == 404


class TestChanging:
    @pytest.fixture(autouse=True)
    def lead(self, client):
        client.force_login(a_user(Role.LEAD))

    def test_the_form_comes_filled(self, client, dispute):
        page = client.get(PAGE).content.decode()
        for value in ("distil*\nA.I.", "DeepSeek|Moonshot", 'value="2023-01-01"', 'value="2025-12-31"'):
            assert value in page

    def test_a_preview_changes_nothing(self, client, dispute):
        a_placed_claim(dispute)
        a_placed_claim(a_dispute(), "Moonshot took part.")
        before = Dispute.objects.get(pk=dispute.pk).rules
        page = client.post(PAGE, {**SENT, "parties": "", "decision": "preview"}).content.decode()
        assert "1 claim would come, 1 would leave, of the latest 2. Nothing is changed yet." in page
        assert Dispute.objects.get(pk=dispute.pk).rules == before

    def test_a_change_is_kept_and_claims_are_placed_again(self, client, dispute):
        version = version_of_rules(dispute)
        response = client.post(PAGE, {**SENT, "decision": "change", "reason": "Wider.", "version": version})
        assert (response.status_code, response["Location"]) == (302, PAGE)
        assert Dispute.objects.get(pk=dispute.pk).rules == {
            "parties": ["OpenAI", "Getty Images"],
            "words": ["Moonshot"],
            "period": {"clock": "published", "from": "2023-01-01"},
        }
        assert ProcrastinateJob.objects.get().task_name == "claims.place"

    def test_an_empty_form_leaves_it_to_editors(self, client, dispute):
        client.post(PAGE, {"decision": "change", "reason": "By hand.", "version": version_of_rules(dispute)})
        assert Dispute.objects.get(pk=dispute.pk).rules == {}

    @pytest.mark.parametrize(
        "sent, problem",
        [
            ({**SENT, "last": "2022-01-01"}, "runs backwards"),
            ({**SENT, "first": "last fall"}, "Write the day as year, month and day"),
            ({"words": "*"}, "nearly everything"),
            ({"needs": "DeepSeek"}, "neither a party nor a word"),
            ({**SENT, "clock": "seen"}, "not one of the available choices"),
            ({**SENT, "words": "a\0b"}, "NUL"),
        ],
    )
    def test_what_makes_no_sense_comes_back_with_what_to_do(self, client, dispute, sent, problem):
        response = client.post(PAGE, {**sent, "decision": "change", "reason": "Wider."})
        assert response.status_code == 422
        assert problem in response.content.decode()

    @pytest.mark.parametrize(
        "sent, problem",
        [
            ({"reason": ""}, "Say why"),
            ({"version": "old"}, "have changed since"),
            ({"version": "x" * 99}, "have changed since"),
        ],
    )
    def test_a_refused_change_comes_back(self, client, dispute, sent, problem):
        good = {**SENT, "decision": "change", "reason": "Wider.", "version": version_of_rules(dispute)}
        response = client.post(PAGE, {**good, **sent})
        assert response.status_code == 409
        assert problem in response.content.decode()
        assert not ProcrastinateJob.objects.exists()


def test_queries_do_not_grow_with_threads_and_claims(client, dispute):
    client.force_login(a_user(Role.LEAD))
    a_placed_claim(dispute)
    few = count_queries(client, PAGE)
    for number in range(12):
        a_placed_claim(a_dispute(f"Thread {number}", parent=dispute))
    assert few == count_queries(client, PAGE) <= MOST
