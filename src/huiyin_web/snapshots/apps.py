"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class SnapshotsConfig(AppConfig):
    """Frozen years."""

    name = "huiyin_web.snapshots"
    label = "snapshots"

    def ready(self) -> None:
        """Register the audit sentences, the log's witness, the jobs, the last frozen year, the navigation."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.imports.kinds import register_frozen_since, register_frozen_year, register_made_up
        from huiyin_web.snapshots.page_queries import snapshot_names
        from huiyin_web.snapshots.queries import frozen_after, latest_frozen_year, people_are_made_up
        from huiyin_web.snapshots.recording import ADOPTED, FROZEN, VERIFIED
        from huiyin_web.snapshots.tasks import register_jobs
        from huiyin_web.snapshots.today import years_to_freeze
        from huiyin_web.snapshots.verifying import published_events

        audit.describe(FROZEN, Text("froze a year", "冻结年度快照"))
        audit.describe(
            ADOPTED, Text("took over a snapshot that a killed process had published", "补登中断前已发布的快照")
        )
        audit.describe(VERIFIED, Text("verified frozen years and the audit log", "校验年度快照与审计记录"))
        audit.describe_subject("snapshot", Text("frozen year {key}", "年度快照 {key}"))
        audit.describe_subject("snapshots", Text("all frozen years", "全部年度快照"))
        audit.register_witness(published_events)
        register_namer("snapshot", snapshot_names)
        register_jobs()
        register_source(Queue.DUE, years_to_freeze)
        register_frozen_year(latest_frozen_year)
        register_frozen_since(frozen_after)
        register_made_up(people_are_made_up)
        register_entry(
            Entry(
                group="data",
                order=30,
                label=Text("Frozen years", "年度快照"),
                url_name="snapshots:list",
                icon="snapshots",
                may=lambda request: actor_from(request).may(May.SEE_FIGURES),
            )
        )
