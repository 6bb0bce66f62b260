"""The columns of the two tables, claims and their tellings, as they are written and read.

The headers are fixed: by them a reader knows the version. Version 2 holds what version 1 left out and an import needs:
of each telling its article, its clocks, its chain step by step and how it is said; of each claim its parties as they
are.
"""

VERSION = 2
CLAIMS_1 = (
    *("id", "claim", "status", "speaker", "speaker_qid", "about", "happened_from", "happened_to", "happened_edtf"),
    *("said", "published", "first_held", "precision", "date_rule", "certainty", "origins", "articles"),
    *("first_source_url", "quote", "prefix", "suffix", "version_hash", "created_by", "updated"),
)
APPEARANCES_1 = (
    *("claim_id", "article_url", "outlet", "source_type", "chain", "quote", "start", "end", "anchor_state"),
    "snapshot_url",
)
CLAIMS = (*CLAIMS_1, "negated", "speaker_kind", "speaker_slug", "roles")
APPEARANCES = (
    *APPEARANCES_1,
    *("headline", "language", "published", "published_why", "first_held", "status", "created_by", "directness"),
    *("certainty", "negated", "cue", "cue_words", "source_words", "lead_in", "speaker_slug", "happened"),
    *("happened_why", "said", "said_why", "origin", "prefix", "suffix", "version_hash", "redacted", "steps"),
)
#: What stands between several names in one cell, and before the reason of a withdrawal.
BETWEEN, WITHDRAWN = "; ", "Withdrawn: "
#: Who found a telling; and how a cell says that something is so.
EDITOR, MACHINE, YES = "editor", "machine", "yes"
