"""One reading of one version, brought together with what is known of its article.

What was found is first looked for among the appearances that are known to stand there; only the rest is new. So a new
version never counts a claim twice, a reworded one is offered to the editor as what it probably is, and reading a
version again changes nothing but what the machine now sees differently and no person decided about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count

from claims.extraction.results import Attribution, Extraction
from claims.models import Anchor, Appearance, ExtractionRun, LinkDecision
from claims.reading.anchors import decided_before, load_appearances, locate, put_at, store_new
from claims.reading.columns import columns_of, speaker_of, version_reading
from claims.reading.pairing import Standing, pair
from claims.reading.report import Difference, differences_of
from claims.terms import AnchorState
from claims.text.comparable import same_words
from claims.text.corrections import notes_in
from claims.text.keys import key_of_words
from claims.text.spans import Span

_REFUSED = "Its words were refused as those of the other in a later version."


@dataclass
class Settled:
    """What one reading brought: new appearances, known ones that were met, and what it sees differently in those.

    ``kept`` are differences in rows that a person decided about, and which therefore stay as they are.
    """

    added: list[Appearance] = field(default_factory=list)
    met: set[int] = field(default_factory=set)
    changed: list[Difference] = field(default_factory=list)
    kept: list[Difference] = field(default_factory=list)


def settle(run: ExtractionRun, found: Extraction, decided: set[int]) -> Settled:
    """Store appearances and anchors of a version; ``decided`` are the appearances whose rows are left alone.

    The caller holds the article's lock. Every appearance first seen in this version or before has an anchor in it
    afterwards.
    """
    known = {appearance.pk: appearance for appearance in load_appearances(run.snapshot.article_id)}
    anchors = locate(run.snapshot, known.values())
    before = {pk: _columns_of(anchor) for pk, anchor in anchors.items()}
    attributions = _claims_of(found, run.snapshot.text)
    pairs = pair(attributions, _standings(known, anchors))
    settled = Settled(met=set(pairs.values()))
    for index, pk in pairs.items():
        _meet(known[pk], attributions[index], run, settled, is_decided=pk in decided)
        if pk not in decided or not anchors[pk].pk:
            _take_reading(anchors[pk], attributions[index], run.snapshot.text)
    for pk in anchors.keys() - settled.met - decided:
        _miss(anchors[pk])
    for pk, anchor in anchors.items():
        if anchor.pk and _columns_of(anchor) != before[pk]:
            anchor.save()
    store_new(each for pk, each in anchors.items() if pk in settled.met or _was_there(known[pk], run))
    right = [anchors[pk] for pk in _set_right(known) & anchors.keys()]
    framed = [attributions[index] for index, pk in pairs.items() if _is_older(known[pk], run)]
    new = [each for index, each in enumerate(attributions) if index not in pairs and not _frames(each, framed)]
    new = _without_former(new, right, run.snapshot.text)
    settled.added = _add(run, new, {appearance.key for appearance in known.values()})
    _keep_apart(anchors.values(), settled.added)
    return settled


def _claims_of(found: Extraction, text: str) -> list[Attribution]:
    """What was found, without what an outlet only says about its own article: "an earlier version said that …"."""
    own = [note.span for note in notes_in(text) if note.own]
    return [each for each in found.attributions if not any(span.contains(each.content) for span in own)]


def _was_there(appearance: Appearance, run: ExtractionRun) -> bool:
    return appearance.first_snapshot.number <= run.snapshot.number


def _is_older(appearance: Appearance, run: ExtractionRun) -> bool:
    return appearance.first_snapshot.number < run.snapshot.number


def _frames(found: Attribution, known: list[Attribution]) -> bool:
    """Whether this is a known claim with more around it by the same speaker: "it suspects that …" is no other claim."""
    return any(found.content.contains(each.content) and speaker_of(found) == speaker_of(each) for each in known)


def _set_right(known: dict[int, Appearance]) -> set[int]:
    """The appearances whose words in their first version an editor set."""
    return {pk for pk, appearance in known.items() if (first := _first(appearance)) and first.decided_by_id}


def _first(appearance: Appearance) -> Anchor | None:
    """Its anchor in its first version; None while it is not stored."""
    stored = appearance.anchors.all() if appearance.pk else ()
    return next((each for each in stored if each.snapshot_id == appearance.first_snapshot_id), None)


def _without_former(found: list[Attribution], right: list[Anchor], text: str) -> list[Attribution]:
    """What is found, without what an editor's words were before they were set right, or has more around them.

    Costs a query where there are such.
    """
    if not found or not right:
        return found
    history = Appearance.pgh_event_model.objects.filter(pgh_obj__in=[anchor.appearance_id for anchor in right])
    former = set(history.values_list("content", flat=True))
    places = [Span(anchor.start, anchor.end) for anchor in right if anchor.stands]
    return [
        each
        for each in found
        if not any(each.content.contains(place) for place in places)
        and not any(same_words(each.content.of(text), words) for words in former)
    ]


def _standings(known: dict[int, Appearance], anchors: dict[int, Anchor]) -> list[Standing]:
    """The places at which known appearances stand or are offered; not what an editor refused before."""
    return [
        Standing(pk, Span(anchor.start, anchor.end), anchor.is_offer, _speaker(known[pk]))
        for pk, anchor in anchors.items()
        if anchor.start is not None and not _is_refused(anchor)
    ]


def _is_refused(anchor: Anchor) -> bool:
    earlier = decided_before(anchor)
    return bool(earlier) and earlier.state == AnchorState.GONE


def _speaker(appearance: Appearance) -> str | None:
    return (appearance.reading.get("speaker") or {}).get("canonical")


def _meet(
    appearance: Appearance, found: Attribution, run: ExtractionRun, settled: Settled, *, is_decided: bool
) -> None:
    """A known appearance was found again. Where this is its first version, its row follows the reading."""
    if appearance.first_snapshot.number < run.snapshot.number:
        return
    columns = columns_of(found, run.snapshot.text)
    difference = differences_of(appearance, columns)
    if difference:
        (settled.kept if is_decided else settled.changed).append(difference)
    if not is_decided:
        _refresh(appearance, columns, run)


def _refresh(appearance: Appearance, columns: dict, run: ExtractionRun) -> None:
    """The row as this reading sees it. Later anchors to words that it no longer has go, to be made anew."""
    if not same_words(appearance.content, columns["content"]):
        others = Appearance.objects.filter(article=appearance.article_id).exclude(pk=appearance.pk)
        appearance.key = _free_key(columns["content"], set(others.values_list("key", flat=True)))
        appearance.anchors.filter(snapshot__number__gt=run.snapshot.number, decided_by=None).delete()
    new = {**columns, "first_snapshot": run.snapshot, "run": run}
    if any(getattr(appearance, name) != value for name, value in new.items()):
        for name, value in new.items():
            setattr(appearance, name, value)
        appearance.save()


def _take_reading(anchor: Anchor, found: Attribution, text: str) -> None:
    """Keep with the anchor how the claim is told here, unless a person decided about it."""
    if anchor.decided_by_id:
        return
    row, words = anchor.appearance, found.content.of(text)
    if row.first_snapshot_id == anchor.snapshot_id and row.content == words:
        anchor.state = AnchorState.SAME
        put_at(anchor, text, found.content)
    elif anchor.is_offer and not decided_before(anchor):
        put_at(anchor, text, found.content)  # the reading knows better than a count of words where a claim begins
    anchor.reading = version_reading(found, text, Span(anchor.start, anchor.end))
    if (first := _first(row)) and first.decided_by_id:
        anchor.reading = first.set_right(anchor.reading)
        return
    for name, span in (("source", found.source), ("cue", found.cue)):
        setattr(anchor, f"{name}_start", span.start if span else None)
        setattr(anchor, f"{name}_end", span.end if span else None)


def _miss(anchor: Anchor) -> None:
    """This reading finds no claim at the anchor's place."""
    if not anchor.decided_by_id:
        anchor.reading = {}


