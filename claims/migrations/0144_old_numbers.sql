-- Whether readers ever saw the claim of this number: known of what they saw since changes of claims are noted.
CREATE FUNCTION claims_was_public(asked bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM claims_claimchange WHERE was_public AND number = asked)
        OR EXISTS (SELECT FROM claims_publiconce WHERE number = asked)
$$;

-- What was merged before changes were noted leads on as it did: its number may stand in print.
INSERT INTO claims_publiconce
SELECT number FROM claims_claim
WHERE merged_into_id IS NOT NULL
    AND updated_at < (SELECT applied FROM django_migrations WHERE app = 'claims' AND name = '0090_claim_changes')
ON CONFLICT DO NOTHING;
