"""The rows that a reading and a linking of printed articles would have made: claims, appearances, anchors, origins."""

import json
from itertools import count
from random import Random

from claims.models import (
    Anchor,
    Appearance,
    Claim,
    ClaimParty,
    ClaimRelation,
    Document,
    Origin,
    Placement,
)
from claims.terms import CueClass, DocumentKind, Status
from claims.text.keys import key_of_words
from claims.text.names import slug_of
from tests.bench.cast import Cast
from tests.bench.chains import add_links, origin_of
from tests.bench.chance import Lottery
from tests.bench.newsroom import Printed, Telling
from tests.bench.rows import Rows
from tests.bench.story import Matter, Story
from tests.bench.words import WORDS

_NEAR = 32  # code points kept before and after an anchor's words
_DOCUMENTS = {CueClass.FILING: DocumentKind.FILING, CueClass.RULING: DocumentKind.RULING}
# How an editor saw the tellings of an accepted claim, and of any other.
_IN_ACCEPTED = Lottery.of({Status.ACCEPTED: 75, Status.SUGGESTED: 22, Status.REJECTED: 3})
_IN_OTHERS = Lottery.of({Status.SUGGESTED: 97, Status.REJECTED: 3})


class Archive:
    """Adds what stories and articles hold to ``rows``."""

    def __init__(self, rng: Random, rows: Rows, cast: Cast):
        self._rng, self._rows, self._cast = rng, rows, cast
        self._documents: dict[tuple, int] = {}
        self._n_claims = 0

    def add_document(self, matter: Matter, plaintiff: str, defendant: str) -> None:
        """Give a filing or ruling the paper that it stands in; the same title is the same paper."""
        cue_class = matter.part.cue_class
        titles = WORDS["papers"][cue_class.value]
        title = self._rng.choice(titles).format(plaintiff=plaintiff, defendant=defendant)
        name = (cue_class, title, matter.speaker.id)
        if name not in self._documents:
            self._documents[name] = self._add_document(_DOCUMENTS[cue_class], title, matter.speaker.id)
        matter.document = (self._documents[name], title)

    def _add_document(self, kind: DocumentKind, title: str, party: int) -> int:
        document = self._rows.new_id(Document)
        return self._rows.add(
            Document,
            id=document,
            kind=kind,
            title=title,
            slug=f"{slug_of(title)[:60]}-{document}",
            docket=f"{self._rng.randint(16, 26)}-cv-{document:05}",
            party_id=party,
        )

    def add_claim(self, story: Story, matter: Matter) -> None:
        """Add the claim of a matter that an article tells for the first time, and its place in the dispute."""
        self._n_claims += 1
        proposition, negated, status = matter.proposition, matter.part.negated, matter.status
        tombstone = self._rng.choice(WORDS["articles"]["tombstones"]) if status == Status.WITHDRAWN else ""
        slots = {"actor": proposition.actor, "object": proposition.archive, "amounts": [proposition.amount]}
        matter.claim = self._rows.add(
            Claim,
            number=self._n_claims,
            wording=proposition.worded(matter.certainty, negated) + ".",
            speaker_id=matter.speaker.id,
            negated=negated,
            slots=json.dumps(slots),
            status=status,
            tombstone=tombstone,
        )
        about_status = Status.ACCEPTED if status == Status.ACCEPTED else Status.SUGGESTED
        self._rows.add(
            ClaimParty, claim_id=matter.claim, party_id=matter.about.id, role=matter.part.role, status=about_status
        )
        self._place(matter.claim, story.threads)

    def _place(self, claim: int, threads: list[int]) -> None:
        self._rows.add(
            Placement, claim_id=claim, dispute_id=self._cast.root, by_editor=False, kept_out=False, why="generated"
        )
        for thread in threads:
            kept_out = self._rng.random() < 0.01
            self._rows.add(
                Placement, claim_id=claim, dispute_id=thread, by_editor=kept_out, kept_out=kept_out, why="generated"
            )

    def add_appearances(self, printed: Printed) -> None:
        """Add what an article tells; its claims are there already."""
        taken = set()
        for telling in printed.tellings:
            keys = (key_of_words(telling.sentence.content, occurrence) for occurrence in count(1))
            key = next(key for key in keys if key not in taken)
            taken.add(key)
            self._add_appearance(printed, telling, key)

    def _add_appearance(self, printed: Printed, telling: Telling, key: str) -> None:
        matter, sentence, chain = telling.matter, telling.sentence, telling.chain
        appearance = self._rows.new_id(Appearance)
        links = add_links(self._rows, chain, appearance)
        speaker = chain[0].party
        accepted = matter.status == Status.ACCEPTED
        first, *via = ({"words": link.name, "canonical": link.name} for link in (chain[0], *chain[1:-1]))
        reading = {"speaker": first, "via": via, "about": [matter.about.name]}
        self._rows.add(
            Appearance,
            id=appearance,
            claim_id=matter.claim,
            article_id=printed.article,
            first_snapshot_id=printed.snapshot,
            run_id=printed.run,
            key=key,
            content=sentence.content,
            source_words=sentence.source,
            cue_words=sentence.cue,
            cue_class=sentence.cue_class,
            medium="complaint" if sentence.cue_class == CueClass.FILING else "",
            directness=sentence.directness,
            speaker_id=speaker,
            reading=json.dumps(reading),
            certainty=sentence.certainty,
            certainty_words=json.dumps(sentence.certainty_words),
            negated=matter.part.negated,
            negation_words=json.dumps(sentence.negation_words),
            happened=telling.happened and telling.happened.range,
            happened_why=telling.happened.why if telling.happened else "{}",
            said=telling.said and telling.said.range,
            said_why=telling.said.why if telling.said else "{}",
            origin_id=self._origin(telling, links),
            status=(_IN_ACCEPTED if accepted else _IN_OTHERS).draw(self._rng),
            confidence=round(self._rng.betavariate(8, 2), 3),
            rule=f"{sentence.directness}-{sentence.cue_class}",
        )
        self._add_anchor(printed, telling, appearance)

    def _origin(self, telling: Telling, links: list[int]) -> int:
        key, position = origin_of(telling.chain)
        origins = telling.matter.origins
        if key not in origins:
            label = telling.chain[position].name
            origins[key] = self._rows.add(
                Origin, claim_id=telling.matter.claim, key=key, label=label, root_id=links[position]
            )
        return origins[key]

    def _add_anchor(self, printed: Printed, telling: Telling, appearance: int) -> None:
        sentence, text = telling.sentence, printed.text
        start = telling.at + sentence.content_at
        end = start + len(sentence.content)
        source, cue = telling.at + sentence.source_at, telling.at + sentence.cue_at
        self._rows.add(
            Anchor,
            appearance_id=appearance,
            snapshot_id=printed.snapshot,
            exact=sentence.content,
            prefix=text[max(0, start - _NEAR) : start],
            suffix=text[end : end + _NEAR],
            start=start,
            end=end,
            source_start=source,
            source_end=source + len(sentence.source),
            cue_start=cue,
            cue_end=cue + len(sentence.cue),
        )

    def add_relations(self, story: Story) -> None:
        """Relate the claims of a story that any article told to its accusation."""
        for matter in story.matters:
            if matter.claim and matter.part.relation:
                self._rows.add(
                    ClaimRelation,
                    claim_id=matter.claim,
                    kind=matter.part.relation,
                    other_id=story.accusation.claim,
                    rule="generated",
                    confidence=0.9,
                )
