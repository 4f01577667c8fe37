import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { page, rightsPage } from "../../scripts/rights.ts";
import { everyRight } from "../../src/domain/access/table.ts";
import { labelOf } from "../../src/domain/access/words.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

test("权限一页就是权限表写出来的（npm run rights）", () => {
  expect(read(page)).toBe(rightsPage());
  for (const what of everyRight) expect(rightsPage()).toContain(`| ${labelOf(what)} |`);
});

/** Reads without a viewer are for the rules and the post; whoever draws or answers for a reader asks through the reader's eyes. */
test("画卡片、答命令、答点击的，一律经过看的人的眼睛去读", () => {
  const readers = ["src/bot/draw", "src/bot/commands", "src/bot/clicks", "src/bot/receive"];
  const files = readers.flatMap((room) => readdirSync(join(root, room)).map((file) => join(room, file)));
  expect(files.length).toBeGreaterThan(60);
  const blind = /\b(linesById|itemById|itemOf|openFollowUps)\b/;
  expect(files.filter((file) => blind.test(read(file)))).toEqual([]);
});
