"""Django's handle on the app."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """Is what the register says true: suspects, lists of other departments, duplicates."""

    name = "huiyin_web.quality"
    label = "quality"
