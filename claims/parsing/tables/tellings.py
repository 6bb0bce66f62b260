"""The table of tellings, read."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from claims.parsing.tables.cells import LONGEST_NAME, SLUG, Cells, told_name, told_text
from claims.parsing.tables.claims import HIGHEST, TOO_HIGH
from claims.parsing.tables.columns import APPEARANCES, APPEARANCES_1, EDITOR, MACHINE
from claims.parsing.tables.problems import Problem, shown
from claims.parsing.tables.rows import Held, StepCell, TellingRow
from claims.parsing.tables.table import Layout, rows_of
from claims.terms import (
    AnchorState,
    Certainty,
    CueClass,
    Directness,
    DocumentKind,
    How,
    NodeKind,
    PartyKind,
    PublisherKind,
    Status,
    Term,
)
from claims.text.urls import is_safe_link

NAME = "Tellings"
LAYOUT = Layout(NAME, APPEARANCES, APPEARANCES_1)
#: How far into a text words may stand; and characters of a document's title.
LONGEST_ARTICLE, LONGEST_TITLE = 2_000_000, 300
_SNAPSHOT = re.compile(r"(https?://[^\s/?#]+)/articles/([0-9]{1,9})/v/([0-9]{1,6})/", re.ASCII)
_WHAT: dict[NodeKind, type[Term]] = {
    NodeKind.PARTY: PartyKind,
    NodeKind.PUBLISHER: PublisherKind,
    NodeKind.DOCUMENT: DocumentKind,
}


def read_tellings(file: BinaryIO) -> Iterator[TellingRow | Problem]:
    """Each row, or what is wrong with it, line by line; raises Unreadable."""
    for row in rows_of(file, LAYOUT):
        if isinstance(row, Problem):
            yield row
            continue
        cells = Cells(NAME, row)
        telling = _telling(cells)
        yield from cells.problems or [telling]


def _telling(cells: Cells) -> TellingRow:
    held, number = _held(cells), cells.whole("claim_id", HIGHEST, least=1, beyond=TOO_HIGH)
    if number is None and not cells.problems:
        cells.wrong("claim_id", "Name the claim by its number in the table of claims.")
    start, end = _place(cells)
    return TellingRow(
        line=cells.line,
        claim=number or 0,
        url=_url(cells, held),
        held=held,
        headline=cells.text("headline"),
        language=cells.text("language", 12),
        outlet=cells.name("outlet", needed="Say who published it: every claim is told on somebody’s word."),
        outlet_kind=cells.term("source_type", PublisherKind, default=PublisherKind.NEWS),
        published=cells.clock("published", "published_why"),
        first_held_at=cells.moment("first_held"),
        status=cells.term("status", Status, (Status.SUGGESTED, Status.ACCEPTED), Status.SUGGESTED),
        by_hand=_by_hand(cells),
        directness=cells.term("directness", Directness, default=Directness.INDIRECT),
        certainty=cells.term("certainty", Certainty, default=Certainty.UNKNOWN),
        negated=cells.is_so("negated"),
        cue=cells.maybe("cue", CueClass),
        cue_words=cells.text("cue_words", LONGEST_NAME),
        source_words=cells.text("source_words"),
        lead_in=cells.text("lead_in"),
        speaker_slug=cells.slug("speaker_slug"),
        happened=cells.clock("happened", "happened_why"),
        said=cells.clock("said", "said_why"),
        origin=cells.text("origin", 500),
        quote=cells.text("quote", needed="Write the very words, by which they are found again."),
        prefix=cells.text("prefix", 500),
        suffix=cells.text("suffix", 500),
        start=start,
        end=end,
        state=cells.maybe("anchor_state", AnchorState),
        sha256=cells.sha256("version_hash"),
        redacted=cells.is_so("redacted"),
        steps=cells.json("steps", _step),
    )


def _held(cells: Cells) -> Held | None:
    cell = cells.text("snapshot_url").strip()
    match = _SNAPSHOT.fullmatch(cell)
    if cell and not match:
        cells.wrong("snapshot_url", f"“{shown(cell)}” is no stored version. Leave it empty, or as it was exported.")
    return Held(match[1], int(match[2]), max(1, int(match[3]))) if match else None


def _url(cells: Cells, held: Held | None) -> str:
    """The article's own address; its page where it was stored stands for an article that has none."""
    if not cells.text("article_url").strip():
        cells.wrong("article_url", "Give the address of the article: whoever doubts the words must find them.")
    elif held and cells.text("article_url") == held.page:
        return ""
    return cells.address("article_url")


def _place(cells: Cells) -> tuple[int | None, int | None]:
    """Where the words begin and end in the article's text."""
    start, end = cells.whole("start", LONGEST_ARTICLE), cells.whole("end", LONGEST_ARTICLE)
    quote, prefix = cells.text("quote"), cells.text("prefix")
    if (start is None) != (end is None):
        cells.wrong("start", "Give both, where the words begin and where they end, or neither.")
    elif start is not None and end - start != len(quote):
        cells.wrong("end", f"The quote has {len(quote)} characters; from {start} to {end} there are {end - start}.")
    elif start is not None and len(prefix) > start:
        cells.wrong("prefix", f"It has {len(prefix)} characters; before the quote there is room for {start}.")
    return start, end


def _by_hand(cells: Cells) -> bool:
    cell = cells.text("created_by", 20).strip()
    if cell not in ("", EDITOR, MACHINE):
        cells.wrong("created_by", f"“{shown(cell)}” is no word for it. Write {EDITOR} or {MACHINE}.")
    return cell != MACHINE


def _step(told: dict) -> StepCell:
    kind, url = NodeKind(told["kind"]), told_text(told, "url")
    name = told_name(told, LONGEST_TITLE if kind == NodeKind.DOCUMENT else LONGEST_NAME)
    what = told_text(told, "what")
    if what and kind in _WHAT:
        _WHAT[kind](what)
    return StepCell(
        kind,
        name,
        How(told["how"]),
        words=told_text(told, "words"),
        aside=told_text(told, "aside"),
        slug=told_text(told, "slug", SLUG),
        what=what,
        url=url if is_safe_link(url) else "",
    )
