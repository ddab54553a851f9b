"""Django's handle on the app."""

from django.apps import AppConfig
from django.http import HttpRequest

from huiyin.kernel.text import Text


class RegistryConfig(AppConfig):
    """Households and persons."""

    name = "huiyin_web.registry"
    label = "registry"

    def ready(self) -> None:
        """Register the kinds of file, what a snapshot freezes, what people change, and where households lie."""
        from huiyin_web.access.household_book import register_households
        from huiyin_web.access.leaving import register_forgetter
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.registry import frozen, kinds, today
        from huiyin_web.registry.drafts import drop_drafts
        from huiyin_web.registry.events import SENTENCES
        from huiyin_web.registry.household_book import RegisteredHouseholds

        def keeps_the_register(request: HttpRequest) -> bool:
            actor = actor_from(request)
            return actor.may(May.CHANGE_HOUSEHOLDS) or actor.may(May.APPROVE_CHANGES)

        kinds.register()
        frozen.register()
        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        register_entry(
            Entry("work", 20, Text("Changes", "变更审批"), "registry:changes", "households", keeps_the_register)
        )
        register_source(Queue.WAITING, today.waiting)
        register_source(Queue.RETURNED, today.returned)
        register_households(RegisteredHouseholds())
        register_forgetter(drop_drafts)
