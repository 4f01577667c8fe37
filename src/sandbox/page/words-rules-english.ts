type Row = readonly [rule: RegExp, english: string];

/** The rules of the card JSON 2.0 as they are said with a fault, and what a press is refused with; `$1` is taken over as it stands. */
const rows: readonly Row[] = [
  [/^必须填写$/, "is required"],
  [/^应为对象$/, "must be an object"],
  [/^应为列表$/, "must be a list"],
  [/^应为文字$/, "must be a text"],
  [/^应为数字$/, "must be a number"],
  [/^应为 true 或 false$/, "must be true or false"],
  [/^应为 0 至 1 的数字$/, "must be a number from 0 to 1"],
  [/^应为 (\S+) 至 (\S+) 的整数$/, "must be a whole number from $1 to $2"],
  [/^应为对象或文字$/, "must be an object or a text"],
  [/^应为人员编号或其列表$/, "must be the id of a person or a list of them"],
  [/^应为文字，或 text 与 color 的列表$/, "must be a text, or a list of text and color"],
  [/^应为 (.+) 以上$/, "must be $1 or more"],
  [/^字数至少 (\d+)$/, "needs at least $1 characters"],
  [/^字数至多 (\d+)$/, "may have $1 characters at most"],
  [/^项数至少 (\d+)$/, "needs at least $1 items"],
  [/^项数至多 (\d+)$/, "may have $1 items at most"],
  [/^只能是 (.+)$/, "must be one of $1"],
  [/^应写作 "2\.0"（加引号的文字）$/, 'must be "2.0", a text in quotation marks'],
  [/^应为毫秒数，如 (\d+)$/, "must be a count of milliseconds, such as $1"],
  [/^应写作 ?字母开头、至多 20 个字母数字下划线$/, "must be a letter, then up to 19 letters, figures or underscores"],
  [/^应写作一至四个 Npx，(\S+) 至 (\S+)$/, "must be one to four times Npx, from $1 to $2"],
  [/^应写作 Npx，(\S+) 至 (\S+)$/, "must be Npx, from $1 to $2"],
  [/^应写作 ?(.+)$/, "must be written as $1"],
  [/^应为 (.+)$/, "must be $1"],
  [/^没有名为 (.+) 的组件$/, "there is no component named $1"],
  [/^没有名为 (.+) 的属性$/, "there is no property named $1"],
  [/^没有名为 (.+) 的语言$/, "there is no language named $1"],
  [/^没有名为 (.+) 的字号，.*$/, "there is no text size named $1; one of your own belongs into config.style.text_size"],
  [/^没有名为 (.+) 的颜色，.*$/, "there is no colour named $1; one of your own belongs into config.style.color"],
  [/^没有声明名为 (.+) 的列$/, "no column named $1 is declared"],
  [/^列名重复$/, "the name of this column stands twice"],
  [/^选项的值重复$/, "the value of this option stands twice"],
  [/^(\S+) (.*) 重复，先见于 (\S+)$/, "the $1 $2 stands twice, first at $3"],
  [/^(?:所选)?不在选项之中$/, "is none of the options"],
  [/^超过选项个数$/, "is more than there are options"],
  [/^(.+) 与 (.+) 至少写一个$/, "needs $1 or $2"],
  [/^没有这一天$/, "there is no such day"],
  [/^写 url，或.*$/, "needs url, or android_url, ios_url and pc_url all three"],
  [
    /^没有写 schema 或写作 1\.0 的.*$/,
    'without schema, or with 1.0, this is a card 1.0 and cannot be used; write "2.0" in quotation marks',
  ],
  [/^1\.0 的写法，应移到 (\S+)$/, "belongs to cards 1.0; move it to $1"],
  [/^1\.0 的写法，应改用 (\S+)$/, "belongs to cards 1.0; use $1"],
  [
    /^1\.0 的写法，应只留一份放进 (\S+)，.*$/,
    "belongs to cards 1.0; move one to $1, other languages go into i18n_content",
  ],
  [
    /^引用的是平台上的模板，.*$/,
    "refers to a template kept by the platform, which cannot be looked into; write card JSON 2.0",
  ],
  [/^2\.0 已取消 note，.*$/, "2.0 has no note any more; use small markdown"],
  [/^2\.0 已取消 action，.*$/, "2.0 has no action any more; buttons stand in elements"],
  [/^(\S+) 只能直接放在卡片正文里，不能放在 (\S+) 里$/, "$1 may stand only directly in the body, not inside $2"],
  [/^表单里不能放图表$/, "a form may hold no chart"],
  [/^只能放在 column_set 的 columns 里$/, "may stand only in the columns of a column_set"],
  [/^columns 里只能放 column$/, "columns may hold only column"],
  [/^多选人员只能放在表单里$/, "several people can be chosen only in a form"],
  [/^多选图片只能放在表单里$/, "several pictures can be chosen only in a form"],
  [/^表单里的交互组件必须有 name$/, "whatever is used in a form needs a name"],
  [/^表单里的按钮必须写 form_action_type.*$/, "a button in a form needs form_action_type (submit or reset)"],
  [/^只有表单里的按钮才能写 form_action_type$/, "only a button in a form may have form_action_type"],
  [/^按钮必须写明点击后做什么$/, "a button must say what it does"],
  [/^表单至少要有一个提交按钮$/, "a form needs a button that submits it"],
  [/^一段文字里的表格至多 4 个$/, "one text may hold 4 tables at most"],
  [/^图表里不能有函数$/, "a chart may hold no functions"],
  [/^只有 width 为 weighted 时才能写$/, "only where width is weighted"],
  [/^卡片超过 30 KB$/, "the card is over 30 KB"],
  [/^一张卡片至多 (\d+) 个 (\S+)$/, "a card may hold $1 of $2 at most"],
  [/^容器至多嵌套 (\d+) 层$/, "containers may stand $1 deep at most"],
  [/^组件与元素至多 (\d+) 个，这张有 (\d+) 个$/, "there may be $1 components and elements at most; here are $2"],
  [
    /^平台建议一张卡片至多 (\d+) 个图表，这张有 (\d+) 个$/,
    "the platform advises $1 charts to a card at most; here are $2",
  ],
  [
    /^提交按钮要不要 behaviors，.*$/,
    "sources disagree whether it needs behaviors, some report 200340; this product always writes them",
  ],
  [/^旧写法，现在写 form_action_type$/, "is an old way; today form_action_type is written"],
  [
    /^多选能不能放在表单外，.*$/,
    "sources disagree whether it may stand outside a form; this product never has it there",
  ],
  [/^没有文字，平台照收；.*$/, "there is no text; the platform takes it, this product always writes it"],
  [
    /^没有图片说明，.*$/,
    "nothing says what the picture shows, so none who listen learn it; the platform takes it, this product always writes it",
  ],
  [/^没有写点击后做什么，.*$/, "a click does nothing; the platform takes it, this product always writes it"],
  [/^平台照收；本产品一律写明$/, "is not written; the platform takes it, this product always writes it"],
  [/^default 只见于模板，.*$/, "is found in templates only and is not documented; write small or the like, or Npx"],
  [/^没有这种图表，.*$/, "there is no such chart; no client draws it"],
  [/^纹理填充在手机上画不出来$/, "textures are not drawn on phones"],
  [/^圆锥渐变在手机上画不出来$/, "conical gradients are not drawn on phones"],
  [/^网格布局的词云在手机上画不出来$/, "word clouds laid out as a grid are not drawn on phones"],
  [/^名单里有一个无效的人.*$/, "one invalid person and the whole card is refused; write drop_invalid_user_id: true"],
  [/^@所有人 须由群主开放权限.*$/, "to mention everybody the group's owner must allow it, or sending fails"],
  [/^富文本不认 HTML 块.*$/, "markdown knows no HTML blocks; the tags are shown as they stand"],
  [/^日期像是秒数，.*$/, "a date seems to be in seconds; the platform reads milliseconds"],
  [/^没有 behaviors 的勾选.*$/, "without behaviors a tick stays with whoever set it and is not sent"],
  [/^不是网页地址.*$/, "is no web address; clients follow only http and https"],
  [/^没有写明，平台按 true 处理.*$/, "is not written; the platform takes it for true, this product always writes it"],
  [/^没有摘要.*$/, "there is no summary, so the chat list does not tell what it is about"],
  [/^没有标题，.*$/, "there is no header; clients before 7.20 show nothing but a hint to update"],
  [/^必填$/, "is required"],
  [/^最多 (\d+) 个字$/, "may have $1 characters at most"],
  [/^应为是或否$/, "must be yes or no"],
  [/^日期或时间的写法不对$/, "is no date or time as it should be written"],
  [/^表单里没有这一项$/, "is not in the form"],
  [/^卡片上没有名为 (.+) 的表单$/, "there is no form named $1 on the card"],
  [/^卡片上没有这个按钮$/, "there is no such button on the card"],
  [/^这个按钮不可用$/, "this button is disabled"],
  [/^这个按钮不在表单里$/, "this button stands in no form"],
  [/^这个按钮不提交表单$/, "this button does not submit the form"],
  [/^此人看不到这张卡片$/, "this person cannot see the card"],
  [/^(\d+) 回调超过三秒没有返回$/, "$1 the callback was not answered within three seconds"],
  [/^(\d+) 连不上回调地址$/, "$1 the callback could not be reached"],
  [/^(\d+) 回调返回 (\d+)$/, "$1 the callback answered $2"],
  [/^(\d+) 回调返回的内容不合格式$/, "$1 what the callback answered is not as it should be"],
  [/^(\d+) 2\.0 的卡片不能换成 1\.0$/, "$1 a card 2.0 cannot become a card 1.0"],
];

/** Words of measures and lists within a rule. */
const within = (words: string): string =>
  words
    .replaceAll("、", ", ")
    .replaceAll(" 至 ", " to ")
    .replaceAll(" 的 ", " as ")
    .replaceAll(/ ?或 ?/g, " or ")
    .replaceAll("百分比", "a percentage");

/** A rule or a refusal in English, behind the name of its field where it has one; what is not known here is said as it came. */
export function ruleInEnglish(said: string): string {
  const [, field, rest] = /^([\w.-]+)：(.+)$/.exec(said) ?? [];
  if (field !== undefined && rest !== undefined) return `${field}: ${ruleInEnglish(rest)}`;
  for (const [rule, english] of rows) if (rule.test(said)) return within(said.replace(rule, english));
  return said;
}
