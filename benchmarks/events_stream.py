"""Findings over a stream of events: how many a second, and how much memory, ever longer streams.

    python benchmarks/events_stream.py [--quick] [--events N] [--every 日|周|月]

A year of a made-up county, some sixty events a project: plans, allocations, payments, their six
reviews, documents, disclosures. Each line is a process of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from machine import machine, peak_megabytes, version

from perfeval.stream.lines.blocks import blocks
from perfeval.stream.opening import open_for_stream
from perfeval.stream.run import Evaluated, Stream

RULESETS = ("county-supervision",)
SIZES = (10_000, 100_000, 1_000_000)
EVENTS_A_PROJECT = 60
_MOST_GROWTH = 1.3
"""How much more memory a stream may take than one ten times shorter."""
_FULL = 100_000
"""From so many events on, what is kept in memory is full: chunks, and the database's cache."""
_GATES = ("扶贫股", "盯办岗", "支付中心", "乡财股", "主管领导", "分管领导")
_YEAR = date(2022, 1, 1)
_Event = tuple[int, str, dict[str, str]]


def _day(offset: int) -> str:
    return (_YEAR + timedelta(days=offset)).isoformat()


def _project(number: int, rng: random.Random) -> Iterator[_Event]:
    """Give the year of one project, as (day of the year, table, cells)."""
    project, budget = f"P{number:06}", rng.randint(40, 800)
    yield (
        0,
        "项目",
        {
            "项目编号": project,
            "项目名称": f"项目{number}",
            "全年预算数": str(budget),
            "乡镇": f"乡镇{number % 30}",
            "主管部门": f"部门{number % 12}",
        },
    )
    for month in range(12):
        issued = month * 30 + rng.randint(0, 6)
        yield issued, "月度计划", {
            "项目编号": project, "月份": f"2022-{month + 1:02}",
            "计划金额": str(budget // 12), "下达日期": _day(issued),
        }  # fmt: skip
    paid = sorted(rng.randint(40, 360) for _ in range(6))
    for payment, day in enumerate(paid):
        key = f"{project}-{payment}"
        for gate, name in enumerate(_GATES):
            if rng.random() < 0.995:
                reviewed = day - 6 + gate
                yield reviewed, "审核", {
                    "支付编号": key, "关口": name, "审核人": f"人{(number + gate) % 90}",
                    "审核日期": _day(reviewed), "结论": "通过",
                }  # fmt: skip
        amount = f"{budget * rng.randint(8, 18)}"
        yield day, "支付", {
            "支付编号": key, "项目编号": project, "支付日期": _day(day),
            "申请人": f"办{number % 50}",
            "金额": f"{amount[:-2] or 0}.{amount[-2:]}", "收款人": f"公司{number % 4000}",
        }  # fmt: skip
    received = rng.randint(5, 340)
    paper = f"文{number:06}"
    yield received, "资金文件", {"文号": paper, "收文日期": _day(received)}
    for name in ("上报日期", "通知日期"):
        if rng.random() < 0.97:
            done = received + rng.choice((1, 2, 3, 3, 4))
            yield done, "资金文件", {"文号": paper, name: _day(done)}
    yield received, "公示", {"公示编号": f"G{number:06}", "产生日期": _day(received)}
    done = received + rng.randint(5, 21)
    yield done, "公示", {"公示编号": f"G{number:06}", "公开日期": _day(done)}


def write_events(path: Path, count: int) -> None:
    """Write so many events in the order of their days, with bounded memory."""
    parts = [(path.parent / f"{day}.part").open("w", encoding="utf-8") for day in range(400)]
    written, number = 0, 0
    while written < count:
        for day, table, cells in _project(number, random.Random(number)):
            event = {"日期": _day(max(day, 0)), "表": table, "行": cells}
            parts[max(day, 0)].write(json.dumps(event, ensure_ascii=False) + "\n")
            written += 1
        number += 1
    with path.open("w", encoding="utf-8") as whole:
        tables = ["项目", "月度计划", "审核", "支付", "资金文件", "公示", "资金安排"]
        whole.write(json.dumps({"有表": tables}, ensure_ascii=False) + "\n")
        for part in parts:
            part.close()
            whole.write(Path(part.name).read_text(encoding="utf-8"))
            Path(part.name).unlink()


def measure(count: int, every: str, rulesets: tuple[str, ...]) -> dict[str, float]:
    """Stream so many events in this process."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        names = json.dumps(rulesets)
        (root / "perfeval.toml").write_text(
            f"[project]\nyear = 2022\nrulesets = {names}\n", encoding="utf-8"
        )
        write_events(root / "events.jsonl", count)
        before = peak_megabytes() or 0
        began, wall = time.process_time(), time.perf_counter()
        opened, problems = open_for_stream(root)
        if opened is None:
            sys.exit("\n".join(one.message() for one in problems))
        stream = Stream(opened, "events.jsonl", every=every, until=date(2022, 12, 31))
        changes = 0
        with (root / "events.jsonl").open("rb") as source:
            for block in blocks(source, "events.jsonl"):
                for one in stream.take(block):
                    changes += len(one.entries) if isinstance(one, Evaluated) else 0
        for one in stream.finish():
            changes += len(one.entries) if isinstance(one, Evaluated) else 0
        summary = stream.summary
        stream.close()
        return {
            "events": summary.events, "days": summary.days, "changes": changes,
            "errors": summary.errors, "open": sum(summary.open.values()),
            "seconds": time.process_time() - began, "wall": time.perf_counter() - wall,
            "peak": peak_megabytes() or 0, "before": before,
        }  # fmt: skip


def _in_own_process(count: int, every: str, rulesets: str) -> dict[str, float]:
    command = [sys.executable, __file__, "--events", str(count), "--every", every]
    command += ["--rulesets", rulesets]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.exit(done.stderr or f"the stream ended with {done.returncode}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure and print; exit code 1 when memory grows with the events."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="up to 100,000 events")
    parser.add_argument("--events", type=int, help="stream so many in this process")
    parser.add_argument("--every", default="日", choices=("日", "周", "月"))
    parser.add_argument("--rulesets", default=",".join(RULESETS), help="names with commas")
    options = parser.parse_args()
    if options.events:
        found = measure(options.events, options.every, tuple(options.rulesets.split(",")))
        print(json.dumps(found))
        return
    print(f"{machine()}; {version('perfeval')}; {options.rulesets}; {options.every}\n")
    print("| events | days | changes | CPU s | events/CPU s | peak MB |")
    print("|--:|--:|--:|--:|--:|--:|", flush=True)
    sizes = SIZES[:2] if options.quick else SIZES
    lines = [_line(count, options.every, options.rulesets) for count in sizes]
    *_, shorter, longest = lines
    grew = longest["peak"] > _MOST_GROWTH * shorter["peak"]
    sys.exit(1 if grew and shorter["events"] >= _FULL else 0)


def _line(count: int, every: str, rulesets: str) -> dict[str, float]:
    one = _in_own_process(count, every, rulesets)
    each = f"{one['events'] / one['seconds']:,.0f}"
    cells = (f"{one['events']:,}", f"{one['days']}", f"{one['changes']:,}")
    print(
        "|", " | ".join((*cells, f"{one['seconds']:.1f}", each, f"{one['peak']}")), "|", flush=True
    )
    return one


if __name__ == "__main__":
    main()
