"""Django's handle on the app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Long work."""

    name = "huiyin_web.jobs"
    label = "jobs"
