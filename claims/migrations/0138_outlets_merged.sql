-- Nothing is stored for an outlet that was merged, whoever had looked it up before: it is that of the one into which it
-- was. Who merges holds its row until the end, and this waits for that.
CREATE FUNCTION claims_standing_outlet() RETURNS trigger LANGUAGE plpgsql AS $function$
DECLARE
    standing bigint;
BEGIN
    SELECT merged_into_id INTO standing FROM claims_publisher WHERE id = NEW.publisher_id FOR KEY SHARE;
    NEW.publisher_id := coalesce(standing, NEW.publisher_id);
    RETURN NEW;
END $function$;

CREATE TRIGGER standing_outlet BEFORE INSERT OR UPDATE OF publisher_id ON claims_article
    FOR EACH ROW WHEN (NEW.publisher_id IS NOT NULL) EXECUTE FUNCTION claims_standing_outlet();
CREATE TRIGGER standing_outlet BEFORE INSERT OR UPDATE OF publisher_id ON claims_feed
    FOR EACH ROW WHEN (NEW.publisher_id IS NOT NULL) EXECUTE FUNCTION claims_standing_outlet();
CREATE TRIGGER standing_outlet BEFORE INSERT OR UPDATE OF publisher_id ON claims_chainlink
    FOR EACH ROW WHEN (NEW.publisher_id IS NOT NULL) EXECUTE FUNCTION claims_standing_outlet();
CREATE TRIGGER standing_outlet BEFORE INSERT OR UPDATE OF publisher_id ON claims_citation
    FOR EACH ROW WHEN (NEW.publisher_id IS NOT NULL) EXECUTE FUNCTION claims_standing_outlet();
CREATE TRIGGER standing_outlet BEFORE INSERT OR UPDATE OF publisher_id ON claims_addition
    FOR EACH ROW WHEN (NEW.publisher_id IS NOT NULL) EXECUTE FUNCTION claims_standing_outlet();
