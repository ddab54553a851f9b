"""Django's handle on the app."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Assessment rounds."""

    name = "huiyin_web.assessment"
    label = "assessment"
