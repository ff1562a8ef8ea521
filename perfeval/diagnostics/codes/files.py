"""PE1xx: text files, YAML, writing."""

from typing import NamedTuple

from perfeval.diagnostics.record import Code, Severity

FILE_MISSING = Code(
    "PE101",
    Severity.ERROR,
    "找不到文件 {file}",
    "file {file} does not exist",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
FILE_UNREADABLE = Code(
    "PE102",
    Severity.ERROR,
    "文件读不出来：{reason}",
    "the file cannot be read: {reason}",
    "如果正在 Excel、WPS 或 Word 中打开，请先关闭。",
    "close it first if it is open in Excel, WPS or Word.",
)
NOT_TEXT = Code(
    "PE103",
    Severity.ERROR,
    "不是可读的文本：既不是 UTF-8，也不是 GB18030",
    "not readable as text: neither UTF-8 nor GB18030",
    "请在编辑器中另存为 UTF-8。",
    "save it as UTF-8 in the editor.",
)
YAML_SYNTAX = Code(
    "PE104",
    Severity.ERROR,
    "{said}",
    "this is not YAML: {problem}",
    "{advice_zh}",
    "{advice_en}",
)


class YamlProblem(NamedTuple):
    """What a complaint of the parser means; ``needle`` is a part of its wording."""

    needle: str
    said: str
    advice_zh: str
    advice_en: str


_YAML_PROBLEMS = (
    YamlProblem(
        "quoted scalar",
        "这里的引号没有成对",
        "在这段文字的末尾补上引号。",
        "close the quote at the end of the text.",
    ),
    YamlProblem(
        "mapping values are not allowed",
        "这一行里多了一个冒号，或上一行没有写完",
        '文字里有冒号的，整段加半角引号，例如 名称: "超预算: 全年"；否则看上一行的冒号后面有没有空格。',
        "quote a text that holds a colon; else see whether the line above has a space after its colon.",
    ),
    YamlProblem(
        "did not find expected key",
        "这一行和同一层的其他行没有对齐，或前面的引号、括号没有成对",
        "同一层的行从同一列开始，用空格对齐。",
        "lines of one level begin in one column.",
    ),
    YamlProblem(
        "expected <block end>",
        "这一行和同一层的其他行没有对齐",
        "同一层的行从同一列开始，用空格对齐。",
        "lines of one level begin in one column.",
    ),
    YamlProblem(
        "'-' indicator",
        "这一行和同一层的其他行没有对齐",
        "列表的每一项以“- ”开头，项内各行与第一个键对齐。",
        "each item begins with “- ”, and its lines with the column of its first key.",
    ),
    YamlProblem(
        "flow mapping",
        "花括号没有写完",
        "各项写成“键: 值”，用“, ”隔开，末尾补上“}”。",
        "write “key: value”, separated by “, ”, and close with “}”.",
    ),
    YamlProblem(
        "flow sequence",
        "方括号没有写完",
        "各项用“, ”隔开，末尾补上“]”。",
        "separate the items by “, ” and close with “]”.",
    ),
    YamlProblem(
        "could not find expected ':'",
        "这一行不是“键: 值”",
        "键后面写半角冒号，再空一格。",
        "write a colon and a space after the key.",
    ),
    YamlProblem(
        "cannot start any token",
        "文字不能以这个符号开头",
        "给这段文字加上半角引号。",
        "quote the text.",
    ),
    YamlProblem(
        "escape character",
        "双引号里的反斜杠有特别的意思",
        "把双引号换成单引号。",
        "use single quotes instead.",
    ),
    YamlProblem(
        "block sequence entries are not allowed",
        "“- ”不能写在这里",
        "另起一行再写“- ”。",
        "begin a new line before “- ”.",
    ),
    YamlProblem(
        "too deep",
        "层次太多",
        "一个文件最多几十层。",
        "a file has a few dozen levels at most.",
    ),
)


def yaml_problem(complaint: str) -> YamlProblem:
    """Give what YAML_SYNTAX says of a parser's complaint; one that is not known is quoted."""
    for problem in _YAML_PROBLEMS:
        if problem.needle in complaint:
            return problem
    return YamlProblem(
        complaint,
        f"这里不符合 YAML 的写法（{complaint}）",
        "对照一个能用的文件，看标点、空格和缩进。",
        "compare with a file that works: punctuation, spaces, indentation.",
    )


YAML_TAB = Code(
    "PE105",
    Severity.ERROR,
    "缩进用了制表符（Tab）",
    "a tab is used for indentation",
    "请改用空格，每层两个。",
    "use spaces, two a level.",
)
YAML_FULL_WIDTH = Code(
    "PE106",
    Severity.ERROR,
    "这里用了全角的“{found}”，要用半角的“{accepted}”",
    "full-width “{found}” stands where YAML needs “{accepted}”",
    "把“{found}”改成“{accepted}”，后面留一个空格。",
    "replace “{found}” by “{accepted}” and a space.",
)
YAML_DUPLICATE = Code(
    "PE107",
    Severity.ERROR,
    "“{key}”写了两次",
    "“{key}” is written twice",
    "只留一处，或改名。",
    "keep one of them, or rename it.",
)
YAML_EMPTY = Code(
    "PE108",
    Severity.ERROR,
    "文件是空的",
    "the file is empty",
    "复制一个现成的文件，在它上面改。",
    "copy a file that works and change it.",
)
YAML_SHAPE = Code(
    "PE109",
    Severity.ERROR,
    "这里应为{accepted}，却是{found}",
    "expected {accepted} here, found {found}",
    "键值对一行一个，写成“键: 值”；列表每项一行，以“- ”开头。",
    "a mapping has one “key: value” a line; each item of a list begins with “- ”.",
)
YAML_ANCHOR = Code(
    "PE110",
    Severity.ERROR,
    "不支持 YAML 的锚点和引用（“{found}”）",
    "YAML anchors and aliases are not supported (“{found}”)",
    "请把内容原样写出；文字以 & 或 * 开头时加引号。",
    "write the content out; quote a text that starts with & or *.",
)
WRITE_FAILED = Code(
    "PE120",
    Severity.ERROR,
    "写不了 {file}：{reason}",
    "cannot write {file}: {reason}",
    "如果它正在 Excel、WPS 或 Word 中打开，请先关闭；原文件没有改动。",
    "close it first if it is open in Excel, WPS or Word; the old file is unchanged.",
)
