"""PE715 to PE719: command lines that cannot be read."""

from perfeval.diagnostics.record import Code, Severity

NOT_GIVEN = Code(
    "PE715",
    Severity.ERROR,
    "少写了“{name}”（{meaning}）",
    "“{name}” is not given ({meaning})",
    "写法：{usage}",
    "usage: {usage}",
)
NO_OPTION = Code(
    "PE716",
    Severity.ERROR,
    "“{command}”没有“{found}”这个选项",
    "“{command}” has no option “{found}”",
    "可以写：{accepted}",
    "write: {accepted}",
)
NO_COMMAND = Code(
    "PE717",
    Severity.ERROR,
    "没有“{found}”这个命令",
    "there is no command “{found}”",
    "可以写：{accepted}",
    "write: {accepted}",
)
LEFT_OVER = Code(
    "PE718",
    Severity.ERROR,
    "多写了“{found}”",
    "“{found}” is too much",
    "写法：{usage}。有空格的名称要加引号。",
    "usage: {usage}. Names with spaces need quotes.",
)
BAD_LINE = Code(
    "PE719",
    Severity.ERROR,
    "命令写得不对：{problem}",
    "the command cannot be read: {problem}",
)
