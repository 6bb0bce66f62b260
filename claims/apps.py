"""The app, and the staff admin that takes the place of Django's own."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class ClaimsConfig(AppConfig):
    """Claimline."""

    name = "claims"
    default = True


class StaffAdminConfig(admin_apps.AdminConfig):
    """Django's admin, let in and shown as ``claims.admin`` says."""

    default = False
    default_site = "claims.admin.InspectionSite"
