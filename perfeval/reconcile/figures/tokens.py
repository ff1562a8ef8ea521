"""Text to figures: every number is told as what it is, money or the number of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from perfeval.reconcile.figures.figure import About, Figure, Kind
from perfeval.values.numbers import half_width
from perfeval.values.units import MONEY

_YEAR = r"(?:19|20)\d{2}"
_CHINESE = "一二三四五六七八九十百零〇两"
_MEASURES = (
    "架次|平方公里|平方米|立方米|公顷|公里|千米|公斤|千克|人次|人日|场次|班次|批次|个村|户次"
    "|[个项人户村亩米吨台套座处所条头只笔家次株名件份场宗例眼口盏对辆栋间幢床批类种期艘匹羽尾"
    "袋箱册块片段站组支门栏井池棚幅面张枚节道辈单]|分(?![之钟别类批配散期管布解工])|㎡|km|m2|m3|kg"
)
_MEASURE = rf"(?:{_MEASURES})"
_NO_AMOUNT = rf"(?![\d.,，]*\s*(?:[百千万亿]?元|[百千万亿]|[%％‰]|{_MEASURE}))"
_DAY = r"\s*\d{1,2}\s*日"
_CONTACT = "(?:电话|热线|邮编|传真|账号|身份证号?|统一社会信用代码)"
_IN_YEAR = rf"(?:\s*\d{{1,2}}\s*[-—~～至到]?\s*\d{{0,2}}\s*月(?:份|底|末|初)?(?:{_DAY})?)?"
_NAMES = re.compile(
    "|".join(
        (
            r"《[^》\n]{0,80}》",
            rf"[〔\[（(【]{_YEAR}[〕\])】）]\s*第?\s*\d+(?:[-—]\d+)?\s*号?",  # 财预〔2022〕1号
            rf"第\s*[\d{_CHINESE}]+\s*(?:季度|[批号条款项期次届轮章页稿类])?",
            rf"(?<![\d.,]){_YEAR}\s*[-—~～至到]\s*{_YEAR}\s*年?(?:度|期间)?{_NO_AMOUNT}",
            rf"(?<![\d.,]){_YEAR}\s*[./-]\s*\d{{1,2}}(?:[./-]\d{{1,2}})?(?!\d)日?{_NO_AMOUNT}",
            rf"(?<![\d.,]){_YEAR}\s*年(?:度|底|末|初)?{_IN_YEAR}",
            r"(?<!\d)\d{1,2}\s*[-—~～至到]\s*\d{1,2}\s*月(?:份|底|末|初)?",
            rf"(?<![\d.])\d{{1,2}}\s*月(?:份|底|末|初)?(?:{_DAY}|\s*\d{{1,2}}\s*号)?",
            r"(?<![\d.])\d{1,2}[:：]\d{2}(?![\d.])",
            r"(?<![\d.])\d+\s*号",
            rf"(?:附[件表图]|[表图注]|目标|方案|[编序]号|No\.?|№)\s*\d{{1,2}}(?:[-—.]\d+)*(?!\d){_NO_AMOUNT}",
            rf"{_CONTACT}[^\d\n]{{0,6}}(?:[\d\-— ]{{5,}}[、,，/]?)+",
            r"(?<!\d)0\d{2,3}[-—]\d{7,8}(?!\d)",
            rf"(?<![\d.,])1[3-9]\d{{9}}(?![\d.,]){_NO_AMOUNT}",
            r"(?<![\dA-Za-z])[A-Za-z]+[-—]?\d[\dA-Za-z-]*(?![\d.])",
            r"(?<![\d.])[\d.]+\s*(?:个月|小时|分钟|周岁|[天日年岁月周])(?:内|前|后)?",
        )
    )
)
_ORDINAL = re.compile(
    r"(?:^|(?<=[\n。；;：:，]))\s*(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]|\d{1,2}[)）])"
)
_NUMBER = (
    r"\d{1,3}(?:[ \u2009\u2005\u00a0]\d{3})+(?:\.\d+)?(?=[亿百千万]*元)"
    r"|\d{1,3}(?:\.\d{3})+\.\d{1,2}(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:，\d{3})+\.\d+(?!\d)|\d+(?:\.\d+)?"
)
_FIGURE = re.compile(
    rf"(?P<sign>[≥≤≧≦<>＞＜]=?|不低于|不少于|不高于|不超过|不小于|不大于|低于|高于)?\s*[¥￥]?"
    rf"(?P<range>\d+(?:\.\d+)?\s*[-—~～至]\s*(?=\d))?"
    rf"(?P<number>{_NUMBER})\s*(?P<more>余|多)?"
    r"(?P<unit>个百分点|百分点|[%％‰]|(?:亿|百万|万|千)?(?P<more2>余|多)?元"
    rf"|(?P<big>万亿|亿|百万|万|千)?(?P<more3>余|多)?(?P<measure>{_MEASURE})"
    r"|(?P<bare>万亿|亿|万)(?![一-鿿])|(?P<odd>(?:万亿|亿|万)[一-鿿]))?(?P<pair>[（(][套台座个处]?[套台座个处][)）])?"
    r"(?P<per>[/／每])?(?P<tail>左右|上下|以上|以内|以下)?"
)
_ALONE = re.compile(r"\s*[\d,]+(?:\.\d+)?\s*")
_FACTORS = {"千": 10**3, "万": 10**4, "百万": 10**6, "亿": 10**8, "万亿": 10**12}
_MONEY_NEXT = re.compile("[资财专补的左上投扶衔助支用到全]")
_BASE_OF_RATE = re.compile(r"每\d[\d.]*$|[/／]10*$")
"""“0.064次/10万公顷”, “每10万人”: the number belongs to a unit."""
_AROUND = re.compile(r"(?:大约|约|约为|大概|接近左右)$")
_MORE = re.compile(r"(?:逾|超过|超|多达|突破)$")
_LESS = re.compile(r"(?:近|将近|不到|接近)$")
_SAME_COUNT = {"项": "个", "名": "人", "个村": "个", "人次": "人次", "㎡": "平方米", "m2": "平方米"}


def figures_of(text: str, unit: str = "", ordinal: int = 0) -> list[Figure]:
    """Give every number of a text in order.

    Args:
        text: A paragraph or the text of a cell.
        unit: A unit declared for bare numbers (单位：万元), empty when none is.
        ordinal: How many characters at the start number the paragraph.
    """
    flat = half_width(text)
    taken = [m.span() for m in _NAMES.finditer(flat)] + [m.span() for m in _ORDINAL.finditer(flat)]
    if _ALONE.fullmatch(flat):
        taken = []  # a cell that is a number: 1922.12 is no month of 1922
    taken.append((0, ordinal))
    masked = list(flat)
    for start, end in taken:
        masked[start:end] = "\0" * (end - start)
    found = list(_scan("".join(masked), text))
    _inherit(found, flat)
    if unit in MONEY:
        for figure in found:
            if figure.kind is Kind.PLAIN and _money_word(figure, flat):
                give_unit(figure, unit)
    return found


def give_unit(figure: Figure, unit: str) -> None:
    """Make a bare number one of a unit that was declared elsewhere."""
    factor = MONEY.get(unit)
    figure.inherited = True
    if factor is not None:
        figure.kind, figure.unit = Kind.MONEY, unit
        figure.value *= factor
        figure.step = Fraction(factor, 10**figure.decimals)
    elif unit.endswith("百分点"):
        figure.kind, figure.unit = Kind.POINTS, "个百分点"
        figure.value /= 100
        figure.step = Fraction(1, 100 * 10**figure.decimals)
    elif unit in ("%", "‰"):
        figure.kind, figure.unit = Kind.RATE, unit
        figure.value /= 100
        figure.step = Fraction(1, 100 * 10**figure.decimals)
    elif unit:
        figure.kind, figure.unit = Kind.COUNT, _SAME_COUNT.get(unit, unit)


def _scan(masked: str, text: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(masked):
        start, end = match.span()
        yield _figure(match, text[match.start("number") : end], masked[max(0, start - 4) : start])


def _figure(match: re.Match[str], shown: str, ahead: str) -> Figure:
    digits, irregular = match["number"], False
    if digits.count(".") > 1:
        whole, _, part = digits.rpartition(".")
        digits, irregular = f"{whole.replace('.', '')}.{part}", True
    digits = re.sub(r"[,，\s]", "", digits)
    decimals = len(digits.partition(".")[2])
    kind, unit, factor = _unit(match)
    value = Fraction(digits) * factor
    step = factor / 10**decimals
    about = _about(match, ahead)
    if about is not About.EXACT and not decimals:
        zeros = len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0
        step = factor * 10**zeros
    elif kind in (Kind.COUNT, Kind.PLAIN) and factor == 1:
        step = Fraction(0) if decimals == 0 else step
    if _BASE_OF_RATE.search(ahead + digits):
        kind = Kind.NAME
    elif match["per"]:
        kind = Kind.PRICE
    elif match["sign"] or match["tail"] in ("以上", "以内", "以下"):
        kind = Kind.TARGET
    elif match["range"]:
        kind = Kind.RANGE
    return Figure(
        kind, shown.strip(), value, step, unit, match.start("number"), match.end(),
        decimals, about, irregular,
    )  # fmt: skip


def _unit(match: re.Match[str]) -> tuple[Kind, str, Fraction]:
    unit = match["unit"] or ""
    if unit.endswith("百分点"):
        return Kind.POINTS, "个百分点", Fraction(1, 100)
    if unit in ("%", "％", "‰"):
        return Kind.RATE, "‰" if unit == "‰" else "%", Fraction(1, 1000 if unit == "‰" else 100)
    if unit.endswith("元"):
        plain = re.sub("[余多]", "", unit)
        return Kind.MONEY, plain, Fraction(MONEY[plain])
    if match["bare"]:
        unit = match["bare"] + "元"
        return Kind.MONEY, unit, Fraction(_FACTORS[match["bare"]])
    if match["odd"] and not _MONEY_NEXT.match(match["odd"][-1]):
        return Kind.COUNT, match["odd"][-1], Fraction(_FACTORS[match["odd"][:-1]])
    if match["odd"]:
        return Kind.MONEY, f"{match['odd'][:-1]}元", Fraction(_FACTORS[match["odd"][:-1]])
    if match["measure"]:
        factor = Fraction(_FACTORS.get(match["big"] or "", 1))
        return Kind.COUNT, _SAME_COUNT.get(match["measure"], match["measure"]), factor
    return Kind.PLAIN, "", Fraction(1)


def _about(match: re.Match[str], ahead: str) -> About:
    if match["more"] or match["more2"] or match["more3"] or _MORE.search(ahead):
        return About.MORE
    if match["tail"] in ("左右", "上下") or _AROUND.search(ahead):
        return About.AROUND
    return About.LESS if _LESS.search(ahead) else About.EXACT


def _inherit(found: list[Figure], flat: str) -> None:
    """In “10、20、30万元” the unit stands once, at the end."""
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        joined = re.fullmatch(r"\s*[、，,和及与]\s*", flat[left.end : right.start])
        if left.kind is Kind.PLAIN and joined and right.kind in (Kind.MONEY, Kind.COUNT, Kind.RATE):
            give_unit(left, right.unit)


_MONEY_WORD = re.compile(
    r"(?:资金|金额|总额|拨款|投资|预算|补助|经费|支出|收入|合计|小计|总计)[^，。；：、]{0,6}$"
)


def _money_word(figure: Figure, flat: str) -> bool:
    return bool(_MONEY_WORD.search(flat[max(0, figure.start - 14) : figure.start].rstrip("：: ")))
