import type { CardAction, LineFacts } from "../../../cards/facts.ts";
import { groupedCard } from "../../../cards/grouped.ts";
import type { EvidenceFile } from "../../db/evidence-files.ts";
import { unitsById } from "../../db/roster-store.ts";
import type { View, ViewInput } from "../../db/view.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import { formatNumber } from "../../domain/item/number.ts";
import type { UnitId } from "../../domain/roster/unit.ts";
import type { Openable } from "../../usecases/evidence/openable.ts";
import { fitsChat, openableTo } from "../../usecases/evidence/openable.ts";
import { pageOf } from "./paging.ts";
import type { Pen } from "./pen.ts";
import type { Draw, Sight } from "./sight.ts";

type Shown = Extract<View, { view: "evidence" | "itemEvidence" }>;
type Subject = Extract<ViewInput, { view: "evidence" | "itemEvidence" }>;

/** 调阅佐证: opens the list, or the only file there is. */
export const evidenceAction = (pen: Pen, subject: Subject, version: number): CardAction =>
  pen.button({ label: "调阅佐证", act: "listEvidence", subject, version });

const KB = 1024;
const MB = 1024 * KB;

const sizeWords = (bytes: number): string =>
  bytes < MB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / MB).toFixed(1)} MB`;

const unfitWords = ({ bytes, id }: EvidenceFile): string =>
  bytes === 0
    ? "空文件，没有内容可以发送。"
    : `超过 30 MB，不能在会话中发送。如需查阅，请联系系统管理员从服务器调取，文件标识 ${id.slice(0, 8)}。`;

type Ground = { view: Shown; version: number; unitOf: (file: EvidenceFile) => string };

function fileLine({ pen, today }: Sight, file: EvidenceFile, { view, version, unitOf }: Ground): LineFacts {
  const { fileName, byName, receivedAt, bytes, id: evidenceId } = file;
  const fits = fitsChat(file);
  const sent = `${byName ?? ""} ${momentInWords(receivedAt, today)} 上传，${sizeWords(bytes)}。`.trim();
  const look = { label: "查看", act: "openEvidence", subject: { ...view, evidenceId, page: 1 }, version } as const;
  return {
    tone: "information",
    heading: "",
    number: "",
    matter: fileName,
    unit: view.view === "itemEvidence" ? unitOf(file) : "",
    says: `${sent}${fits ? "" : unfitWords(file)}`,
    actions: fits ? [pen.button(look)] : [],
    receipt: null,
  };
}

async function unitNames({ app }: Sight, { shares }: Openable): Promise<Ground["unitOf"]> {
  const units = await unitsById(
    app.db,
    shares.map(({ unitId }) => unitId),
  );
  const nameOf = (id: UnitId | undefined) => units.find((unit) => unit.id === id)?.name ?? "";
  return ({ assignmentId }) => nameOf(shares.find(({ id }) => id === assignmentId)?.unitId);
}

/** At most three: all of them, and a page on either side. */
function buttonsOf({ pen }: Sight, { view, version }: Ground, shown: { at: number; of: number; all: boolean }) {
  const turn = (label: string, page: number) => pen.button({ label, act: "goto", subject: { ...view, page }, version });
  const all = pen.button({ label: "全部调阅", act: "openEvidence", subject: { ...view, page: 1 }, version });
  return [
    ...(shown.all ? [all] : []),
    ...(shown.at > 1 ? [turn("上一页", shown.at - 1)] : []),
    ...(shown.at < shown.of ? [turn("下一页", shown.at + 1)] : []),
  ];
}

async function list(sight: Sight, { evidenceId: _, ...view }: Shown) {
  const { app, viewer, pen } = sight;
  const found = viewer ? await openableTo(app, viewer, view) : null;
  if (!found) return null;
  const { item, shares, files } = found;
  const version = view.view === "evidence" ? (shares[0]?.version ?? 0) : item.version;
  const ground = { view, version, unitOf: await unitNames(sight, found) };
  const shown = pageOf(files.toReversed(), view.page);
  pen.shows(view, version);
  const head = `${formatNumber(item.number)} ${item.matter}`;
  return groupedCard({
    tone: "information",
    title: "佐证材料",
    lead: files.length > 0 ? `${head}：共 ${files.length} 份。调阅的文件发到本会话，调阅情况记入日志。` : "",
    lines: shown.rows.map((file) => fileLine(sight, file, ground)),
    more: 0,
    moreAction: null,
    paging: buttonsOf(sight, ground, { ...shown, all: files.filter(fitsChat).length > 1 }),
    empty: `${head}：还没有佐证材料。`,
    note: "",
    reference: pen.reference,
  });
}

/** 佐证 of one unit's share, for whoever may see it. */
export const drawEvidence: Draw<"evidence"> = (sight, view) => list(sight, view);

/** 佐证 of a whole matter, each with its unit, for whoever sees all of it. */
export const drawItemEvidence: Draw<"itemEvidence"> = (sight, view) => list(sight, view);
