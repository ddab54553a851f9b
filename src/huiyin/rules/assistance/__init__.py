"""Assistance measures matched to causes: what would help a household, by the five batches and skills training.

It proposes; people and the household decide.
"""

from huiyin.rules.assistance.batches import BATCH_OF, Batch
from huiyin.rules.assistance.conflicting import conflicts
from huiyin.rules.assistance.family import Family, Person
from huiyin.rules.assistance.proposing import Proposal, propose

__all__ = ["BATCH_OF", "Batch", "Family", "Person", "Proposal", "conflicts", "propose"]
