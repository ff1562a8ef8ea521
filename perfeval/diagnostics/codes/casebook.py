"""PE8xx: tests of rulesets."""

from perfeval.diagnostics.record import Code, Severity

NO_TESTS = Code(
    "PE801",
    Severity.WARNING,
    "规则集“{ruleset}”没有测试",
    "ruleset “{ruleset}” has no tests",
    "在它的文件夹里建 tests/，放一个 .yaml 文件，写法见 docs/ruleset-tests.md。",
    "make a folder tests/ beside it with a .yaml file; see docs/ruleset-tests.md.",
)
TITLE_TWICE = Code(
    "PE802",
    Severity.ERROR,
    "有两条测试的标题都是“{found}”",
    "two tests are titled “{found}”",
    "标题说明这条测试守住什么，各写各的。",
    "a title says what its test holds; give each its own.",
)
FIRST_HERE = "第一次用在这里"
ROW_AMBIGUOUS = Code(
    "PE803",
    Severity.ERROR,
    "“{found}”在“{entity}”里对上 {count} 行",
    "“{found}” names {count} rows of “{entity}”",
    "写全主键，例如“{nearest}”。",
    "write the whole key, such as “{nearest}”.",
)
NOTHING_EXPECTED = Code(
    "PE804",
    Severity.ERROR,
    "{where}没有写期望什么",
    "{where} expects nothing",
    "写上：{accepted}",
    "write one of: {accepted}",
)
