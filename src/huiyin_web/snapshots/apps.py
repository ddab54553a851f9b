"""Django's handle on the app."""

from django.apps import AppConfig


class SnapshotsConfig(AppConfig):
    """Frozen years."""

    name = "huiyin_web.snapshots"
    label = "snapshots"
