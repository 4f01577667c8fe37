/** The sample city: real places of the regulation's city, invented people. `key` makes ids, `given` names. */
export type CityUnit = {
  key: string;
  given: string;
  name: string;
  shortName?: string;
  aliases?: string;
  kind: "领导小组" | "平安办" | "县区" | "功能区" | "成员单位" | "专项组";
  level?: "县区";
  orgKind?: "行政机关" | "审判机关" | "检察机关" | "人民团体";
  parent?: string;
  lead?: string;
  section?: string;
};

/** Names of before, which people still write. */
const formerNames: Record<string, string> = { xunyang: "、旬阳县" };

const county = (key: string, name: string, given: string): CityUnit[] => [
  {
    key,
    given,
    name,
    aliases: `${name}委、${name}政府${formerNames[key] ?? ""}`,
    kind: "县区",
    level: "县区",
    section: "督导股",
  },
  { key: `${key}_office`, given: `${given}办`, name: `${name}平安办`, kind: "平安办", level: "县区", parent: name },
];

const zone = (key: string, given: string, names: Pick<CityUnit, "name" | "shortName" | "aliases">): CityUnit => ({
  key,
  given,
  ...names,
  kind: "功能区",
  level: "县区",
  section: "督导科",
});

const member = (key: string, given: string, names: Pick<CityUnit, "name" | "aliases" | "orgKind">): CityUnit => ({
  key,
  given,
  shortName: names.name.replace(/^市/, ""),
  ...names,
  aliases: [`安康${names.name}`, ...(names.aliases ? [names.aliases] : [])].join("、"),
  kind: "成员单位",
  section: "督导科",
});

const force = (key: string, given: string, names: Pick<CityUnit, "name" | "shortName" | "lead">): CityUnit => ({
  key,
  given,
  ...names,
  kind: "专项组",
});

export const OFFICE = "市委平安办";

export const cityUnits: readonly CityUnit[] = [
  { key: "leading", given: "组", name: "市委平安安康建设领导小组", shortName: "领导小组", kind: "领导小组" },
  {
    key: "office",
    given: "办",
    name: OFFICE,
    shortName: "平安办",
    aliases: "市平安办",
    kind: "平安办",
    section: "督导科",
  },
  ...county("hanbin", "汉滨区", "汉滨"),
  ...county("hanyin", "汉阴县", "汉阴"),
  ...county("shiquan", "石泉县", "石泉"),
  ...county("ningshan", "宁陕县", "宁陕"),
  ...county("ziyang", "紫阳县", "紫阳"),
  ...county("langao", "岚皋县", "岚皋"),
  ...county("pingli", "平利县", "平利"),
  ...county("zhenping", "镇坪县", "镇坪"),
  ...county("xunyang", "旬阳市", "旬阳"),
  ...county("baihe", "白河县", "白河"),
  zone("gaoxin", "高新", { name: "高新区", aliases: "安康高新区、高新" }),
  zone("hengkou", "恒口", { name: "恒口示范区", shortName: "恒口", aliases: "恒口试验区" }),
  zone("yinghu", "瀛湖", { name: "瀛湖生态旅游区", shortName: "瀛湖", aliases: "瀛湖区" }),
  member("police", "公安", { name: "市公安局", aliases: "市公安" }),
  member("justice", "司法", { name: "市司法局" }),
  member("procuratorate", "检察", { name: "市检察院", aliases: "安康市人民检察院", orgKind: "检察机关" }),
  member("court", "法院", { name: "市法院", aliases: "安康市中级人民法院、市中院、中级法院", orgKind: "审判机关" }),
  member("education", "教体", { name: "市教体局", aliases: "市教育局" }),
  member("civil", "民政", { name: "市民政局" }),
  member("labour", "人社", { name: "市人社局" }),
  member("housing", "住建", { name: "市住建局" }),
  member("health", "卫健", { name: "市卫健委" }),
  member("emergency", "应急", { name: "市应急局", aliases: "市应急管理局" }),
  member("petitions", "信访", { name: "市信访局" }),
  member("market", "市监", { name: "市市场监管局", aliases: "市监局" }),
  force("security_force", "治安组", { name: "社会治安专项组", shortName: "治安组", lead: "市公安局" }),
  force("disputes_force", "矛盾组", { name: "矛盾纠纷化解专项组", shortName: "矛盾组", lead: "市司法局" }),
  force("schools_force", "校园组", { name: "校园安全专项组", shortName: "校园组", lead: "市教体局" }),
];
