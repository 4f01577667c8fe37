import type { Fact, Tone } from "../../../cards/facts.ts";
import { rosterCard } from "../../../cards/roster.ts";
import type { RosterSection } from "../../../cards/roster-facts.ts";
import type { RosterImport } from "../../db/roster-imports.ts";
import { rosterImportById } from "../../db/roster-imports.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import { countsWords } from "../../domain/roster/plan-words.ts";
import type { RosterReport } from "../../domain/roster/report.ts";
import { readReport } from "../../usecases/roster/stored-import.ts";
import type { Draw, Sight } from "./sight.ts";

type Face = { tone: Tone; lead: string; ready?: true };

const nothingToDo = ({ changes }: RosterReport): boolean =>
  changes !== null && changes.counts.fresh + changes.counts.changed + changes.counts.gone === 0;

function waitingFace(report: RosterReport): Face {
  if (report.hindrances.length > 0) {
    const lead = "现在不能导入：有人员或单位还有未办结事项。请按下列说明办理后，重新发送表格。通讯录没有任何改动。";
    return { tone: "grave", lead };
  }
  if (nothingToDo(report)) return { tone: "ended", lead: "表格与现有通讯录一致，无需导入。" };
  return { tone: "information", lead: "核对完毕，尚未导入。请核对下列变化，确认后一次全部生效。", ready: true };
}

type Settled = Exclude<RosterImport["status"], "pending" | "waiting">;

const settledFaces: Record<Settled, (when: string) => Face> = {
  refused: () => ({
    tone: "grave",
    lead: "表格有需要改正的地方，改好以前不能导入。请对照随后发送的核对表格改正，再重新发送。通讯录没有任何改动。",
  }),
  applied: (when) => ({ tone: "done", lead: `已于${when}导入，全部生效。` }),
  cancelled: (when) => ({ tone: "ended", lead: `已于${when}取消，通讯录没有任何改动。` }),
  superseded: () => ({ tone: "ended", lead: "后来又发送了新的表格，这一份不再办理。通讯录没有任何改动。" }),
  expired: () => ({ tone: "ended", lead: "一天内没有确认，这一份不再办理。如需导入，请重新发送表格。" }),
};

function faceOf({ today }: Sight, { status, settledAt, receivedAt }: RosterImport, report: RosterReport): Face {
  if (status === "pending" || status === "waiting") return waitingFace(report);
  return settledFaces[status](momentInWords(settledAt ?? receivedAt, today));
}

function factsOf(fileName: string, { read, changes }: RosterReport): Fact[] {
  const held = `单位 ${read.units} 个，人员 ${read.people} 名，群 ${read.groups} 个`;
  return [
    { label: "文件", value: fileName },
    { label: "表格内容", value: changes ? held : "" },
    { label: "变化合计", value: changes ? countsWords(changes.counts) : "" },
  ];
}

function sectionsOf({ faults, warnings, changes, hindrances }: RosterReport): RosterSection[] {
  const sections: RosterSection[] = [
    { title: `需要改正 ${faults.total} 处：`, ...faults },
    { title: "不能导入的原因：", lines: hindrances, total: hindrances.length },
    ...(changes?.sections ?? []),
    { title: "不影响导入：", ...warnings, folded: `提醒（${warnings.total}）` },
  ];
  return sections.filter(({ total }) => total > 0);
}

/** 通讯录核对: what a workbook came to, for the administrator who sent it and nobody else. */
export const drawRosterImport: Draw<"rosterImport"> = async (sight, view) => {
  const { app, viewer, pen } = sight;
  const row = await rosterImportById(app.db, view.importId);
  if (!row?.report || !viewer || row.personId !== viewer.id) return null;
  const report = readReport(row.report);
  const { tone, lead, ready } = faceOf(sight, row, report);
  const subject = { view: "rosterImport", importId: row.id } as const;
  pen.shows(subject, 0);
  const confirm = {
    title: "确认导入",
    text: `${report.changes ? countsWords(report.changes.counts) : ""}，一次全部生效。`,
  };
  return rosterCard({
    tone,
    title: "通讯录核对",
    lead,
    facts: factsOf(row.fileName, report),
    sections: sectionsOf(report),
    actions: ready
      ? [
          pen.button({ label: "确认导入", act: "confirmRoster", kind: "primary", subject, confirm }),
          pen.button({ label: "取消", act: "cancelRoster", subject }),
        ]
      : [],
    reference: pen.reference,
  });
};
