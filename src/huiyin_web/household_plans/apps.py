"""Django's handle on the app."""

from django.apps import AppConfig
from django.http import HttpRequest

from huiyin.kernel.text import Text


class HouseholdPlansConfig(AppConfig):
    """Plans of help for households and what became of it."""

    name = "huiyin_web.household_plans"
    label = "household_plans"

    def ready(self) -> None:
        """Register the navigation, the words of the audit log, the job, what waits for whom, and what hangs on rows."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.assistance.models import Help
        from huiyin_web.assistance.notes import register_note
        from huiyin_web.commitments.sources import register_source_of
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.household_plans import tasks, today
        from huiyin_web.household_plans.events import SENTENCES, SUBJECTS
        from huiyin_web.household_plans.models import Delivery, Plan
        from huiyin_web.household_plans.queries.sources import measure_sources
        from huiyin_web.imports.mentions import Mention, register_mention
        from huiyin_web.registry.models import Household

        def plans(request: HttpRequest) -> bool:
            return actor_from(request).may(May.PLAN_HELP)

        def oversees(request: HttpRequest) -> bool:
            actor = actor_from(request)
            return actor.may(May.SEE_HOUSEHOLDS) and bool(actor.scope.prefixes)

        def figures(request: HttpRequest) -> bool:
            actor = actor_from(request)
            return actor.may(May.SEE_FIGURES) and bool(actor.scope.prefixes)

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_source_of("plan", measure_sources)
        plan = Text("plans of help", "帮扶计划")
        register_mention(Mention(Household, Plan, "household_id", plan, told_by=("year",)))
        register_mention(Mention(Help, Delivery, "help_id", plan))
        register_note(today.note)
        register_source(Queue.DUE, today.due)
        register_source(Queue.DUE, today.closing)
        register_source(Queue.WAITING, today.waiting)
        register_source(Queue.RETURNED, today.returned)
        tasks.register_jobs()
        register_entry(Entry("work", 6, Text("Due by plans", "计划到期"), "household_plans:due", "assistance", plans))
        register_entry(
            Entry("work", 25, Text("Household plans", "农户计划"), "household_plans:plans", "households", oversees)
        )
        register_entry(
            Entry("data", 45, Text("Results of help", "帮扶成效"), "household_plans:results", "assessment", figures)
        )
