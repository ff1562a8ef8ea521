"""PE85x: what was known when, and the history of findings."""

from perfeval.diagnostics.record import Code, Severity

BAD_KNOWN = Code(
    "PE850",
    Severity.ERROR,
    "“知悉”不能写“{found}”",
    "“知悉” cannot be “{found}”",
    "可以写：{accepted}",
    "accepted: {accepted}",
)
TORN_LINE = Code(
    "PE851",
    Severity.WARNING,
    "这一行断了，读出 {kept} 条记录，读不出的是：{found}",
    "this line is cut: {kept} entries were read, the rest was not: {found}",
    "预警的变化会在下次 --record 时补记；断掉的若是确认或更正，请用 perfeval ack 再记一次。不要改这一行。",
    "changes of findings are recorded again with the next --record; repeat a note with perfeval ack.",
)
CONFLICT_MARKER = Code(
    "PE852",
    Severity.WARNING,
    "这一行是合并时留下的标记“{found}”，两边的记录都读了",
    "this line is a marker of a merge, “{found}”; the entries of both sides were read",
    "删去带标记的行，两边的记录都留下。",
    "delete the lines with markers and keep the entries of both sides.",
)
NEWER_ENTRY = Code(
    "PE853",
    Severity.ERROR,
    "这条记录的版本是 {found}，这个程序只认得版本 1",
    "this entry has version {found}; this program knows version 1",
    "用新版的 perfeval；在那之前只能看，不能往里记。",
    "use the newer perfeval; until then the log can be read, not added to.",
)
BAD_ENTRY = Code(
    "PE854",
    Severity.WARNING,
    "这条记录的“{key}”不对：{found}",
    "“{key}” of this entry is wrong: {found}",
    "应当是：{accepted}。这条没有算进去。",
    "it should be: {accepted}. The entry does not count.",
)
LOG_LOCKED = Code(
    "PE855",
    Severity.ERROR,
    "另一个程序正在写 {file}，等了 {seconds} 秒还没有写完",
    "another program is writing {file}; it did not finish within {seconds} seconds",
    "再试一次；确实没有人在写时，删去 {lock}。",
    "try again; when nobody is writing, delete {lock}.",
)
NO_FINDING = Code(
    "PE856",
    Severity.ERROR,
    "“{found}”{problem}",
    "“{found}”: {problem}",
    "是不是 {nearest}？编号印在 perfeval monitor 每条预警第一行的末尾。",
    "did you mean {nearest}? Ids stand at the end of each finding's first line in perfeval monitor.",
)
BAD_CONTINUES = Code(
    "PE859",
    Severity.ERROR,
    "“接续”的“{found}”{problem}",
    "“接续” “{found}”: {problem}",
    "写同一对象的另一条预警的编号：{accepted}",
    "write the id of another warning about the same subject: {accepted}",
)
