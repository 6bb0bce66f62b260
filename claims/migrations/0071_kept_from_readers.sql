-- Two more things keep what the machine suggests, or all of a claim, from readers.
--
-- "is_aside": an editor put the claim aside, because it is not clear who is meant. Its suggestions are not shown until
-- somebody decides; of a claim that was accepted since, those are not that were there when it was put aside.
--
-- An embargo on a dispute hides a claim wherever else it stands. The gate knows of the dispute of an entry and of the
-- one above it; what keeps the claim back anywhere else stands in the entry's own embargo.
CREATE FUNCTION claims_embargo_elsewhere(claim bigint, dispute bigint) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT max(e.embargo_until) FROM claims_placement t
    JOIN claims_dispute d ON d.id = t.dispute_id
    JOIN claims_dispute e ON e.id IN (d.id, d.parent_id)
    WHERE t.claim_id = claim AND NOT t.kept_out AND e.embargo_until IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM claims_dispute o WHERE o.id = dispute AND e.id IN (o.id, o.parent_id))
$$;

CREATE FUNCTION claims_embargo_of_dispute() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER entries_on_embargo AFTER UPDATE OF embargo_until ON claims_dispute
    FOR EACH ROW WHEN (OLD.embargo_until IS DISTINCT FROM NEW.embargo_until) EXECUTE FUNCTION claims_embargo_of_dispute();

CREATE TRIGGER entries_on_insert AFTER INSERT ON claims_reviewaside REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row();
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_reviewaside REFERENCING NEW TABLE AS changed OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row_update();
CREATE TRIGGER entries_on_delete AFTER DELETE ON claims_reviewaside REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION claims_entries_of_claim_row();

SELECT claims_refresh_entries(ARRAY(SELECT a.id FROM claims_appearance a
    WHERE a.claim_id IN (SELECT claim_id FROM claims_reviewaside)
        OR a.claim_id IN (SELECT t.claim_id FROM claims_placement t JOIN claims_dispute d ON d.id = t.dispute_id
            LEFT JOIN claims_dispute p ON p.id = d.parent_id
            WHERE d.embargo_until IS NOT NULL OR p.embargo_until IS NOT NULL)));
