"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class TargetsConfig(AppConfig):
    """Plans, targets that are handed down and signed for, and what became of them."""

    name = "huiyin_web.targets"
    label = "targets"

    def ready(self) -> None:
        """Register the navigation, the words of the audit log, what waits for whom, and where a letter is found."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.commitments.sources import register_source_of
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.targets import today
        from huiyin_web.targets.events import SENTENCES, SUBJECTS
        from huiyin_web.targets.queries.origins import letters_of

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_source(Queue.WAITING, today.letters_to_sign)
        register_source(Queue.WAITING, today.requests_to_answer)
        register_source_of("letter", letters_of)
        register_entry(
            Entry(
                "work", 21, Text("Plans and targets", "规划与目标"), "targets:plans", "targets",
                lambda request: actor_from(request).may(May.SEE_FIGURES),
            )
        )  # fmt: skip
