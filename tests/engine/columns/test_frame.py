"""Columns against the interpreter, on random trees of all nodes and random rows."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval.language import core as c
from perfeval.language import types as t

NEEDS = "perfeval[columns] (numpy) is not installed"
np = pytest.importorskip("numpy", reason=NEEDS)
frames = pytest.importorskip("perfeval.engine.columns.frame", reason=NEEDS)
tables = pytest.importorskip("perfeval.engine.columns.tables", reason=NEEDS)
operands = pytest.importorskip("perfeval.engine.columns.operands", reason=NEEDS)
sentences = pytest.importorskip("perfeval.engine.columns.sentences", reason=NEEDS)
NotForColumnsError = frames.NotForColumnsError


def listed(values: Any, count: int) -> list[Any]:
    """Give the elements of an array, or one value for all rows, as Python values."""
    found: list[Any] = np.broadcast_to(np.asarray(values), (count,)).tolist()
    return found


def by_columns(dataset: Any, node: c.Core, entity: str, rows: list[int] | None = None) -> list[Any]:
    """Give the values of a node for all rows of an entity, or some of them, by columns."""
    frame = frames.Frame(tables.Tables(dataset), entity)
    if rows is not None:
        frame.value(node)
        frame = frame.part(np.array(rows, np.int64))
    found = frame.value(node)
    values: list[Any]
    if isinstance(found, operands.Num):
        pairs = zip(listed(found.n.v, frame.count), listed(found.d.v, frame.count), strict=True)
        values = [Fraction(n, d) for n, d in pairs]
        assert all(found.n.lo <= n <= found.n.hi for n in listed(found.n.v, frame.count))
    elif isinstance(found, operands.Cond):
        values = listed(found.true, frame.count)
    else:
        values = [frame.tables.texts[code] for code in listed(found.codes, frame.count)]
    missing = listed(False if found.missing is None else found.missing, frame.count)
    return [None if gone else value for gone, value in zip(missing, values, strict=True)]


@pytest.mark.parametrize("kind", ["number", "bool", "text"])
@settings(max_examples=500)
@given(rng=st.randoms(use_true_random=True))
def test_columns_give_what_the_interpreter_gives_or_refuse(
    made: ModuleType, trees: ModuleType, kind: str, rng: Random
) -> None:
    compare(made, trees, kind, rng)


@pytest.mark.parametrize("kind", ["number", "bool", "text"])
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rng=st.randoms(use_true_random=True))
def test_amounts_near_the_end_of_64_bits_are_right_or_refused(
    made: ModuleType, huge_trees: ModuleType, kind: str, rng: Random
) -> None:
    compare(made, huge_trees, kind, rng)


def compare(made: ModuleType, trees: ModuleType, kind: str, rng: Random) -> None:
    subject = rng.choice(("项目", "项目", "县", "支付"))
    dataset = made.make_dataset(trees.random_rows(rng))
    node = trees.Trees(rng, subject).tree(kind, rng.choice((1, 2, 3, 4)))
    shown = c.Template(("值 ", c.Shown(node), "。"))
    try:
        values = by_columns(dataset, node, subject)
    except NotForColumnsError:
        return
    assert values == made.interpreted(dataset, node, subject)
    rows = [row for row in range(len(values)) if rng.random() < 0.5]
    assert by_columns(dataset, node, subject, rows) == [values[row] for row in rows]
    try:
        frame = frames.Frame(tables.Tables(dataset), subject)
        written = list(sentences.sentences(frame, shown))
    except NotForColumnsError:
        return
    assert written == made.interpreted(dataset, shown, subject)


def test_hardly_any_ordinary_tree_is_refused(
    made: ModuleType, trees: ModuleType, rng: Random
) -> None:
    refused = 0
    for _ in range(300):
        dataset = made.make_dataset(trees.random_rows(rng))
        node = trees.Trees(rng, "项目").tree("number", 3)
        try:
            by_columns(dataset, node, "项目")
        except NotForColumnsError:
            refused += not _has_peers(node)  # ranks and means among rows go row by row
    assert refused < 45


def _has_peers(node: c.Core) -> bool:
    return isinstance(node, c.Peers) or any(map(_has_peers, c.children(node)))


@pytest.mark.parametrize(
    "node",
    [
        c.Named("甲", c.number(1), t.NUMBER),
        c.Aggregate("count", "支付", (), None, None, t.NUMBER),
    ],
)
def test_what_only_documents_say_is_refused(made: ModuleType, node: c.Core) -> None:
    dataset = made.make_dataset({"项目": [{"编号": "1"}]})
    with pytest.raises(NotForColumnsError):
        by_columns(dataset, node, "项目")


def test_units_of_rows_are_compared_row_by_row(made: ModuleType) -> None:
    rows = [
        {"编号": "1", "目标值": "0.05", "目标单位": "%", "实际值": "5%", "实际单位": "%"},
        {"编号": "2", "目标值": "5", "目标单位": "米", "实际值": "5", "实际单位": "个"},
        {"编号": "3", "目标值": "1.50", "实际值": "-0.25", "实际单位": "米"},
    ]
    dataset = made.make_dataset({"项目": rows})
    for text in ("实际值 / 目标值", "实际值 >= 目标值"):
        node = made.core(text)
        assert by_columns(dataset, node, "项目") == made.interpreted(dataset, node, "项目")
    shown = c.Template((c.Shown(made.core("目标值")), " ", c.Shown(made.core("实际值"))))
    frame = frames.Frame(tables.Tables(dataset), "项目")
    assert list(sentences.sentences(frame, shown)) == ["5% 5%", "5米 5个", "1.5 -0.25米"]
