"""How a claim stands, in the words that every format uses: alleged, denied, disputed, corrected."""

from claims.exports.records import ClaimRecord
from claims.terms import CHARGED, Certainty, RelationKind, ReplyKind, Status

_BY_RELATION = {
    RelationKind.DENIES: "denied",
    RelationKind.DISPUTES: "disputed",
    RelationKind.CORRECTS: "corrected",
    RelationKind.SUPERSEDES: "superseded",
}
_BY_REPLY = {
    ReplyKind.DENIED: "denied",
    ReplyKind.PARTIAL: "answered in part",
    ReplyKind.IN_COURT: "answered in court",
}
#: In the order in which they are said; the gravest first.
WORDS = (
    "corrected",
    "superseded",
    "alleged",
    "denied",
    "disputed",
    "answered in court",
    "answered in part",
    "one origin",
)


def standing_of(claim: ClaimRecord) -> tuple[str, ...]:
    """What is to be said beside the claim wherever it is shown, each word once.

    "alleged": it accuses somebody, and is what somebody says, no finding of ours. What others say against it counts
    as far as it may be seen.
    """
    found = {_BY_RELATION.get(each.kind) for each in claim.relations if not each.outward}
    found |= {_BY_REPLY.get(each.kind) for each in claim.replies}
    if any(each.role in CHARGED for each in claim.roles):
        found.add("alleged")
    if claim.n_articles > 1 and claim.n_origins == 1:
        found.add("one origin")
    return tuple(word for word in WORDS if word in found)


def in_words(claim: ClaimRecord) -> str:
    """The standing, how sure it sounds, and whether a person checked it, on one line."""
    parts = [*standing_of(claim)]
    if claim.certainty not in (Certainty.STATED, Certainty.UNKNOWN):
        parts.append(f"told as “{claim.certainty.label}”")
    checked = claim.status == Status.ACCEPTED
    return "; ".join([*parts, "checked by an editor" if checked else "found by the machine, not yet checked"])
