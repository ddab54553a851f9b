"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class CooperationConfig(AppConfig):
    """East-West cooperation in six aspects."""

    name = "huiyin_web.cooperation"
    label = "cooperation"

    def ready(self) -> None:
        """Register the navigation, the words of the audit log, the files' subjects, and what waits for whom."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.cooperation import today
        from huiyin_web.cooperation.events import SENTENCES, SUBJECTS
        from huiyin_web.cooperation.models import PlacedHousehold
        from huiyin_web.cooperation.queries.subject import KIND, agreement_names, find_subject
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
        register_namer(KIND, agreement_names)
        register_subjects(KIND, find_subject)
        jobs = Text("jobs through cooperation", "协作就业")
        register_mention(Mention(Household, PlacedHousehold, "household_id", jobs, told_by=("entry_id",)))
        register_source(Queue.DUE, today.due)
        register_source(Queue.WAITING, today.waiting)
        register_entry(
            Entry(
                "work", 24, Text("East-West cooperation", "东西部协作"), "cooperation:list", "transitions",
                lambda request: actor_from(request).may(May.SEE_COMMITMENTS),
            )
        )  # fmt: skip
