"""What an appearance states, as linking sees it: read once per version of these rules, and kept in ``Telling``."""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django.db import transaction
from django.utils.text import capfirst, get_text_list
from spacy.tokens import Doc

from claims.extraction.actions import verb_stem
from claims.extraction.gist import gist_of
from claims.extraction.lexicon import Lexicon, LexiconEntry
from claims.extraction.pipeline import forgetting, parse
from claims.extraction.slots import Slots, slots_in
from claims.extraction.slots_json import as_json
from claims.extraction.wordlists import words_of
from claims.linking.pronouns import Voices, possessive_ending, written_out
from claims.linking.vectors import see_to_vectors
from claims.linking.wording import bare, denial, standalone, with_cue
from claims.models import Appearance, Article, MentionDecision, Telling
from claims.models.taking_down import lock_incoming
from claims.terms import Directness, PartyKind
from claims.text.comparable import forms_of
from claims.text.headlines import in_sentence_case, is_title_case, stands_in_headline
from claims.text.parts import is_charge

#: Of these rules: tellings that others made are made again.
VERSION = "11"

#: The rule for "X said that it …", where "it" is X; in "It …, X said" it is somebody else.
CLAUSE_RULE = "reported-clause"

#: What stands for a name in what is compared: who is named is compared by itself.
NAMELESS = "they"


def tell(appearances: Iterable[Appearance]) -> list[Telling]:
    """The tellings of these appearances; those that are missing, or of another version of the rules, are made.

    Makes their vectors, too, and takes the time for it: call it before the transaction that links.
    """
    ids = [appearance.pk for appearance in appearances]
    stored = Telling.objects.filter(pk__in=ids, version=VERSION).order_by("pk")
    tellings = list(stored)
    if len(tellings) < len(ids):
        _make_missing(ids)
        tellings = list(stored.all())
    see_to_vectors(words for telling in tellings for words in (telling.matter, telling.wording))
    return tellings


@transaction.atomic
def _make_missing(ids: list[int]) -> None:
    lock_incoming()  # or words that are taken down meanwhile would come back
    rows = Appearance.objects.filter(pk__in=ids).exclude(telling__version=VERSION).order_by("pk")
    decided = _decided(ids)
    rows = rows.select_related("article", "run").prefetch_related("first_snapshot")
    made = [_made(row, decided.get(row.pk, {})) for row in rows]
    fields = ("wording", "matter", "slots", "digest", "unclear", "version")
    Telling.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["appearance"], update_fields=fields, batch_size=500
    )


def forget(appearances: Iterable[Appearance]) -> None:
    """Let these appearances be read anew: their words, or who is meant in them, have changed."""
    Telling.objects.filter(appearance__in=list(appearances)).update(version="")


def _made(appearance: Appearance, decided: Mapping[str, str]) -> Telling:
    reader = _Reader(appearance, decided)
    with forgetting():
        doc = parse(reader.wording)
        slots = slots_in(doc, reader.wording, published=_day_of(appearance.article), lexicon=reader.lexicon)
        matter = reader.matter(slots, doc)
    kept = reader.kept(slots)
    digest = hashlib.sha256(json.dumps([reader.wording, kept], sort_keys=True).encode()).hexdigest()
    return Telling(
        appearance=appearance,
        wording=reader.wording,
        matter=matter,
        slots=kept,
        digest=digest,
        unclear=reader.unclear[:200],
        version=VERSION,
    )


def _day_of(article: Article):
    """The one day on which the article was published; None where that is not known to the day."""
    published = article.published
    is_day = published is not None and published.lower and published.upper
    return published.lower if is_day and (published.upper - published.lower).days == 1 else None


