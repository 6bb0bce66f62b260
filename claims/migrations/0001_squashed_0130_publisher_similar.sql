-- What the database does by itself, as the migrations up to 0130 leave it; why it does so is told where each began.
-- Functions name each other and the tables of what comes later: their bodies are looked at when they are called.
SET LOCAL check_function_bodies = off;

CREATE TABLE claims_change (xid xid8 PRIMARY KEY);
CREATE UNLOGGED TABLE claims_apiuse (
    who text NOT NULL,
    kind text NOT NULL,
    began timestamptz NOT NULL,
    n integer NOT NULL,
    PRIMARY KEY (who, kind)
);
CREATE TABLE claims_claimchange (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    number bigint NOT NULL,
    was_public boolean NOT NULL,
    at timestamptz NOT NULL DEFAULT statement_timestamp(),
    UNIQUE (xid, number)
);
CREATE INDEX claimchange_of_number ON claims_claimchange (number) WHERE was_public;
CREATE TABLE claims_changesgone (
    id boolean PRIMARY KEY DEFAULT true CHECK (id),
    xid xid8 NOT NULL,
    change bigint NOT NULL
);
CREATE TABLE claims_publiconce (number bigint PRIMARY KEY);

CREATE FUNCTION claims_embargo_elsewhere(claim bigint, dispute bigint) RETURNS timestamp with time zone LANGUAGE sql
STABLE AS $function$
    SELECT max(e.embargo_until) FROM claims_placement t
    JOIN claims_dispute d ON d.id = t.dispute_id
    JOIN claims_dispute e ON e.id IN (d.id, d.parent_id)
    WHERE t.claim_id = claim AND NOT t.kept_out AND e.embargo_until IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM claims_dispute o WHERE o.id = dispute AND e.id IN (o.id, o.parent_id))
$function$;

CREATE FUNCTION claims_embargo_of_dispute() RETURNS trigger LANGUAGE plpgsql AS $function$
DECLARE
    claims bigint[];
BEGIN
    -- The claims of the dispute, or of its threads, that stand elsewhere, too.
    claims := ARRAY(SELECT DISTINCT e.claim_id FROM claims_timelineentry e
        JOIN claims_dispute o ON o.id = e.dispute_id AND o.id <> NEW.id AND o.parent_id IS DISTINCT FROM NEW.id
        WHERE e.claim_id IN (SELECT t.claim_id FROM claims_placement t JOIN claims_dispute d ON d.id = t.dispute_id
            WHERE NOT t.kept_out AND NEW.id IN (d.id, d.parent_id)));
    PERFORM 1 FROM claims_claim WHERE id = ANY(claims) ORDER BY id FOR NO KEY UPDATE;  -- see claims_refresh_entries
    UPDATE claims_timelineentry e SET embargo_until = f.until
    FROM (SELECT g.id, greatest(c.embargo_until, claims_embargo_elsewhere(g.claim_id, g.dispute_id)) AS until
        FROM claims_timelineentry g JOIN claims_claim c ON c.id = g.claim_id WHERE g.claim_id = ANY(claims)) f
    WHERE e.id = f.id AND e.embargo_until IS DISTINCT FROM f.until;
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_entries_of_appearance() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT id FROM changed));
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_entries_of_article() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT a.id FROM claims_appearance a JOIN changed n ON n.id = a.article_id));
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_entries_of_chainlink() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT DISTINCT appearance_id FROM changed));
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_entries_of_claim() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT a.id FROM claims_appearance a
        JOIN changed n ON n.id = a.claim_id JOIN before o ON o.id = n.id
        WHERE (n.status, n.merged_into_id, n.embargo_until, n.speaker_id)
                IS DISTINCT FROM (o.status, o.merged_into_id, o.embargo_until, o.speaker_id)
            -- A claim that is accepted leaves its suggested tellings what they are, and with them whom it is about.
            AND NOT (o.status = 'suggested' AND n.status = 'accepted' AND a.status = 'suggested'
                AND (n.merged_into_id, n.embargo_until, n.speaker_id)
                    IS NOT DISTINCT FROM (o.merged_into_id, o.embargo_until, o.speaker_id)
                AND NOT EXISTS (SELECT 1 FROM claims_claimparty cp WHERE cp.claim_id = n.id AND cp.status = 'suggested')
                AND NOT EXISTS (SELECT 1 FROM claims_reviewaside r WHERE r.claim_id = n.id))));
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_entries_of_claim_row() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT a.id FROM claims_appearance a WHERE a.claim_id IN (SELECT claim_id FROM changed)));
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_entries_of_claim_row_update() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT a.id FROM claims_appearance a
        WHERE a.claim_id IN (SELECT claim_id FROM changed UNION SELECT claim_id FROM before)));
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_entries_of_kind() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(
        SELECT l.appearance_id FROM claims_chainlink l
        WHERE TG_TABLE_NAME = 'claims_publisher' AND l.publisher_id = NEW.id
            OR TG_TABLE_NAME = 'claims_document' AND l.document_id = NEW.id
            OR TG_TABLE_NAME = 'claims_party' AND l.party_id = NEW.id
        UNION SELECT a.id FROM claims_appearance a JOIN claims_article ar ON ar.id = a.article_id
        WHERE TG_TABLE_NAME = 'claims_publisher' AND ar.publisher_id = NEW.id));
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_entries_of_moved_thread() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT DISTINCT a.id FROM claims_appearance a
        JOIN claims_placement p ON p.claim_id = a.claim_id WHERE p.dispute_id = NEW.id));
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_entry_since_when() RETURNS trigger LANGUAGE plpgsql AS $function$
DECLARE
    before smallint := 0;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        before := OLD.standing;
    END IF;
    IF before = 0 AND NEW.standing > 0 THEN
        NEW.shown_at := now();
    END IF;
    IF before < 2 AND NEW.standing = 2 THEN
        NEW.accepted_at := now();
    END IF;
    IF before > 0 AND NEW.standing = 0 THEN
        NEW.hidden_at := now();
    END IF;
    RETURN NEW;
