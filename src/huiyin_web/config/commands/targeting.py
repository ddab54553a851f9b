"""The demo's plans, their targets of 2015 and 2016 handed down, and the letters of 2016: made up from its register."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from huiyin.planning.plans import plan_of
from huiyin_web.access.actor import Actor, platform
from huiyin_web.places.models import Organisation
from huiyin_web.places.queries import places_within
from huiyin.kernel.places import Level
from huiyin_web.targets.actions._changing import Sent
from huiyin_web.targets.actions.adopt_plan import adopt_plan
from huiyin_web.targets.actions.answer_proposal import Answer, answer_proposal
from huiyin_web.targets.actions.break_down import Parts, break_down
from huiyin_web.targets.actions.draw_up_letter import Sides, draw_up_letter
from huiyin_web.targets.actions.inspect_value import inspect_value
from huiyin_web.targets.actions.issue_parts import issue_parts
from huiyin_web.targets.actions.propose_value import propose_value
from huiyin_web.targets.actions.report_value import report_value
from huiyin_web.targets.actions.revise_target import revise_target
from huiyin_web.targets.actions.set_target import Wanted, set_target
from huiyin_web.targets.actions.sign_letter import sign_letter
from huiyin_web.targets.models import Letter, Target
from huiyin_web.targets.queries.break_down_page import Rule, by_rule, rules_for
from huiyin_web.targets.queries.counted import years_for
from huiyin_web.targets.queries.parts import places_below
from huiyin_web.targets.queries.stored import exactly, indicator_of

_PROVINCE = "630000000000"
