"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class TheatresConfig(AppConfig):
    """Places under one leader's command, visited by the lot, with orders that are followed until they are done."""

    name = "huiyin_web.theatres"
    label = "theatres"

    def ready(self) -> None:
        """Register the navigation, the audit log's words, orders as sources of commitments, and what waits for whom."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.commitments.sources import register_source_of
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.theatres import today
        from huiyin_web.theatres.events import SENTENCES, SUBJECTS
        from huiyin_web.theatres.queries.orders import order_sources
        from huiyin_web.theatres.queries.stored import theatre_names

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_namer("theatre", theatre_names)
        register_source_of("order", order_sources)
        register_source(Queue.DUE, today.due)
        register_source(Queue.WAITING, today.waiting)
        register_entry(
            Entry(
                "group", 15, Text("Theatres", "战区"), "theatres:list", "theatres",
                lambda request: actor_from(request).may(May.SEE_COMMITMENTS),
            )
        )  # fmt: skip
