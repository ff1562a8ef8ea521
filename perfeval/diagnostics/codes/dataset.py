"""PE2xx: workbooks and csv files, their sheets, columns, cells, keys and totals."""

from perfeval.diagnostics.record import Code, Severity

UNSUPPORTED_FILE = Code(
    "PE201",
    Severity.ERROR,
    "不读“{found}”这种文件",
    "files of the kind “{found}” are not read",
    "可读的有 {accepted}；请另存为 .xlsx。",
    "accepted: {accepted}; save it as .xlsx.",
)
EMPTY_FILE = Code(
    "PE202",
    Severity.ERROR,
    "文件是空的，一个字节也没有",
    "the file is empty: not one byte",
    "可能是拷贝或下载中断，请重新取得这个文件。",
    "a copy or download may have broken off; get the file again.",
)
ENCRYPTED = Code(
    "PE203",
    Severity.ERROR,
    "文件加了密码，打不开",
    "the file is protected by a password",
    "请在 WPS/Excel 中去掉打开密码后另存。",
    "remove the password in WPS/Excel and save it.",
)
DAMAGED = Code(
    "PE204",
    Severity.ERROR,
    "文件已损坏，读不出表格：{reason}",
    "the file is damaged: {reason}",
    "请用 WPS/Excel 打开（会提示修复）并另存为 .xlsx；打不开就要重新取得这个文件。",
    "open it in WPS/Excel (which offers to repair it) and save it as .xlsx, or get it again.",
)
NOT_AS_NAMED = Code(
    "PE205",
    Severity.WARNING,
    "文件名以 {named} 结尾，内容却是 {found}；已按 {found} 读取",
    "the name ends in {named}, but the content is {found}; read as {found}",
    "请另存为真正的 .xlsx，免得别的软件打不开。",
    "save it as a real .xlsx, or other programs may refuse it.",
)
NOT_A_TABLE = Code(
    "PE206",
    Severity.ERROR,
    "文件名以 {named} 结尾，内容却是 {found}，读不成表格",
    "the name ends in {named}, but the content is {found}, which holds no table",
    "请确认拿对了文件；如果来自加密盘或透明加密软件，先解密再放进来。",
    "make sure it is the right file; decrypt it first when it comes from an encrypting disk.",
)
TOO_LARGE = Code(
    "PE207",
    Severity.ERROR,
    "文件展开后有 {found}，超过上限 {accepted}，没有读",
    "unpacked, the file has {found}, over the limit of {accepted}; it was not read",
    "一个县一年的台账远小于此；请检查来源，或把表拆开。",
    "a county's ledgers are far smaller: check where it comes from, or split it.",
)
FAR_CELL = Code(
    "PE208",
    Severity.ERROR,
    "这张表一直延伸到 {found}（上限 {accepted} 格），没有读",
    "the sheet reaches to {found} (limit: {accepted} cells); it was not read",
    "多半是远处误填了一格：在 WPS/Excel 中按 Ctrl+End 找到它，删掉多余的行列后保存。",
    "a far cell was probably filled by mistake: press Ctrl+End, delete the surplus, save.",
)
NO_CONTENT = Code(
    "PE209",
    Severity.ERROR,
    "工作簿里没有一张有内容的表",
    "no sheet of the workbook has any content",
)
BROKEN_CSV = Code(
    "PE210",
    Severity.ERROR,
    "引号没有成对，读到这里分不清格子了（{reason}）",
    "the quotes do not pair, so that cells cannot be told apart ({reason})",
    "请补上或删掉多余的双引号；或在 WPS/Excel 中打开后另存为 .xlsx。",
    "close or remove the odd quote, or open it in WPS/Excel and save it as .xlsx.",
)
UNKNOWN_SHEET = Code(
    "PE211",
    Severity.WARNING,
    "不认识的表名“{found}”，这张表没有读",
    "the sheet name “{found}” is not known; the sheet was not read",
    "如果它是“{nearest}”，请把表名改成“{nearest}”。",
    "if it is “{nearest}”, rename the sheet to “{nearest}”.",
)
HIDDEN_SHEET = Code(
    "PE212",
    Severity.WARNING,
    "这张表是隐藏的，已经照常读取",
    "the sheet is hidden; it was read all the same",
    "不该计入的旧表请删除，或改成别的表名。",
    "delete an old copy that must not count, or give it another name.",
)
UNKNOWN_ENTITY = Code(
    "PE213",
    Severity.ERROR,
    "表“{sheet}”被指定为“{found}”，词汇表里没有它",
    "the sheet “{sheet}” is assigned to “{found}”, which the vocabulary does not have",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
NO_HEADER = Code(
    "PE214",
    Severity.ERROR,
    "前 {looked} 行里找不到“{entity}”的表头；看到的是：{found}",
    "no header of “{entity}” within the first {looked} rows; found: {found}",
    "表头至少要有这些列：{accepted}",
    "the header needs at least: {accepted}",
)
SHEET_GUESSED = Code(
    "PE215",
    Severity.INFO,
    "表名“{found}”看不出是什么表，按表头当作“{entity}”读取",
    "the sheet name “{found}” says nothing; read as “{entity}” by its header",
    "把表名改成“{entity}”就不会认错。",
    "rename the sheet to “{entity}” to make it certain.",
)
NO_ROWS = Code(
    "PE216",
    Severity.WARNING,
    "“{entity}”只有表头，没有数据",
    "“{entity}” has a header and no rows",
)
UNKNOWN_COLUMN = Code(
    "PE221",
    Severity.WARNING,
    "“{entity}”没有“{found}”这一列，没有读它",
    "“{entity}” has no column “{found}”; it was not read",
    "如果就是“{nearest}”，请把表头改成“{nearest}”。",
    "if it is “{nearest}”, rename the header to “{nearest}”.",
)
MISSING_COLUMN = Code(
    "PE222",
    Severity.ERROR,
    "“{entity}”缺少必需的列“{field}”（可写作 {accepted}）；没认出的表头有：{found}",
    "“{entity}” lacks the column “{field}” (accepted: {accepted}); not recognised: {found}",
    "“{nearest}”是不是它？是就改成“{field}”。",
    "is it “{nearest}”? Then rename it to “{field}”.",
)
COLUMN_TWICE = Code(
    "PE223",
    Severity.ERROR,
    "“{found}”和前面的“{first}”都指“{field}”，只读了前面那列",
    "“{found}” and “{first}” before it both mean “{field}”; only the first was read",
    "只留一列，或把其中一列改成别的表头。",
    "keep one of them, or give one another header.",
)
COLUMN_PASSED_OVER = Code(
    "PE224",
    Severity.WARNING,
    "已按“{first}”列读取“{field}”，没有读“{found}”",
    "“{field}” was read from the column “{first}”, not from “{found}”",
)
UNIT_ASSUMED = Code(
    "PE225",
    Severity.WARNING,
    "“{found}”没有写单位，按{unit}读取",
    "“{found}” says no unit; read as {unit}",
    "请把表头写成“{field}（{unit}）”，或在表的上方写“单位：{unit}”；是元就写元。",
    "write the header as “{field}（{unit}）”, or “单位：{unit}” above the table.",
)
UNKNOWN_UNIT = Code(
    "PE226",
    Severity.ERROR,
    "“{found}”里的单位“{unit}”不是金额单位，这一列没有读",
    "“{unit}” in “{found}” is no unit of money; the column was not read",
    "可用的单位：{accepted}",
    "accepted units: {accepted}",
)
COLUMN_UNNAMED = Code(
    "PE227",
    Severity.WARNING,
    "这一列有数据却没有表头，没有读它",
    "the column has data but no header; it was not read",
)
PERCENT_DOUBT = Code(
    "PE228",
    Severity.WARNING,
    "“{found}”的单位是 %，各行的数却都不超过 1（如 {example}），已按 {example}% 读取",
    "“{found}” is in %, yet no number is over 1 (such as {example}); read as {example}%",
    "如果想写的是比例，请把表头里的 % 去掉，或在数后写上 %。",
    "if ratios are meant, take the % out of the header or write % after the numbers.",
)
MERGED_NUMBER = Code(
    "PE229",
    Severity.WARNING,
    "合并单元格里的数 {found} 算进了 {count} 行，求和时会重复",
    "the number {found} of a merged cell counts in {count} rows and is summed as often",
    "请取消合并，每行填自己的数。",
    "unmerge it and give each row its own number.",
)
VALUE_MISSING = Code(
    "PE231",
    Severity.ERROR,
    "必填的“{field}”没有填",
    "“{field}” is required and missing",
)
NOT_A_NUMBER = Code(
    "PE232",
    Severity.ERROR,
    "“{field}”应为数，却是“{found}”",
    "“{field}” should be a number, found “{found}”",
    "例如 1234.56 或 1,234.56；没有数就留空。",
    "such as 1234.56 or 1,234.56; leave it empty when there is none.",
)
NEGATIVE = Code(
    "PE233",
    Severity.ERROR,
    "“{field}”不能是负数，却是 {found}",
    "“{field}” cannot be negative, found {found}",
)
UNKNOWN_CHOICE = Code(
    "PE234",
    Severity.ERROR,
    "“{field}”没有“{found}”这个选项",
    "“{field}” has no option “{found}”",
    "可用的有：{accepted}",
    "accepted: {accepted}",
)
ERROR_CELL = Code(
    "PE235",
    Severity.ERROR,
    "“{field}”的单元格是错误值 {found}",
    "the cell of “{field}” holds the error {found}",
    "请改正公式，或填上数值。",
    "mend the formula, or write the value.",
)
FORMULA_WITHOUT_VALUE = Code(
    "PE236",
    Severity.ERROR,
    "“{field}”的公式没有存下结果",
    "the formula of “{field}” has no stored result",
    "请用 WPS/Excel 打开并保存一次。",
    "open the file in WPS/Excel and save it once.",
)
NEEDS_PERCENT = Code(
    "PE237",
    Severity.ERROR,
    "“{field}”是比率，“{found}”没有写 %，分不清是 {found}% 还是 {found} 倍",
    "“{field}” is a rate; “{found}” without % may mean {found}% or {found} times",
    "写成 {found}%，或把表头写成“{field}（%）”。",
    "write {found}%, or make the header “{field}（%）”.",
)
WRONG_UNIT = Code(
    "PE238",
    Severity.ERROR,
    "“{field}”的单位应为{accepted}，“{found}”的单位却是“{unit}”",
    "“{field}” takes {accepted}, but the unit of “{found}” is “{unit}”",
)
NOT_A_DATE = Code(
    "PE239",
    Severity.ERROR,
    "“{field}”应为日期，却是“{found}”",
    "“{field}” should be a date, found “{found}”",
    "例如 2022-12-31、2022.12.31、2022年12月31日。",
    "such as 2022-12-31, 2022.12.31, 2022年12月31日.",
)
NEEDS_DAY = Code(
    "PE240",
    Severity.ERROR,
    "“{field}”要写到日，“{found}”只写到月",
    "“{field}” needs a day; “{found}” has only a month",
    "写成 {example} 这样的日期。",
    "write a date such as {example}.",
)
NOT_A_MONTH = Code(
    "PE241",
    Severity.ERROR,
    "“{field}”应为月份，却是“{found}”",
    "“{field}” should be a month, found “{found}”",
    "例如 2022年3月 或 2022-03。",
    "such as 2022年3月 or 2022-03.",
)
NEEDS_YEAR = Code(
    "PE242",
    Severity.ERROR,
    "“{field}”写的是“{found}”，不知道是哪一年",
    "“{field}” says “{found}”, of no year",
    "写成 2022年3月，或在项目设置里写明年度。",
    "write 2022年3月, or state the year in the project's settings.",
)
MONTH_DOUBT = Code(
    "PE243",
    Severity.ERROR,
    "“{field}”是数 {found}，分不清是 1 月还是 10 月",
    "“{field}” holds the number {found}: January or October",
    "改成文字，如 {year}年1月 或 {year}年10月。",
    "write it as text: {year}年1月 or {year}年10月.",
)
NOT_WHOLE = Code(
    "PE244",
    Severity.ERROR,
    "“{field}”应为整数，却是 {found}",
    "“{field}” should be a whole number, found {found}",
)
NOT_YES_NO = Code(
    "PE245",
    Severity.ERROR,
    "“{field}”应为“是”或“否”，却是“{found}”",
    "“{field}” should be 是 or 否, found “{found}”",
    "也可以写 √/×、Y/N、1/0。",
    "√/×, Y/N and 1/0 are accepted too.",
)
DIGITS_LOST = Code(
    "PE246",
    Severity.WARNING,
    "“{field}”是超过 15 位的数 {found}，Excel 已把末尾几位变成 0",
    "“{field}” is the number {found} of over 15 digits; Excel turned the last ones into 0",
    "先把这一列设为“文本”格式，再重新填写。",
    "format the column as text, then type it again.",
)
DUPLICATE_KEY = Code(
    "PE251",
    Severity.ERROR,
    "“{entity}”的{key}“{found}”重复",
    "{key} “{found}” of “{entity}” occurs twice",
    "每行的{key}只能出现一次。",
    "{key} must be unique.",
)
FIRST_HERE = "第一次出现在这里"
DANGLING = Code(
    "PE252",
    Severity.ERROR,
    "“{field}”写的是“{found}”，“{parent}”里没有它{more_zh}",
    "“{field}” says “{found}”, which “{parent}” does not have{more_en}",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
LIKE_NAMES = Code(
    "PE254",
    Severity.WARNING,
    "“{found}”和“{other}”像是同一个{entity}，现在各算一个",
    "“{found}” and “{other}” look like one {entity}, but are counted as two",
    "是同一个就写成一样；确实是两个，就加一张“{entity}”表，把名字都列上。",
    "write both the same way; if they are two, add a sheet “{entity}” that lists the names.",
)
PARENT_ABSENT = Code(
    "PE253",
    Severity.WARNING,
    "“{entity}”的“{field}”要在“{parent}”里找，可是没有“{parent}”这张表",
    "“{field}” of “{entity}” points into “{parent}”, but there is no such sheet",
    "加上“{parent}”表，才能核对这一列。",
    "add a sheet “{parent}” to have the column checked.",
)
TOTAL_DIFFERS = Code(
    "PE261",
    Severity.WARNING,
    "“{label}”行的“{field}”是 {found}，各行相加却是 {summed}，差 {difference}",
    "“{field}” in the row “{label}” is {found}, but the rows add up to {summed}: {difference} off",
    "合计行不参加计算，用的是各行的数。",
    "total rows are not used; the rows themselves count.",
)
MORE = Code(
    "PE271",
    Severity.WARNING,
    "这一列还有 {count} 处 {code} 没有列出（{last} 为最后一处）",
    "{count} more of {code} in this column are not listed (the last is at {last})",
)
