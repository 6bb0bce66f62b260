"""The chain of a telling as an editor set it: who said it, who passed it on, and the outlet that prints it."""

from itertools import groupby
from operator import attrgetter

import pghistory

from claims.editing.naming import Names, Who
from claims.editing.refusal import Refused
from claims.editing.told import Told
from claims.models import Appearance, Article, ChainLink, Party, Publisher
from claims.terms import How

_WHO = ("party", "publisher", "document", "unnamed")
_NOBODY = "nobody named"


def store_chain(row: Appearance, told: Told, speaker: Party | None, names: Names) -> None:
    """Bring the chain's links in line, from the speaker to the article's own outlet, which always ends it.

    Links that stay as they are make no history. Positions follow each other again where a merge took a link out.
    Refused for a chain in which somebody stands twice.
    """
    known = list(row.chain.order_by("position"))
    wanted = _columns(row, told, speaker, names, known)
    _refuse_loops(wanted)
    for position, columns in enumerate(wanted):
        link = known[position] if position < len(known) else ChainLink(appearance=row)
        values = {"position": position} | dict.fromkeys(_WHO) | {"n_unnamed": "", "unnamed_reason": ""} | columns
        if link.pk is None or any(getattr(link, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(link, name, value)
            link.save()
    row.chain.filter(pk__in=[link.pk for link in known[len(wanted) :]]).delete()


def end_chains(article: Article, before: int) -> None:
    """Let the chains of an article's tellings end with its outlet, where it was the publisher ``before`` until now.

    Where the outlet stands in a chain by the text's words already, it stays there alone, as linking has it. Must run in
    a transaction that holds the lock of the linking. The links only go along: they do not count as an editor's.
    """
    outlet = article.publisher
    if outlet.pk == before:
        return
    links = ChainLink.objects.filter(appearance__article=article).order_by("appearance", "position")
    chains = [list(chain) for _, chain in groupby(links, attrgetter("appearance_id"))]
    to_end = [chain[-1] for chain in chains if all(link.publisher_id != outlet.pk for link in chain)]
    printed = {chain[-1].pk for chain in chains if chain[-1].publisher_id == before and not chain[-1].words}
    with pghistory.context(moved="with its article"):
        ChainLink.objects.filter(pk__in=printed).exclude(pk__in=[link.pk for link in to_end]).delete()
        ChainLink.objects.filter(pk__in=[link.pk for link in to_end if link.pk in printed]).update(publisher=outlet)
        ChainLink.objects.bulk_create(_printed_after(link, outlet) for link in to_end if link.pk not in printed)


def _printed_after(last: ChainLink, outlet: Publisher) -> ChainLink:
    return ChainLink(
        appearance_id=last.appearance_id, position=last.position + 1, publisher=outlet, how=How.WROTE, words=""
    )


def _columns(row: Appearance, told: Told, speaker: Party | None, names: Names, known: list[ChainLink]) -> list[dict]:
    first, last = (known[0], known[-1]) if known else (None, None)
    said = {"how": told.how, "words": row.source_words}
    if speaker:
        said["party"] = speaker
    else:
        said |= _unnamed(told.unnamed or _NOBODY, first)
    passed = [{**names.column_of(link), "how": link.how, "words": link.words} for link in told.links]
    printed = {"publisher": row.article.publisher, "how": How.WROTE, "words": ""}
    if last and last.publisher_id == row.article.publisher_id:
        printed |= {"how": last.how, "words": last.words}
    return [said, *passed, printed]


def _unnamed(words: str, before: ChainLink | None) -> dict[str, str]:
    """Columns for people without a name; how many and why unnamed stays where they are called as before."""
    if before and before.unnamed == words:
        return {"unnamed": words, "n_unnamed": before.n_unnamed, "unnamed_reason": before.unnamed_reason}
    return {"unnamed": words}


def refuse_broken(changed: ChainLink) -> None:
    """Refused where a chain with this link is none: one stands in it twice, it does not begin with the speaker of the
    telling, or not end with the article's outlet."""
    row = changed.appearance
    links = list(row.chain.order_by("position"))
    _refuse_loops([{kind: getattr(link, kind) for kind in _WHO} for link in links])
    if changed == links[0] and changed.party_id != row.speaker_id:
        raise Refused("Another party spoke then. Bring the telling itself back, or correct its speaker in its place.")
    if changed == links[-1] and changed.publisher_id != row.article.publisher_id:
        raise Refused("The outlet of the article ends its chain: put somebody else before it in the correction form.")


def _refuse_loops(wanted: list[dict]) -> None:
    seen: set[tuple[str, Who]] = set()
    for columns in wanted:
        who = next((kind, columns[kind]) for kind in _WHO if columns.get(kind))
        if who in seen:
            raise Refused(f"“{who[1]}” stands in the chain twice. Leave one out: the outlet of the article ends it.")
        seen.add(who)
