"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class CollectingConfig(AppConfig):
    """What offices ask the villages for, what it costs them, and how they answer."""

    name = "huiyin_web.collecting"
    label = "collecting"

    def ready(self) -> None:
        """Register the navigation, the words of the audit log, what waits for whom, and who hears of imports."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.collecting import today
        from huiyin_web.collecting.actions.note_answers import note_answers
        from huiyin_web.collecting.events import SENTENCES, SUBJECTS
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.imports.arrivals import register_arrivals

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_source(Queue.DUE, today.due)
        register_source(Queue.WAITING, today.waiting)
        register_arrivals(note_answers)
        register_entry(
            Entry(
                "work", 37, Text("Collections", "数据采集"), "collecting:collections", "measures",
                lambda request: actor_from(request).may(May.SEE_FIGURES),
            )
        )  # fmt: skip
