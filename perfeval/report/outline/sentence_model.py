"""Sentences in ``outline.yaml`` as written."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Described, Text

YesNo = Literal["是", "否"]


class Sentence(Described):
    """A sentence with a condition, or a list of the groups of a family or the rows of a table.

    In a list of groups, ``write`` is what is written of one: ``{组}`` is its name and each measure
    goes by its name (``{数}`` when the family has one measure). Groups without a value, or with
    zero, are left out; ``within`` takes only the rows of the item at hand (see ``Block.each``).
    With ``total``, a figure, the printed parts are held against it and a difference that rounding
    makes is told in brackets. In a list of rows (``each_row``, those that meet ``condition``)
    fields and derived fields go by their names.
    """

    when: Text | None = None
    write: Text
    list_of: Text | None = None
    within: YesNo = "否"
    total: Text | None = None
    each_row: Text | None = None
    condition: Text | None = None
    before: Text = Text("")
    between: Text = Text("，")
    after: Text = Text("")
