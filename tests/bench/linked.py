"""Claims that are linked already, by the hundred thousand, and articles that wait to be linked to them.

Each claim is told by one article; ten in a row are of one matter and by one speaker, each of another number, so that
they come near each other and are not one. Speakers follow Zipf's law. Their vectors are made up as those of ``bench
vectors`` are. All of it goes in by COPY.
"""

import json
from datetime import UTC, datetime
from itertools import accumulate
from random import Random

from django.db import connection, transaction
from pgvector import HalfVector

from claims.linking.telling import VERSION
from claims.linking.vectors import MODEL, key_of
from claims.models import (
    Appearance,
    Article,
    ChainLink,
    Claim,
    Embedding,
    ExtractionRun,
    Party,
    PartyAlias,
    Publisher,
    Snapshot,
    Telling,
)
from claims.terms import Directness, How, NodeKind, PartyKind, Status
from tests.bench.bench_vectors import N_TELLINGS, vectors
from tests.bench.load import no_triggers, set_sequences
from tests.bench.rows import Rows

N_SPEAKERS, N_CLAIMS = 200, 10
NOW = datetime(2026, 1, 1, tzinfo=UTC)

_STORE_TELLINGS = """
    INSERT INTO claims_telling (appearance_id, wording, matter, slots, digest, teller, unclear, version)
    SELECT id, content, content,
           (%(slots)s::jsonb[])[(id - 1) %% %(different)s + 1]
               || jsonb_build_object('stems', jsonb_build_array('matter ' || (id - 1) / %(different)s)),
           md5(content), 'party:' || speaker_id, '', %(version)s
    FROM claims_appearance WHERE id > %(last)s
"""


def fill(before: int, size: int) -> None:
    """Linked claims number ``before`` up to, not including, ``size``, with what hangs on them; the index made anew."""
    models = (Article, Snapshot, ExtractionRun, Claim, Appearance, ChainLink)
    with transaction.atomic(), connection.cursor() as cursor:
        if not before:
            _make_cast()
        cursor.execute("DROP INDEX embedding_nearest")
        with no_triggers(cursor, [model._meta.db_table for model in models]):
            _load(cursor, before, size)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _store_vectors(cursor, before, size)
        cursor.execute("SET LOCAL maintenance_work_mem = '2GB'")  # of a million, or it takes many times as long
        cursor.execute("CREATE INDEX embedding_nearest ON claims_embedding USING hnsw (vector halfvec_ip_ops)")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def waiting_article(number: int, size: int) -> Article:
    """An article with ten claims that nobody linked, near to ten stored ones of as many matters; read beforehand."""
    dice = Random(number)
    article = Article.objects.create(
        publisher=Publisher.objects.get(),
        headline=f"New {number}",
        content_key=key_of(f"new {number}"),
        first_held_at=NOW,
    )
    snapshot = Snapshot.objects.create(article=article, number=1, text="…", sha256="0" * 64, fetched_at=NOW)
    run = ExtractionRun.objects.create(snapshot=snapshot, extractor_version="bench", outcome="", finished_at=NOW)
    for near in dice.sample(range(size), N_CLAIMS):
        _wait(article, snapshot, run, near, f"New claim {number}, near {near}.")
    return article


def _wait(article: Article, snapshot: Snapshot, run: ExtractionRun, near: int, content: str) -> None:
    speaker = {"canonical": f"Speaker {_speaker(near)}", "kind": NodeKind.PARTY, "words": "", "how": How.SAID}
    appearance = Appearance.objects.create(
        article=article,
        first_snapshot=snapshot,
        run=run,
        key=key_of(content),
        content=content,
        directness=Directness.INDIRECT,
        reading={"speaker": speaker, "speaker_kind": PartyKind.PERSON, "about": [], "via": []},
    )
    Telling.objects.create(
        appearance=appearance,
        wording=content,
        matter=content,
        slots=_slots(near),
        digest=key_of(content),
        version=VERSION,
    )
    Embedding.objects.create(wording_hash=key_of(content), model=MODEL, vector=vectors(near, near + 1)[0])


