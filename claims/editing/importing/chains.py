"""Chains of a file: who told whom, step by step."""

from claims.editing.importing.articles import Placed
from claims.editing.importing.names import party_of
from claims.editing.importing.run import Run
from claims.models import ChainLink, Document, Party, Publisher
from claims.parsing.tables.rows import StepCell, TellingRow
from claims.terms import How, NodeKind, PublisherKind


def chain_of(run: Run, each: Placed) -> list[ChainLink]:
    """The links of a telling, not stored; its outlet alone where the file tells of none."""
    steps = each.row.steps or (StepCell(NodeKind.PUBLISHER, each.article.publisher.name, How.WROTE),)
    return [_link(run, each, position, step) for position, step in enumerate(steps)]


def _link(run: Run, each: Placed, position: int, step: StepCell) -> ChainLink:
    columns = {"how": step.how.value, "words": step.words, **_who(run, each, step)}
    return ChainLink(appearance_id=each.key, position=position, **columns)


def _who(run: Run, each: Placed, step: StepCell) -> dict[str, Party | Publisher | Document | str]:
    if step.kind == NodeKind.PARTY:
        return {"party": run.parties.of(party_of(step))}
    if step.kind == NodeKind.DOCUMENT:
        return {"document": run.documents.of(step)}
    if step.kind == NodeKind.UNNAMED:
        return {"unnamed": step.name[:200], "unnamed_reason": step.aside[:200]}
    url = each.row.url if step.name == each.row.outlet else ""
    kind = PublisherKind.parse(step.what) or PublisherKind.NEWS
    return {"publisher": run.publishers.named(step.name, kind, url, step.slug)}


def reading_of(row: TellingRow, speaker: Party | None, step: StepCell | None) -> dict:
    """What linking would take from the text, as far as the file tells it (see ``editing.corrections``)."""
    first = step or (row.steps[0] if row.steps else None)
    return {
        "affiliation": None,
        "title": None,
        "speaker_kind": speaker.kind if speaker else None,
        "speaker": first
        and {
            "words": row.source_words or first.name,
            "canonical": speaker.name if speaker else None,
            "kind": NodeKind.PARTY if speaker else NodeKind.UNNAMED,
            "how": first.how,
            "number": None,
            "reason": first.aside or None,
        },
        "via": [
            {"words": one.words or one.name, "canonical": one.name, "kind": one.kind, "how": one.how, "number": None}
            for one in reversed(row.steps[1:-1])
            if one.kind != NodeKind.DOCUMENT
        ],
        "about": [],
    }
