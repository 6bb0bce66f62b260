"""What parties are to a claim comes and goes with what its tellings say."""

import pytest

from claims.linking import link_article
from claims.linking import roles as roles_module
from claims.linking.roles import settle_roles
from claims.models import Appearance, Claim, ClaimParty, MentionDecision
from claims.reading import read_snapshot
from claims.terms import PartyRole, Status
from tests.factories import a_party, a_user, an_article

pytestmark = pytest.mark.django_db


def tell(text: str) -> None:
    snapshot = an_article(text)
    read_snapshot(snapshot)
    link_article(snapshot.article)


def roles() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in ClaimParty.objects.select_related("party"):
        found.setdefault(row.role, set()).add(row.party.name)
    return found


def test_an_accusation_names_the_accused():
    tell("OpenAI accused DeepSeek of copying its models.")
    assert roles()["accused"] == {"DeepSeek"}
    assert ClaimParty.objects.get(role=PartyRole.ACCUSED).words == "accused"


def test_a_complaint_has_a_plaintiff_and_a_defendant():
    tell("Getty Images alleged in a complaint that Stability AI copied more than 12 million photographs.")
    found = roles()
    assert (found["plaintiff"], found["defendant"]) == ({"Getty Images"}, {"Stability AI"})


def test_a_judge_judges():
    tell("Judge Alsup ruled that Anthropic had pirated millions of books.")
    found = roles()
    assert found["judge"] == {"Alsup"}
    assert "accused" not in found


def test_what_no_telling_supports_any_more_goes_and_what_a_person_decided_stays():
    tell("OpenAI accused DeepSeek of copying its models.")
    about = ClaimParty.objects.get(role=PartyRole.ABOUT)
    ClaimParty.objects.filter(pk=about.pk).update(status=Status.ACCEPTED)
    Appearance.objects.update(reading={**Appearance.objects.get().reading, "about": []})
    settle_roles(set(Claim.objects.values_list("pk", flat=True)))
    assert list(ClaimParty.objects.values_list("pk", flat=True)) == [about.pk]


def test_what_an_editor_accepts_at_the_same_moment_stays(monkeypatch):
    tell("OpenAI accused DeepSeek of copying its models.")
    about = ClaimParty.objects.get(role=PartyRole.ABOUT)
    Appearance.objects.update(reading={**Appearance.objects.get().reading, "about": []})
    store = roles_module._store

    def after_an_editor(found, known):
        ClaimParty.objects.filter(pk=about.pk).update(status=Status.ACCEPTED)
        store(found, known)

    monkeypatch.setattr(roles_module, "_store", after_an_editor)
    settle_roles([about.claim_id])
    assert ClaimParty.objects.get(pk=about.pk).status == Status.ACCEPTED


def test_what_a_person_rejected_is_not_suggested_again():
    tell("OpenAI accused DeepSeek of copying its models.")
    ClaimParty.objects.update(status=Status.REJECTED)
    settle_roles(set(Claim.objects.values_list("pk", flat=True)))
    assert set(ClaimParty.objects.values_list("status", flat=True)) == {"rejected"}


def test_settling_twice_writes_nothing():
    tell("OpenAI accused DeepSeek of copying its models.")
    n_events = ClaimParty.events.rel.related_model.objects.count()
    settle_roles(set(Claim.objects.values_list("pk", flat=True)))
    assert ClaimParty.events.rel.related_model.objects.count() == n_events


def test_an_editor_says_who_is_meant_in_one_appearance():
    tell("OpenAI accused DeepSeek of copying its models.")
    other = a_party("DeepSeek Labs")
    decision = {"words": "DeepSeek", "party": other, "decided_by": a_user()}
    MentionDecision.objects.create(appearance=Appearance.objects.get(), **decision)
    settle_roles(set(Claim.objects.values_list("pk", flat=True)))
    assert roles()["accused"] == {"DeepSeek Labs"}


def test_a_claim_without_a_speaker_has_no_plaintiff():
    tell("Their lawyers said in a complaint that Stability AI copied more than 12 million photographs.")
    assert Claim.objects.get().speaker is None
    assert set(roles()) == {"about", "accused", "defendant"}
