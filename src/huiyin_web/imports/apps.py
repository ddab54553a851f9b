"""Django's handle on the app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """The import engine."""

    name = "huiyin_web.imports"
    label = "imports"
