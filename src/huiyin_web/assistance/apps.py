"""Django's handle on the app."""

from django.apps import AppConfig
from django.http import HttpRequest

from huiyin.kernel.text import Text


class AssistanceConfig(AppConfig):
    """Help given to households: visits."""

    name = "huiyin_web.assistance"
    label = "assistance"

    def ready(self) -> None:
        """Add the pages to the navigation, due visits to Today, the audit sentence, and what hangs on households."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.assistance.actions.record_visit import CODE, SENTENCE
        from huiyin_web.assistance.models import Visit
        from huiyin_web.assistance.today import due_visits
        from huiyin_web.core.audit import describe
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.imports.mentions import Mention, register_mention
        from huiyin_web.registry.models import Household

        def visits(request: HttpRequest) -> bool:
            return actor_from(request).may(May.RECORD_VISITS)

        def oversees(request: HttpRequest) -> bool:
            actor = actor_from(request)
            return actor.may(May.SEE_HOUSEHOLDS) and bool(actor.scope.prefixes) and not actor.may(May.RECORD_VISITS)

        describe(CODE, SENTENCE)
        register_mention(Mention(Household, Visit, "household_id", Text("visits", "走访记录")))
        register_source(Queue.DUE, due_visits)
        register_entry(Entry("work", 5, Text("My visits", "我的走访"), "assistance:my", "households", visits))
        register_entry(Entry("work", 20, Text("Visits", "走访"), "assistance:visits", "assistance", oversees))
