"""PE1xx: text files, YAML, writing."""

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
    "这里不符合 YAML 的写法：{problem}",
    "this is not YAML: {problem}",
    "{advice}",
    "{advice}",
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
    "用了全角的“{found}”，YAML 只认半角的“{accepted}”",
    "full-width “{found}” stands where YAML needs “{accepted}”",
    "把“{found}”改成“{accepted}”（冒号后面要有一个空格）。",
    "replace “{found}” by “{accepted}” (a colon is followed by a space).",
)
YAML_DUPLICATE = Code(
    "PE107",
    Severity.ERROR,
    "“{key}”写了两次",
    "“{key}” is written twice",
    "只留一处，或改名。",
    "keep one of them, or rename it.",
)
YAML_EMPTY = Code("PE108", Severity.ERROR, "文件是空的", "the file is empty")
YAML_SHAPE = Code(
    "PE109",
    Severity.ERROR,
    "这里应为{accepted}，却是{found}",
    "expected {accepted} here, found {found}",
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
