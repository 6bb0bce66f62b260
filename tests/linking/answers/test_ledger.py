"""The ledger of one accusation: which answers and silences of one accused make which entries."""

import pytest

from claims.linking.answers import Silence, Told, entries_of
from claims.terms import RelationKind, ReplyKind
from claims.text.spans import Span

DECLINED, SILENT, WITHHELD = (
    Silence(kind, f"Cobalt: {kind}.", Span(0, 6))
    for kind in (ReplyKind.DECLINED, ReplyKind.NO_ANSWER, ReplyKind.PARTIAL)
)


def told(kind: RelationKind = RelationKind.DENIES, *, is_filed: bool = False) -> Told:
    return Told(appearance=1, claim=10, kind=kind, words="It took none.", is_filed=is_filed, confidence=0.8)


@pytest.mark.parametrize(
    "answers, silences, entries",
    [
        ([told()], [], [("denied", 1, "It took none.")]),
        ([told(RelationKind.DISPUTES)], [], [("denied", 1, "It took none.")]),
        ([told(RelationKind.ANSWERS)], [], [("partial", 1, "It took none.")]),
        ([told(is_filed=True)], [(2, WITHHELD)], [("in_court", 1, "It took none.")]),
        ([told()], [(2, WITHHELD)], [("partial", 1, WITHHELD.words)]),  # what was withheld is told by the answer
        ([told()], [(2, SILENT)], [("denied", 1, "It took none."), ("no_answer", 2, SILENT.words)]),
        ([], [(2, WITHHELD)], [("declined", 2, WITHHELD.words)]),
        (
            [],
            [(2, DECLINED), (2, DECLINED), (3, DECLINED)],
            [("declined", 2, DECLINED.words), ("declined", 3, DECLINED.words)],
        ),
        ([], [(2, DECLINED), (2, SILENT)], [("declined", 2, DECLINED.words), ("no_answer", 2, SILENT.words)]),
    ],
)
def test_what_stands_in_the_ledger(answers, silences, entries):
    assert [(entry.kind, entry.evidence, entry.words) for entry in entries_of(answers, silences)] == entries
