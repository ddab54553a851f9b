"""Accounts as they are asked for and handed out."""

from dataclasses import dataclass
from datetime import datetime

from huiyin_web.access.roles import Role


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be made; an empty user name is made from the place's code."""

    name: str
    role: Role
    place_code: str
    organisation: str = ""
    username: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is given a reach: an account or, for each of its accounts, later ones too, the organisation it works for."""

    user: int
    organisation: bool = False


@dataclass(frozen=True, slots=True)
class Issued:
    """An account with its one-time password: shown once, kept nowhere."""

    username: str
    name: str
    role: Role
    place_code: str
    password: str
    expires_at: datetime
