"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class ProjectsConfig(AppConfig):
    """Projects with funds of their own, from their proposal to their closing."""

    name = "huiyin_web.projects"
    label = "projects"

    def ready(self) -> None:
        """Register the navigation, the words of the audit log, the files' subjects, and what waits for whom."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.evidence.subjects import register_subjects
        from huiyin_web.imports.mentions import Mention, register_mention
        from huiyin_web.projects import today
        from huiyin_web.projects.events import SENTENCES, SUBJECTS
        from huiyin_web.projects.models import ReachedHousehold
        from huiyin_web.projects.queries.subject import KIND, find_subject, project_names
        from huiyin_web.registry.models import Household

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_namer(KIND, project_names)
        register_subjects(KIND, find_subject)
        register_mention(
            Mention(Household, ReachedHousehold, "household_id", Text("projects", "项目"), told_by=("project_id",))
        )
        register_source(Queue.DUE, today.due)
        register_source(Queue.WAITING, today.waiting)
        register_entry(
            Entry(
                "work", 22, Text("Projects", "项目"), "projects:list", "targets",
                lambda request: actor_from(request).may(May.SEE_COMMITMENTS),
            )
        )  # fmt: skip
