"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class CaseworkConfig(AppConfig):
    """A household's way through identification, exit, monitoring and removal, with its notices and objections."""

    name = "huiyin_web.casework"
    label = "casework"

    def ready(self) -> None:
        """Register the navigation, the words of the audit log, what waits for whom, what hangs on whom."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.casework import today
        from huiyin_web.casework.events import SENTENCES, SUBJECTS
        from huiyin_web.casework.models import Case
        from huiyin_web.casework.queries.evidence import KIND, step_subject
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.evidence.subjects import register_subjects
        from huiyin_web.imports.mentions import Mention, register_mention
        from huiyin_web.registry.models import Household

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_source(Queue.WAITING, today.waiting)
        register_source(Queue.DUE, today.drafts)
        register_subjects(KIND, step_subject)
        register_mention(Mention(Household, Case, "household_id", Text("cases", "办理事项")))
        for order, label, url, icon in (
            (30, Text("Cases", "事项办理"), "casework:cases", "commitments"),
            (35, Text("Objections", "异议"), "casework:objections", "briefings"),
        ):
            register_entry(
                Entry("work", order, label, url, icon, lambda request: actor_from(request).may(May.SEE_HOUSEHOLDS))
            )
