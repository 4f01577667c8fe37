import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import type { EvidenceId } from "../../../src/db/schema/evidence.ts";
import { dropFile, keepFile, sweepParts } from "../../../src/usecases/evidence/keep-file.ts";
import { temporaryFolder } from "../../support/database.ts";

const id = randomUUID() as string as EvidenceId;
const place = (dataDir: string, attempt = 1) => ({ dataDir, id, year: 2026, attempt });
const left = (dataDir: string): string[] =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true }).flatMap((each) => (each.isFile() ? [each.name] : []));

test("边收边算散列，落盘后的路径只有年份、散列和编号", async () => {
  const dataDir = temporaryFolder();
  const bytes = Buffer.alloc(300_000, "照片");
  const kept = await keepFile(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), place(dataDir));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect(kept).toEqual({ path: `evidence/2026/${sha256}-${id}`, sha256, bytes: bytes.length });
  expect(readFileSync(join(dataDir, kept.path)).equals(bytes)).toBe(true);
  expect(left(dataDir)).toEqual([`${sha256}-${id}`]);
  await dropFile(dataDir, kept);
  expect(left(dataDir)).toEqual([]);
});

test("中途断开的，不留半个文件", async () => {
  const dataDir = temporaryFolder();
  async function* broken() {
    yield Buffer.from("前半");
    throw new Error("cut off");
  }
  await expect(keepFile(Readable.from(broken()), place(dataDir))).rejects.toThrow("cut off");
  expect(left(dataDir)).toEqual([]);
});

test("写不进去的，以磁盘的错误收场", async () => {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, "evidence"), "");
  await expect(keepFile(Readable.from(["x"]), place(dataDir))).rejects.toMatchObject({ code: expect.any(String) });
});

test("进程被杀留下的半个文件，在了结时清掉", async () => {
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, "evidence"));
  writeFileSync(join(dataDir, "evidence", `${id}.1.part`), "半");
  const kept = await keepFile(Readable.from(["整"]), place(dataDir, 2));
  expect(left(dataDir)).toHaveLength(2);
  await sweepParts(place(dataDir, 2));
  expect(left(dataDir)).toEqual([kept.path.split("/").at(-1)]);
});

test("同一份文件收两次，落在同一处", async () => {
  const dataDir = temporaryFolder();
  const first = await keepFile(Readable.from(["整"]), place(dataDir, 1));
  expect(await keepFile(Readable.from(["整"]), place(dataDir, 2))).toEqual(first);
  expect(left(dataDir)).toHaveLength(1);
});