END $function$;

CREATE FUNCTION claims_note_change() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    INSERT INTO claims_change (xid) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
    IF FOUND AND (SELECT count(*) FROM claims_change) > 100 THEN
        DELETE FROM claims_change WHERE xid IN (
            SELECT xid FROM claims_change WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) FOR UPDATE SKIP LOCKED);
    END IF;
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_note_claims(ids bigint[]) RETURNS void LANGUAGE sql AS $function$
    SELECT claims_note_numbers(
        ARRAY(SELECT number FROM claims_claim WHERE id IN (SELECT DISTINCT unnest(ids))), false);
$function$;

CREATE FUNCTION claims_note_deleted_claims() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_note_numbers(ARRAY(SELECT number FROM rows), false);
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_note_dispute() RETURNS trigger LANGUAGE plpgsql AS $function$
DECLARE
    seen bigint[];
BEGIN
    PERFORM claims_note_claims(ARRAY(
        SELECT e.claim_id FROM claims_timelineentry e JOIN claims_dispute d ON d.id = e.dispute_id
        WHERE NEW.id IN (d.id, d.parent_id)));
    IF coalesce(OLD.embargo_until <= now(), true) THEN
        SELECT array_agg(c.number) INTO seen
        FROM claims_timelineentry e
        JOIN claims_claim c ON c.id = e.claim_id
        JOIN claims_dispute d ON d.id = e.dispute_id
        LEFT JOIN claims_dispute p ON p.id = d.parent_id
        WHERE NEW.id IN (d.id, d.parent_id)
            AND (e.standing = 2 OR (e.standing = 1 AND NOT e.is_aside
                AND (CASE WHEN d.id = OLD.id THEN OLD.publishes ELSE d.publishes END) = 'suggested'))
            AND coalesce((CASE WHEN d.id = OLD.id THEN NULL ELSE d.embargo_until END) <= now(), true)
            AND coalesce((CASE WHEN p.id = OLD.id THEN NULL ELSE p.embargo_until END) <= now(), true);
        PERFORM claims_note_numbers(seen, true);
    END IF;
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_note_entries() RETURNS trigger LANGUAGE plpgsql AS $function$
DECLARE
    numbers bigint[];
