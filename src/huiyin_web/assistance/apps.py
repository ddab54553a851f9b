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
        from huiyin_web.assistance import frozen, kinds, tasks
        from huiyin_web.assistance.events import SENTENCES, SUBJECTS
        from huiyin_web.assistance.today import due_visits, lacking_teams
        from huiyin_web.core.audit import describe, describe_subject
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source

        def visits(request: HttpRequest) -> bool:
            return actor_from(request).may(May.RECORD_VISITS)

        def oversees(request: HttpRequest) -> bool:
            actor = actor_from(request)
            return actor.may(May.SEE_HOUSEHOLDS) and bool(actor.scope.prefixes) and not actor.may(May.RECORD_VISITS)

        def promises(request: HttpRequest) -> bool:
            return actor_from(request).may(May.SEE_COMMITMENTS)

        def helped(request: HttpRequest) -> bool:
            return promises(request) and oversees(request)

        kinds.register()
        frozen.register()
        tasks.register_jobs()
        for code, sentence in SENTENCES.items():
            describe(code, sentence)
        for subject, words in SUBJECTS.items():
            describe_subject(subject, words)
        register_source(Queue.DUE, due_visits)
        register_source(Queue.DUE, lacking_teams)
        register_entry(Entry("work", 5, Text("My visits", "我的走访"), "assistance:my", "households", visits))
        register_entry(Entry("work", 22, Text("Assistance", "结对帮扶"), "assistance:rounds", "assistance", promises))
        register_entry(
            Entry("work", 23, Text("Village teams", "驻村工作队"), "assistance:teams", "assistance", promises)
        )
        register_entry(Entry("work", 24, Text("Helpers", "帮扶责任人"), "assistance:helpers", "households", helped))
        register_entry(Entry("work", 20, Text("Visits", "走访"), "assistance:visits", "assistance", oversees))
