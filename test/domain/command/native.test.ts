import { expect, test } from "vitest";
import { planNative } from "../../../src/domain/command/native.ts";

const wanted = [
  { name: "督办", description: "下达督导事项" },
  { name: "待办", description: "等待我办理的事项" },
];
const at = (name: string, description: string, id = `id-${name}`) => ({ id, name, description });

test("什么都没有：全部登记", () => {
  expect(planNative(wanted, { listed: [], made: {} })).toEqual({ add: wanted, describe: [], drop: [], ours: {} });
});

test("都在且一字不差：什么也不做，视为本系统登记的", () => {
  const listed = wanted.map(({ name, description }) => at(name, description));
  const plan = planNative(wanted, { listed, made: {} });
  expect(plan).toEqual({ add: [], describe: [], drop: [], ours: { 督办: "id-督办", 待办: "id-待办" } });
});

test("本系统登记过的：说明变了就改，命令没有了就删；不是本系统登记的一概不动", () => {
  const listed = [at("督办", "旧说明"), at("待办", "别人的待办"), at("旧命令", "已取消"), at("会议", "预订会议室")];
  const made = { 督办: "id-督办", 旧命令: "id-旧命令" };
  expect(planNative(wanted, { listed, made })).toEqual({
    add: [],
    describe: [{ id: "id-督办", description: "下达督导事项" }],
    drop: [{ id: "id-旧命令", name: "旧命令" }],
    ours: { 督办: "id-督办" },
  });
});

test("平台至多一百条：放不下的不登记，删去的腾出位置", () => {
  const others = Array.from({ length: 99 }, (_, n) => at(`其他${n}`, "其他程序"));
  expect(planNative(wanted, { listed: others, made: {} }).add).toEqual(wanted.slice(0, 1));
  const beyond = [...others, at("另一个", "其他"), at("再一个", "其他")];
  expect(planNative(wanted, { listed: beyond, made: {} }).add).toEqual([]);
  const full = [...others, at("旧命令", "已取消")];
  expect(planNative(wanted, { listed: full, made: { 旧命令: "id-旧命令" } }).add).toEqual(wanted.slice(0, 1));
  expect(planNative(wanted, { listed: [...others, at("另一个", "其他")], made: {} }).add).toEqual([]);
});
