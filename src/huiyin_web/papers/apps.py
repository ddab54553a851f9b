"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class PapersConfig(AppConfig):
    """Texts of papers in every language that a place uses."""

    name = "huiyin_web.papers"
    label = "papers"

    def ready(self) -> None:
        """Register the navigation and the words of the audit log."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.papers.events import SENTENCES, SUBJECTS

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_entry(
            Entry(
                "work", 40, Text("Papers", "文书"), "papers:papers", "briefings",
                lambda request: actor_from(request).may(May.EDIT_PAPERS),
            )
        )  # fmt: skip
