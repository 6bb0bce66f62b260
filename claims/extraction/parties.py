"""The parties of a text: who acts in it, each once, with every form of the name."""

from collections.abc import Iterable

from spacy.tokens import Doc

from claims.extraction.clauses import SUBJECTS
from claims.extraction.name import Name
from claims.extraction.results import Attribution, PartyFound
from claims.extraction.wordlists import words_of
from claims.terms import CueClass, PartyKind

ACTING_CLASSES = frozenset((CueClass.FILING, CueClass.RULING, CueClass.DENIAL))


def find_parties(
    doc: Doc, names: list[Name], acting: Iterable[str], publisher: str | None = None
) -> tuple[PartyFound, ...]:
    """Parties in the order in which they first appear.

    Outlets count only where they are among the canonical names `acting`: what they report is not what they do.
    Places count only where they act; the article's own outlet, by its whole name or a word of it, does not.
    """
    active = set(acting)
    mentions: dict[str, list[Name]] = {}
    for name in names:
        mentions.setdefault(name.canonical, []).append(name)
    return tuple(
        PartyFound(canonical, found[0].kind, tuple(dict.fromkeys(name.words for name in found)))
        for canonical, found in mentions.items()
        if _acts(doc, found, canonical in active) and not _is_own(found, publisher, canonical in active)
    )


def acting_names(attributions: Iterable[Attribution]) -> set[str]:
    """Everybody whom a claim concerns, and those who sue, rule or deny something themselves."""
    names = {name for found in attributions for name in found.about}
    for found in attributions:
        if found.speaker and found.speaker.canonical and found.cue_class in ACTING_CLASSES:
            names.update(found.speaker.canonical.split("; "))
    return names


def find_groups(attributions: Iterable[Attribution]) -> tuple[PartyFound, ...]:
    """Described groups that went to court: "music publishers" act in the text though they bear no name."""
    groups = {
        found.speaker.canonical: found.speaker.words
        for found in attributions
        if found.speaker
        and found.speaker.canonical
        and found.speaker_kind is PartyKind.GROUP
        and found.medium in words_of("filing")
    }
    return tuple(PartyFound(canonical, PartyKind.GROUP, (words,)) for canonical, words in groups.items())


def _is_own(found: list[Name], publisher: str | None, is_active: bool) -> bool:
    """Whether this is the outlet that prints the article, short forms ("the Herald") included."""
    if not publisher or is_active or found[0].is_known:
        return False
    own = publisher.split()
    initials = "".join(word[0] for word in own)
    return all(name.words == publisher or name.words in own or name.words == initials for name in found)


def _acts(doc: Doc, found: list[Name], is_active: bool) -> bool:
    if found[0].is_outlet:
        return is_active
    if all(name.is_place for name in found):
        return any(doc[name.end - 1].dep_ in SUBJECTS for name in found)
    return True
