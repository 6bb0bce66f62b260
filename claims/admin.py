"""Staff admin: every table of ours to look at, none to change. Changes go through ``editing``, with a reason."""

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse

from claims.models.constraints import TermField
from claims.permissions import Action, may

#: Tables whose rows let somebody in as somebody else: not to be looked at by anybody.
_KEYS_TO_ACCOUNTS = ("claims.AccountSession", "otp_totp.TOTPDevice", "otp_static.StaticDevice")
_SECRETS = ("password", "secret", "token_hash")
_COLUMNS_SHOWN = 6
_SHORT = (
    models.BooleanField,
    models.CharField,
    models.DateField,
    models.ForeignKey,
    models.IntegerField,
)


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows to look at: short columns in the list, filters for vocabularies, and no way to write."""

    show_full_result_count = False
    list_per_page = 50
    view_on_site = False
    actions = None

    def get_list_display(self, request: HttpRequest) -> list[str]:
        """The key, then the first few short columns."""
        open_ones = [field for field in _columns(self.model) if field.name not in _SECRETS and not field.primary_key]
        short = [field.name for field in open_ones if isinstance(field, _SHORT)]
        return [self.model._meta.pk.name, *short[:_COLUMNS_SHOWN]]

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        """The rows that the list names, so that it costs no query per line."""
        shown = {*self.get_list_display(request)}
        return [field.name for field in _columns(self.model) if field.is_relation and field.name in shown]

    def get_list_filter(self, request: HttpRequest) -> list[str]:
        """Vocabularies."""
        return [field.name for field in _columns(self.model) if isinstance(field, TermField) and field.choices]

    def get_exclude(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
        """What has no readable form, and passwords, secrets and tokens, which are nobody's to look at."""
        return [field.name for field in _columns(self.model) if field.name in (*_SECRETS, "search", "vector")]

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return may(request.user, Action.INSPECT)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(request.user, Action.INSPECT)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class InspectionSite(admin.AdminSite):
    """An admin that lets in whoever may inspect, by role; Django's own flags and permissions play no part.

    It takes the place of Django's (``claims.apps.StaffAdminConfig``) and shows every table of ours from the start.
    """

    site_header = "Claimline: staff admin, to look at only"
    site_title = "Claimline staff admin"
    index_title = "Tables"
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin"):
        super().__init__(name)
        self.register(apps.get_app_config("claims").get_models())

    def register(self, model_or_iterable, admin_class: type | None = None, **options) -> None:
        """Show tables, those of other apps too, always with ``ReadOnlyAdmin``, whatever class they bring."""
        models_given = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        super().register([model for model in models_given if model._meta.label not in _KEYS_TO_ACCOUNTS], ReadOnlyAdmin)

    def get_urls(self) -> list:
        """Django's addresses without its way from a table's row to a page of the site, which no row of ours has."""
        return [pattern for pattern in super().get_urls() if getattr(pattern, "name", None) != "view_on_site"]

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether this person may enter."""
        return may(request.user, Action.INSPECT)

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """The site's own log-in page; somebody who is logged in and may not enter is told so."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.get_full_path())


def _columns(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.concrete_fields if not isinstance(field, ArrayField)]
