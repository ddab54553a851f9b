"""Django's handle on the app."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Divisions, organisations, statistics."""

    name = "huiyin_web.places"
    label = "places"

    def ready(self) -> None:
        """Tell the rooms below how places are called."""
        from huiyin_web.access.directory import register_directory
        from huiyin_web.places.directory import PlaceDirectory

        register_directory(PlaceDirectory())
