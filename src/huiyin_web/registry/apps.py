"""Django's handle on the app."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Households and persons."""

    name = "huiyin_web.registry"
    label = "registry"