class _Reader:
    """One appearance with who speaks in it and who is named in its article.

    ``decided`` holds whom an editor said that its words mean.
    """

    def __init__(self, appearance: Appearance, decided: Mapping[str, str]):
        self.appearance = appearance
        self.decided = decided
        self.reading = appearance.reading
        node = self.reading.get("speaker") or {}
        self.speakers = [name.strip() for name in (node.get("canonical") or "").split(";")]
        self.speaker = get_text_list(self.speakers, "and")
        self.kind = PartyKind.parse(self.reading.get("speaker_kind"))
        self.content, self.unclear = written_out(self._told(), self._voices())

    @property
    def text(self) -> str:
        """The article as it was when the appearance was found."""
        return self.appearance.first_snapshot.text

    @cached_property
    def parties(self) -> list[Mapping[str, Any]]:
        return self.appearance.run.parties if self.appearance.run else []

    @cached_property
    def lexicon(self) -> Lexicon:
        entries = (LexiconEntry(one["canonical"], one["kind"], _as_written(one["mentions"])) for one in self.parties)
        return Lexicon.load().extended_with(entries)

    def _told(self) -> str:
        """The words of the appearance on one line, those of a headline as the article's sentences would have them."""
        words = bare(self.appearance.content)
        if not is_title_case(words):
            return words
        forms = (form for one in self.parties for form in one["mentions"])
        return in_sentence_case(words, forms, self.text)

    @cached_property
    def wording(self) -> str:
        """The content as a sentence that stands alone."""
        appearance = self.appearance
        if appearance.is_object:
            return with_cue(self.content, self.speaker, appearance.cue_words, whom=self._whom())
        if appearance.is_denial:
            return denial(self._denied(), self.speaker, quoted=appearance.directness == Directness.DIRECT)
        return standalone(self.content)

    def _denied(self) -> str:
        """ "DeepSeek denies that it …": behind the speaker's name an opening word for the speaker stands alone."""
        told, written = bare(self.appearance.content), self.content.removeprefix(self.speaker)
        is_of_itself = self.speaker and len(written) < len(self.content) and not told.startswith(self.speaker)
        return (
            told.split(" ")[0] + written.removeprefix(possessive_ending(self.speaker)) if is_of_itself else self.content
        )

    def matter(self, slots: Slots, doc: Doc) -> str:
        """The content without names, and without what it says by the way: what is said of whoever is meant.

        ``doc`` is the wording as it was parsed, which mostly is the content.
        """
        names = {self.speaker, *self.reading.get("about", ()), *slots.names} - {""}
        forms = names | {form for one in self.parties for form in (one["canonical"], *one["mentions"])}
        content = standalone(self.content)
        matter = standalone(gist_of(doc if content == self.wording else parse(content), forms))
        for form in sorted(forms, key=lambda form: (-len(form), form)):
            matter = re.sub(rf"(?:\b[Tt]he )?(?<!\w){re.escape(form)}(?!\w)", NAMELESS, matter)
        return matter

    def kept(self, slots: Slots) -> dict[str, Any]:
        """The telling's slots as JSON: those of the wording, its stems, whether it denies, and whom it is about.

        Besides, whether it is told as a charge, is a quotation from end to end, and stands in a headline.
        """
        stems = {verb_stem(form) for form in forms_of(self.content) if form.isalpha() and form not in words_of("stop")}
        about = {name for name in self.reading.get("about", ()) if name != self.speaker}
        return {
            **as_json(slots),
            "names": sorted({*slots.names} - {self.speaker}),
            "stems": sorted(stems),
            "negated": self.appearance.negated,
            "about": sorted(about),
            "charge": is_charge(self.appearance.cue_words),
            "direct": self.appearance.directness == Directness.DIRECT,
            "headline": stands_in_headline(self.appearance.content, self.text),
        }

    def _voices(self) -> Voices:
        about = tuple(self.reading.get("about", ()))
        affiliation = self.reading.get("affiliation") or ""
        return Voices(
            speaker=self.speaker,
            kind=self.kind,
            house=affiliation if self.kind is PartyKind.PERSON else self.speaker,
            about=tuple(name for name in about if not self._is_named(name)),
            kinds={one["canonical"]: PartyKind.parse(one["kind"]) for one in self.parties},
            speaks_of_itself=self.appearance.rule == CLAUSE_RULE and self.appearance.directness != Directness.DIRECT,
            several=tuple(self.speakers) if len(self.speakers) > 1 else (),
            decided=self.decided,
        )

    def _is_named(self, name: str) -> bool:
        forms = {name, *(form for one in self.parties if one["canonical"] == name for form in one["mentions"])}
        return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", self.appearance.content) for form in forms)

    def _whom(self) -> str:
        """ "DeepSeek of", "OpenAI for": what stands between a cue and its content where that is the deed alone."""
        frame, _, preposition = self.appearance.rule.rpartition("-")
        if frame != "turned" and self.appearance.rule != "object-for":
            return ""
        about = self.reading.get("about") or ["somebody"]
        return f"{about[0]} {preposition}"


def _as_written(mentions: Iterable[str]) -> tuple[str, ...]:
    """The mentions, those with an article as at the beginning of a sentence, too: "the Times", "The Times"."""
    return (*mentions, *(capfirst(form) for form in mentions if form.startswith("the ")))


def _decided(appearances: Iterable[int]) -> dict[int, dict[str, str]]:
    """Whom editors said that words of these appearances mean: appearance → words in small letters → name."""
    decisions = MentionDecision.objects.filter(appearance__in=appearances, party__isnull=False)
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for appearance, words, name in decisions.values_list("appearance", "words", "party__name"):
        found[appearance][words.lower()] = name
    return found