def _make_cast() -> None:
    Publisher.objects.create(name="Bench Wire", slug="bench-wire")
    parties = Party.objects.bulk_create(
        Party(name=f"Speaker {n}", slug=f"speaker-{n}", kind=PartyKind.PERSON) for n in range(N_SPEAKERS)
    )
    PartyAlias.objects.bulk_create(
        PartyAlias(party=party, name=party.name, status=Status.ACCEPTED) for party in parties
    )


def _load(cursor, before: int, size: int) -> None:
    publisher, speakers = Publisher.objects.get().pk, list(Party.objects.order_by("pk").values_list("pk", flat=True))
    last = Appearance.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    rows = Rows()
    for number in range(before, size):
        _add(rows, number, publisher, speakers[_speaker(number)])
    rows.flush(cursor)
    set_sequences(cursor, rows.added_models())
    slots = [json.dumps(_slots(number)) for number in range(N_TELLINGS)]
    values = {"slots": slots, "different": N_TELLINGS, "version": VERSION, "last": last}
    cursor.execute(_STORE_TELLINGS, values)


def _add(rows: Rows, number: int, publisher: int, speaker: int) -> None:
    pk, now, words = number + 1, NOW.isoformat(), _words(number)
    key = f"{number:064}"
    rows.add(Article, id=pk, publisher_id=publisher, headline=words, content_key=key, first_held_at=now)
    rows.add(Snapshot, id=pk, article_id=pk, number=1, text=words, sha256=key, fetched_at=now)
    rows.add(ExtractionRun, id=pk, snapshot_id=pk, extractor_version="bench", outcome="", finished_at=now)
    rows.add(Claim, id=pk, number=pk, wording=words, speaker_id=speaker, slots=json.dumps(_slots(number)))
    rows.add(
        Appearance,
        id=pk,
        claim_id=pk,
        article_id=pk,
        first_snapshot_id=pk,
        run_id=pk,
        key=key,
        content=words,
        directness=Directness.INDIRECT.value,
        speaker_id=speaker,
        reading="{}",
    )
    rows.add(
        ChainLink, id=2 * pk, appearance_id=pk, position=0, party_id=speaker, publisher_id=None, how=How.SAID.value
    )
    rows.add(
        ChainLink,
        id=2 * pk + 1,
        appearance_id=pk,
        position=1,
        party_id=None,
        publisher_id=publisher,
        how=How.WROTE.value,
    )


def _store_vectors(cursor, before: int, size: int) -> None:
    with cursor.copy("COPY claims_embedding (wording_hash, model, vector) FROM STDIN") as lines:
        for number, row in zip(range(before, size), vectors(before, size), strict=True):
            lines.write_row((key_of(_words(number)), MODEL, HalfVector(row).to_text()))


def _speaker(number: int) -> int:
    """Who speaks of the matter of this claim: the first speaker of one in six."""
    weights = list(accumulate(1 / (n + 1) for n in range(N_SPEAKERS)))
    return Random(number // N_TELLINGS).choices(range(N_SPEAKERS), cum_weights=weights)[0]


def _words(number: int) -> str:
    return f"Claim {number}."


def _slots(number: int) -> dict:
    silent = {"times": [], "names": [], "actions": [], "about": [], "negated": False}
    polarity = {"negated": False, "words": []}
    stems = [f"matter {number // N_TELLINGS}"]
    return {**silent, "quantities": [_quantity(number)], "polarity": polarity, "stems": stems}


def _quantity(number: int) -> dict:
    """100 accounts, or 200 …: each of those on one matter has another number."""
    value = 100.0 * (number % N_TELLINGS + 1)
    words = {"kind": "count", "unit": "", "bound": "exact", "nouns": ["account"], "text": f"{value:.0f}"}
    return {"low": value, "high": value, "span": {"start": 0, "end": 3}, **words}
