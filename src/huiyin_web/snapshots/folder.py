"""Where the frozen years of this installation lie."""

from django.conf import settings

from huiyin.records.snapshots import Snapshots


def snapshots() -> Snapshots:
    """Give the folder of snapshots."""
    return Snapshots(settings.HUIYIN_DATA / "snapshots")
