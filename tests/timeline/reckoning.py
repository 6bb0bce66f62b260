"""The figures of a timeline, reckoned slowly and plainly in Python from the rows themselves."""

from dataclasses import replace

from claims.models import Anchor, ClaimParty, ClaimRelation, Reply, TimelineEntry
from claims.permissions import Gate
from claims.terms import Clock, Publishes, Standing
from claims.timeline.filters import CLAIM, FACETS, FIRST, STANDING, Facet, Filters


class Rows:
    """All rows that standing is reckoned from."""

    def __init__(self):
        self.relations = list(ClaimRelation.objects.select_related("claim"))
        self.replies = list(Reply.objects.all())
        self.roles = list(ClaimParty.objects.all())
        self.later_anchors = list(Anchor.objects.filter(snapshot__number__gt=1).select_related("snapshot"))


class Reckoning:
    """What one viewer sees of a dispute: ``entries``, each with the keys that it has under a facet."""

    def __init__(self, gate: Gate, dispute):
        self.gate, self.dispute, self.rows = gate, dispute, Rows()
        self.suggested = gate.sees_all or dispute.publishes == Publishes.SUGGESTED
        known = gate.with_lists_then(gate.entries_of(dispute), ["about", "roles"])
        rows = known if gate.known else TimelineEntry.objects.filter(dispute=dispute)
        self.entries = [
            entry for entry in rows.select_related("appearance__claim", "origin__root") if self._is_seen(entry)
        ]
        self.seen = {entry.appearance_id for entry in self.entries}
        self.claims = {entry.claim_id for entry in self.entries}
        self.origins: dict[int, set] = {}
        for entry in self.entries:
            self.origins.setdefault(entry.claim_id, set()).add(entry.origin_id)
        self.told: dict[int, set[str]] = {}
        for entry in self.entries:
            self.told.setdefault(entry.claim_id, set()).add(entry.appearance.content)
        every = TimelineEntry.objects.filter(dispute=dispute)
        self.told_later = {entry.claim_id for entry in every if not self._was_known(entry)}
        self.standings = {entry.pk: set(self._standings(entry)) for entry in self.entries}

    def _is_seen(self, entry: TimelineEntry) -> bool:
        lifted = self.gate.sees_all or not entry.embargo_until or entry.embargo_until <= self.gate.now
        shown = self.gate.sees_all or not entry.is_aside
        return lifted and shown and entry.standing >= (1 if self.suggested else 2) and self._was_known(entry)

    def _was_known(self, entry: TimelineEntry) -> bool:
        known = self.gate.known
        day = known and (entry.known_first_held_on if known.clock == Clock.FIRST_HELD else entry.known_published_on)
        return known is None or (day is not None and day <= known.day)

    def _stands(self, row, *appearances) -> bool:
        """Whether a relation or a reply may be shown: by its status, and all that it rests on is seen."""
        wanted = ("accepted", "suggested") if self.suggested else ("accepted",)
        return row.status in wanted and all(pk is None or pk in self.seen for pk in appearances)

    def _standings(self, entry: TimelineEntry):
        against = [
            row
            for row in self.rows.relations
            if row.other_id == entry.claim_id and row.claim_id in self.claims and self._stands(row, row.evidence_id)
        ]
        if any(row.kind in ("disputes", "denies") for row in against):
            yield Standing.DISPUTED
        heard = {row.claim.speaker_id for row in against if row.kind in ("disputes", "denies", "answers")}
        heard |= {row.party_id for row in self._replies(entry) if row.kind != "no_answer"}
        if self._charged(entry) - heard:
            yield Standing.UNANSWERED
        if len(self.origins[entry.claim_id]) == 1:
            yield Standing.ONE_ORIGIN
        if self._is_changed(entry):
            yield Standing.CHANGED

    def _replies(self, entry: TimelineEntry) -> list[Reply]:
        return [
            row
            for row in self.rows.replies
            if row.accusation_id == entry.claim_id
            if self._stands(row, row.evidence_id) and (row.answer_id is None or row.answer_id in self.claims)
            if not self.gate.known or row.answer_id or row.evidence_id
        ]

    def _charged(self, entry: TimelineEntry) -> set[int]:
        roles = [
            row for row in self.rows.roles if row.claim_id == entry.claim_id and row.role in ("accused", "defendant")
        ]
        waits = entry.appearance.claim.status == "accepted"
        return {row.party_id for row in roles if row.status == "accepted" or (row.status == "suggested" and not waits)}

    def _is_changed(self, entry: TimelineEntry) -> bool:
        anchors = [row for row in self.rows.later_anchors if row.appearance_id == entry.appearance_id]
        known = [row for row in anchors if not self.gate.known or row.snapshot.fetched_at < self.gate.known.end]
        if not known:
            return False
        latest, first = max(known, key=lambda row: row.snapshot.number), entry.appearance
        reading = latest.reading
        rungs = {reading.get("certainty", first.certainty), first.certainty}
        turned = reading.get("negated", first.negated) != first.negated
        return latest.state in ("changed", "gone") or turned or (len(rungs) == 2 and "unknown" not in rungs)

    def keys(self, entry: TimelineEntry, facet: Facet, filters: Filters) -> set[str]:
        """The values that an entry has under a facet."""
        if facet is STANDING:
            return self.standings[entry.pk]
        if facet is FIRST:
            root = entry.origin and entry.origin.root and entry.origin.root.publisher_id
            return {str(root)} if root in entry.channels else set()
        if facet is CLAIM:
            return {str(entry.claim_id)}
        held = entry.speaker_id if facet.name == "by" else getattr(entry, filters.column(facet))
        return {str(key) for key in (held if facet.is_array else [held]) if key not in (None, "")}

    def passing(self, filters: Filters) -> list[TimelineEntry]:
        """The entries that pass."""
        return [entry for entry in self.entries if self._passes(entry, filters)]

    def _passes(self, entry: TimelineEntry, filters: Filters) -> bool:
        day = getattr(entry, filters.day)
        if (filters.first or filters.last) and not (day and (filters.first or day) <= day <= (filters.last or day)):
            return False
        for facet in (*FACETS, CLAIM):
            keys = self.keys(entry, facet, filters)
            wanted = {choice.key for choice in filters.of(facet)}
            if (wanted and not wanted & keys) or keys & {choice.key for choice in filters.left_out(facet)}:
                return False
        return not filters.words or self._has(entry, filters.words)

    def _has(self, entry: TimelineEntry, word: str) -> bool:
        """Whether the telling has the word, or the claim's own wording, if that was known."""
        told, wording = entry.appearance, entry.appearance.claim.wording
        words = [told.content, told.source_words]
        if entry.claim_id not in self.told_later or wording in self.told[entry.claim_id]:
            words.append(wording)
        return word in " ".join(words).lower().replace(",", " ").split()

    def figures(self, facet: Facet, filters: Filters) -> dict[str, tuple[int, int]]:
        """Value → claims and origins, were it the only wanted one; of one that is left out, what it keeps away."""
        out = {choice.key for choice in filters.left_out(facet)}
        others = filters.without(facet)
        beside = self.passing(replace(others, choices=(*others.choices, *filters.left_out(facet))))
        with_all = self.passing(others)
        keys = {key for entry in self.entries for key in self.keys(entry, facet, filters)}
        found = {
            key: [entry for entry in (with_all if key in out else beside) if key in self.keys(entry, facet, filters)]
            for key in keys
        }
        return {key: figure(entries) for key, entries in found.items() if entries}


def figure(entries: list[TimelineEntry]) -> tuple[int, int]:
    """Claims and origins."""
    origins = {entry.origin_id for entry in entries} - {None}
    return len({entry.claim_id for entry in entries}), len(origins)
