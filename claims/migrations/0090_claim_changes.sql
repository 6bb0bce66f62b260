-- Which claims changed, and in which transaction. Read only below the oldest transaction that still runs: then whatever
-- is read later has a higher xid than all that was read before, however late it was committed.
CREATE TABLE claims_claimchange (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    number bigint NOT NULL,
    was_public boolean NOT NULL,
    at timestamptz NOT NULL DEFAULT statement_timestamp(),
    UNIQUE (xid, number)
);
CREATE INDEX claimchange_of_number ON claims_claimchange (number) WHERE was_public;

-- Notes these claims once for a transaction; public ones as such, whatever was noted of them before.
CREATE FUNCTION claims_note_numbers(numbers bigint[], public boolean) RETURNS void LANGUAGE sql AS $$
    INSERT INTO claims_claimchange (number, was_public)
    SELECT DISTINCT number, public FROM unnest(numbers) AS number
    ON CONFLICT (xid, number) DO UPDATE SET was_public = true
        WHERE excluded.was_public AND NOT claims_claimchange.was_public;
$$;

CREATE FUNCTION claims_note_claims(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    SELECT claims_note_numbers(
        ARRAY(SELECT number FROM claims_claim WHERE id IN (SELECT DISTINCT unnest(ids))), false);
$$;

-- What stands in rows of claims and beside them. The argument is the query for their claims, from "rows".
CREATE FUNCTION claims_note_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[];
BEGIN
    EXECUTE format('SELECT array_agg(id) FROM (%s) AS of_rows (id)', TG_ARGV[0]) INTO ids;
    IF ids IS NOT NULL THEN
        PERFORM claims_note_claims(ids);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION claims_note_deleted_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_note_numbers(ARRAY(SELECT number FROM rows), false);
    RETURN NULL;
END $$;

-- Entries as they were before: whether readers saw them (permissions.gate says the same of today), so that they may be
-- told that they are gone.
CREATE FUNCTION claims_note_entries() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;

-- A dispute that publishes less, or waits: whatever readers saw in it before, in its threads, too.
CREATE FUNCTION claims_note_dispute() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;

CREATE TRIGGER note_dispute AFTER UPDATE OF publishes, embargo_until, title, slug ON claims_dispute
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION claims_note_dispute();
CREATE TRIGGER note_deleted AFTER DELETE ON claims_claim REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_deleted_claims();
CREATE TRIGGER note_entries_updated AFTER UPDATE ON claims_timelineentry REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_entries();
CREATE TRIGGER note_entries_deleted AFTER DELETE ON claims_timelineentry REFERENCING OLD TABLE AS rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_entries();
