"""Django's handle on the app."""

from django.apps import AppConfig
from django.http import HttpRequest

from huiyin.kernel.text import Text


class AssistanceConfig(AppConfig):
    """Help given to households, and visits to them."""

    name = "huiyin_web.assistance"
    label = "assistance"

    def ready(self) -> None:
        """Add lines of the navigation and of Today, audit sentences, the kind of file, and what is frozen."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.assistance import frozen, kinds
        from huiyin_web.assistance.actions import record_help, record_visit, withdraw_help
        from huiyin_web.assistance.today import due_visits
        from huiyin_web.core.audit import describe
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source

        def visits(request: HttpRequest) -> bool:
            return actor_from(request).may(May.RECORD_VISITS)

        def oversees(request: HttpRequest) -> bool:
            actor = actor_from(request)
            return actor.may(May.SEE_HOUSEHOLDS) and bool(actor.scope.prefixes) and not actor.may(May.RECORD_VISITS)

        kinds.register()
        frozen.register()
        for done in (record_visit, record_help, withdraw_help):
            describe(done.CODE, done.SENTENCE)
        register_source(Queue.DUE, due_visits)
        register_entry(Entry("work", 5, Text("My visits", "我的走访"), "assistance:my", "households", visits))
        register_entry(Entry("work", 20, Text("Visits", "走访"), "assistance:visits", "assistance", oversees))
