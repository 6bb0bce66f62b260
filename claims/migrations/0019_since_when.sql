-- Since when an entry stands as it does. The rest of an entry is made again from other tables whenever one of them
-- changes (0003); this is remembered here, beside it, by the moment at which its standing changes.
UPDATE claims_timelineentry e SET
    shown_at = a.created_at,
    accepted_at = CASE WHEN e.standing = 2 THEN greatest(
        (SELECT min(h.pgh_created_at) FROM claims_appearanceevent h WHERE h.pgh_obj_id = a.id AND h.status = 'accepted'),
        (SELECT min(h.pgh_created_at) FROM claims_claimevent h WHERE h.pgh_obj_id = c.id AND h.status = 'accepted'),
        a.created_at) END,
    hidden_at = CASE WHEN e.standing = 0 THEN c.updated_at END
FROM claims_appearance a JOIN claims_claim c ON c.id = a.claim_id
WHERE a.id = e.appearance_id;

CREATE FUNCTION claims_entry_since_when() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER since_when_made BEFORE INSERT ON claims_timelineentry
    FOR EACH ROW WHEN (NEW.standing = 2) EXECUTE FUNCTION claims_entry_since_when();
CREATE TRIGGER since_when_changed BEFORE UPDATE ON claims_timelineentry
    FOR EACH ROW WHEN (OLD.standing <> NEW.standing) EXECUTE FUNCTION claims_entry_since_when();
