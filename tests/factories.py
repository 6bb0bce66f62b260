"""Rows for tests: realistic, complete, and as few arguments as a test cares about."""

import hashlib
from datetime import UTC, date, datetime
from itertools import count

from claims.models import (
    Addition,
    Anchor,
    Appearance,
    Article,
    ChainLink,
    Claim,
    ClaimParty,
    Dispute,
    ExtractionRun,
    Feed,
    Origin,
    Party,
    PartyAlias,
    Placement,
    Publisher,
    Snapshot,
    User,
    days,
)
from claims.terms import Directness, How, PartyKind, PublisherKind, Publishes, Role, Status

_serial = count(1)


def a_user(role: Role = Role.EDITOR, **fields) -> User:
    """Somebody with an account; the password is "correct horse battery"."""
    name = fields.pop("username", f"{role}-{next(_serial)}")
    return User.objects.create_user(name, f"{name}@example.org", "correct horse battery", role=role, **fields)


def a_dispute(title: str = "Whose data trained the models?", **fields) -> Dispute:
    """A dispute that publishes the machine's suggestions, unless told otherwise."""
    fields = {"slug": f"dispute-{next(_serial)}", "publishes": Publishes.SUGGESTED, **fields}
    return Dispute.objects.create(title=title, **fields)


def a_party(name: str = "OpenAI", kind: PartyKind = PartyKind.ORGANISATION, **fields) -> Party:
    """A party with its own name as accepted alias; the same name gives the same party."""
    fields = {"slug": name.lower().replace(" ", "-").replace(".", ""), **fields}
    party, _ = Party.objects.get_or_create(name=name, defaults={"kind": kind, **fields})
    PartyAlias.objects.get_or_create(party=party, name=name, defaults={"status": Status.ACCEPTED})
    return party


def a_publisher(name: str = "PetaPixel", kind: PublisherKind = PublisherKind.NEWS, **fields) -> Publisher:
    """A publisher; the same name gives the same publisher."""
    fields = {"slug": name.lower().replace(" ", "-").replace(".", ""), "kind": kind, **fields}
    return Publisher.objects.get_or_create(name=name, defaults=fields)[0]


def an_article(
    text: str = "OpenAI Claims DeepSeek Took Data\n\nOpenAI says that DeepSeek may have taken data.",
    published_on: date | None = date(2025, 1, 30),
    publisher: Publisher | None = None,
    **fields,
) -> Snapshot:
    """A stored article; returns its first snapshot (``.article`` is the article)."""
    publisher = publisher or a_publisher()
    digest = hashlib.sha256(text.encode()).hexdigest()
    fields = {
        "canonical_url": f"https://example.org/story-{next(_serial)}",
        "headline": text.partition("\n")[0],
        "language": "en",
        "published": days(published_on, published_on) if published_on else None,
        "first_held_at": datetime(2025, 1, 31, 9, 0, tzinfo=UTC),
        "content_key": digest,
        **fields,
    }
    article = Article.objects.create(publisher=publisher, **fields)
    return Snapshot.objects.create(
        article=article, number=1, text=text, sha256=digest, fetched_at=fields["first_held_at"]
    )


def a_claim(wording: str = "DeepSeek may have taken data.", speaker: Party | None = None, **fields) -> Claim:
    """A claim without appearances."""
    about = fields.pop("about", ())
    claim = Claim.objects.create(wording=wording, speaker=speaker or a_party(), **fields)
    claim.refresh_from_db()
    for party in about:
        ClaimParty.objects.create(claim=claim, party=party, status=claim.status)
    return claim


def an_appearance(snapshot: Snapshot, claim: Claim | None, content: str, via: tuple = (), **fields) -> Appearance:
    """``content`` as it stands in the snapshot, told by the claim's speaker by way of ``via`` (publishers)."""
    start = snapshot.text.index(content)
    run, _ = ExtractionRun.objects.get_or_create(
        snapshot=snapshot,
        extractor_version="test",
        defaults={"outcome": "found by a test", "finished_at": snapshot.fetched_at},
    )
    speaker = fields.pop("speaker", claim.speaker if claim else None)
    fields = {
        "key": hashlib.sha256(content.encode()).hexdigest(),
        "directness": Directness.INDIRECT,
        "cue_words": "says",
        "cue_class": "speech",
        "source_words": speaker.name if speaker else "",
        "rule": "test-rule",
        "confidence": 0.9,
        **fields,
    }
    appearance = Appearance.objects.create(
        claim=claim,
        article=snapshot.article,
        first_snapshot=snapshot,
        run=run,
        content=content,
        speaker=speaker,
        **fields,
    )
    Anchor.objects.create(
        appearance=appearance,
        snapshot=snapshot,
        exact=content,
        prefix=snapshot.text[max(0, start - 32) : start],
        suffix=snapshot.text[start + len(content) :][:32],
        start=start,
        end=start + len(content),
    )
    _chain(appearance, speaker, via)
    return appearance


def _chain(appearance: Appearance, speaker: Party | None, via: tuple) -> None:
    links = [{"party": speaker, "how": How.SAID}] if speaker else [{"unnamed": "people", "how": How.SAID}]
    links += [{"publisher": publisher, "how": How.TOLD} for publisher in via]
    links.append({"publisher": appearance.article.publisher, "how": How.WROTE})
    rows = [ChainLink.objects.create(appearance=appearance, position=n, **link) for n, link in enumerate(links)]
    root = rows[1]
    origin, _ = (
        Origin.objects.get_or_create(
            claim=appearance.claim, key=f"publisher:{root.publisher_id}", defaults={"label": root.label, "root": root}
        )
        if appearance.claim
        else (None, False)
    )
    Appearance.objects.filter(pk=appearance.pk).update(origin=origin)


def a_placed_claim(
    dispute: Dispute, wording: str = "DeepSeek may have taken data.", status: Status = Status.SUGGESTED, **fields
) -> Claim:
    """A claim with one appearance, in an article of its own, placed in ``dispute`` and its ``threads``."""
    threads = fields.pop("threads", ())
    published_on = fields.pop("published_on", date(2025, 1, 30))
    via = fields.pop("via", ())
    publisher = fields.pop("publisher", None)
    appearance_fields = fields.pop("appearance", {})
    claim = a_claim(wording, status=status, **fields)
    name = claim.speaker.name
    snapshot = an_article(f"{name} speaks, no. {claim.number}\n\n{name} says that {wording}", published_on, publisher)
    an_appearance(snapshot, claim, wording, via, status=status, **appearance_fields)
    for place in (dispute, *threads):
        Placement.objects.create(claim=claim, dispute=place, why="test")
    return claim


def a_merged_claim(into: Claim, wording: str = "The same in other words.") -> Claim:
    """A claim that readers saw before it was merged into another."""
    claim = a_placed_claim(a_dispute(), wording)
    Claim.objects.filter(pk=claim.pk).update(merged_into=into)
    claim.refresh_from_db()
    return claim


def a_feed(url: str = "", publisher: Publisher | None = None, **fields) -> Feed:
    """A feed that nobody looked at yet."""
    url = url or f"https://example.org/feed-{next(_serial)}.xml"
    return Feed.objects.create(url=url, publisher=publisher or a_publisher(), **fields)


def an_addition(by: User, **fields) -> Addition:
    """An address that waits to be fetched, or what ``fields`` say."""
    if "snapshot" in fields:
        fields = {"url": None, "article": fields["snapshot"].article, "name": "A text", **fields}
    url = fields.pop("url", f"https://example.org/story-{next(_serial)}")
    return Addition.objects.create(added_by=by, **{"url": url, "name": url, **fields})
