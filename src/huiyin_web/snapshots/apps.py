"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class SnapshotsConfig(AppConfig):
    """Frozen years."""

    name = "huiyin_web.snapshots"
    label = "snapshots"

    def ready(self) -> None:
        """Register the audit sentences, the job, the last frozen year, and the line of the navigation."""
        from huiyin_web.core import audit
        from huiyin_web.snapshots.recording import ADOPTED, FROZEN

        audit.describe(FROZEN, Text("froze a year", "冻结了年度快照"))
        audit.describe(
            ADOPTED, Text("took over a snapshot that a killed process had published", "接管了中断进程已发布的快照")
        )
