-- What readers see of a dispute, from the entries of the timeline and the tombstones that came through the gate
-- (permissions.gate), which are picked already. Of what stands beside the entries suggestions are seen where the entries
-- lie in a dispute that publishes them: "openclaim", "opentelling", "openarticle", "openparty".

-- appearance
SELECT appearance_id FROM claims_timelineentry WHERE id IN (TABLE picked_timelineentry);

-- claim
SELECT claim_id FROM claims_timelineentry WHERE id IN (TABLE picked_timelineentry);

-- openclaim
SELECT e.claim_id FROM claims_timelineentry e JOIN claims_dispute d ON d.id = e.dispute_id
    WHERE d.publishes = 'suggested' AND e.id IN (TABLE picked_timelineentry);

-- opentelling
SELECT e.appearance_id FROM claims_timelineentry e JOIN claims_dispute d ON d.id = e.dispute_id
    WHERE d.publishes = 'suggested' AND e.id IN (TABLE picked_timelineentry);

-- openarticle
SELECT e.article_id FROM claims_timelineentry e JOIN claims_dispute d ON d.id = e.dispute_id
    WHERE d.publishes = 'suggested' AND e.id IN (TABLE picked_timelineentry);

-- openparty
SELECT e.speaker_id FROM claims_timelineentry e JOIN claims_dispute d ON d.id = e.dispute_id
    WHERE d.publishes = 'suggested' AND e.id IN (TABLE picked_timelineentry);

-- article
SELECT article_id FROM claims_timelineentry WHERE id IN (TABLE picked_timelineentry);

-- snapshot
SELECT id FROM claims_snapshot WHERE article_id IN (TABLE picked_article);

-- extractionrun
SELECT run_id FROM claims_appearance WHERE id IN (TABLE picked_appearance);

-- origin
SELECT origin_id FROM claims_appearance WHERE id IN (TABLE picked_appearance);

-- chainlink
SELECT id FROM claims_chainlink WHERE appearance_id IN (TABLE picked_appearance);

-- placement
SELECT id FROM claims_placement WHERE NOT kept_out AND claim_id IN (TABLE picked_claim)
    AND dispute_id IN (TABLE picked_dispute);

-- claimparty
SELECT id FROM claims_claimparty WHERE id IN (TABLE picked_seenrole) AND claim_id IN (TABLE picked_claim);

-- claimrelation
SELECT id FROM claims_claimrelation WHERE id IN (TABLE picked_seenrelation) AND claim_id IN (TABLE picked_claim)
    AND other_id IN (TABLE picked_claim) AND coalesce(evidence_id IN (TABLE picked_appearance), true);

-- reply
SELECT id FROM claims_reply WHERE accusation_id IN (TABLE picked_claim)
    AND coalesce(answer_id IN (TABLE picked_claim), true) AND coalesce(evidence_id IN (TABLE picked_appearance), true)
    AND (status = 'accepted' OR status = 'suggested' AND accusation_id IN (TABLE picked_openclaim));

-- contradiction
SELECT id FROM claims_contradiction WHERE appearance_id IN (TABLE picked_appearance)
    AND other_id IN (TABLE picked_appearance)
    AND (status = 'accepted' OR status = 'suggested' AND appearance_id IN (TABLE picked_opentelling));

-- copylink
SELECT id FROM claims_copylink WHERE article_id IN (TABLE picked_article) AND original_id IN (TABLE picked_article)
    AND (status = 'accepted' OR status = 'suggested' AND article_id IN (TABLE picked_openarticle));

-- rating
SELECT id FROM claims_rating WHERE id IN (TABLE picked_seenrating) AND claim_id IN (TABLE picked_claim)
    AND claim_id NOT IN (SELECT id FROM claims_claim WHERE status = 'withdrawn');

-- annotation
SELECT id FROM claims_annotation WHERE id IN (TABLE picked_seennote)
    AND coalesce(claim_id IN (TABLE picked_claim), true) AND coalesce(snapshot_id IN (TABLE picked_snapshot), true)
    AND (num_nonnulls(claim_id, snapshot_id) > 0 OR reply_to_id IN (TABLE picked_annotation));

-- anchor
SELECT id FROM claims_anchor WHERE snapshot_id IN (TABLE picked_snapshot)
    AND (appearance_id IN (TABLE picked_appearance) OR annotation_id IN (TABLE picked_annotation));

-- storystep
SELECT id FROM claims_storystep WHERE claim_id IN (TABLE picked_claim) AND story_id IN (TABLE picked_seenstory);

-- story
SELECT story_id FROM claims_storystep WHERE id IN (TABLE picked_storystep);

-- publisher
SELECT publisher_id FROM claims_article WHERE id IN (TABLE picked_article)
UNION SELECT publisher_id FROM claims_chainlink WHERE id IN (TABLE picked_chainlink);

-- document
SELECT document_id FROM claims_chainlink WHERE id IN (TABLE picked_chainlink);

-- party
SELECT speaker_id FROM claims_claim WHERE id IN (TABLE picked_claim) AND status <> 'withdrawn'
UNION SELECT speaker_id FROM claims_appearance WHERE id IN (TABLE picked_appearance)
UNION SELECT party_id FROM claims_claimparty WHERE id IN (TABLE picked_claimparty)
UNION SELECT party_id FROM claims_chainlink WHERE id IN (TABLE picked_chainlink)
UNION SELECT party_id FROM claims_reply WHERE id IN (TABLE picked_reply);

-- partyalias
SELECT id FROM claims_partyalias WHERE party_id IN (TABLE picked_party) AND status = 'accepted';

-- affiliation
SELECT id FROM claims_affiliation WHERE party_id IN (TABLE picked_party) AND organisation_id IN (TABLE picked_party)
    AND coalesce(evidence_id IN (TABLE picked_appearance), true)
    AND (status = 'accepted' OR status = 'suggested' AND party_id IN (TABLE picked_openparty));

-- user
SELECT author_id FROM claims_annotation WHERE id IN (TABLE picked_annotation)
UNION SELECT decided_by_id FROM claims_rating WHERE id IN (TABLE picked_rating)
UNION SELECT author_id FROM claims_story WHERE id IN (TABLE picked_story);
