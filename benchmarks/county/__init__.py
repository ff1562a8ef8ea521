"""A big made-up county: so many projects with about sixty dated events each, for one year.

The same size and seed give the same county. Some projects have one planted violation each, so that
every kind of rule finds something; what was planted is in ``planting.KINDS``.
"""

from county.counting import events_of, most_rows
from county.making import AS_OF, make_county
from county.planting import KINDS

__all__ = ["AS_OF", "KINDS", "events_of", "make_county", "most_rows"]
