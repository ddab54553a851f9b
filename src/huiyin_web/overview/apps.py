"""Django's handle on the app."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    """Pages composed from several apps."""

    name = "huiyin_web.overview"
    label = "overview"
