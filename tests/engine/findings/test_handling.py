"""Who acts on a finding, and by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import ModuleType

from perfeval.engine.findings.find import find
from perfeval.engine.findings.handling import handled
from perfeval.engine.outcome import Duty
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.ruleset.program import Program
from perfeval.ruleset.program_patterns import UNHANDLED

LIMIT = {
    "编号": "T1", "名称": "完工", "出现": "项目.开工", "应有": "项目.完工", "同": "编号",
    "期限": "3 自然日", "首日": "不计", "级别": "红", "依据": "约定",
    "处理": {"谁": "{名称}办", "期限": "2 工作日"},
}  # fmt: skip


def test_nothing_written_is_no_duty(made: ModuleType) -> None:
    dataset = made.make_dataset({"项目": [{"编号": "P1"}]})
    assert handled(UNHANDLED, Interpreter(dataset), 0, 738000) == Duty()


def test_the_days_of_a_deadline_count_from_its_last_day(
    made: ModuleType, ruled: Callable[..., Program]
) -> None:
    rows = [{"编号": "P1", "名称": "水渠", "开工": "2022-09-27"}]
    program = ruled(时限=[LIMIT])
    (found,) = find(program, made.make_dataset({"项目": rows}), matcher="builtin")[0]
    assert found.duty == Duty("水渠办", "", date(2022, 10, 9), over=83)
    assert found.ruleset == "试"


def test_a_day_that_the_calendar_does_not_reach_is_left_open(
    made: ModuleType, ruled: Callable[..., Program]
) -> None:
    program = ruled(时限=[LIMIT])
    (deadline,) = program.deadlines
    dataset = made.make_dataset({"项目": [{"编号": "P1", "名称": "水渠"}]})
    last = date(2026, 12, 31).toordinal()
    duty = handled(deadline.handling, Interpreter(dataset), 0, last)
    assert duty == Duty("水渠办", "", None)
