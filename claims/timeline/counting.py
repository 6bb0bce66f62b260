"""Counts and short lists as parts of one query about something, for a page with many figures."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, QuerySet, Subquery
from django.db.models.functions import JSONObject


class NumberOf(Subquery):
    """How many rows a query has."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def most(rows: QuerySet, to: str, counted: str, n: int) -> ArraySubquery:
    """Those to which these rows lead by way of ``to``, each with ``name``, ``slug`` and its ``n`` different values of
    ``counted``: the ``n`` with most of them, as JSON."""
    ends = {"name": f"{to}__name", "slug": f"{to}__slug"}
    found = rows.filter(**{f"{to}__isnull": False}).order_by().values(*ends.values())
    found = found.annotate(n=Count(counted, distinct=True)).order_by("-n", ends["name"])
    return ArraySubquery(found.values(json=JSONObject(n="n", **ends))[:n])
