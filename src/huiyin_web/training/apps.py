"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class TrainingConfig(AppConfig):
    """Training for work, from the course to the job half a year later."""

    name = "huiyin_web.training"
    label = "training"

    def ready(self) -> None:
        """Register the navigation, the words of the audit log, what hangs on people, and what waits for whom."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.imports.mentions import Mention, register_mention
        from huiyin_web.registry.models import Person
        from huiyin_web.training import today
        from huiyin_web.training.events import SENTENCES, SUBJECTS
        from huiyin_web.training.models import Participant
        from huiyin_web.training.queries.subject import KIND, course_names
        from huiyin_web.training.queries.wording import TITLE

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_namer(KIND, course_names)
        register_mention(
            Mention(Person, Participant, "person_id", Text("training", "技能培训"), told_by=("course_id",))
        )
        register_source(Queue.DUE, today.due)
        register_source(Queue.WAITING, today.waiting)
        register_entry(
            Entry(
                "work", 27, TITLE, "training:list", "targets",
                lambda request: actor_from(request).may(May.SEE_COMMITMENTS),
            )
        )  # fmt: skip
        register_entry(
            Entry(
                "work", 28, Text("Jobs after training", "培训就业回访"), "training:due", "households",
                lambda request: actor_from(request).may(May.RECORD_VISITS),
            )
        )  # fmt: skip
