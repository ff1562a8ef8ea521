"""Reading any explanation that has figures in it, and checking what its figures say of each other.

The way: a file becomes a `Document` of paragraphs and tables (``reading``), their text becomes
figures that know their unit, precision and place (``figures``), habits of official prose give
candidate relations (``relations``, ``tables``), and each is judged with the precision its numbers
are printed in (``judging``). ``check`` goes this way; ``saying`` tells what came out.
"""

from perfeval.reconcile.check import Result, reconcile
from perfeval.reconcile.judging.relation import Relation, Status
from perfeval.reconcile.reading.file import read_document

__all__ = ["Relation", "Result", "Status", "read_document", "reconcile"]
