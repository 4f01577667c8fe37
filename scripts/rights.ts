// Writes docs/rights.md from the table of rights; a test holds the page to it.
import { writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { commands } from "../src/bot/commands/index.ts";
import type { Relation, Right } from "../src/domain/access/table.ts";
import { everyRelation, everyRight, grants, handlerRights, relations } from "../src/domain/access/table.ts";
import { labelOf } from "../src/domain/access/words.ts";
import type { Role } from "../src/domain/roster/role.ts";
import { roles } from "../src/domain/roster/role.ts";

export const page = "docs/rights.md";
const everyRole = Object.keys(roles) as Role[];

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const ruleOf = (width: number): string => row(Array.from({ length: width }, () => "---"));

const spoken = (what: Right): string => {
  const names = commands.filter((each) => [each.may].flat().includes(what)).map(({ name }) => `\`/${name}\``);
  return names.join(" ");
};

const inRelation = (relation: Relation): Right[] =>
  everyRight.filter((what) => everyRole.some((role) => grants(role, what, relation)));

function tableOf(relation: Relation): string[] {
  const open = inRelation(relation);
  if (open.length === 0) return ["Nobody, nothing."];
  const holders = everyRole.filter((role) => open.some((what) => grants(role, what, relation)));
  return [
    row(["right", "commands", ...holders.map((role) => roles[role])]),
    ruleOf(holders.length + 2),
    ...open.map((what) =>
      row([labelOf(what), spoken(what), ...holders.map((role) => (grants(role, what, relation) ? "✓" : "–"))]),
    ),
  ];
}

const meaning: Record<Relation, string> = {
  office: "the role is held in the 平安办 in whose register the matter stands",
  own: "the role is held in the unit that handles the matter; a task force is handled by its lead unit (五)",
  child: "the matter is handled by a unit under the role's unit",
  sibling: "the matter is handled by a unit beside the role's unit, under the same superior",
  foreign: "the matter is handled by any other unit",
  proposed:
    "the role's unit proposed the matter: the lead unit of a task force, or a county's 平安办, whose roles count here although they rest (四 04-1)",
  system: "it belongs to no unit: the product itself",
};

const silent = everyRole.filter((role) => !everyRight.some((what) => everyRelation.some((r) => grants(role, what, r))));

/** The page as the table makes it. */
export const rightsPage = (): string =>
  [
    "# Who may do what",
    "",
    "Written by `npm run rights` from [the table of rights](../src/domain/access/table.ts): role × act × relation, a cell for each. A",
    "person with several roles has the rights of each in its own unit, and of none in another's. `/我` prints one's own rows.",
    "",
    "Rights are asked when a card is drawn, when a button is pressed, and once more under the lock of the item. Whoever may not",
    "see a matter gets the words for an unknown one, in the ledger, in its totals, in a search, in a digest and in a refusal alike.",
    "",
    "A liaison or deputy may hand one matter to a colleague of the same unit (转办, 六): in that matter alone, and only while they work in",
    `that unit, the colleague may ${handlerRights.map(labelOf).join("、")}, whatever role they hold or none.`,
    "",
    "No person holds two of 系统管理员, 审计员 and 平安办工作人员 or 平安办负责人: the import refuses it, and where it stands in the",
    "roster all the same none of these roles counts. Roles in the 平安办 of a county rest until that county is switched on (四).",
    "",
    ...everyRelation.flatMap((relation) => [
      `## ${relations[relation]}`,
      "",
      `\`${relation}\`: ${meaning[relation]}.`,
      "",
      ...tableOf(relation),
      "",
    ]),
    "## Roles without a right",
    "",
    `${silent.map((role) => roles[role]).join("、")}: on the roster, so that they are answered politely; what they will do is not built yet.`,
    "",
  ].join("\n");

function main(): void {
  writeFileSync(fileURLToPath(new URL(`../${page}`, import.meta.url)), rightsPage());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
