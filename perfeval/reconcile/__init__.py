"""Reading any explanation that has figures in it, and checking what its figures say of each other.

The way: a file becomes a `Document` of paragraphs and tables (``read``), their text becomes
figures that know their unit, precision and place (``tokens``, ``prose``), habits of official
prose give candidate relations (``sums``, ``outline``, ``rates``, ``changes``, ``repeats``,
``tables``), and each is judged with the precision its numbers are printed in (``judge``).
"""

from perfeval.reconcile.check import Result, reconcile
from perfeval.reconcile.judge import Relation, Status
from perfeval.reconcile.read import read_document

__all__ = ["Relation", "Result", "Status", "read_document", "reconcile"]
