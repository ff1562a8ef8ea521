"""PE7xx: project folders and commands."""

from perfeval.diagnostics.record import Code, Severity

NO_PROJECT = Code(
    "PE701",
    Severity.ERROR,
    "{folder} 里没有 perfeval.toml，也没有可读的工作簿",
    "{folder} has no perfeval.toml and no workbook",
    "给出放工作簿的文件夹，例如 perfeval run samples/jiashi-2022",
    "name the folder with the workbooks, for example perfeval run samples/jiashi-2022",
)
TOML_SYNTAX = Code(
    "PE702",
    Severity.ERROR,
    "perfeval.toml 读不下去：{problem}",
    "perfeval.toml cannot be read: {problem}",
    '文字和中文的键都要加英文引号，例如 "县名" = "某县"；列表写成 ["…", "…"]；日期写成 2022-12-31。',
    'quote texts and Chinese keys, write lists as ["…", "…"] and dates as 2022-12-31.',
)
NO_AS_OF = Code(
    "PE703",
    Severity.ERROR,
    "没有说明评价的截止日",
    "the evaluation date is not given",
    "在 perfeval.toml 的 [project] 下写 as_of = 2022-12-31，或加 --as-of 2022-12-31。",
    "write as_of = 2022-12-31 under [project] in perfeval.toml, or add --as-of 2022-12-31.",
)
NO_FILES = Code(
    "PE704",
    Severity.ERROR,
    "“{pattern}”没有对上任何文件",
    "“{pattern}” matches no file",
    "文件夹里有：{accepted}",
    "the folder has: {accepted}",
)
DEFAULTS = Code(
    "PE705",
    Severity.INFO,
    "没有 perfeval.toml，按默认读取文件夹里的 {count} 个文件，规则集用 {rulesets}",
    "no perfeval.toml: reading the {count} files of the folder with {rulesets}",
)
BAD_AS_OF = Code(
    "PE706",
    Severity.ERROR,
    "“{found}”不是日期",
    "“{found}” is no date",
    "写成 2022-12-31。",
    "write 2022-12-31.",
)
DATA_ERRORS = Code(
    "PE707",
    Severity.ERROR,
    "数据或规则集有 {count} 处错误，没有评分，也没有写任何文件",
    "{count} errors in the data or rulesets: nothing was scored and no file was written",
    "先按上面的提示改好；perfeval check 只检查，不评分。",
    "mend them as said above; perfeval check only checks.",
)
NO_SUBJECT = Code(
    "PE708",
    Severity.ERROR,
    "没有“{found}”这个对象",
    "there is no subject “{found}”",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
NO_RULE = Code(
    "PE709",
    Severity.ERROR,
    "“{subject}”没有叫“{found}”的指标或规则",
    "“{subject}” has no indicator or rule called “{found}”",
    "可用的：{accepted}",
    "there are: {accepted}",
)
NO_CODE = Code(
    "PE710",
    Severity.ERROR,
    "没有“{found}”这个诊断代码",
    "there is no diagnostic code “{found}”",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
NO_DOCUMENT = Code(
    "PE711",
    Severity.ERROR,
    "perfeval.toml 没有写 [document]，不知道用哪个文档模板",
    "perfeval.toml has no [document], so there is no template to write",
    '在 perfeval.toml 里加上：[document] 换行 template = "usage-explanation"。',
    'add to perfeval.toml: [document] and below it template = "usage-explanation".',
)
NO_TEMPLATE = Code(
    "PE712",
    Severity.ERROR,
    "找不到文档模板“{found}”",
    "there is no document template “{found}”",
    "是否想写“{nearest}”？可用的模板：{accepted}",
    "did you mean “{nearest}”? Templates: {accepted}",
)
NO_SCORES = Code(
    "PE713",
    Severity.ERROR,
    "所选的规则集都不评分",
    "none of the rulesets scores anything",
    "在 perfeval.toml 的 rulesets 里加上 self-evaluation-2020-10，或加 --ruleset。",
    "add self-evaluation-2020-10 to rulesets in perfeval.toml, or use --ruleset.",
)
BAD_CHOICE = Code(
    "PE714",
    Severity.ERROR,
    "“{option}”没有“{found}”这个值",
    "“{option}” does not take “{found}”",
    "可用的值：{accepted}",
    "values: {accepted}",
)
TOO_FEW_RULESETS = Code(
    "PE720",
    Severity.ERROR,
    "比较要有两个以上评分的规则集，现在只有 {count} 个；不评分的：{without}",
    "a comparison needs two rulesets that score; there are {count}; without scores: {without}",
    "例如 perfeval compare self-evaluation-2020-10 self-evaluation-2021-101 --data 项目文件夹",
    "for example perfeval compare self-evaluation-2020-10 self-evaluation-2021-101 --data FOLDER",
)
OTHER_SUBJECT = Code(
    "PE721",
    Severity.ERROR,
    "“{first}”给“{one}”打分，“{second}”给“{other}”打分，不能并排比较",
    "“{first}” scores “{one}” and “{second}” scores “{other}”: they do not compare",
    "只比较最外层“对象”相同的规则集。",
    "compare rulesets with the same subject only.",
)
FOLDER_NOT_RULESET = Code(
    "PE722",
    Severity.ERROR,
    "“{found}”是项目文件夹，不是规则集",
    "“{found}” is a project folder, not a ruleset",
    "项目文件夹写在 --data 后面：perfeval compare 规则集 规则集 --data {found}",
    "name the project folder after --data: perfeval compare RULESET RULESET --data {found}",
)
