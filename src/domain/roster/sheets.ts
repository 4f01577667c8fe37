import { roles } from "./role.ts";
import { levels, orgKinds, unitKinds } from "./unit.ts";

/** What a group of the roster is for (product §7). */
export const purposes = { digest: "周报", notice: "通知", audit: "审计" } as const;
export type Purpose = keyof typeof purposes;

export type Column = {
  title: string;
  required: boolean;
  /** One sentence for whoever fills the cell. */
  note: string;
  /** The words the cell may hold. */
  choices?: readonly string[];
  /** Several of the choices may stand in one cell, with 、 between. */
  several?: true;
  /** The cell names a unit of the sheet 单位. */
  unit?: true;
};

/** The form of the roster: sheets and columns exactly as people fill them (product §7). */
export const sheets = {
  units: {
    name: "单位",
    columns: {
      name: { title: "名称", required: true, note: "单位全称，全表不重复" },
      shortName: { title: "简称", required: false, note: "日常称呼，用于快速选单位，全表不重复" },
      aliases: { title: "别名", required: false, note: "其他叫法或曾用名，多个用“、”分开，全表不重复" },
      kind: {
        title: "类别",
        required: true,
        note: "从下拉列表选一项",
        choices: Object.values(unitKinds),
      },
      level: { title: "层级", required: true, note: "从下拉列表选一项", choices: Object.values(levels) },
      orgKind: {
        title: "机关类型",
        required: false,
        note: "从下拉列表选一项；只有这十类单位可以作为责任单位（第一条）",
        choices: Object.values(orgKinds),
      },
      parent: {
        title: "上级单位",
        required: false,
        note: "县区平安办填所属县区，镇街填所属县区",
        unit: true,
      },
      lead: {
        title: "组长单位",
        required: false,
        note: "只有专项组填写，且必须填写（第五条）",
        unit: true,
      },
      section: { title: "督导科室", required: false, note: "明确负责督导工作的科室（股室）（第六条）" },
    },
  },
  people: {
    name: "人员",
    columns: {
      name: { title: "姓名", required: true, note: "真实姓名" },
      mobile: {
        title: "手机号",
        required: false,
        note: "在飞书登记的手机号；手机号、邮箱、open_id 至少填一项",
      },
      email: { title: "邮箱", required: false, note: "在飞书登记的邮箱；手机号、邮箱、open_id 至少填一项" },
      openId: {
        title: "open_id",
        required: false,
        note: "ou_ 开头，一般不用填；手机号、邮箱、open_id 至少填一项",
      },
      unit: { title: "单位", required: true, note: "与“单位”表中的名称一致；一人兼两职填两行", unit: true },
      roles: {
        title: "角色",
        required: true,
        note: "多个角色用“、”分开；每个单位只能有一名联络员，副联络员可以有多名",
        choices: Object.values(roles),
        several: true,
      },
      post: { title: "职务", required: false, note: "例如：党组书记、局长" },
      rank: { title: "职级", required: false, note: "例如：一级主任科员" },
    },
  },
  groups: {
    name: "群组",
    columns: {
      name: { title: "群名或chat_id", required: true, note: "飞书群的名称，或 oc_ 开头的 chat_id" },
      purposes: {
        title: "用途",
        required: true,
        note: "多个用途用“、”分开",
        choices: Object.values(purposes),
        several: true,
      },
      scope: { title: "范围单位", required: false, note: "不填为全市", unit: true },
    },
  },
} as const satisfies Record<string, { name: string; columns: Record<string, Column> }>;

export type SheetKey = keyof typeof sheets;
export const sheetKeys = Object.keys(sheets) as SheetKey[];
export type ColumnKey<S extends SheetKey> = keyof (typeof sheets)[S]["columns"];
export const columnsOf = (sheet: SheetKey): Record<string, Column> => sheets[sheet].columns;

/** A filled row as text; `row` is its number in the workbook, from 1. */
export type Row<S extends SheetKey> = { row: number; cells: Record<ColumnKey<S>, string> };
export type RosterRows = { [S in SheetKey]: Row<S>[] };

/** A sheet as it stands in a workbook: every cell as text, the first row of the sheet first. */
export type Grid = { sheet: string; cells: readonly (readonly string[])[] };

/** Something to mend or to look at, with its place. `row` 0 means the sheet, an empty column the whole row. */
export type Remark = {
  sheet: string;
  row: number;
  column: string;
  fault: string;
  cure: string;
  /** The other row it speaks of. */
  also?: number;
};

export type Place = { sheet: SheetKey; row: number; column?: string };

export const titleOf = ({ sheet, column }: Place): string => (column && columnsOf(sheet)[column]?.title) ?? "";

export const remark = (place: Place, fault: string, cure: string): Remark => ({
  sheet: sheets[place.sheet].name,
  row: place.row,
  column: titleOf(place),
  fault,
  cure,
});
