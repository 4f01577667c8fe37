import { describe, expect, test } from "vitest";
import { sheets } from "../../src/domain/roster/sheets.ts";
import { checkRows } from "../../src/domain/roster/sheets-check.ts";
import { city, cityRoster } from "../../src/sandbox/city.ts";

const checked = checkRows(cityRoster);
const namesOf = (kind: string) => checked.units.filter((unit) => unit.kind === kind).map(({ name }) => name);

const holding = (role: string, unit: string) =>
  checked.people.filter(({ roles }) => roles.some((held) => held.role === role && held.unit === unit));

const twice = (words: readonly string[]) => words.filter((word, n) => words.indexOf(word) !== n);

describe("示例城市的通讯录", () => {
  test("没有一处差错，也没有一处提醒", () => {
    expect(checked.faults).toEqual([]);
    expect(checked.warnings).toEqual([]);
  });

  test("十个县区、三个功能区、十二个成员单位、三个专项组，名称与规定一致", () => {
    expect(namesOf("county")).toEqual([
      "汉滨区",
      "汉阴县",
      "石泉县",
      "宁陕县",
      "紫阳县",
      "岚皋县",
      "平利县",
      "镇坪县",
      "旬阳市",
      "白河县",
    ]);
    expect(namesOf("functionalZone")).toEqual(["高新区", "恒口示范区", "瀛湖生态旅游区"]);
    expect(namesOf("memberUnit")).toHaveLength(12);
    expect(namesOf("taskForce")).toHaveLength(3);
    expect(namesOf("leadingGroup")).toHaveLength(1);
  });

  test("每个县区各有自己的平安办，市级的只有一个", () => {
    const offices = checked.units.filter(({ kind }) => kind === "pinganOffice");
    expect(offices.filter(({ level }) => level === "city").map(({ name }) => name)).toEqual(["市委平安办"]);
    const counties = offices.filter(({ level }) => level === "county");
    expect(counties.map(({ name, parent }) => `${parent} ${name}`)).toEqual(
      namesOf("county").map((name) => `${name} ${name}平安办`),
    );
  });

  test("每个承办单位都有联络员、副联络员和第一责任人，专项组由组长单位的人办", () => {
    for (const unit of [...namesOf("county"), ...namesOf("functionalZone"), ...namesOf("memberUnit")]) {
      for (const role of ["liaisonOfficer", "deputyLiaisonOfficer", "principalOfficer"]) {
        expect(holding(role, unit), `${unit} ${role}`).toHaveLength(1);
      }
    }
    for (const { lead } of checked.units.filter(({ kind }) => kind === "taskForce")) {
      expect(namesOf("memberUnit")).toContain(lead);
    }
  });

  test("平安办有两名工作人员、负责人、领导、系统管理员和审计员", () => {
    const count = (role: string) => holding(role, "市委平安办").length;
    expect(["officeStaff", "officeHead", "leader", "systemAdmin", "auditor"].map(count)).toEqual([2, 1, 1, 1, 1]);
  });

  test("没有重名、没有重号，也没有电话和邮箱", () => {
    const people = cityRoster.people.map(({ cells }) => cells);
    expect(twice(people.map(({ openId }) => openId))).toEqual([]);
    expect(twice(people.map(({ name }) => name))).toEqual([]);
    expect(people.filter(({ mobile, email }) => mobile || email)).toEqual([]);
  });

  test("表里的每一行都有自己的行号", () => {
    for (const sheet of Object.keys(sheets) as (keyof typeof sheets)[]) {
      const rows = cityRoster[sheet].map(({ row }) => String(row));
      expect(twice(rows)).toEqual([]);
    }
  });
});

describe("示例城市的飞书", () => {
  test("通讯录上的人都有账号，另有一个不在通讯录上的人", () => {
    const accounts = city.people.map(({ openId }) => openId);
    expect(twice(accounts)).toEqual([]);
    const listed = checked.people.map(({ openId }) => openId);
    expect(accounts.filter((openId) => !listed.includes(openId))).toEqual(["ou_stranger"]);
    expect(listed.filter((openId) => openId !== null && !accounts.includes(openId))).toEqual([]);
  });

  test("两个群都在通讯录上，一个收周报，一个收通知，群里都是有账号的人", () => {
    expect(checked.groups.map(({ purposes }) => purposes)).toEqual([["digest"], ["notice"]]);
    expect(checked.groups.map(({ name }) => name)).toEqual(city.groups.map(({ name }) => name));
    const accounts = city.people.map(({ openId }) => openId);
    for (const { members } of city.groups) {
      expect(twice(members)).toEqual([]);
      expect(members.filter((openId) => !accounts.includes(openId))).toEqual([]);
    }
  });
});
