"""Templates made by code: a small .docx of given paragraphs and tables, and figures to fill it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from perfeval.dataset import load_dataset
from perfeval.diagnostics import Diagnostic
from perfeval.engine.outcome import Outcome
from perfeval.report.figures import Figures, compute_figures, load_figures
from perfeval.report.outline import ReportResult
from perfeval.report.outline.words import all_words
from perfeval.report.template import Sources, lint_template, write_from_template
from perfeval.report.template.writing import Provenance
from perfeval.report.word.fixed_parts import font_table_xml, settings_xml
from perfeval.report.word.profile import GB9704
from perfeval.report.word.styles import styles_xml
from perfeval.report.word.theme import THEME_TYPE, theme_xml
from perfeval.vocabulary import load_vocabulary

AS_OF = dt.date(2022, 4, 30)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
TABLES = {
    "资金": "资金编号,资金类别,金额（万元）,到位日期,是否统筹\n"
    "Z1,专项,100.125,2022-01-05,是\nZ2,债券,50.125,2022-02-05,否\nZ3,自筹,0,2022-03-05,是\n",
    "项目": "项目编号,项目名称,项目类型,是否统筹,全年预算数（万元）\n"
    "P1,甲,道路,是,100\nP2,乙,水利,否,50\nP3,丙,,是,1\n",
    "支付": "支付编号,项目编号,支付日期,金额（万元）\n"
    "F1,P1,2022-01-10,30\nF2,P2,2022-01-20,10\nF3,P1,2022-04-01,33.33\n",
}
FIGURES = """模板: t
数字:
  全部: {公式: 合计(资金.金额), 格式: 万元2, 说明: 全部资金}
  资金.笔数: {公式: 个数(资金), 格式: 笔, 说明: 笔数}
  专项额: {公式: "合计(资金.金额, 资金.资金类别 是 专项)", 格式: 万元2, 说明: 专项资金}
  率: {公式: 专项额 / 全部, 格式: 百分比2, 说明: 专项占比}
  无: {公式: 合计(资金.金额) / (个数(资金) - 3), 格式: 万元2, 说明: 没有值}
  各类: {分组: 资金.资金类别, 公式: 合计(资金.金额), 格式: 万元2, 说明: 资金}
  空类: {分组: 监控记录.监控日期, 公式: 个数(监控记录), 格式: 个, 说明: 记录}
  各种:
    分组: 资金.资金类别
    列:
      金额: {公式: 合计(资金.金额), 格式: 万元2千分, 说明: 金额}
      占比: {公式: 金额 / 全部, 格式: 百分比2, 说明: 占比}
"""
Result = tuple[ReportResult | None, list[Diagnostic]]
Docx = Callable[..., bytes]


def paragraph(*runs: str, properties: str = "") -> str:
    inner = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in runs)
    return f"<w:p>{properties}{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    grid = '<w:gridCol w:w="2000"/>' * len(rows[0])
    cell = '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{}</w:tc>'
    body = "".join(
        f"<w:tr>{''.join(cell.format(paragraph(text)) for text in row)}</w:tr>" for row in rows
    )
    width = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{width}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def package(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def parts_of(
    body: str,
    *,
    types: str = "",
    relations: str = "",
    root: str = "",
    main: str = "document.main+xml",
    others: Mapping[str, str | bytes] | None = None,
) -> dict[str, str | bytes]:
    """Give the parts of a .docx with a body, and whatever else a test puts in."""
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
        'w:bottom="1984" w:left="1587" w:header="851" w:footer="1446" w:gutter="0"/></w:sectPr>'
    )
    names = "http://schemas.openxmlformats.org/package/2006"
    fixed = {
        "styles": (styles_xml(GB9704, "zh-CN"), f"{OFFICE}styles+xml"),
        "settings": (settings_xml("zh-CN"), f"{OFFICE}settings+xml"),
        "fontTable": (font_table_xml(GB9704), f"{OFFICE}fontTable+xml"),
        "theme": (theme_xml(GB9704), THEME_TYPE),
    }
    types += "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        for name, (_, kind) in fixed.items()
    )
    relations += "".join(
        f'<Relationship Id="rIdFixed{name}" Type="{R}/{name}" Target="{name}.xml"/>'
        for name in fixed
    )
    return {
        **{f"word/{name}.xml": data for name, (data, _) in fixed.items()},
        "[Content_Types].xml": f'<Types xmlns="{names}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{OFFICE}{main}"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{names}/relationships"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/>{root}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{names}/relationships">'
        f"{relations}</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}'
        "</w:body></w:document>",
        **(others or {}),
    }


@pytest.fixture
def docx() -> Docx:
    """Make a .docx of a body."""

    def make(*blocks: str, **more: object) -> bytes:
        return package(parts_of("".join(blocks), **more))

    return make


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    folder = tmp_path / "data"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    dataset, problems = load_dataset(vocabulary, folder, sorted(folder.glob("*")), year=2022)
    assert dataset is not None, [d.message() for d in problems]
    (folder / "figures.yaml").write_text(FIGURES, encoding="utf-8")
    spec, problems = load_figures(folder / "figures.yaml")
    assert spec is not None, [d.message() for d in problems]
    figures, problems = compute_figures(spec, dataset, Outcome({}, ()), (), AS_OF)
    assert isinstance(figures, Figures), [d.message() for d in problems]
    words = all_words({"县名": "某县", "单位": "某局"}, AS_OF, AS_OF)
    return Sources(figures, words, AS_OF)


@pytest.fixture
def fill(sources: Sources) -> Callable[..., Result]:
    """Fill a template."""

    def run(data: bytes, given: Sources | None = None) -> Result:
        made = Provenance("0c3b", "perfeval")
        return write_from_template(data, "模板.docx", given or sources, made)

    return run


@pytest.fixture
def printed(docx: Docx, fill: Callable[..., Result]) -> Callable[..., list[str]]:
    """Fill a template of given blocks and give the text of its paragraphs."""

    def run(*blocks: str, **more: object) -> list[str]:
        result, problems = fill(docx(*blocks, **more))
        assert result is not None, [(str(d.place), d.message()) for d in problems]
        return lines_of(result.docx)

    return run


def lines_of(data: bytes, part: str = "word/document.xml") -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(part))
    return ["".join(p.itertext(f"{{{W}}}t")) for p in root.iter(f"{{{W}}}p")]


@pytest.fixture
def told(docx: Docx, fill: Callable[..., Result]) -> Callable[..., list[tuple[str, str]]]:
    """Fill a template that has something wrong; give codes and places."""

    def run(*blocks: str, **more: object) -> list[tuple[str, str]]:
        result, problems = fill(docx(*blocks, **more))
        errors = [d for d in problems if d.severity == "error"]
        assert (result is None) == bool(errors)
        return [(d.code.id, str(d.place).removeprefix("模板.docx")) for d in problems]

    return run


@pytest.fixture
def told_codes() -> Callable[[bytes], list[str]]:
    """Look a template over and give the codes of what is told."""

    def run(data: bytes) -> list[str]:
        return [problem.code.id for problem in lint_template(data, "模板.docx", None)[1]]

    return run