BEGIN
    SELECT array_agg(c.number) INTO numbers
    FROM rows e
    JOIN claims_claim c ON c.id = e.claim_id
    JOIN claims_dispute d ON d.id = e.dispute_id
    LEFT JOIN claims_dispute p ON p.id = d.parent_id
    WHERE (e.standing = 2 OR (e.standing = 1 AND d.publishes = 'suggested' AND NOT e.is_aside))
        AND coalesce(e.embargo_until <= now(), true)
        AND coalesce(d.embargo_until <= now(), true) AND coalesce(p.embargo_until <= now(), true);
    IF numbers IS NOT NULL THEN
        PERFORM claims_note_numbers(numbers, true);
    END IF;
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_note_everything() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_note_numbers(ARRAY[0]::bigint[], false);
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_note_numbers(numbers bigint[], public boolean) RETURNS void LANGUAGE sql AS $function$
    INSERT INTO claims_claimchange (number, was_public)
    SELECT DISTINCT number, public FROM unnest(numbers) AS number
    ON CONFLICT (xid, number) DO UPDATE SET was_public = true
        WHERE excluded.was_public AND NOT claims_claimchange.was_public;
$function$;

CREATE FUNCTION claims_note_rows() RETURNS trigger LANGUAGE plpgsql AS $function$
DECLARE
    ids bigint[];
BEGIN
    EXECUTE format('SELECT array_agg(id) FROM (%s) AS of_rows (id)', TG_ARGV[0]) INTO ids;
    IF ids IS NOT NULL THEN
        PERFORM claims_note_claims(ids);
    END IF;
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_parties_that_count() RETURNS trigger LANGUAGE plpgsql AS $function$
DECLARE
    claims bigint[];
