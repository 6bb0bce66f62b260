"""When a row was last written, as its history tells: the database keeps it, nobody has to remember to."""

from django.db.models import F, Max, Model, OuterRef, Subquery


def last_event(model: type[Model], by: str = "pgh_obj", outer: str = "pk") -> Subquery:
    """For ``annotate``: the instant of the last event in ``model``'s history whose column ``by`` is ``outer``."""
    events = model.pgh_event_model.objects.filter(**{by: OuterRef(outer)}).order_by()
    return Subquery(events.annotate(of=F(by)).values("of").annotate(at=Max("pgh_created_at")).values("at"))
