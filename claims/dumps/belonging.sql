-- Which rows belong to a dispute: for each table of a dump a query for their keys. picked_… are the keys found so far.
-- They stand in the order in which a single round finds most, and are asked until a round finds nothing new.
-- A dispute's own claims ("ownclaim") and the articles that tell them ("toldin") are no tables, but what others rest on.

-- dispute
SELECT %(dispute)s UNION SELECT id FROM claims_dispute WHERE parent_id IN (TABLE picked_dispute);

-- ownclaim
SELECT claim_id FROM claims_placement WHERE dispute_id IN (TABLE picked_dispute)
UNION SELECT id FROM claims_claim WHERE merged_into_id IN (TABLE picked_ownclaim)
UNION SELECT merged_into_id FROM claims_claim WHERE id IN (TABLE picked_ownclaim);

-- toldin
SELECT article_id FROM claims_appearance WHERE claim_id IN (TABLE picked_ownclaim);

-- article
TABLE picked_toldin
UNION SELECT original_id FROM claims_copylink WHERE article_id IN (TABLE picked_toldin)
UNION SELECT article_id FROM claims_copylink WHERE original_id IN (TABLE picked_toldin)
UNION SELECT a.article_id FROM claims_claimrelation r JOIN claims_appearance a ON a.id = r.evidence_id
    WHERE r.claim_id IN (TABLE picked_ownclaim) OR r.other_id IN (TABLE picked_ownclaim)
UNION SELECT a.article_id FROM claims_reply r JOIN claims_appearance a ON a.id = r.evidence_id
    WHERE r.accusation_id IN (TABLE picked_ownclaim) OR r.answer_id IN (TABLE picked_ownclaim);

-- snapshot
SELECT id FROM claims_snapshot WHERE article_id IN (TABLE picked_article);

-- appearance
SELECT id FROM claims_appearance WHERE article_id IN (TABLE picked_article);

-- story
SELECT story_id FROM claims_storystep WHERE claim_id IN (TABLE picked_ownclaim);

-- storystep
SELECT id FROM claims_storystep WHERE story_id IN (TABLE picked_story);

-- claim
TABLE picked_ownclaim
UNION SELECT claim_id FROM claims_appearance WHERE article_id IN (TABLE picked_article)
UNION SELECT claim_id FROM claims_claimrelation WHERE other_id IN (TABLE picked_ownclaim)
UNION SELECT other_id FROM claims_claimrelation WHERE claim_id IN (TABLE picked_ownclaim)
UNION SELECT accusation_id FROM claims_reply WHERE answer_id IN (TABLE picked_ownclaim)
UNION SELECT answer_id FROM claims_reply WHERE accusation_id IN (TABLE picked_ownclaim)
UNION SELECT claim_id FROM claims_storystep WHERE story_id IN (TABLE picked_story)
UNION SELECT merged_into_id FROM claims_claim WHERE id IN (TABLE picked_claim);

-- placement
SELECT id FROM claims_placement WHERE claim_id IN (TABLE picked_claim) AND dispute_id IN (TABLE picked_dispute);

-- claimparty
SELECT id FROM claims_claimparty WHERE claim_id IN (TABLE picked_claim);

-- origin
SELECT id FROM claims_origin WHERE claim_id IN (TABLE picked_claim);

-- chainlink
SELECT id FROM claims_chainlink WHERE appearance_id IN (TABLE picked_appearance);

-- telling
SELECT appearance_id FROM claims_telling WHERE appearance_id IN (TABLE picked_appearance);

-- resemblance
SELECT id FROM claims_resemblance
    WHERE appearance_id IN (TABLE picked_appearance) AND other_id IN (TABLE picked_appearance);

-- claimrelation
SELECT id FROM claims_claimrelation WHERE claim_id IN (TABLE picked_claim) AND other_id IN (TABLE picked_claim)
    AND (evidence_id IS NULL OR evidence_id IN (TABLE picked_appearance));

-- reply
SELECT id FROM claims_reply WHERE accusation_id IN (TABLE picked_claim) AND (answer_id IS NULL
    OR answer_id IN (TABLE picked_claim)) AND (evidence_id IS NULL OR evidence_id IN (TABLE picked_appearance));

-- contradiction
SELECT id FROM claims_contradiction
    WHERE appearance_id IN (TABLE picked_appearance) AND other_id IN (TABLE picked_appearance);

-- linkdecision
SELECT id FROM claims_linkdecision
    WHERE appearance_id IN (TABLE picked_appearance) AND other_id IN (TABLE picked_appearance);

-- origindecision
SELECT id FROM claims_origindecision
    WHERE appearance_id IN (TABLE picked_appearance) AND other_id IN (TABLE picked_appearance);

-- mergeoperation
SELECT id FROM claims_mergeoperation WHERE kind IN ('merge-claims', 'split-claim')
    AND (survivor_id IN (TABLE picked_claim) OR absorbed_id IN (TABLE picked_claim))
UNION SELECT id FROM claims_mergeoperation WHERE kind IN ('merge-parties', 'split-party')
    AND (survivor_id IN (TABLE picked_party) OR absorbed_id IN (TABLE picked_party))
