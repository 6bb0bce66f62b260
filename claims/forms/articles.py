"""What is known of an article, as its form takes it."""

from claims.editing.articles import Facts
from claims.forms.fields import LineField, ReasonField, SeenField, TextField
from claims.forms.published_on import PublishedOnField
from claims.forms.publishers import PublisherForm
from claims.models.publishers import LONGEST_NAME
from claims.parsing.metadata import LONGEST_BYLINE, LONGEST_HEADLINE


class ArticleForm(PublisherForm):
    """An article's facts; ``latest`` names the last change that was on the screen."""

    field_order = ["latest", "headline", "byline", "publisher", "published_on", "reason"]

    latest = SeenField(required=False)
    headline = LineField(
        max_length=LONGEST_HEADLINE, error_messages={"required": "An article needs something to be called by."}
    )
    byline = LineField(label="Who wrote it", max_length=LONGEST_BYLINE, required=False)
    publisher = TextField(
        label="Who published it",
        max_length=LONGEST_NAME,
        help_text="The chains of its claims end there.",
        error_messages={"required": "Say who published it: every claim is told on somebody’s word."},
    )
    published_on = PublishedOnField(help_text="Days like “last Tuesday” in its text are counted from it.")
    reason = ReasonField(error_messages={"required": "Say why: the reason is kept in the article’s history."})

    @property
    def facts(self) -> Facts:
        """What a valid form says of the article."""
        sent = self.cleaned_data
        return Facts(sent["headline"], sent["byline"], sent["publisher"], sent["published_on"])
