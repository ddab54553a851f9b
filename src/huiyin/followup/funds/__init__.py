"""The money of projects: whether it adds up to the fen, lies still, runs late, was split evenly, or missed the poor."""

from huiyin.followup.funds.asking import Sign, Told, signs_of
from huiyin.followup.funds.project import Flow, Project, Reached
from huiyin.followup.funds.spread import PlaceShare, Spread, spread

__all__ = ["Flow", "PlaceShare", "Project", "Reached", "Sign", "Spread", "Told", "signs_of", "spread"]
