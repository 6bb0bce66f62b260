"""What makes two tellings by one speaker alike: the weights of a logistic score, and how they were found.

Fitted on the 2,258 pairs by one speaker in ``tests/gold/links``, ``links_more``, ``links_disputes``,
``links_origins`` and ``links_news`` (before headlines and mentions in passing were marked there), without those that
a slot tells apart, with weights kept to the sign that makes sense and an L2 penalty of 10 on standardised values.
Threshold and features were chosen by eight-fold cross-validation over whole stories, so that nothing was learnt from
a story that is judged: pairs of one claim came out with precision .92 and recall .77 (.93 and .71 without what
``Setting`` holds); learnt from and judged on all that is marked now, with .90 and .71 (.91 and .66), those of
``links_news`` with .87 and .58. What made nothing better was left out: words in common as a share of both, in a row,
rare or quoted, the nearness of single words or with names, lengths, agreeing numbers, times, names, actions, media
and certainty, how far behind the first they come, what stands before and after.

``headlined`` was fitted afterwards, by itself, on the 42 pairs of one article in all tuning sets of which one stands in
a headline; 18 of them are one claim. Fitting all weights anew with it, with the kinds of deeds that two tell of, with
how short they are and whether one is told as a charge, did better on what they were learnt from, and worse on the sets
that only check.

``other_quotes`` and ``charged`` were fitted so, too, each by itself and with the same penalty, on the 2,900 pairs of
all tuning sets that no slot tells apart. Of 265 pairs of all sets that both quote, and share less than a third of the
shorter quotation, 8 are one claim; without that weight 33 would be expected.

Left out was what had another sign in the sets that only check, or made the groups no better: charges beside what does
not come first, what an article says first and then next, the order in which two articles tell things, like neighbours,
a third telling that both are like, how short they are, the medium, and the vectors of another model.
"""

from typing import NamedTuple


class Features(NamedTuple):
    """What two tellings have in common, each a number; yes is 1."""

    #: Cosine of the vectors of their matter: 0.75 for nothing in common, 1 for the same words.
    nearness: float
    #: Word stems in both, as a share of the shorter one's.
    contained: float
    #: Both give numbers, and none agrees.
    other_numbers: float
    #: Only one gives a number.
    lone_number: float
    #: Each names somebody whom the other neither names nor is about.
    other_names: float
    #: Whom both are about, as a share of whom either is; a half where neither is about anybody.
    about: float
    #: Both quote, and of the shorter quotation less than ``LEAST_QUOTED`` is in the other.
    other_quotes: float


class Setting(NamedTuple):
    """How the two stand in their articles (``claims.linking.standing``)."""

    #: They stand in one article: news seldom says a thing twice.
    one_article: float = 0.0
    #: And one of the two in its headline, which the text says once more.
    headlined: float = 0.0
    #: Both come first of what their speaker says, of several things in one article at least: what these are about.
    both_lead: float = 0.0
    #: They stand in two articles, both told as charges ("accused", "sued"), or one of them so and the other first of
    #: what their speaker says: whoever mentions a dispute tells its main charge.
    charged: float = 0.0
    #: The days between their articles, as the logarithm of one more.
    days: float = 0.0
    #: By how much the nearest other claim of the same two articles is nearer.
    outdone: float = 0.0


WEIGHTS = Features(
    nearness=23.56,
    contained=2.66,
    other_numbers=-0.70,
    lone_number=-0.50,
    other_names=-1.14,
    about=1.28,
    other_quotes=-1.0,
)
OF_SETTING = Setting(one_article=-3.32, headlined=2.50, both_lead=1.68, charged=0.97, days=-0.23, outdone=-30.33)
BIAS = -20.96

#: So much of the words of two quotations, of the shorter one's, is in both where they may be of the same words.
LEAST_QUOTED = 1 / 3

#: From here on two tellings, or two groups of them on average, are one claim.
THRESHOLD = 0.5
