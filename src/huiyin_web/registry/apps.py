"""Django's handle on the app."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Households and persons."""

    name = "huiyin_web.registry"
    label = "registry"

    def ready(self) -> None:
        """Register the kinds of file and what a snapshot freezes."""
        from huiyin_web.registry import frozen, kinds

        kinds.register()
        frozen.register()
