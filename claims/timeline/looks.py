"""The looks of a timeline: how one query is shown."""

from claims.terms import Term


class Look(Term):
    """One of the four looks on the same address."""

    LIST = "list", "list"
    LANES = "lanes", "lanes"
    TABLE = "table", "table"
    PRINT = "print", "print"


class Row(Term):
    """What has a lane of its own."""

    PARTY = "party", "party"
    OUTLET = "outlet", "outlet"
    THREAD = "thread", "thread"
    CLAIM = "claim", "claim"


class Zoom(Term):
    """How much time one bar of the strip holds, and how closely lanes are drawn."""

    YEAR = "year", "years"
    MONTH = "month", "months"
    DAY = "day", "days"


class Sort(Term):
    """The column by which a table is sorted, and in which direction; "day" goes by the timeline's own order."""

    DAY = "day", "by day"
    SPEAKER = "speaker", "by speaker, A to Z"
    SPEAKER_Z = "speaker-z", "by speaker, Z to A"
    OUTLET = "outlet", "by outlet, A to Z"
    OUTLET_Z = "outlet-z", "by outlet, Z to A"
    CERTAIN = "certain", "the surest first"
    UNCERTAIN = "uncertain", "the least sure first"
    ARTICLES = "articles", "most articles first"
    FEW_ARTICLES = "few-articles", "fewest articles first"
    ORIGINS = "origins", "most origins first"
    FEW_ORIGINS = "few-origins", "fewest origins first"
