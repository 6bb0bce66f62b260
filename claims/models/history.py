"""Reading the history that the database keeps (``track_history``)."""

from django.db.models import F, Model, QuerySet
from django.db.models.fields.json import KT


def events_by_people(model: type[Model]) -> QuerySet:
    """The events of a model's history that a person caused; what the machine did names nobody."""
    events = model.pgh_event_model.objects.annotate(context=F("pgh_context__metadata"))
    return events.annotate(person=KT("context__user")).filter(person__isnull=False)