UNION SELECT id FROM claims_mergeoperation WHERE kind = 'merge-outlets'
    AND survivor_id IN (TABLE picked_publisher) AND absorbed_id IN (TABLE picked_publisher);

-- copylink
SELECT id FROM claims_copylink
    WHERE article_id IN (TABLE picked_article) AND original_id IN (TABLE picked_article);

-- excerpt
SELECT snapshot_id FROM claims_excerpt WHERE snapshot_id IN (TABLE picked_snapshot);

-- importedclaim
SELECT claim_id FROM claims_importedclaim WHERE claim_id IN (TABLE picked_claim);

-- importedtelling
SELECT appearance_id FROM claims_importedtelling WHERE appearance_id IN (TABLE picked_appearance);

-- tableimport
SELECT came_with_id FROM claims_excerpt WHERE snapshot_id IN (TABLE picked_snapshot)
UNION SELECT came_with_id FROM claims_importedclaim WHERE claim_id IN (TABLE picked_claim)
UNION SELECT came_with_id FROM claims_importedtelling WHERE appearance_id IN (TABLE picked_appearance);

-- citation
SELECT id FROM claims_citation WHERE snapshot_id IN (TABLE picked_snapshot);

-- extractionrun
SELECT id FROM claims_extractionrun WHERE snapshot_id IN (TABLE picked_snapshot);

-- articleurl
SELECT id FROM claims_articleurl WHERE article_id IN (TABLE picked_article);

-- feedentry
SELECT id FROM claims_feedentry WHERE article_id IN (TABLE picked_article);

-- feed
SELECT feed_id FROM claims_feedentry WHERE article_id IN (TABLE picked_article);

-- fetchlog
SELECT id FROM claims_fetchlog WHERE feed_id IS NULL AND url IN (SELECT canonical_url FROM claims_article
    WHERE id IN (TABLE picked_article));

-- addition
SELECT id FROM claims_addition WHERE article_id IN (TABLE picked_article);

-- rating
SELECT id FROM claims_rating WHERE claim_id IN (TABLE picked_claim);

-- annotation
SELECT id FROM claims_annotation WHERE claim_id IN (TABLE picked_claim)
    OR snapshot_id IN (TABLE picked_snapshot) OR reply_to_id IN (TABLE picked_annotation);

-- annotation_mentioned
SELECT id FROM claims_annotation_mentioned WHERE annotation_id IN (TABLE picked_annotation);

-- anchor
SELECT id FROM claims_anchor WHERE snapshot_id IN (TABLE picked_snapshot);

-- report
SELECT id FROM claims_report WHERE claim_id IN (TABLE picked_claim) OR article_id IN (TABLE picked_article);

-- clip
SELECT id FROM claims_clip WHERE url IN (SELECT canonical_url FROM claims_article
    WHERE id IN (TABLE picked_article)
UNION SELECT url FROM claims_articleurl WHERE article_id IN (TABLE picked_article));

-- takedown
SELECT id FROM claims_takedown WHERE article_id IN (TABLE picked_article)
UNION SELECT takedown_id FROM claims_blackout WHERE snapshot_id IN (TABLE picked_snapshot);

-- takenwords
SELECT id FROM claims_takenwords WHERE takedown_id IN (TABLE picked_takedown) AND (article_id IS NULL
    OR article_id IN (TABLE picked_article));

-- blackout
SELECT id FROM claims_blackout
    WHERE takedown_id IN (TABLE picked_takedown) AND snapshot_id IN (TABLE picked_snapshot);

-- reviewedclaim
SELECT id FROM claims_reviewedclaim WHERE claim_id IN (TABLE picked_claim);

-- reviewdecision
SELECT decision_id FROM claims_reviewedclaim WHERE claim_id IN (TABLE picked_claim);

-- agreement
SELECT claim_id FROM claims_agreement WHERE claim_id IN (TABLE picked_claim);

-- reviewaside
SELECT claim_id FROM claims_reviewaside WHERE claim_id IN (TABLE picked_claim);

-- timelineentry
SELECT id FROM claims_timelineentry
    WHERE dispute_id IN (TABLE picked_dispute) AND appearance_id IN (TABLE picked_appearance);

-- party
SELECT id FROM claims_party WHERE merged_into_id IN (TABLE picked_party)
UNION SELECT merged_into_id FROM claims_party WHERE id IN (TABLE picked_party);

-- publisher
SELECT id FROM claims_publisher WHERE merged_into_id IN (TABLE picked_publisher);

-- affiliation
SELECT id FROM claims_affiliation WHERE party_id IN (TABLE picked_party);

-- partyalias
SELECT id FROM claims_partyalias WHERE party_id IN (TABLE picked_party);

-- publishermatch
SELECT id FROM claims_publishermatch
    WHERE publisher_id IN (TABLE picked_publisher) AND other_id IN (TABLE picked_publisher);

-- partymatch
SELECT id FROM claims_partymatch WHERE party_id IN (TABLE picked_party) AND other_id IN (TABLE picked_party);

-- mentiondecision
SELECT id FROM claims_mentiondecision WHERE appearance_id IN (TABLE picked_appearance) OR appearance_id IS NULL
    AND (party_id IS NULL OR party_id IN (TABLE picked_party));
