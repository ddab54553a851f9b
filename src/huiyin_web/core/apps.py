"""Django's handle on the app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The platform's ground floor."""

    name = "huiyin_web.core"
    label = "core"
