"""What was decided in the review queue, and how the rules of extraction stand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.evaluation.intervals import wilson
from claims.permissions import Action
from claims.timeline.review_figures import load_days, load_latest, load_rules
from claims.views.allowed import allowed_to


@require_safe
@allowed_to(Action.DECIDE)
@never_cache
def review_figures(request: HttpRequest) -> HttpResponse:
    """Decisions per day, one's own latest, and the share accepted of what each rule found."""
    rules = [(rule, wilson(rule.n_accepted, rule.n_decided) if rule.n_decided else None) for rule in load_rules()]
    context = {"days": load_days(request.user, timezone.now()), "latest": load_latest(request.user), "rules": rules}
    return render(request, "review/figures.html", context)
