-- A decision of an editor changes a claim, its tellings and its parties, each of which has the same rows made again.
-- They are written where something in them changed, and reckoned where something could have.
CREATE FUNCTION claims_parties_that_count() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
DROP TRIGGER entries_on_update ON claims_claimparty;
DROP TRIGGER review_on_update ON claims_claimparty;
CREATE TRIGGER entries_on_update AFTER UPDATE ON claims_claimparty REFERENCING NEW TABLE AS changed OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION claims_parties_that_count();

CREATE OR REPLACE FUNCTION claims_entries_of_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_refresh_entries(ARRAY(SELECT a.id FROM claims_appearance a
        JOIN changed n ON n.id = a.claim_id JOIN before o ON o.id = n.id
        WHERE (n.status, n.merged_into_id, n.embargo_until, n.speaker_id)
                IS DISTINCT FROM (o.status, o.merged_into_id, o.embargo_until, o.speaker_id)
            -- A claim that is accepted leaves its suggested tellings what they are, and with them whom it is about.
            AND NOT (o.status = 'suggested' AND n.status = 'accepted' AND a.status = 'suggested'
                AND (n.merged_into_id, n.embargo_until, n.speaker_id)
                    IS NOT DISTINCT FROM (o.merged_into_id, o.embargo_until, o.speaker_id)
                AND NOT EXISTS (SELECT 1 FROM claims_claimparty cp WHERE cp.claim_id = n.id AND cp.status = 'suggested'))));
    RETURN NULL;
END $$;
