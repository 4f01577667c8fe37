import type { Placed } from "./placed.ts";
import { placedIn } from "./placed.ts";
import type { Fault } from "./shape.ts";
import { fault, isRaw, listOf, rawOf } from "./shape.ts";
import { tolerated } from "./tolerated.ts";

type Advice = { rule: string; at?: string; holds: (placed: Placed) => boolean };

/** Whether somewhere below a key stands with such a value. */
function holds(value: unknown, key: string, meant: (value: unknown) => boolean): boolean {
  if (Array.isArray(value)) return value.some((each) => holds(each, key, meant));
  if (!isRaw(value)) return false;
  return Object.entries(value).some(([name, each]) => (name === key && meant(each)) || holds(each, key, meant));
}

const spec = ({ raw, tag }: Placed): unknown => (tag === "chart" ? raw.chart_spec : undefined);
const words = ({ raw }: Placed): string => String(raw.content ?? rawOf(raw.text).content ?? "");
const BLOCK = /<(?:div|p|table|ul|ol|li|img|h[1-6]|span|section|iframe|script|style)\b/i;

const CHARTS: ReadonlySet<unknown> = new Set(
  (
    "line area bar pie scatter radar rose funnel gauge wordCloud common histogram circularProgress linearProgress " +
    "boxPlot sunburst circlePacking treemap sankey map waterfall correlation liquid venn rangeColumn rangeArea " +
    "heatmap sequence mosaic bar3d pie3d funnel3d histogram3d rangeColumn3d wordCloud3d"
  ).split(" "),
);

const FOLLOWED = /^https?:\/\/\S/i;
/** By this one a card says that a kind of client has no address. */
const NONE = "lark://msgcard/unsupported_action";
const addresses = ["default_url", "url", "pc_url", "ios_url", "android_url"] as const;

const leadsNowhere = (value: unknown): boolean => {
  const raw = rawOf(value);
  return addresses.some((key) => {
    const address = raw[key];
    return typeof address === "string" && address !== "" && address !== NONE && !FOLLOWED.test(address);
  });
};
const opens = ({ raw }: Placed) => listOf(raw.behaviors).filter((each) => rawOf(each).type === "open_url");
const LINK = /\]\(\s*(?!https?:)[a-z][a-z\d+.-]*:/i;
const NOWHERE = "不是网页地址，客户端只认 http 和 https 开头的";

/** Before March 1973, were it in milliseconds. */
const SECONDS = 100_000_000_000;

function datesInSeconds({ tag, raw }: Placed): boolean {
  if (tag !== "table") return false;
  const columns = listOf(raw.columns).map(rawOf);
  const dates = columns.filter(({ data_type }) => data_type === "date").map(({ name }) => String(name));
  const values = listOf(raw.rows).flatMap((row) => dates.map((name) => rawOf(row)[name]));
  return values.some((value) => typeof value === "number" && value > 0 && value < SECONDS);
}

/** §9: what the platform takes and what nevertheless goes wrong for somebody. */
const list: readonly Advice[] = [
  {
    rule: "没有这种图表，客户端画不出来",
    at: "chart_spec.type",
    holds: ({ tag, raw }) => tag === "chart" && isRaw(raw.chart_spec) && !CHARTS.has(raw.chart_spec.type),
  },
  {
    rule: "纹理填充在手机上画不出来",
    at: "chart_spec",
    holds: (placed) => holds(spec(placed), "texture", (value) => typeof value === "string"),
  },
  {
    rule: "圆锥渐变在手机上画不出来",
    at: "chart_spec",
    holds: (placed) => holds(spec(placed), "gradient", (value) => value === "conical"),
  },
  {
    rule: "网格布局的词云在手机上画不出来",
    at: "chart_spec",
    holds: (placed) => holds(spec(placed), "layoutMode", (value) => value === "grid"),
  },
  {
    rule: "名单里有一个无效的人，整张卡片就会被退回；请写 drop_invalid_user_id: true",
    at: "drop_invalid_user_id",
    holds: ({ tag, raw }) => tag === "person_list" && raw.drop_invalid_user_id !== true,
  },
  {
    rule: "@所有人 须由群主开放权限，否则发送失败",
    holds: (placed) => /<at\s+id\s*=\s*["']?all\b/.test(words(placed)),
  },
  {
    rule: "富文本不认 HTML 块，标签会原样显示",
    holds: (placed) => placed.tag === "markdown" && BLOCK.test(words(placed)),
  },
  { rule: NOWHERE, at: "behaviors", holds: (placed) => opens(placed).some(leadsNowhere) },
  { rule: NOWHERE, at: "action", holds: ({ raw }) => leadsNowhere(rawOf(raw.action).multi_url) },
  {
    rule: NOWHERE,
    at: "options",
    holds: ({ tag, raw }) =>
      tag === "overflow" && listOf(raw.options).some((each) => leadsNowhere(rawOf(each).multi_url)),
  },
  { rule: NOWHERE, holds: (placed) => LINK.test(words(placed)) },
  { rule: "日期像是秒数，平台按毫秒读", at: "rows", holds: datesInSeconds },
  {
    rule: "没有 behaviors 的勾选只在本人这里有效，不会送出",
    holds: ({ tag, raw, form }) => tag === "checker" && form === null && raw.behaviors === undefined,
  },
];

function ofFrame(card: unknown): Fault[] {
  const { config, header } = rawOf(card);
  const settings = rawOf(config);
  return [
    ...(settings.update_multi === undefined
      ? fault("config.update_multi", "没有写明，平台按 true 处理；本产品一律写明")
      : []),
    ...(rawOf(settings.summary).content === undefined
      ? fault("config.summary", "没有摘要，会话列表里看不出是什么事")
      : []),
    ...(leadsNowhere(rawOf(card).card_link) ? fault("card_link", NOWHERE) : []),
    ...(header === undefined ? fault("header", "没有标题，7.20 以前的客户端上只看得到升级提示") : []),
  ];
}

const ofParts = (card: unknown): Fault[] =>
  placedIn(card).flatMap((placed) =>
    list.flatMap(({ rule, at, holds: applies }) =>
      applies(placed) ? fault(at ? `${placed.path}.${at}` : placed.path, rule) : [],
    ),
  );

/** What is better mended although the platform lets it pass: path and reason. Of what is no card 2.0 there is nothing to advise. */
export const cardAdvice = (card: unknown): Fault[] =>
  rawOf(card).schema === "2.0" ? [...ofFrame(card), ...ofParts(card), ...tolerated(card)] : [];