BEGIN
    claims := ARRAY(SELECT n.claim_id FROM changed n JOIN before o ON o.id = n.id JOIN claims_claim c ON c.id = n.claim_id
        WHERE (n.claim_id, n.party_id, n.role) IS DISTINCT FROM (o.claim_id, o.party_id, o.role)
            -- Of a rejected claim nobody sees anything; whoever takes that back has all of it made again.
            OR n.status <> o.status AND c.status <> 'rejected'
                AND NOT (c.status <> 'accepted' AND n.status IN ('suggested', 'accepted') AND o.status IN ('suggested', 'accepted'))
        UNION SELECT o.claim_id FROM changed n JOIN before o ON o.id = n.id WHERE n.claim_id <> o.claim_id);
    IF cardinality(claims) > 0 THEN
        PERFORM claims_refresh_entries(ARRAY(SELECT a.id FROM claims_appearance a WHERE a.claim_id = ANY(claims)));
        PERFORM claims_refresh_review(claims);
    END IF;
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_refresh_entries(appearances bigint[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode TO 'force_generic_plan' AS $function$
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
        happened_on, said_on, published_on, first_held_on, known_published_on, known_first_held_on, language, kinds, roles, is_aside)
    SELECT p.dispute_id, a.claim_id, a.id, a.article_id, ar.publisher_id, coalesce(a.speaker_id, c.speaker_id),
        a.origin_id,
        CASE WHEN a.cue_class IN ('filing', 'ruling') THEN 'filed'
             WHEN a.directness IN ('direct', 'mixed') THEN 'said' ELSE 'reported' END,
        a.directness, a.certainty,
        CASE WHEN c.merged_into_id IS NOT NULL OR c.status IN ('rejected', 'withdrawn')
                  OR a.status IN ('rejected', 'withdrawn') THEN 0
             WHEN c.status = 'accepted' AND a.status = 'accepted' THEN 2 ELSE 1 END,
        greatest(c.embargo_until, claims_embargo_elsewhere(c.id, p.dispute_id)),
        ARRAY(SELECT DISTINCT cp.party_id FROM claims_claimparty cp
              WHERE cp.claim_id = c.id AND c.status <> 'rejected' AND cp.role IN ('about', 'accused', 'defendant')
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
            AT TIME ZONE 'UTC')::date,
        coalesce(substring(lower(ar.language) FROM '^[a-z]+'), ''),
        ARRAY(SELECT o.kind FROM claims_publisher o WHERE o.id = ar.publisher_id
              UNION SELECT o.kind FROM claims_chainlink l JOIN claims_publisher o ON o.id = l.publisher_id
                  WHERE l.appearance_id = a.id
              UNION SELECT d.kind FROM claims_chainlink l JOIN claims_document d ON d.id = l.document_id
                  WHERE l.appearance_id = a.id
              UNION SELECT 'unnamed' FROM claims_chainlink l LEFT JOIN claims_party u ON u.id = l.party_id
                  WHERE l.appearance_id = a.id AND (l.unnamed IS NOT NULL OR u.kind = 'unnamed') ORDER BY 1),
        ARRAY(SELECT DISTINCT part FROM claims_claimparty cp
              CROSS JOIN LATERAL (VALUES (cp.role), (cp.role || ':' || cp.party_id)) AS parts (part)
              WHERE cp.claim_id = c.id AND c.status <> 'rejected' AND cp.role <> 'about'
                  AND (cp.status = 'accepted' OR cp.status = 'suggested' AND c.status <> 'accepted') ORDER BY 1),
        (c.status = 'suggested' OR a.status = 'suggested') AND EXISTS (SELECT 1 FROM claims_reviewaside r
            WHERE r.claim_id = c.id AND (c.status = 'suggested' OR a.created_at <= r.put_at))
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
        known_published_on = excluded.known_published_on, known_first_held_on = excluded.known_first_held_on, language = excluded.language, kinds = excluded.kinds,
        roles = excluded.roles, is_aside = excluded.is_aside
    WHERE (e.claim_id, e.article_id, e.publisher_id, e.speaker_id, e.origin_id, e.manner, e.directness, e.certainty, e.standing, e.embargo_until, e.about, e.channels, e.threads, e.happened_on, e.said_on, e.published_on, e.first_held_on, e.known_published_on, e.known_first_held_on, e.language, e.kinds, e.roles, e.is_aside) IS DISTINCT FROM (excluded.claim_id, excluded.article_id, excluded.publisher_id, excluded.speaker_id, excluded.origin_id, excluded.manner, excluded.directness, excluded.certainty, excluded.standing, excluded.embargo_until, excluded.about, excluded.channels, excluded.threads, excluded.happened_on, excluded.said_on, excluded.published_on, excluded.first_held_on, excluded.known_published_on, excluded.known_first_held_on, excluded.language, excluded.kinds, excluded.roles, excluded.is_aside);
END $function$;

CREATE FUNCTION claims_refresh_review(claims bigint[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode TO 'force_generic_plan' AS $function$
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
END $function$;

CREATE FUNCTION claims_review_of_appearance_update() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_refresh_review(ARRAY(SELECT unnest(ARRAY[n.claim_id, o.claim_id])
        FROM changed n JOIN before o ON o.id = n.id
        WHERE (n.claim_id, n.status, n.confidence, n.rule) IS DISTINCT FROM (o.claim_id, o.status, o.confidence, o.rule)
        EXCEPT SELECT NULL));
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_review_of_claim() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_refresh_review(ARRAY(SELECT n.id FROM changed n JOIN before o ON o.id = n.id
        WHERE (n.status, n.merged_into_id, n.speaker_id) IS DISTINCT FROM (o.status, o.merged_into_id, o.speaker_id)));
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_review_of_row() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_refresh_review(ARRAY(SELECT DISTINCT claim_id FROM changed WHERE claim_id IS NOT NULL));
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_review_of_row_update() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM claims_refresh_review(ARRAY(SELECT claim_id FROM changed WHERE claim_id IS NOT NULL
        UNION SELECT claim_id FROM before WHERE claim_id IS NOT NULL));
    RETURN NULL;
END $function$;

CREATE FUNCTION claims_snapshot_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    IF NEW.redacted_at IS DISTINCT FROM OLD.redacted_at AND NEW.redacted_at IS NOT NULL
        AND length(NEW.text) = length(OLD.text) AND NEW.article_id = OLD.article_id AND NEW.number = OLD.number THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'snapshot % is a stored version and is never rewritten', OLD.id USING ERRCODE = 'restrict_violation';
END $function$;

CREATE FUNCTION claims_thin_changes(before timestamp with time zone, part integer) RETURNS bigint LANGUAGE sql AS $function$
    WITH oldest AS MATERIALIZED (
        SELECT xid, id, at FROM claims_claimchange
        WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid, id LIMIT part
    ), going AS MATERIALIZED (
        SELECT id, bool_and(at < before AND NOT EXISTS (
            SELECT FROM claims_alertreading r WHERE (r.xid, r.change) < (oldest.xid::text::numeric, oldest.id)
        )) OVER (ORDER BY xid, id) AS goes FROM oldest
    ), gone AS (
        DELETE FROM claims_claimchange c USING going g WHERE c.id = g.id AND g.goes
        RETURNING c.xid, c.id, c.number, c.was_public
    ), remembered AS (
        INSERT INTO claims_publiconce SELECT DISTINCT number FROM gone WHERE was_public ON CONFLICT DO NOTHING
    ), reached AS (
        INSERT INTO claims_changesgone (xid, change) SELECT xid, id FROM gone ORDER BY xid DESC, id DESC LIMIT 1
        ON CONFLICT (id) DO UPDATE SET xid = excluded.xid, change = excluded.change
    )
    SELECT count(*) FROM gone
$function$;

CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_affiliation
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_anchor
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_delete AFTER DELETE ON claims_anchor REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows r JOIN claims_appearance a ON a.id = r.appearance_id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER note_claims_insert AFTER INSERT ON claims_anchor REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows r JOIN claims_appearance a ON a.id = r.appearance_id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_anchor REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows r JOIN claims_appearance a ON a.id = r.appearance_id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_annotation
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER entries_on_insert AFTER INSERT ON claims_appearance REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_appearance();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_appearance REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_appearance();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_appearance
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_delete AFTER DELETE ON claims_appearance REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows WHERE claim_id IS NOT NULL');
CREATE TRIGGER note_claims_insert AFTER INSERT ON claims_appearance REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows WHERE claim_id IS NOT NULL');
CREATE TRIGGER note_claims_moved AFTER UPDATE ON claims_appearance REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows WHERE claim_id IS NOT NULL');
CREATE TRIGGER note_claims_resting AFTER UPDATE ON claims_appearance REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT r.other_id FROM rows t JOIN claims_claimrelation r ON r.evidence_id = t.id WHERE t.claim_id IS NULL UNION SELECT r.accusation_id FROM rows t JOIN claims_reply r ON r.evidence_id = t.id WHERE t.claim_id IS NULL');
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_appearance REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows WHERE claim_id IS NOT NULL');
CREATE TRIGGER review_on_delete AFTER DELETE ON claims_appearance REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row();
CREATE TRIGGER review_on_insert AFTER INSERT ON claims_appearance REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row();
CREATE TRIGGER review_on_update AFTER UPDATE ON claims_appearance REFERENCING OLD TABLE AS before NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_appearance_update();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_article REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_article();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_article
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_article REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows r JOIN claims_appearance a ON a.article_id = r.id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER entries_on_delete AFTER DELETE ON claims_chainlink REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_chainlink();
CREATE TRIGGER entries_on_insert AFTER INSERT ON claims_chainlink REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_chainlink();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_chainlink REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_chainlink();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_chainlink
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_delete AFTER DELETE ON claims_chainlink REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows r JOIN claims_appearance a ON a.id = r.appearance_id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER note_claims_insert AFTER INSERT ON claims_chainlink REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows r JOIN claims_appearance a ON a.id = r.appearance_id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER note_claims_of_root AFTER UPDATE ON claims_chainlink REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows l JOIN claims_origin o ON o.root_id = l.id JOIN claims_appearance a ON a.origin_id = o.id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_chainlink REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows r JOIN claims_appearance a ON a.id = r.appearance_id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_citation
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_claim REFERENCING OLD TABLE AS before NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_claim
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_delete AFTER DELETE ON claims_claim REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT id FROM rows');
CREATE TRIGGER note_claims_insert AFTER INSERT ON claims_claim REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT id FROM rows');
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_claim REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT id FROM rows');
CREATE TRIGGER note_deleted AFTER DELETE ON claims_claim REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_deleted_claims();
CREATE TRIGGER review_on_update AFTER UPDATE ON claims_claim REFERENCING OLD TABLE AS before NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_claim();
CREATE TRIGGER entries_on_delete AFTER DELETE ON claims_claimparty REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row();
CREATE TRIGGER entries_on_insert AFTER INSERT ON claims_claimparty REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_claimparty REFERENCING OLD TABLE AS before NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_parties_that_count();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_claimparty
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_delete AFTER DELETE ON claims_claimparty REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows');
CREATE TRIGGER note_claims_insert AFTER INSERT ON claims_claimparty REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows');
CREATE TRIGGER note_claims_moved AFTER UPDATE ON claims_claimparty REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows');
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_claimparty REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows');
CREATE TRIGGER review_on_delete AFTER DELETE ON claims_claimparty REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row();
CREATE TRIGGER review_on_insert AFTER INSERT ON claims_claimparty REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_claimrelation
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_delete AFTER DELETE ON claims_claimrelation REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows UNION SELECT other_id FROM rows');
CREATE TRIGGER note_claims_insert AFTER INSERT ON claims_claimrelation REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows UNION SELECT other_id FROM rows');
CREATE TRIGGER note_claims_moved AFTER UPDATE ON claims_claimrelation REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows UNION SELECT other_id FROM rows');
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_claimrelation REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows UNION SELECT other_id FROM rows');
CREATE TRIGGER entries_on_embargo AFTER UPDATE OF embargo_until ON claims_dispute
    FOR EACH ROW WHEN ((old.embargo_until IS DISTINCT FROM new.embargo_until)) EXECUTE FUNCTION claims_embargo_of_dispute();
CREATE TRIGGER entries_on_move AFTER UPDATE OF parent_id ON claims_dispute
    FOR EACH ROW WHEN ((old.parent_id IS DISTINCT FROM new.parent_id)) EXECUTE FUNCTION claims_entries_of_moved_thread();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_dispute
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_dispute AFTER UPDATE OF publishes, embargo_until, title, slug ON claims_dispute
    FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION claims_note_dispute();
CREATE TRIGGER note_everything AFTER UPDATE OF parent_id ON claims_dispute
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_everything();
CREATE TRIGGER entries_on_kind AFTER UPDATE OF kind ON claims_document
    FOR EACH ROW WHEN (((old.kind)::text IS DISTINCT FROM (new.kind)::text)) EXECUTE FUNCTION claims_entries_of_kind();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_document
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_document REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows r JOIN claims_chainlink l ON l.document_id = r.id JOIN claims_appearance a ON a.id = l.appearance_id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_origin
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_of_origin AFTER UPDATE ON claims_origin REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows o JOIN claims_appearance a ON a.origin_id = o.id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER entries_on_kind AFTER UPDATE OF kind ON claims_party
    FOR EACH ROW WHEN ((((old.kind)::text = 'unnamed'::text) <> ((new.kind)::text = 'unnamed'::text))) EXECUTE FUNCTION claims_entries_of_kind();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_party
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_of_speaker AFTER UPDATE ON claims_party REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows p JOIN claims_appearance a ON a.speaker_id = p.id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_party REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT c.id FROM rows r JOIN claims_claim c ON c.speaker_id = r.id UNION SELECT p.claim_id FROM rows r JOIN claims_claimparty p ON p.party_id = r.id UNION SELECT a.claim_id FROM rows r JOIN claims_chainlink l ON l.party_id = r.id JOIN claims_appearance a ON a.id = l.appearance_id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_partyalias
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER entries_on_delete AFTER DELETE ON claims_placement REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row();
CREATE TRIGGER entries_on_insert AFTER INSERT ON claims_placement REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_placement REFERENCING OLD TABLE AS before NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row_update();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_placement
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER review_on_delete AFTER DELETE ON claims_placement REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row();
CREATE TRIGGER review_on_insert AFTER INSERT ON claims_placement REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row();
CREATE TRIGGER review_on_update AFTER UPDATE ON claims_placement REFERENCING OLD TABLE AS before NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_of_row_update();
CREATE TRIGGER entries_on_kind AFTER UPDATE OF kind ON claims_publisher
    FOR EACH ROW WHEN (((old.kind)::text IS DISTINCT FROM (new.kind)::text)) EXECUTE FUNCTION claims_entries_of_kind();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_publisher
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_publisher REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows r JOIN claims_article t ON t.publisher_id = r.id JOIN claims_appearance a ON a.article_id = t.id WHERE a.claim_id IS NOT NULL UNION SELECT a.claim_id FROM rows r JOIN claims_chainlink l ON l.publisher_id = r.id JOIN claims_appearance a ON a.id = l.appearance_id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_rating
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_delete AFTER DELETE ON claims_rating REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows');
CREATE TRIGGER note_claims_insert AFTER INSERT ON claims_rating REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows');
CREATE TRIGGER note_claims_moved AFTER UPDATE ON claims_rating REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows');
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_rating REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows');
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_reply
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_delete AFTER DELETE ON claims_reply REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT accusation_id FROM rows');
CREATE TRIGGER note_claims_insert AFTER INSERT ON claims_reply REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT accusation_id FROM rows');
CREATE TRIGGER note_claims_moved AFTER UPDATE ON claims_reply REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT accusation_id FROM rows');
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_reply REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT accusation_id FROM rows');
CREATE TRIGGER entries_on_delete AFTER DELETE ON claims_reviewaside REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row();
CREATE TRIGGER entries_on_insert AFTER INSERT ON claims_reviewaside REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_reviewaside REFERENCING OLD TABLE AS before NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row_update();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_snapshot REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT a.claim_id FROM rows r JOIN claims_appearance a ON a.first_snapshot_id = r.id WHERE a.claim_id IS NOT NULL');
CREATE TRIGGER snapshot_is_immutable BEFORE UPDATE ON claims_snapshot
    FOR EACH ROW EXECUTE FUNCTION claims_snapshot_is_immutable();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_telling
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON claims_timelineentry
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_change();
CREATE TRIGGER note_claims_delete AFTER DELETE ON claims_timelineentry REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows');
CREATE TRIGGER note_claims_insert AFTER INSERT ON claims_timelineentry REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows');
CREATE TRIGGER note_claims_moved AFTER UPDATE ON claims_timelineentry REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows');
CREATE TRIGGER note_claims_update AFTER UPDATE ON claims_timelineentry REFERENCING NEW TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_rows('SELECT claim_id FROM rows');
CREATE TRIGGER note_entries_deleted AFTER DELETE ON claims_timelineentry REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_entries();
CREATE TRIGGER note_entries_updated AFTER UPDATE ON claims_timelineentry REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_entries();
CREATE TRIGGER note_everything AFTER TRUNCATE ON claims_timelineentry
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_everything();
CREATE TRIGGER since_when_changed BEFORE UPDATE ON claims_timelineentry
    FOR EACH ROW WHEN ((old.standing <> new.standing)) EXECUTE FUNCTION claims_entry_since_when();
CREATE TRIGGER since_when_made BEFORE INSERT ON claims_timelineentry
    FOR EACH ROW WHEN ((new.standing = 2)) EXECUTE FUNCTION claims_entry_since_when();
