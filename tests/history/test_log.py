from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval.history.entry import Entry, Event
from perfeval.history.log import Log, append, locked, read_log

Make = Callable[..., Entry]


def codes_at(path: Path) -> list[tuple[str, int | None]]:
    _, problems = read_log(path)
    return [(one.code.id, one.place.line if one.place else None) for one in problems]


def entries_in(path: Path) -> list[Entry]:
    log, _ = read_log(path)
    assert log is not None
    return list(log.entries)


@pytest.fixture
def three(entry: Make) -> list[Entry]:
    return [
        entry("2022-01-31"),
        entry("2022-02-28", Event.CHANGED, 2, message="支付率 {30%} \\ “引号”"),
        entry("2022-03-31", Event.RESOLVED, 3, cause="数据已符合规则"),
    ]


def test_a_log_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_log(tmp_path / "没有.jsonl") == (Log(()), [])


def test_what_was_added_is_read_back(tmp_path: Path, three: list[Entry]) -> None:
    path = tmp_path / "发现记录.jsonl"
    for one in three:
        log, _ = read_log(path)
        assert log is not None
        assert append(path, log, [one]) == []
    assert entries_in(path) == three
    assert path.read_bytes().count(b"\n") == 3
    first = json.loads(path.read_text(encoding="utf-8").split("\n")[0])
    assert (first["日期"], first["事件"], first["对象"]) == ("2022-01-31", "新增", "P1")


def test_a_last_line_that_was_cut_is_told_and_nothing_runs_into_it(
    tmp_path: Path, three: list[Entry]
) -> None:
    path = tmp_path / "发现记录.jsonl"
    whole = "".join(f"{one.line()}\n" for one in three[:2]).encode()
    path.write_bytes(whole[:-40])
    assert codes_at(path) == [("PE851", 2)]
    log, _ = read_log(path)
    assert log is not None
    append(path, log, three[1:])
    assert path.read_bytes().startswith(whole[:-40] + b"\n")
    assert entries_in(path) == three
    assert codes_at(path) == [("PE851", 2)]


@pytest.mark.parametrize("cut", range(1, 400, 7))
def test_a_line_cut_anywhere_and_run_into_the_next_loses_only_itself(
    cut: int, tmp_path: Path, three: list[Entry]
) -> None:
    path = tmp_path / "发现记录.jsonl"
    torn = three[0].line().encode()[:cut]
    path.write_bytes(torn + f"{three[1].line()}\n{three[2].line()}\n".encode())
    assert set(three[1:]) <= set(entries_in(path))
    if torn != three[0].line().encode():
        assert codes_at(path) == [("PE851", 1)]


def test_crlf_a_mark_at_the_start_and_blank_lines_do_not_matter(
    tmp_path: Path, three: list[Entry]
) -> None:
    path = tmp_path / "发现记录.jsonl"
    text = "\ufeff" + "\r\n\r\n".join(one.line() for one in three) + "\r\n"
    path.write_bytes(text.encode())
    assert entries_in(path) == three
    assert codes_at(path) == []


def test_a_log_saved_in_the_encoding_of_old_editors_is_read(
    tmp_path: Path, three: list[Entry]
) -> None:
    path = tmp_path / "发现记录.jsonl"
    old = "".join(f"{one.line()}\n" for one in three[:2]).encode("gb18030")
    path.write_bytes(old + f"{three[2].line()}\n".encode())
    assert entries_in(path) == three


def test_both_sides_of_a_merge_count_and_its_markers_are_told(
    tmp_path: Path, three: list[Entry]
) -> None:
    path = tmp_path / "发现记录.jsonl"
    a, b, c = (one.line() for one in three)
    path.write_text(f"{a}\n<<<<<<< HEAD\n{b}\n=======\n{b}\n{c}\n>>>>>>> 李四\n", encoding="utf-8")
    assert entries_in(path) == three
    assert codes_at(path) == [("PE852", 2), ("PE852", 4), ("PE852", 7)]


def test_a_newer_version_is_an_error_and_the_rest_is_read(
    tmp_path: Path, three: list[Entry]
) -> None:
    path = tmp_path / "发现记录.jsonl"
    newer = three[0].line().replace('"版本": 1', '"版本": 2')
    path.write_text(f"{newer}\n{three[1].line()}\n", encoding="utf-8")
    assert codes_at(path) == [("PE853", 1)]
    assert entries_in(path) == [three[1]]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"2022-01-31"', '"2022-02-31"', "日期"),
        ('"新增"', '"新建"', "事件"),
        ('"序": 1', '"序": true', "序"),
        ('"确定": "是"', '"确定": "对"', "确定"),
        ('"A1-0000000000"', '""', "编号"),
        ('"版本": 1', '"版本": "1"', "版本"),
        ('"级别": "黄"', '"等级": "黄"', "级别"),
    ],
)
def test_a_line_edited_by_hand_says_what_is_wrong(
    old: str, new: str, key: str, tmp_path: Path, entry: Make
) -> None:
    path = tmp_path / "发现记录.jsonl"
    text = entry("2022-01-31").line()
    assert old in text
    path.write_text(text.replace(old, new) + "\n", encoding="utf-8")
    log, problems = read_log(path)
    assert log == Log(())
    assert [(one.code.id, one.values["key"]) for one in problems] == [("PE854", key)]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "发现记录.jsonl"
    path.write_bytes("{}".encode("utf-16"))
    log, problems = read_log(path)
    assert log is None
    assert [one.severity for one in problems] == ["error"]


def test_only_one_program_at_a_time_adds_to_a_log(tmp_path: Path) -> None:
    path = tmp_path / "发现记录.jsonl"
    with locked(path) as first:
        assert first == []
        with locked(path, wait=0.1) as second:
            assert [one.code.id for one in second] == ["PE855"]
        with locked(path, wait=0) as third:
            assert third != []
    with locked(path, wait=0) as after:
        assert after == []
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with locked(tmp_path / "无" / "发现记录.jsonl", wait=0) as blocked:
        assert [one.severity for one in blocked] == ["error"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.binary(max_size=80), at=st.integers(0, 900), gone=st.integers(0, 300))
def test_damage_takes_nothing_from_the_lines_that_it_does_not_touch(
    noise: bytes, at: int, gone: int, tmp_path: Path, three: list[Entry]
) -> None:
    path = tmp_path / "发现记录.jsonl"
    lines = [one.line().encode() for one in three]
    whole = b"\n".join(lines)
    path.write_bytes(whole[:at] + noise.replace(b"\0", b"") + whole[at + gone :])
    log, _ = read_log(path)
    assert log is not None
    assert len(log.entries) <= len(three)
    start = 0
    for entry_there, line in zip(three, lines, strict=True):
        end = start + len(line)
        if end <= at or start >= at + gone:
            assert entry_there in log.entries
        start = end + 1
