from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from perfeval.history.changes import NO_ROW, NO_RULE
from perfeval.history.entry import Entry, Event
from perfeval.history.lives import lives
from perfeval.history.log import LOG_NAME, read_log
from perfeval.history.recording import matching, tell

Project = Callable[..., Path]
Recorded = Callable[..., list[str]]

YEAR = [("P1", "2022-02-10", 30), ("P1", "2022-04-10", 40), ("P2", "2022-01-10", 60),
        ("P2", "2022-06-10", -55), ("P2", "2022-08-10", 90)]  # fmt: skip


def entries(folder: Path) -> list[Entry]:
    log, problems = read_log(folder / LOG_NAME)
    assert log is not None
    assert problems == []
    return list(log.entries)


def test_findings_open_rise_fall_close_and_come_back(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    folder = project_with(tmp_path, YEAR)
    assert recorded(folder, "2022-01-31") == ["新增 A2 P1"]
    assert recorded(folder, "2022-02-28") == ["变化 A1 P1"]
    assert recorded(folder, "2022-03-31") == []
    assert recorded(folder, "2022-04-30") == ["办结 A1 P1"]
    assert recorded(folder, "2022-06-30") == ["新增 A2 P2"]
    assert recorded(folder, "2022-08-31") == ["办结 A2 P2"]
    assert recorded(folder, "2022-08-31") == []


def test_a_graver_rule_that_continues_another_is_the_same_finding(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    folder = project_with(tmp_path, [("P1", "2022-01-10", 30), ("P1", "2022-02-10", -15),
                                     ("P2", "2022-01-10", 60)])  # fmt: skip
    assert recorded(folder, "2022-01-31") == ["新增 A1 P1"]
    assert recorded(folder, "2022-02-28") == ["升级 A2 P1"]
    assert {one.id.split("-")[0] for one in entries(folder)} == {"A1"}
    assert len({one.id for one in entries(folder)}) == 1


def test_sorting_adding_rows_and_other_cells_keep_the_identity(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    folder = project_with(tmp_path, YEAR[:1] + YEAR[2:3])
    recorded(folder, "2022-12-31")
    (folder / "项目.csv").write_text(
        "备注,项目编号,项目名称,全年预算数（万元）\n新,P0,新,0\n改,P2,乙改名,100\n,P1,甲,100\n",
        encoding="utf-8",
    )
    assert [one for one in recorded(folder, "2022-12-31") if "P1" in one or "P2" in one] == []


def test_a_finding_stays_open_while_a_table_that_its_rule_needs_is_not_handed_in(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    folder = project_with(tmp_path, YEAR[:1])
    rules = folder / "rulesets" / "watch-payments" / "ruleset.yaml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(
        text.replace("    对象: 项目", "    对象: 项目\n    需要: [支付]"), encoding="utf-8"
    )
    recorded(folder, "2022-12-31")
    (folder / "支付.csv").rename(tmp_path / "支付.bak")
    assert recorded(folder, "2022-12-31") == []
    (tmp_path / "支付.bak").rename(folder / "支付.csv")
    assert recorded(folder, "2022-12-31") == []
    assert {life.open for life in lives(entries(folder)).values()} == {True}


def test_a_row_or_a_rule_that_is_gone_is_told_apart_from_data_that_was_mended(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    folder = project_with(tmp_path, [])
    recorded(folder, "2022-12-31")
    (folder / "项目.csv").write_text(
        "项目编号,项目名称,全年预算数（万元）\nP1,甲,100\n", encoding="utf-8"
    )
    recorded(folder, "2022-12-31")
    assert [one.cause for one in entries(folder) if one.subject == "P2"] == ["", NO_ROW]
    rules = folder / "rulesets" / "watch-payments" / "ruleset.yaml"
    text = rules.read_text(encoding="utf-8")
    text = text.replace("编号: A2", "编号: A9").replace("支付率 < 20%", "支付率 < -20%")
    rules.write_text(text.replace("支付率 < 50%", "支付率 < -50%"), encoding="utf-8")
    recorded(folder, "2022-12-31")
    assert NO_RULE in {one.cause for one in entries(folder)}


def test_the_id_of_a_project_names_the_findings_of_its_rows_too(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    recorded(project_with(tmp_path, []), "2022-12-31")
    known = lives(entries(tmp_path))
    (first, second) = (known[name] for name in sorted(known, key=lambda n: known[n].last.subject))
    task = replace(first.last, subject="P1/2022年9月", subject_name="P1/2022年9月")
    known[first.id] = replace(first, last=task)
    assert matching(known, "P1") == [known[first.id]]
    assert matching(known, "P2") == [second]
    assert matching(known, "P") == []


def test_an_earlier_day_can_be_recorded_afterwards(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    folder = project_with(tmp_path, YEAR)
    days = ["2022-01-31", "2022-02-28", "2022-04-30", "2022-06-30", "2022-08-31"]
    for day in days:
        recorded(folder, day)
    straight = lives(entries(folder))
    (folder / LOG_NAME).unlink()
    for day in [*days[1::2], *days[::2], *days]:
        recorded(folder, day)
    late = lives(entries(folder))
    assert {(x.id, x.open, x.resolved) for x in late.values()} == {
        (x.id, x.open, x.resolved) for x in straight.values()
    }


def test_two_people_who_record_the_same_data_write_the_same_lines(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    mine = project_with(tmp_path / "甲", YEAR)
    yours = Path(shutil.copytree(mine, tmp_path / "乙"))
    for folder in (mine, yours):
        recorded(folder, "2022-01-31")
        recorded(folder, "2022-02-28")
    assert (mine / LOG_NAME).read_bytes() == (yours / LOG_NAME).read_bytes()
    both = (mine / LOG_NAME).read_bytes() + (yours / LOG_NAME).read_bytes()
    before = entries(mine)
    (mine / LOG_NAME).write_bytes(both)
    assert entries(mine) == before
    assert recorded(mine, "2022-02-28") == []


def test_a_change_lost_in_a_cut_line_is_recorded_again(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    folder = project_with(tmp_path, YEAR)
    recorded(folder, "2022-01-31")
    path = folder / LOG_NAME
    path.write_bytes(path.read_bytes()[:-30])
    assert recorded(folder, "2022-01-31") == ["新增 A2 P1"]


def test_the_log_is_only_added_to(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    folder = project_with(tmp_path, YEAR)
    held = b""
    for day in ("2022-01-31", "2022-02-28", "2022-04-30"):
        recorded(folder, day)
        data = (folder / LOG_NAME).read_bytes()
        assert data.startswith(held)
        held = data


def test_a_note_goes_to_the_finding_with_who_and_when(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    folder = project_with(tmp_path, YEAR)
    recorded(folder, "2022-01-31")
    name = entries(folder)[0].id
    path = folder / LOG_NAME
    made, _ = tell(path, name[:6], Event.ACKNOWLEDGED, by="张三", note="已催办")
    assert made is not None
    assert (made.day, made.by, made.id) == (dt.date(2022, 1, 31), "张三", name)
    early, found = tell(
        path, name, Event.CORRECTED, by="张三", note="改了", day=dt.date(2022, 1, 1)
    )
    assert early is None
    assert [one.code.id for one in found] == ["PE714"]


def test_a_name_that_means_nothing_or_too_much_is_told(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    folder = project_with(tmp_path, [])
    recorded(folder, "2022-01-31")
    for name in ("A7-x", "A2", ""):
        made, found = tell(folder / LOG_NAME, name, Event.ACKNOWLEDGED, by="张三", note="看过")
        assert made is None
        assert [one.code.id for one in found] == ["PE856"]


def test_nothing_is_added_to_a_log_of_a_newer_program(
    tmp_path: Path, project_with: Project, recorded: Recorded
) -> None:
    folder = project_with(tmp_path, YEAR)
    recorded(folder, "2022-01-31")
    path = folder / LOG_NAME
    path.write_text(path.read_text(encoding="utf-8").replace('"版本": 1', '"版本": 7'), "utf-8")
    held = path.read_bytes()
    made, found = tell(path, "A1", Event.ACKNOWLEDGED, by="张三", note="看过")
    assert made is None
    assert "PE853" in {one.code.id for one in found}
    assert path.read_bytes() == held


def test_programs_that_record_at_once_double_nothing(
    tmp_path: Path, project_with: Project, perfeval_at_once: Callable[..., list[int]]
) -> None:
    folder = project_with(tmp_path, YEAR)
    assert perfeval_at_once(3, "monitor", folder, "--as-of", "2022-01-31", "--record") == [0, 0, 0]
    assert [one.event for one in entries(folder)] == [Event.OPENED]
    assert len((folder / LOG_NAME).read_bytes().splitlines()) == 1
