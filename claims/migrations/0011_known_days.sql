-- The same as in 0003, and two days more: those by whose end a telling was known, on the two clocks that can say it.
-- By publication that is its last possible day (null: nobody knows); and what only a later version of an article says
-- was not known before that version was stored.
CREATE OR REPLACE FUNCTION claims_refresh_entries(appearances bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- One writer per claim at a time, in one order: otherwise two transactions could each write an entry
    -- from what they saw before the other committed.
    PERFORM 1 FROM claims_claim WHERE id IN (SELECT claim_id FROM claims_appearance WHERE id = ANY(appearances))
        ORDER BY id FOR NO KEY UPDATE;

    DELETE FROM claims_timelineentry e WHERE e.appearance_id = ANY(appearances) AND NOT EXISTS (
        SELECT 1 FROM claims_appearance a JOIN claims_placement p ON p.claim_id = a.claim_id AND NOT p.kept_out
        WHERE a.id = e.appearance_id AND p.dispute_id = e.dispute_id);

    INSERT INTO claims_timelineentry AS e (dispute_id, claim_id, appearance_id, article_id, publisher_id, speaker_id,
        origin_id, manner, directness, certainty, standing, embargo_until, about, channels, threads,
        happened_on, said_on, published_on, first_held_on, known_published_on, known_first_held_on)
    SELECT p.dispute_id, a.claim_id, a.id, a.article_id, ar.publisher_id, coalesce(a.speaker_id, c.speaker_id),
        a.origin_id,
        CASE WHEN a.cue_class IN ('filing', 'ruling') THEN 'filed'
             WHEN a.directness IN ('direct', 'mixed') THEN 'said' ELSE 'reported' END,
        a.directness, a.certainty,
        CASE WHEN c.merged_into_id IS NOT NULL OR c.status IN ('rejected', 'withdrawn')
                  OR a.status IN ('rejected', 'withdrawn') THEN 0
             WHEN c.status = 'accepted' AND a.status = 'accepted' THEN 2 ELSE 1 END,
        c.embargo_until,
        ARRAY(SELECT DISTINCT cp.party_id FROM claims_claimparty cp
              WHERE cp.claim_id = c.id
                  AND (cp.status = 'accepted' OR cp.status = 'suggested' AND c.status <> 'accepted') ORDER BY 1),
        ARRAY(SELECT DISTINCT l.publisher_id FROM claims_chainlink l
              WHERE l.appearance_id = a.id AND l.publisher_id IS NOT NULL
              UNION SELECT ar.publisher_id ORDER BY 1),
        ARRAY(SELECT t.dispute_id FROM claims_placement t JOIN claims_dispute d ON d.id = t.dispute_id
              WHERE t.claim_id = c.id AND NOT t.kept_out AND d.parent_id = p.dispute_id ORDER BY 1),
        lower(a.happened), lower(a.said), lower(ar.published), (ar.first_held_at AT TIME ZONE 'UTC')::date,
        CASE WHEN s.number = 1 OR upper(ar.published) IS NULL THEN upper(ar.published) - 1
             ELSE greatest(upper(ar.published) - 1, (s.fetched_at AT TIME ZONE 'UTC')::date) END,
        (CASE WHEN s.number = 1 THEN ar.first_held_at ELSE greatest(ar.first_held_at, s.fetched_at) END
            AT TIME ZONE 'UTC')::date
    FROM claims_appearance a
    JOIN claims_claim c ON c.id = a.claim_id
    JOIN claims_placement p ON p.claim_id = c.id AND NOT p.kept_out
    JOIN claims_article ar ON ar.id = a.article_id
    JOIN claims_snapshot s ON s.id = a.first_snapshot_id
    WHERE a.id = ANY(appearances)
    ON CONFLICT (dispute_id, appearance_id) DO UPDATE SET
        claim_id = excluded.claim_id, article_id = excluded.article_id, publisher_id = excluded.publisher_id,
        speaker_id = excluded.speaker_id, origin_id = excluded.origin_id, manner = excluded.manner,
        directness = excluded.directness, certainty = excluded.certainty, standing = excluded.standing,
        embargo_until = excluded.embargo_until, about = excluded.about, channels = excluded.channels,
        threads = excluded.threads, happened_on = excluded.happened_on, said_on = excluded.said_on,
        published_on = excluded.published_on, first_held_on = excluded.first_held_on,
        known_published_on = excluded.known_published_on, known_first_held_on = excluded.known_first_held_on;
END $$;

SELECT claims_refresh_entries(ARRAY(SELECT appearance_id FROM claims_timelineentry));
