-- What is old goes from claims_claimchange. What has to be known of it stays: up to which change all are gone, and which
-- claims were public once, so that whoever keeps a copy of one may still be told that it is gone.
CREATE TABLE claims_changesgone (
    id boolean PRIMARY KEY DEFAULT true CHECK (id),
    xid xid8 NOT NULL,
    change bigint NOT NULL
);
CREATE TABLE claims_publiconce (number bigint PRIMARY KEY);

-- One part: of the oldest changes as many as may go, from the first on without a gap. Nothing goes that is younger than
-- "before", that alerts have not read yet, or before which something may still be committed. Returns how many went.
CREATE FUNCTION claims_thin_changes(before timestamptz, part integer) RETURNS bigint LANGUAGE sql AS $$
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
$$;
