from __future__ import annotations

import pytest

from perfeval.dataset.cells import ErrorCell, FormulaCell
from perfeval.dataset.number_formats import Shows
from perfeval.dataset.sheet_xml import Mark, far_cell, marks


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        (b'<c r="A1" t="e"><v>#DIV/0!</v></c>', [(0, 0, ErrorCell("#DIV/0!"))]),
        (b'<c r="B2" t="e"><f>1/0</f><v>#N/A</v></c>', [(1, 1, ErrorCell("#N/A"))]),
        (b'<c r="A1"><f>1+1</f></c>', [(0, 0, FormulaCell())]),
        (b'<c r="A1"><f>1+1</f><v/></c>', [(0, 0, FormulaCell())]),
        (b'<c r="A1"><f>1+1</f><v></v></c>', [(0, 0, FormulaCell())]),
        (b'<c r="A1"><f>1+1</f><v>2</v></c>', []),
        (b'<c r="A1" t="str"><f>""</f><v></v></c>', []),
        (b'<x:c r="A1"><x:f>1</x:f></x:c>', [(0, 0, FormulaCell())]),
        (b'<c r="A1" s="1"/><c r="B1"><f t="shared" si="0"/></c>', [(0, 1, FormulaCell())]),
        (b'<c r="AA10" s="3"><v>0.5</v></c>', [(9, 26, Shows.PERCENT)]),
        (b'<c r="A1" s="33"><v>0.5</v></c>', []),
    ],
)
def test_what_the_fast_reader_leaves_out_is_found(
    xml: bytes, found: list[tuple[int, int, Mark]]
) -> None:
    assert list(marks(xml, {3: Shows.PERCENT})) == found


def test_a_far_cell_is_found_before_it_costs_memory() -> None:
    near = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    assert far_cell(near) == ""
    assert far_cell(near + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>') == "XFD1048576"
    assert far_cell(b'<row r="1048576"><c r="Z1048576"><v>1</v></c></row>' + near) == "Z1048576"
    assert far_cell(b'<row r="99999999"><c><v>1</v></c></row>') == "99999999"
    assert far_cell(b'<row r="999999"><c s="1"><v>1</v></c></row>' + near) == ""
    assert far_cell(b'<row r="20000"><c r="AA20000"><v>1</v></c></row>') == ""


def test_a_far_cell_with_nothing_but_a_style_is_harmless() -> None:
    xml = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert far_cell(xml) == ""
