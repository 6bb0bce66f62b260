-- A stored version is never rewritten. The one exception: a legal redaction, which blacks out words without
-- moving any offset and leaves its mark in redacted_at.
CREATE FUNCTION claims_snapshot_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.redacted_at IS DISTINCT FROM OLD.redacted_at AND NEW.redacted_at IS NOT NULL
        AND length(NEW.text) = length(OLD.text) AND NEW.article_id = OLD.article_id
        AND NEW.number = OLD.number AND NEW.sha256 = OLD.sha256 THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'snapshot % is a stored version and is never rewritten', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER snapshot_is_immutable BEFORE UPDATE ON claims_snapshot
    FOR EACH ROW EXECUTE FUNCTION claims_snapshot_is_immutable();

-- claims_timelineentry is derived from other tables and kept by the statement triggers below, so that what the
-- publication gate reads cannot go stale, whoever writes and however (ORM, bulk, COPY).
CREATE FUNCTION claims_refresh_entries(appearances bigint[]) RETURNS void LANGUAGE plpgsql AS $$
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
        happened_on, said_on, published_on, first_held_on)
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
        lower(a.happened), lower(a.said), lower(ar.published), (ar.first_held_at AT TIME ZONE 'UTC')::date
    FROM claims_appearance a
    JOIN claims_claim c ON c.id = a.claim_id
    JOIN claims_placement p ON p.claim_id = c.id AND NOT p.kept_out
    JOIN claims_article ar ON ar.id = a.article_id
    WHERE a.id = ANY(appearances)
    ON CONFLICT (dispute_id, appearance_id) DO UPDATE SET
        claim_id = excluded.claim_id, article_id = excluded.article_id, publisher_id = excluded.publisher_id,
        speaker_id = excluded.speaker_id, origin_id = excluded.origin_id, manner = excluded.manner,
        directness = excluded.directness, certainty = excluded.certainty, standing = excluded.standing,
        embargo_until = excluded.embargo_until, about = excluded.about, channels = excluded.channels,
        threads = excluded.threads, happened_on = excluded.happened_on, said_on = excluded.said_on,
        published_on = excluded.published_on, first_held_on = excluded.first_held_on;
END $$;

-- Each finds the appearances that a change touches. "changed" holds the rows after an insert or update, or the
-- deleted ones; "before" the rows as they were before an update.
CREATE FUNCTION claims_entries_of_appearance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT id FROM changed));
    RETURN NULL;
END $$;
CREATE FUNCTION claims_entries_of_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT a.id FROM claims_appearance a
        JOIN changed n ON n.id = a.claim_id JOIN before o ON o.id = n.id
        WHERE (n.status, n.merged_into_id, n.embargo_until, n.speaker_id)
            IS DISTINCT FROM (o.status, o.merged_into_id, o.embargo_until, o.speaker_id)));
    RETURN NULL;
END $$;
CREATE FUNCTION claims_entries_of_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT a.id FROM claims_appearance a JOIN changed n ON n.id = a.article_id));
    RETURN NULL;
END $$;
CREATE FUNCTION claims_entries_of_claim_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT a.id FROM claims_appearance a WHERE a.claim_id IN (SELECT claim_id FROM changed)));
    RETURN NULL;
END $$;
CREATE FUNCTION claims_entries_of_claim_row_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT a.id FROM claims_appearance a
        WHERE a.claim_id IN (SELECT claim_id FROM changed UNION SELECT claim_id FROM before)));
    RETURN NULL;
END $$;
CREATE FUNCTION claims_entries_of_chainlink() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT DISTINCT appearance_id FROM changed));
    RETURN NULL;
END $$;
CREATE FUNCTION claims_entries_of_moved_thread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT DISTINCT a.id FROM claims_appearance a
        JOIN claims_placement p ON p.claim_id = a.claim_id WHERE p.dispute_id = NEW.id));
    RETURN NULL;
END $$;

CREATE TRIGGER entries_on_insert AFTER INSERT ON claims_appearance REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_appearance();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_appearance REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_appearance();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_claim REFERENCING NEW TABLE AS changed OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_article REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_article();
CREATE TRIGGER entries_on_insert AFTER INSERT ON claims_placement REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_placement REFERENCING NEW TABLE AS changed OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row_update();
CREATE TRIGGER entries_on_delete AFTER DELETE ON claims_placement REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row();
CREATE TRIGGER entries_on_insert AFTER INSERT ON claims_claimparty REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_claimparty REFERENCING NEW TABLE AS changed OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row_update();
CREATE TRIGGER entries_on_delete AFTER DELETE ON claims_claimparty REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row();
CREATE TRIGGER entries_on_insert AFTER INSERT ON claims_chainlink REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_chainlink();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_chainlink REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_chainlink();
CREATE TRIGGER entries_on_delete AFTER DELETE ON claims_chainlink REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_chainlink();
CREATE TRIGGER entries_on_move AFTER UPDATE OF parent_id ON claims_dispute
    FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id) EXECUTE FUNCTION claims_entries_of_moved_thread();
