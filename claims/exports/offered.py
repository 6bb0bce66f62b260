"""The formats as people are offered them: how an address ends, what it is called, and what it is good for."""

from dataclasses import dataclass

from claims.exports import annotations, atom, claims_csv, claims_json, ftm, json_feed, json_ld, opml, timelinejs


@dataclass(frozen=True, slots=True)
class Offered:
    """One format; ``content_type`` is what the answer says it is, without its parameters."""

    ending: str
    name: str
    use: str
    content_type: str

    @classmethod
    def of(cls, ending: str, name: str, use: str, content_type: str) -> "Offered":
        """With the content type as it is sent."""
        return cls(ending, name, use, content_type.partition(";")[0])


#: In the order of the menu.
OF_DISPUTE = (
    Offered.of("atom", "Atom feed", "follow it in a feed reader: what is new, corrected, withdrawn", atom.CONTENT_TYPE),
    Offered.of("feed.json", "JSON Feed", "the same for readers that prefer JSON", json_feed.CONTENT_TYPE),
    Offered.of("csv", "Claims as CSV", "a table with a row for each claim", claims_csv.CONTENT_TYPE),
    Offered.of("appearances.csv", "Tellings as CSV", "a table with a row for each telling", claims_csv.CONTENT_TYPE),
    Offered.of("json", "JSON", "everything, for programs, in parts", claims_json.CONTENT_TYPE),
    Offered.of("jsonld", "JSON-LD", "schema.org’s Claim, for search engines and archives", json_ld.CONTENT_TYPE),
    Offered.of("timelinejs.json", "TimelineJS", "the most told as slides for a page", timelinejs.CONTENT_TYPE),
    Offered.of("timelinejs.csv", "TimelineJS as CSV", "the same for its spreadsheet", timelinejs.SHEET_TYPE),
    Offered.of("ftm.json", "FollowTheMoney", "entities for investigations, one to a line", ftm.CONTENT_TYPE),
    Offered.of("sources.opml", "Sources as OPML", "the outlets’ own feeds, for a feed reader", opml.CONTENT_TYPE),
)
OF_CLAIM = (
    Offered.of("atom", "Atom feed", "follow this claim: new tellings, corrections, its withdrawal", atom.CONTENT_TYPE),
    Offered.of("json", "JSON", "everything, for programs", claims_json.CONTENT_TYPE),
    Offered.of("jsonld", "JSON-LD", "schema.org’s Claim, for search engines and archives", json_ld.CONTENT_TYPE),
)
#: Of a claim beside those, at an address of its own. By the profile it is told from the other JSON-LD.
ANNOTATIONS = Offered(
    "annotations.jsonld",
    "Web Annotations",
    "each telling on its words, and the public notes, as the W3C has them",
    f'application/ld+json;profile="{annotations.CONTEXT}"',
)
