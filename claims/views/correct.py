"""A telling set right in its place, on its own page of the desk."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims import stages
from claims.editing.corrections import correct_telling, names_at_hand, why_closed
from claims.editing.presence import others_at
from claims.editing.refusal import Refused, Stale
from claims.editing.told import Told, told_in, version_of_telling
from claims.forms.correction import PLACES, CorrectionForm
from claims.forms.moved_rows import moved
from claims.forms.sides import as_opened, chosen, compared, data_of, initial_of
from claims.models import Appearance
from claims.permissions import Action, Gate
from claims.terms import Status
from claims.timeline.claim_lookup import survivor_of
from claims.timeline.correct_page import anchor_day, last_saved, load_tellings, number_of, passage_of
from claims.views.allowed import allowed_to
from claims.views.gone import claim_gone
from claims.views.numbers import in_database, key_in

WAYS = ["GET", "HEAD", "POST"]
_NO_SUCH = "This claim has no such telling. Choose one of those that it has; this is one of them."


@dataclass
class Correcting:
    """One telling on its page, as it stands when it is asked for."""

    row: Appearance
    tellings: list[Appearance]
    problem: str = ""

    @cached_property
    def told(self) -> Told:
        return told_in(self.row)

    @cached_property
    def version(self) -> str:
        return version_of_telling(self.row, self.told)

    @cached_property
    def initial(self) -> dict:
        """The form's values as the telling stands."""
        snapshot = self.row.first_snapshot
        return initial_of(self.told, snapshot.text, anchor_day(snapshot))

    @property
    def name(self) -> str:
        """What it is called where it is noted who has it open."""
        return f"telling-{self.row.pk}"

    @property
    def others(self) -> bool:
        """Whether other tellings tell the same claim."""
        return len(self.tellings) > 1

    @property
    def closed(self) -> str:
        """Why nothing can be saved; "" when something can."""
        return why_closed(self.row)

    def form(self, data: dict | None = None) -> CorrectionForm:
        """The form, with what was sent or, without, with what stands."""
        snapshot = self.row.first_snapshot
        carried = {"version": self.version, "was": as_opened(data_of(self.initial))}
        return CorrectionForm(
            data,
            text=snapshot.text,
            anchor_on=anchor_day(snapshot),
            names=names_at_hand(self.row),
            before={**self.initial, **carried},
        )


@require_http_methods(WAYS)
@allowed_to(Action.DECIDE)
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """The form of one telling (``?telling=`` its key); or keep what it brings. What is refused comes back as typed."""
    page = _found(request, in_database(number))
    if page is None:
        return _instead(request, number)
    if request.method != "POST":
        return _shown(request, page, page.form(), 400 if page.problem else 200)
    sent = chosen(request.POST, data_of(page.initial))
    if "move" in sent:
        return _shown(request, page, page.form(moved(sent)).unchecked())
    form = page.form(sent)
    if not form.is_valid():
        return _shown(request, page, form, 422)
    try:
        return _save(request, page, form)
    except Stale as refusal:
        return _side_by_side(request, _sent(request) or page, sent, str(refusal))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, page, form, 409)


def _found(request: HttpRequest, number: int) -> Correcting | None:
    """The page of the telling that is asked for: whoever had its form already gets it wherever it stands by now."""
    if request.method == "POST" and (sent := _sent(request)):
        return sent
    asked = _asked(request)
    tellings = load_tellings(number, Gate.of(request.user).appearances(), asked)
    if not tellings:
        return None
    row = next((row for row in tellings if row.pk == asked), None)
    first = next((row for row in tellings if row.status == Status.SUGGESTED), tellings[0])
    return Correcting(row or first, tellings, _NO_SUCH if request.GET.get("telling") and row is None else "")


def _sent(request: HttpRequest) -> Correcting | None:
    """The telling whose form was sent; rejected meanwhile, or moved to another claim, its words are not lost."""
    asked = _asked(request)
    number = number_of(asked)
    tellings = load_tellings(number, Appearance.objects.all(), asked) if number else []
    row = next((row for row in tellings if row.pk == asked), None)
    return Correcting(row, tellings) if row else None


def _asked(request: HttpRequest) -> int:
    """The key of the telling that the address names; 0, which no row has, for anything else."""
    return key_in(request.GET.get("telling", "")) or 0


def _instead(request: HttpRequest, number: int) -> HttpResponse:
    """Where a claim that was merged, or lost this telling, is to be corrected now; a form that was sent is not lost."""
    if request.method == "POST":
        raise claim_gone(request, number)
    if survivor := survivor_of(Gate.of(request.user), number):
        return redirect("correct", survivor.number)
    raise Http404


def _save(request: HttpRequest, page: Correcting, form: CorrectionForm) -> HttpResponse:
    cleaned = form.cleaned_data
    with transaction.atomic():
        row = correct_telling(request.user, page.row.pk, cleaned["version"], form.told, cleaned["reason"])
        stages.ask_for(stages.LINK_CORRECTED, row.pk)
    moved = row.claim.number != page.row.claim.number
    words = f"It tells claim {row.claim.number} now." if moved else "What hangs on it is being brought up to date."
    messages.success(request, f"Kept. {words}")
    return redirect("claim-detail", row.claim.number)


def _side_by_side(request: HttpRequest, page: Correcting, sent: dict, why: str) -> HttpResponse:
    """Both sides, field by field, and the form as it was typed; what was sent twice is kept once and done."""
    standing = data_of(page.initial)
    lines = compared(sent, standing)
    if not lines:
        messages.success(request, "Kept already: what you sent is what stands there.")
        return redirect("claim-detail", page.row.claim.number)
    form = page.form({**sent, "version": page.version, "was": as_opened(standing)})
    form.is_valid()
    return _shown(request, page, form, 409, lines=lines, why=why, saved=last_saved(page.row))


def _shown(request: HttpRequest, page: Correcting, form: CorrectionForm, status: int = 200, **more) -> HttpResponse:
    marks = [(name, getattr(page.told, name)) for name in PLACES]
    passage = passage_of(page.row.first_snapshot.text, marks, whole="whole" in request.GET)
    shown = {"passage": passage, "whole": f"telling={page.row.pk}&", "present": others_at(request.user, page.name)}
    context = {"page": page, "form": form, **shown, **more}
    return render(request, "correct/telling.html", context, status=status)
