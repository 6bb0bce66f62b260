"""Merges that are refused, parties that are not one, and Wikidata ids."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.parties import merge_parties, preview_merge, refuse_match, set_wikidata_id, undo_merge
from claims.editing.refusal import Refused
from claims.models import Party, PartyMatch
from claims.terms import MatchKind, Role
from tests.factories import a_party, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return a_user(Role.LEAD)


@pytest.fixture
def survivor() -> Party:
    return a_party("OpenAI")


class TestRefused:
    def test_into_itself(self, lead, survivor):
        assert "into itself" in preview_merge(survivor, survivor).problem
        with pytest.raises(Refused, match="cannot be merged into itself"):
            merge_parties(lead, survivor.pk, survivor.pk, "One firm.")

    def test_in_a_ring(self, lead):
        first, second, third = (a_party(name) for name in ("A One", "B Two", "C Three"))
        merge_parties(lead, first.pk, second.pk, "One firm.")
        merge_parties(lead, second.pk, third.pk, "One firm.")
        with pytest.raises(Refused, match="A One was merged into B Two already"):
            merge_parties(lead, third.pk, first.pk, "One firm.")

    def test_what_was_merged_already(self, lead, survivor):
        first, other = a_party("A One"), a_party("B Two")
        merge_parties(lead, first.pk, survivor.pk, "One firm.")
        with pytest.raises(Refused, match="merged into OpenAI already"):
            merge_parties(lead, first.pk, other.pk, "One firm.")

    def test_without_a_reason(self, lead, survivor):
        with pytest.raises(Refused, match="Say why"):
            merge_parties(lead, a_party("Open AI").pk, survivor.pk, "  ")

    def test_whom_wikidata_tells_apart(self, lead, survivor):
        other = a_party("Open AI", wikidata_id="Q1")
        Party.objects.filter(pk=survivor.pk).update(wikidata_id="Q2")
        with pytest.raises(Refused, match="different Wikidata ids"):
            merge_parties(lead, other.pk, survivor.pk, "One firm.")

    @pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EDITOR])
    def test_whoever_may_not(self, role, survivor):
        with pytest.raises(PermissionDenied):
            merge_parties(a_user(role), a_party("Open AI").pk, survivor.pk, "One firm.")

    def test_a_party_that_is_not_there(self, lead, survivor):
        with pytest.raises(Party.DoesNotExist):
            merge_parties(lead, 0, survivor.pk, "One firm.")

    def test_undoing_twice(self, lead, survivor):
        operation = merge_parties(lead, a_party("Open AI").pk, survivor.pk, "One firm.")
        undo_merge(lead, operation.pk, "No.")
        with pytest.raises(Refused, match="undone already"):
            undo_merge(lead, operation.pk, "No.")

    def test_undoing_what_lies_below_another_merge(self, lead, survivor):
        operation = merge_parties(lead, a_party("Open AI").pk, survivor.pk, "One firm.")
        later = merge_parties(lead, survivor.pk, a_party("OpenAI Group").pk, "One firm.")
        with pytest.raises(Refused, match="Undo that first"):
            undo_merge(lead, operation.pk, "No.")
        undo_merge(lead, later.pk, "No.")
        undo_merge(lead, operation.pk, "No.")
        assert not Party.objects.filter(merged_into__isnull=False).exists()


class TestMatches:
    @pytest.fixture
    def match(self, survivor) -> PartyMatch:
        return PartyMatch.objects.create(party=survivor, other=a_party("Open AI"), kind=MatchKind.SPELLING)

    def test_a_refused_one_is_kept_as_refused(self, match):
        assert refuse_match(a_user(Role.EDITOR), match.pk, "Two firms.").status == "rejected"
        with pytest.raises(PermissionDenied):
            refuse_match(a_user(Role.CONTRIBUTOR), match.pk)

    def test_of_merged_parties_is_not_refused(self, lead, match):
        merge_parties(lead, match.other_id, match.party_id, "One firm.")
        with pytest.raises(Refused, match="Undo that first"):
            refuse_match(lead, match.pk)


class TestWikidata:
    @pytest.mark.parametrize(
        "written, kept",
        [
            ("Q21708200", "Q21708200"),
            (" q21708200 ", "Q21708200"),
            ("https://www.wikidata.org/wiki/Q21708200", "Q21708200"),
            ("http://www.wikidata.org/entity/Q21708200", "Q21708200"),
            ("", ""),
        ],
    )
    def test_an_id_is_kept(self, lead, survivor, written, kept):
        set_wikidata_id(lead, survivor.pk, written)
        survivor.refresh_from_db()
        assert survivor.wikidata_id == kept

    @pytest.mark.parametrize("written", ["21708200", "Q0", "Q-1", "P31", "Q1 Q2", "https://example.org/Q1", "Q1\0"])
    def test_what_is_none_is_refused_with_an_example(self, lead, survivor, written):
        with pytest.raises(Refused, match="is no Wikidata id.*like Q21708200"):
            set_wikidata_id(lead, survivor.pk, written)

    def test_another_partys_is_refused(self, lead, survivor):
        a_party("Open AI", wikidata_id="Q1")
        with pytest.raises(Refused, match="id of Open AI already"):
            set_wikidata_id(lead, survivor.pk, "Q1")