def _columns_of(anchor: Anchor) -> dict:
    return {name: value for name, value in vars(anchor).items() if name != "_state"}


def _add(run: ExtractionRun, found: Sequence[Attribution], taken: Iterable[str]) -> list[Appearance]:
    """New appearances, first seen in this version, each with its anchor."""
    text, keys = run.snapshot.text, set(taken)
    rows, anchors = [], []
    for attribution in found:
        columns = columns_of(attribution, text)
        key = _free_key(columns["content"], keys)
        keys.add(key)
        row = Appearance(article_id=run.snapshot.article_id, first_snapshot=run.snapshot, run=run, key=key, **columns)
        anchor = Anchor(appearance=row, snapshot=run.snapshot, state=AnchorState.SAME)
        put_at(anchor, text, attribution.content)
        _take_reading(anchor, attribution, text)
        rows.append(row)
        anchors.append(anchor)
    Appearance.objects.bulk_create(rows)
    Anchor.objects.bulk_create(anchors)
    return rows


def _keep_apart(anchors: Iterable[Anchor], added: list[Appearance]) -> None:
    """An editor who refused words as a claim's said that they tell another one: that holds for the linking, too."""
    for anchor in anchors:
        if anchor.state == AnchorState.GONE and anchor.decided_by_id:
            for other in added:
                if same_words(other.content, anchor.exact):
                    LinkDecision.objects.get_or_create(
                        appearance=anchor.appearance,
                        other=other,
                        defaults={"same": False, "decided_by_id": anchor.decided_by_id, "reason": _REFUSED},
                    )


def _free_key(words: str, taken: set[str]) -> str:
    """The key of these words that no other appearance of the article has: as often as they stand, as many keys."""
    return next(key for key in (key_of_words(words, number) for number in count(1)) if key not in taken)
