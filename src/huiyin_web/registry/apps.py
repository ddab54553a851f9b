"""Django's handle on the app."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Households and persons."""

    name = "huiyin_web.registry"
    label = "registry"

    def ready(self) -> None:
        """Register the kinds of file, what a snapshot freezes, the sentences, and who knows where households lie."""
        from huiyin_web.access.household_book import register_households
        from huiyin_web.core import audit
        from huiyin_web.registry import frozen, kinds
        from huiyin_web.registry.events import SENTENCES
        from huiyin_web.registry.household_book import RegisteredHouseholds

        kinds.register()
        frozen.register()
        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        register_households(RegisteredHouseholds())
