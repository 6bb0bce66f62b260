import pytest

from claims.exports.standing import in_words, standing_of
from claims.terms import Certainty, PartyRole, RelationKind, ReplyKind, Status
from tests.records import a_claim_record, a_relation_record, a_reply_record, a_role_record, a_telling_record


@pytest.mark.parametrize(
    "fields, standing",
    [
        ({}, ()),
        ({"roles": (a_role_record(PartyRole.ABOUT),)}, ()),
        ({"roles": (a_role_record(PartyRole.ACCUSED),)}, ("alleged",)),
        ({"roles": (a_role_record(PartyRole.DEFENDANT),)}, ("alleged",)),
        ({"relations": (a_relation_record(RelationKind.DENIES),)}, ("denied",)),
        ({"relations": (a_relation_record(RelationKind.DENIES, outward=True),)}, ()),
        ({"relations": (a_relation_record(RelationKind.DISPUTES),)}, ("disputed",)),
        ({"relations": (a_relation_record(RelationKind.CORRECTS),)}, ("corrected",)),
        ({"relations": (a_relation_record(RelationKind.SUPPORTS),)}, ()),
        ({"replies": (a_reply_record(ReplyKind.DENIED),)}, ("denied",)),
        ({"replies": (a_reply_record(ReplyKind.NO_ANSWER),)}, ()),
        ({"replies": (a_reply_record(ReplyKind.IN_COURT),)}, ("answered in court",)),
        ({"n_articles": 14}, ("one origin",)),
        ({"n_articles": 14, "n_origins": 2}, ()),
        (
            {
                "roles": (a_role_record(PartyRole.ACCUSED),),
                "relations": (a_relation_record(RelationKind.CORRECTS), a_relation_record(RelationKind.DENIES)),
                "replies": (a_reply_record(ReplyKind.DENIED),),
            },
            ("corrected", "alleged", "denied"),
        ),
    ],
)
def test_how_a_claim_stands(fields, standing):
    assert standing_of(a_claim_record(**fields)) == standing


def test_who_checked_it_and_how_sure_it_sounds_is_always_said():
    unsure = a_claim_record(status=Status.SUGGESTED, tellings=(a_telling_record(certainty=Certainty.MAY),))
    assert in_words(unsure) == "told as “may”; found by the machine, not yet checked"
    assert in_words(a_claim_record()) == "checked by an editor"
