-- claims_reviewitem is derived from other tables and kept by the statement triggers below, as the timeline's entries
-- are: whoever writes and however, the queue is what waits.
CREATE FUNCTION claims_refresh_review(claims bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(claims) = 0 THEN
        RETURN;
    END IF;
    -- One writer per claim at a time, in one order (see claims_refresh_entries).
    PERFORM 1 FROM claims_claim WHERE id = ANY(claims) ORDER BY id FOR NO KEY UPDATE;

    DELETE FROM claims_reviewitem i WHERE i.claim_id = ANY(claims) AND NOT EXISTS (
        SELECT 1 FROM claims_claim c JOIN claims_appearance a ON a.claim_id = c.id
        WHERE c.id = i.claim_id AND c.merged_into_id IS NULL AND c.status IN ('suggested', 'accepted')
            AND (a.status = 'suggested' OR a.status = 'accepted' AND c.status = 'suggested'));

    INSERT INTO claims_reviewitem AS i
        (claim_id, since, confidence, n_articles, accuses, speaker, parties, disputes, rules)
    SELECT c.id, t.since, t.confidence, t.n_articles,
        EXISTS (SELECT 1 FROM claims_claimparty cp WHERE cp.claim_id = c.id AND cp.role IN ('accused', 'defendant')
            AND cp.status IN ('suggested', 'accepted')),
        c.speaker_id,
        ARRAY(SELECT cp.party_id FROM claims_claimparty cp
              WHERE cp.claim_id = c.id AND cp.status IN ('suggested', 'accepted')
              UNION SELECT c.speaker_id WHERE c.speaker_id IS NOT NULL ORDER BY 1),
        ARRAY(SELECT p.dispute_id FROM claims_placement p WHERE p.claim_id = c.id AND NOT p.kept_out ORDER BY 1),
        t.rules
    FROM claims_claim c
    CROSS JOIN LATERAL (
        SELECT max(a.created_at) FILTER (WHERE a.status = 'suggested') AS waits_since,
            coalesce(max(a.created_at) FILTER (WHERE a.status = 'suggested'), max(a.created_at)) AS since,
            coalesce(min(a.confidence) FILTER (WHERE a.status = 'suggested'), 1) AS confidence,
            count(DISTINCT a.article_id) AS n_articles,
            coalesce(array_agg(DISTINCT a.rule) FILTER (WHERE a.status = 'suggested'), '{}') AS rules
        FROM claims_appearance a WHERE a.claim_id = c.id AND a.status IN ('suggested', 'accepted')) t
    WHERE c.id = ANY(claims) AND c.merged_into_id IS NULL AND t.since IS NOT NULL
        AND (c.status = 'suggested' OR c.status = 'accepted' AND t.waits_since IS NOT NULL)
    ON CONFLICT (claim_id) DO UPDATE SET
        since = excluded.since, confidence = excluded.confidence, n_articles = excluded.n_articles,
        accuses = excluded.accuses, speaker = excluded.speaker, parties = excluded.parties,
        disputes = excluded.disputes, rules = excluded.rules
    WHERE (i.since, i.confidence, i.n_articles, i.accuses, i.speaker, i.parties, i.disputes, i.rules) IS DISTINCT FROM
        (excluded.since, excluded.confidence, excluded.n_articles, excluded.accuses, excluded.speaker,
         excluded.parties, excluded.disputes, excluded.rules);
END $$;

-- Each finds the claims that a change touches. "changed" holds the rows after an insert or update, or the deleted
-- ones; "before" the rows as they were before an update.
CREATE FUNCTION claims_review_of_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_review(ARRAY(SELECT n.id FROM changed n JOIN before o ON o.id = n.id
        WHERE (n.status, n.merged_into_id, n.speaker_id) IS DISTINCT FROM (o.status, o.merged_into_id, o.speaker_id)));
    RETURN NULL;
END $$;
CREATE FUNCTION claims_review_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_review(ARRAY(SELECT DISTINCT claim_id FROM changed WHERE claim_id IS NOT NULL));
    RETURN NULL;
END $$;
CREATE FUNCTION claims_review_of_row_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_review(ARRAY(SELECT claim_id FROM changed WHERE claim_id IS NOT NULL
        UNION SELECT claim_id FROM before WHERE claim_id IS NOT NULL));
    RETURN NULL;
END $$;
CREATE FUNCTION claims_review_of_appearance_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_review(ARRAY(SELECT unnest(ARRAY[n.claim_id, o.claim_id])
        FROM changed n JOIN before o ON o.id = n.id
        WHERE (n.claim_id, n.status, n.confidence, n.rule) IS DISTINCT FROM (o.claim_id, o.status, o.confidence, o.rule)
        EXCEPT SELECT NULL));
    RETURN NULL;
END $$;

CREATE TRIGGER review_on_update AFTER UPDATE ON claims_claim REFERENCING NEW TABLE AS changed OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_claim();
CREATE TRIGGER review_on_insert AFTER INSERT ON claims_appearance REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row();
CREATE TRIGGER review_on_update AFTER UPDATE ON claims_appearance REFERENCING NEW TABLE AS changed OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_appearance_update();
CREATE TRIGGER review_on_delete AFTER DELETE ON claims_appearance REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row();
CREATE TRIGGER review_on_insert AFTER INSERT ON claims_claimparty REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row();
CREATE TRIGGER review_on_update AFTER UPDATE ON claims_claimparty REFERENCING NEW TABLE AS changed OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row_update();
CREATE TRIGGER review_on_delete AFTER DELETE ON claims_claimparty REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row();
CREATE TRIGGER review_on_insert AFTER INSERT ON claims_placement REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row();
CREATE TRIGGER review_on_update AFTER UPDATE ON claims_placement REFERENCING NEW TABLE AS changed OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row_update();
CREATE TRIGGER review_on_delete AFTER DELETE ON claims_placement REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row();

SELECT claims_refresh_review(ARRAY(SELECT id FROM claims_claim));
