"""Rows of tables with what was taken down blacked out: before anything is made of them, compared with or told."""

from dataclasses import dataclass, replace

from claims.models.taking_down import Censor, digest_of
from claims.parsing.tables.edtf import Clock
from claims.parsing.tables.rows import ClaimRow, PartyCell, StepCell, TellingRow
from claims.terms import NodeKind


@dataclass(frozen=True, slots=True)
class Covering:
    """``words`` covers what was taken down anywhere, for it is not known of which article the words of a table are;
    ``names``, which stand in many articles, what was taken down everywhere."""

    words: Censor
    names: Censor

    @classmethod
    def now(cls) -> "Covering":
        """For all that was taken down until now; two queries."""
        return cls(Censor.of_anything(), Censor.of())

    def claim(self, row: ClaimRow) -> ClaimRow:
        """A claim as it may be stored."""
        if not self.words.taken:
            return row
        cover = self.words.cover
        roles = (replace(each, party=self._party(each.party), words=cover(each.words)) for each in row.roles)
        return replace(
            row,
            wording=cover(row.wording),
            reason=cover(row.reason),
            quote=cover(row.quote),
            speaker=row.speaker and self._party(row.speaker),
            roles=tuple(roles),
        )

    def telling(self, row: TellingRow) -> TellingRow:
        """A telling as it may be stored. What was taken down may begin before the quote, and end behind it."""
        if not self.words.taken:
            return row
        cover, begin, end = self.words.cover, len(row.prefix), len(row.prefix) + len(row.quote)
        told = row.prefix + row.quote + row.suffix
        text = cover(told)
        return replace(
            row,
            headline=cover(row.headline),
            outlet=self.names.cover(row.outlet),
            published=self._clock(row.published),
            cue_words=cover(row.cue_words),
            source_words=cover(row.source_words),
            lead_in=cover(row.lead_in),
            speaker_slug=self._slug(row.speaker_slug),
            happened=self._clock(row.happened),
            said=self._clock(row.said),
            origin=self._named(row.origin.partition(":")[0], row.origin),
            prefix=text[:begin],
            quote=text[begin:end],
            suffix=text[end:],
            redacted=row.redacted or text != told,
            steps=tuple(map(self._step, row.steps)),
        )

    def _party(self, cell: PartyCell) -> PartyCell:
        return replace(cell, name=self.names.cover(cell.name), slug=self._slug(cell.slug))

    def _step(self, step: StepCell) -> StepCell:
        cover = self.words.cover
        words = {"words": cover(step.words), "aside": cover(step.aside)}
        return replace(step, name=self._named(step.kind, step.name), slug=self._slug(step.slug), **words)

    def _named(self, kind: str, name: str) -> str:
        """What somebody in a chain, or at its root, is called; who has no name is called by words of the article."""
        return (self.words if kind == NodeKind.UNNAMED else self.names).cover(name)

    def _slug(self, slug: str) -> str:
        """A part of an address cannot hold blocks: another one, the same each time, stands for it."""
        return slug if self.names.cover(slug) == slug else f"taken-down-{digest_of(slug)[:16]}"

    def _clock(self, clock: Clock | None) -> Clock | None:
        if clock is None or "words" not in clock.why:
            return clock
        return replace(clock, why={**clock.why, "words": self.words.cover(clock.why["words"])})
