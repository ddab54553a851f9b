"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class ConsultationsConfig(AppConfig):
    """The yearly consultation: what places need, what units answer, what both agree on."""

    name = "huiyin_web.consultations"
    label = "consultations"

    def ready(self) -> None:
        """Register the navigation, the words of the audit log, sources of commitments, and what waits for whom."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.commitments.sources import register_source_of
        from huiyin_web.consultations import today
        from huiyin_web.consultations.actions.act_on_need import SOURCE
        from huiyin_web.consultations.events import SENTENCES, SUBJECTS
        from huiyin_web.consultations.queries.wording import need_sources
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_source_of(SOURCE, need_sources)
        register_source(Queue.DUE, today.due)
        register_source(Queue.WAITING, today.waiting)
        register_entry(
            Entry(
                "work", 23, Text("Consultations", "年度会商"), "consultations:list", "assistance",
                lambda request: actor_from(request).may(May.SEE_COMMITMENTS),
            )
        )  # fmt: skip
