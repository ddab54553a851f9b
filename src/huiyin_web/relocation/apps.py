"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class RelocationConfig(AppConfig):
    """Relocation by consent, from the offer of a house to two years after the move."""

    name = "huiyin_web.relocation"
    label = "relocation"

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
        from huiyin_web.registry.models import Household
        from huiyin_web.relocation import today
        from huiyin_web.relocation.events import SENTENCES, SUBJECTS
        from huiyin_web.relocation.models import Move
        from huiyin_web.relocation.queries.subject import KIND, SCHEME, find_subject, move_names, scheme_names
        from huiyin_web.relocation.queries.wording import TITLE

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_namer(SCHEME, scheme_names)
        register_namer(KIND, move_names)
        register_subjects(KIND, find_subject)
        register_mention(Mention(Household, Move, "household_id", Text("relocation", "易地搬迁")))
        register_source(Queue.DUE, today.due)
        register_source(Queue.WAITING, today.waiting)
        register_entry(
            Entry(
                "work", 25, TITLE, "relocation:list", "places",
                lambda request: actor_from(request).may(May.SEE_COMMITMENTS),
            )
        )  # fmt: skip
        register_entry(
            Entry(
                "work", 26, Text("Relocated households", "搬迁户回访"), "relocation:due", "households",
                lambda request: actor_from(request).may(May.RECORD_VISITS),
            )
        )  # fmt: skip
