"""A document of 500 figures read back and judged: with its marks, and by its text alone.

``python benchmarks/verifying.py [--figures 500] [--runs 5]``. The document has 20 paragraphs of
five figures, a table with the rest, and a chart of twelve months; it is verified from bytes to
verdicts, without the data (evaluating a project is another benchmark).
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import re
import resource
import time
import zipfile

from perfeval.report.verify import Status, judge, read_document
from perfeval.report.word import document as d
from perfeval.report.word.manifest import FigureRecord, Manifest, placed
from perfeval.report.word.numbers import literal_numbers
from perfeval.report.word.package import pack_members
from perfeval.report.word.writer import write_docx

_MOST_SECONDS = 1.0
_MONTHS = tuple(f"{month}月" for month in range(1, 13))


def make(figures: int) -> tuple[bytes, Manifest]:
    """Write a document with so many figures."""
    names = [f"项目[P{n}].金额" for n in range(figures)]
    printed = {name: f"{1000 + n * 37}.{n % 100:02d}" for n, name in enumerate(names)}
    runs = {
        name: d.FigureRun(name, text, f"第{n}个") for n, (name, text) in enumerate(printed.items())
    }
    paragraphs = [
        d.Paragraph(
            tuple(
                part
                for name in names[at : at + 5]
                for part in (f"第{names.index(name)}项到位", runs[name], "万元，")
            )
        )
        for at in range(0, min(100, figures), 5)
    ]
    rows = [
        d.TableRow(((f"项目{n}",), *((runs[name],) for name in names[n : n + 4])))
        for n in range(100, figures - 3, 4)
    ]
    columns = (d.Column("项目", 2), *(d.Column(f"金额{n}", 1, "right") for n in range(4)))
    table = d.Table("表1", "单位：万元", columns, tuple(rows), "金额")
    series = d.Series("支出", tuple(printed[name] for name in names[:12]), tuple(names[:12]))
    chart = d.Chart("line", "图1", "万元", _MONTHS, (series,), "逐月支出", "0.00")
    blocks = (d.Title(("基准",)), *paragraphs, table, chart)
    document = d.Document("基准", blocks, "某局", dt.date(2022, 12, 31))
    records = tuple(FigureRecord(name, "金额", text, text) for name, text in printed.items())
    manifest = Manifest("t", "perfeval", "0", records, literal_numbers(document))
    return write_docx(document, manifest), placed(document, manifest)


def bare(data: bytes) -> bytes:
    """Take every mark and the manifest out of a document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    del parts["customXml/item1.xml"]
    xml = re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", parts["word/document.xml"].decode())
    control = r"<w:sdt><w:sdtPr>.*?</w:sdtPr><w:sdtContent>(.*?)</w:sdtContent></w:sdt>"
    parts["word/document.xml"] = re.sub(control, r"\1", xml).encode()
    return pack_members(parts)


def main() -> None:
    """Print the times; fail when one is over the second."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--figures", type=int, default=500)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    data, sidecar = make(options.figures)
    slow = False
    for name, document in (("控件和书签", data), ("只凭前后文字", bare(data))):
        times = []
        for _ in range(options.runs):
            start = time.perf_counter()
            read, problems = read_document(document, sidecar, "基准.docx")
            if read is None:
                raise SystemExit([problem.message() for problem in problems])
            current = {record.id: record.printed for record in read.manifest.figures}
            verdicts = judge(read, current)
            times.append(time.perf_counter() - start)
        wrong = sum(one.status is not Status.RIGHT for one in verdicts)
        print(f"{name}: {len(verdicts)} 个数，{min(times):.3f} s，{wrong} 个不对")
        slow = slow or min(times) > _MOST_SECONDS or wrong > 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"内存最多 {peak:.0f} MB")
    raise SystemExit(1 if slow else 0)


if __name__ == "__main__":
    main()
