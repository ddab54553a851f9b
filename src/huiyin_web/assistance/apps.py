"""Django's handle on the app."""

from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    """Help given to households: visits."""

    name = "huiyin_web.assistance"
    label = "assistance"
