"""One snapshot to its appearances: run the extraction, keep what it found, touch nothing that a person decided."""

from collections import Counter
from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.template.defaultfilters import pluralize
from django.utils import timezone

from claims.extraction import EXTRACTOR_VERSION, extract
from claims.extraction.results import Attribution, Extraction
from claims.models import Appearance, Article, ExtractionRun, Snapshot, days
from claims.reading.anchors import anchor_found, anchor_in
from claims.reading.lexicon import editors_lexicon
from claims.text.dates import FuzzyDate, TimeExpression
from claims.text.keys import key_of_words

NOT_READ = "not read: the text is not in English, or holds no sentences"


def read_snapshot(snapshot: Snapshot) -> ExtractionRun:
    """Read one snapshot and store appearances, anchors and the run in one transaction.

    Idempotent: a snapshot that this version of the extractor has read is not read again. An appearance that
    an earlier version found (same words in the same article) is kept with all that was decided about it,
    and only gets its anchor here.
    """
    done = ExtractionRun.objects.filter(snapshot=snapshot, extractor_version=EXTRACTOR_VERSION).first()
    if done:
        return done
    article = snapshot.article
    found = extract(
        snapshot.text,
        published=published_day(article),
        publisher=article.publisher.name,
        lexicon=editors_lexicon(),
    )
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=article.pk)
        run, is_new = ExtractionRun.objects.get_or_create(
            snapshot=snapshot, extractor_version=EXTRACTOR_VERSION, defaults=_outcome(found)
        )
        if is_new:
            _store_all(run, found)
            anchor_in(snapshot)
    return run


def published_day(article: Article) -> date | None:
    """The one day on which the article was published, or None: relative dates need a day, not a range."""
    published = article.published
    if published is None or published.lower is None or published != days(published.lower, published.lower):
        return None
    return published.lower


def _outcome(found: Extraction) -> dict:
    read = found.language == "en"
    n_found = len(found.attributions)
    return {
        "outcome": f"{n_found} claim{pluralize(n_found)} found" if read else NOT_READ,
        "n_found": n_found,
        "parties": [asdict(party) for party in found.parties],
        "sources": [asdict(source) for source in found.sources],
        "finished_at": timezone.now(),
    }


def _store_all(run: ExtractionRun, found: Extraction) -> None:
    seen: Counter[str] = Counter()
    for attribution in found.attributions:
        words = attribution.content.of(run.snapshot.text)
        seen[words] += 1
        appearance, _ = Appearance.objects.get_or_create(
            article=run.snapshot.article,
            key=key_of_words(words, seen[words]),
            defaults=_columns(attribution, words, run),
        )
        anchor_found(appearance, run.snapshot, attribution.content, attribution.source, attribution.cue)


def _columns(found: Attribution, words: str, run: ExtractionRun) -> dict:
    text = run.snapshot.text
    return {
        "first_snapshot": run.snapshot,
        "run": run,
        "content": words,
        "source_words": found.source.of(text) if found.source else "",
        "cue_words": found.cue.of(text)[:200] if found.cue else "",
        "cue_class": found.cue_class,
        "medium": (found.medium or "")[:60],
        "directness": found.kind,
        "reading": _reading(found),
        "certainty": found.certainty,
        "certainty_words": [span.of(text) for span in found.certainty_words],
        "negated": found.negated,
        "negation_words": [span.of(text) for span in found.negation_words],
        "confidence": found.confidence,
        "rule": found.rule,
        **_clock("happened", found.happened),
        **_clock("said", found.said),
    }


def _reading(found: Attribution) -> dict:
    """What linking needs to know of this text: who speaks, by way of whom, about whom."""
    return {
        "speaker": asdict(found.speaker) if found.speaker else None,
        "speaker_kind": found.speaker_kind,
        "affiliation": found.speaker_affiliation,
        "title": found.speaker_title,
        "via": [asdict(node) for node in found.via],
        "about": list(found.about),
    }


def _clock(name: str, time: TimeExpression | None) -> dict:
    if time is None:
        return {}
    return {name: days(time.date.first, time.date.last), f"{name}_why": why(time.date, time.text)}


def why(found: FuzzyDate, words: str) -> dict:
    """What a clock's ``_why`` column holds: the words, the rule, EDTF and the day it was resolved against."""
    anchor_on = found.anchor_on.isoformat() if found.anchor_on else None
    return {"words": words, "rule": found.rule, "edtf": found.edtf, "anchor_on": anchor_on}
