"""PE67x–PE68x: an office's own Word templates with tags in double braces."""

from perfeval.diagnostics.record import Code, Severity

REFUSED_PART = Code(
    "PE670",
    Severity.ERROR,
    "为安全起见没有使用这个模板：部件 {part} 带有{what}",
    "the template was not used, for safety: the part {part} has {what_en}",
    "在 Word 或 WPS 里去掉它，另存为 .docx 再用。",
    "remove it in Word or WPS and save the template as .docx.",
)
REFUSED_LINK = Code(
    "PE671",
    Severity.ERROR,
    "为安全起见没有使用这个模板：部件 {part} 链接到模板以外的“{target}”",
    "the template was not used, for safety: the part {part} links to “{target}” outside of it",
    "把链接的内容放进模板里，或删去链接；只接受指向网页和邮箱的超链接。",
    "put the content into the template or remove the link; only links to web pages and mail are taken.",
)
REFUSED_FIELD = Code(
    "PE672",
    Severity.ERROR,
    "为安全起见没有使用这个模板：部件 {part} 有不接受的域“{found}”",
    "the template was not used, for safety: the part {part} has the field “{found}”, which is not taken",
    "在 Word 里选中它，按 Ctrl+Shift+F9 变成文字；页码、目录、题注、日期等域可以留着。",
    "select it in Word and press Ctrl+Shift+F9; page numbers, contents, captions and dates may stay.",
)
WRONG_PART = Code(
    "PE673",
    Severity.ERROR,
    "模板的部件 {part} 类型不对：是“{found}”，应为“{accepted}”",
    "the part {part} of the template has the wrong type: “{found}” in place of “{accepted}”",
    "用 Word 或 WPS 打开后另存为 .docx。",
    "open it in Word or WPS and save it as .docx.",
)
BRACES_OPEN = Code(
    "PE674",
    Severity.ERROR,
    "双花括号不成对：“{found}”",
    "double braces without a partner: “{found}”",
    "标签以 {{{{ 开头、以 }}}} 结尾，写在同一段里，中间没有别的花括号。",
    "a tag begins with {{{{ and ends with }}}} in the same paragraph, with no other brace inside.",
)
TAG_SYNTAX = Code(
    "PE675",
    Severity.ERROR,
    "看不懂标签“{found}”",
    "the tag “{found}” cannot be read",
    "标签里写一个名称，或 名称 | 格式；算式写在 figures.yaml 里，起个名称再用。",
    "a tag holds a name, or a name | a format; a formula stands in figures.yaml under a name.",
)
SECTION_OPEN = Code(
    "PE676",
    Severity.ERROR,
    "“{found}”没有配对的“{accepted}”",
    "“{found}” has no “{accepted}” that belongs to it",
    "每个 {{{{#each …}}}} 要有 {{{{/each}}}}，每个 {{{{#if …}}}} 要有 {{{{/if}}}}；里面的先结束。",
    "each {{{{#each …}}}} needs its {{{{/each}}}}, each {{{{#if …}}}} its {{{{/if}}}}; the inner one ends first.",
)
SECTION_PLACE = Code(
    "PE677",
    Severity.ERROR,
    "“{found}”和它的结尾不在配得上的地方",
    "“{found}” and its end do not stand where they can belong together",
    "重复段落：开头和结尾各占一段；重复表格的行：放在一行的第一格和最后一格，或各占一行；重复一段中的文字：放在同一段里。",
    "for paragraphs give each a paragraph of its own; for rows the first and last cell or rows of their own; inside a sentence the same paragraph.",
)
NAME_UNKNOWN = Code(
    "PE678",
    Severity.ERROR,
    "没有“{found}”这个名称",
    "there is no name “{found}”",
    "是否想写“{nearest}”？全部可用的名称：perfeval report tags",
    "did you mean “{nearest}”? All names: perfeval report tags",
)
LOOP_UNKNOWN = Code(
    "PE679",
    Severity.ERROR,
    "不能逐个重复“{found}”：它不是分组数字，也不是表",
    "“{found}” cannot be gone through: it is no grouped figure and no table",
    "是否想写“{nearest}”？全部可用的名称：perfeval report tags",
    "did you mean “{nearest}”? All names: perfeval report tags",
)
CONDITION = Code(
    "PE680",
    Severity.ERROR,
    "条件“{found}”判断不了：{reason}",
    "the condition “{found}” cannot be decided: {reason_en}",
    "写成：名称、有值(名称)、名称 < 90%、名称 > 100万元，用 且、或、非 连接，前后留空格。",
    "write: a name, 有值(name), name < 90%, name > 100万元, joined by 且, 或, 非 with spaces around.",
)
UNIT_CLASH = Code(
    "PE681",
    Severity.ERROR,
    "“{found}”印出来的单位是“{unit}”，后面却写着“{written}”",
    "“{found}” prints the unit “{unit}”, but “{written}” is written after it",
    "在标签里换成要的单位，例如 {{{{ {found} | 万元2 }}}}；后面写不写单位都可以。",
    "give the tag the unit that is wanted, such as {{{{ {found} | 万元2 }}}}; the unit after it is optional.",
)
IMAGE = Code(
    "PE682",
    Severity.ERROR,
    "图片“{found}”不能用：{reason}",
    "the image “{found}” cannot be used: {reason_en}",
    "把 .png、.jpg 或 .gif 图片放进项目的“图片”文件夹，标签里写文件名。现有：{accepted}",
    "put a .png, .jpg or .gif into the project's folder 图片 and name the file. There are: {accepted}",
)
CHART = Code(
    "PE683",
    Severity.ERROR,
    "图表“{found}”画不出来：{reason}",
    "the chart “{found}” cannot be drawn: {reason_en}",
    "写成 {{{{图表 柱形 到位.各类 到位 统筹 | 标题}}}}（折线、柱形、条形、饼、堆积），或提纲里图的代号。",
    "write {{{{图表 柱形 到位.各类 到位 统筹 | title}}}} (折线, 柱形, 条形, 饼, 堆积), or the key of a chart of the outline.",
)
MIXED_BRACES = Code(
    "PE684",
    Severity.WARNING,
    "标签“{found}”的花括号有全角也有半角",
    "the tag “{found}” mixes full-width and half-width braces",
    "能用，但容易看错；改成一种。",
    "it works, but is easily misread; use one kind.",
)
SINGLE_BRACE = Code(
    "PE685",
    Severity.WARNING,
    "“{found}”只有一层花括号，会照原样印出来",
    "“{found}” has single braces and will be printed as it is",
    "Word 模板的标签用两层花括号：{{{{ {name} }}}}。",
    "tags of a Word template have double braces: {{{{ {name} }}}}.",
)
LAYOUT = Code(
    "PE686",
    Severity.WARNING,
    "{what}是{found}，国家标准 GB/T 9704 是{accepted}",
    "{what_en}: {found}; the standard GB/T 9704 has {accepted}",
    "本单位另有规定的，可以不改。",
    "an office with rules of its own may leave it.",
)
SAME_FILE = Code(
    "PE687",
    Severity.ERROR,
    "不能把文档写到模板自己的文件 {file} 上",
    "the document cannot be written over its template {file}",
    "用 --out 换一个文件名。",
    "give another name with --out.",
)
NO_TAGS = Code(
    "PE688",
    Severity.WARNING,
    "模板里没有一个标签，写出来的和模板一样",
    "the template has no tag: what is written is the template itself",
    "标签写成 {{{{ 名称 }}}}；可用的名称：perfeval report tags",
    "write tags as {{{{ name }}}}; names: perfeval report tags",
)
NO_FIGURES = Code(
    "PE689",
    Severity.ERROR,
    "不知道模板“{found}”用哪些数字：它旁边没有 figures.yaml，perfeval.toml 的 [document] 也没有写",
    "no figures for the template “{found}”: no figures.yaml beside it and no [document] in perfeval.toml",
    '在 perfeval.toml 的 [document] 下写 template = "usage-explanation"，就用它的数字。',
    'write template = "usage-explanation" under [document] in perfeval.toml to use its figures.',
)
