"""Django's handle on the app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Users, roles, scope."""

    name = "huiyin_web.access"
    label = "access"
