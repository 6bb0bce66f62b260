"""Reading the history that the database keeps (``track_history``)."""

from django.db.models import F, Model, QuerySet
from django.db.models.fields.json import KT


def events_by_people(model: type[Model]) -> QuerySet:
    """The events of a model's history that a person caused; what the machine did names nobody.

    Rows that went along when parties were merged are not among them: nobody looked at each.
    """
    events = model.pgh_event_model.objects.annotate(context=F("pgh_context__metadata"))
    events = events.annotate(person=KT("context__user"), moved=KT("context__moved"))
    return events.filter(person__isnull=False, moved__isnull=True)


def events_of_work(model: type[Model]) -> QuerySet:
    """Those of them that somebody caused who looked at the rows: not who brought them in as tables, or undid that."""
    return events_by_people(model).annotate(tables=KT("context__tables")).filter(tables__isnull=True)
