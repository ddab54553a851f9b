"""Django's handle on the app."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Divisions, organisations, statistics."""

    name = "huiyin_web.places"
    label = "places"
