import { describe, expect, test } from "vitest";
import type { Identified, StandingPerson } from "../../../src/domain/roster/plan.ts";
import { NOT_FOUND, planPeople } from "../../../src/domain/roster/plan-people.ts";
import type { PersonId } from "../../../src/domain/roster/unit.ts";
import { identified, standingPerson } from "./sheet-rows.ts";

/** Somebody of the sheet: name, unit, account, mobile and mail; "-" = there is none. */
const asked = (words: string, more: Partial<Identified> = {}): Identified => {
  const [name = "", unit = "", ...contacts] = words.split(" ");
  const [openId, mobileHash, emailHash] = [0, 1, 2].map((n) => contacts[n]?.replace("-", "") || null);
  return identified(name, unit, { openId, mobileHash, emailHash, ...more });
};
/** Somebody of today, likewise. */
const stands = (id: string, words: string, more: Partial<StandingPerson> = {}): StandingPerson => {
  const { row: _, ...entry } = asked(words);
  return standingPerson(entry.name, entry.unit, { ...entry, id: id as PersonId, ...more });
};
const ids = (wanted: Identified[], standing: StandingPerson[]) =>
  planPeople(wanted, standing).people.map(({ id }) => id);

const wang = (id: string, contacts: string, more: Partial<StandingPerson> = {}) =>
  stands(id, `王伟 汉滨区 ${contacts}`, more);

describe("07-3 是不是原来那个人", () => {
  test.each<[string, Identified, StandingPerson, boolean]>([
    ["账号相同，姓名、单位、号码都变", asked("王大伟 汉阴县 ou_1 m9"), wang("旧", "ou_1 m1"), true],
    ["手机号、姓名相同，换了单位和账号", asked("王伟 汉阴县 ou_9 m1"), wang("旧", "ou_1 m1"), true],
    ["手机号相同，姓名不同", asked("李强 汉滨区 ou_9 m1"), wang("旧", "ou_1 m1"), false],
    ["邮箱、姓名相同，换了单位和账号", asked("王伟 汉阴县 ou_9 - e1"), wang("旧", "ou_1 m1 e1"), true],
    ["邮箱相同，姓名不同", asked("李强 汉滨区 ou_9 m9 e1"), wang("旧", "ou_1 m1 e1"), false],
    ["单位、姓名相同，号码和账号都换了", asked("王伟 汉滨区 ou_9 m9"), wang("旧", "ou_1 m1"), true],
    ["单位、姓名相同，从前没有账号", asked("王　伟 汉滨区 ou_9 m9"), wang("旧", "- m1"), true],
    ["只有姓名相同", asked("王伟 汉阴县 ou_9 m9"), wang("旧", "ou_1 m1"), false],
    ["只有姓名相同，从前没有账号", asked("王伟 汉阴县 ou_9 m9"), wang("旧", "- m1"), false],
    ["只有单位相同，从前没有账号", asked("李强 汉滨区 ou_9 m9"), wang("旧", "- m1"), false],
    ["都没有联系方式，单位姓名也不同", asked("李强 汉阴县 -"), wang("旧", "-"), false],
  ])("%s", (...[, person, known, same]) => {
    expect(ids([person], [known])).toEqual([same ? "旧" : null]);
  });

  test.each<[string, Identified, StandingPerson, boolean]>([
    ["账号相同", asked("王大伟 汉阴县 ou_1 m9"), wang("旧", "ou_1 m1"), true],
    ["手机号、姓名相同", asked("王伟 汉阴县 ou_9 m1"), wang("旧", "ou_1 m1"), true],
    ["邮箱、姓名相同", asked("王伟 汉阴县 ou_9 m9 e1"), wang("旧", "ou_1 m1 e1"), true],
    ["只有单位、姓名相同", asked("王伟 汉滨区 ou_9 m9"), wang("旧", "- m1"), false],
    ["只有单位、姓名相同，各有账号", asked("王伟 汉滨区 ou_9 m9"), wang("旧", "ou_1 m1"), false],
  ])("已离开的人回来：%s", (...[, person, known, same]) => {
    const { people, gone } = planPeople([person], [{ ...known, ended: true }]);
    expect(people.map(({ id, returning }) => [id, returning])).toEqual([same ? ["旧", true] : [null, false]]);
    expect(gone).toEqual([]);
  });

  test.each<[string, Identified[], StandingPerson[], (string | null)[]]>([
    [
      "两个同名的人，新账号归没有账号的那个",
      [asked("王伟 汉滨区 ou_9 m9")],
      [wang("甲", "ou_1 m1"), wang("乙", "- m2")],
      ["乙"],
    ],
    [
      "没有账号的新号码分不清是谁，当作新人",
      [asked("王伟 汉滨区 - m9")],
      [wang("甲", "ou_1 m1"), wang("乙", "- m2")],
      [null],
    ],
    [
      "账号认定以后，号码不再改变它",
      [asked("王伟 汉滨区 ou_1 m2")],
      [wang("甲", "ou_1 m1"), wang("乙", "ou_2 m2")],
      ["甲"],
    ],
    [
      "一个认定以后，同名的另一个也就清楚了",
      [asked("王伟 汉滨区 ou_1 m1"), asked("王伟 汉滨区 ou_9 m9")],
      [wang("甲", "ou_1 m1"), wang("乙", "ou_2 m2")],
      ["甲", "乙"],
    ],
    [
      "不同姓名的人同时换号，互不相干",
      [asked("王伟 汉滨区 ou_8 m8"), asked("李强 汉滨区 ou_9 m9")],
      [wang("甲", "ou_1 m1"), stands("乙", "李强 汉滨区 ou_2 m2")],
      ["甲", "乙"],
    ],
    [
      "一个账号只认一个人",
      [asked("王伟 汉滨区 ou_1 m1"), asked("王伟 汉阴县 ou_1 m2")],
      [wang("甲", "ou_1 m1")],
      ["甲", null],
    ],
    [
      "同号在任的先于离开的",
      [asked("王伟 汉滨区 ou_9 m1")],
      [wang("旧", "ou_1 m1", { ended: true }), wang("今", "ou_2 m1")],
      ["今"],
    ],
  ])("%s", (...[, wanted, standing, expected]) => {
    expect(ids(wanted, standing)).toEqual(expected);
  });

  test("新来的不算回来的", () => {
    expect(planPeople([asked("王伟 汉滨区 ou_1 m1")], []).people[0]).toMatchObject({
      id: null,
      returning: false,
    });
  });
});

describe("变了什么，逐项写明，号码只说有无", () => {
  const before = wang("旧", "ou_1 m1 e1", { post: "科长", rank: null });
  const changes = (person: Identified, known = before) =>
    planPeople([person], [known]).people[0]?.changes.map(({ field, from, to }) => `${field}:${from}→${to}`);
  const now = (contacts: string, more: Partial<Identified> = {}) =>
    asked(`王伟 汉滨区 ${contacts}`, { post: "科长", ...more });

  test.each<[string, Identified, string[]]>([
    ["没有变化", now("ou_1 m1 e1"), []],
    ["职务、职级", now("ou_1 m1 e1", { post: null, rank: "一级科员" }), ["职务:科长→", "职级:→一级科员"]],
    ["换手机号、不再填邮箱", now("ou_1 m2"), ["手机号:已登记→已更换", "邮箱:已登记→未登记"]],
    ["换邮箱、不再填手机号", now("ou_1 - e2"), ["手机号:已登记→未登记", "邮箱:已登记→已更换"]],
    ["换了账号", now("ou_2 m1 e1"), ["open_id:ou_1→ou_2"]],
    [
      "兼任两个单位的角色",
      now("ou_1 m1 e1", {
        roles: [
          { role: "principalOfficer", unit: "汉滨区" },
          { role: "liaisonOfficer", unit: "汉滨区" },
          { role: "hrOfficer", unit: "安康市公安局" },
        ],
      }),
      ["角色:联络员→组织人事（安康市公安局）、联络员、第一责任人"],
    ],
  ])("%s", (...[, person, expected]) => {
    expect(changes(person)).toEqual(expected);
  });

  test("从前没有填的，补上即已登记", () => {
    expect(changes(now("ou_1 m1 e1"), wang("旧", "ou_1", { post: "科长" }))).toEqual([
      "手机号:未登记→已登记",
      "邮箱:未登记→已登记",
    ]);
  });
});

describe("账号和能否送达", () => {
  const kept = (person: Identified, known: StandingPerson) => {
    const entry = planPeople([person], [known]).people[0]?.entry;
    return [entry?.openId, entry?.unreachable];
  };
  const why = "不在应用可用范围内";

  test.each<[string, Identified, StandingPerson, (string | null)[]]>([
    ["手机号没变，沿用账号", asked("王伟 汉滨区 - m1"), wang("旧", "ou_1 m1 e1"), ["ou_1", null]],
    ["邮箱没变，沿用账号", asked("王伟 汉滨区 - m9 e1"), wang("旧", "ou_1 m1 e1"), ["ou_1", null]],
    ["号码都变了又查不到，不沿用", asked("王伟 汉滨区 - m9"), wang("旧", "ou_1 m1"), [null, NOT_FOUND]],
    ["从前也没有号码，不沿用", asked("王伟 汉滨区 -"), wang("旧", "ou_1"), [null, NOT_FOUND]],
    ["同一账号，缘故仍在", asked("王伟 汉滨区 ou_1"), wang("旧", "ou_1", { unreachable: why }), ["ou_1", why]],
    ["换了账号，缘故不再", asked("王伟 汉滨区 ou_2 m1"), wang("旧", "ou_1 m1", { unreachable: why }), ["ou_2", null]],
    ["账号查到了", asked("王伟 汉滨区 ou_1"), wang("旧", "ou_1", { unreachable: NOT_FOUND }), ["ou_1", null]],
  ])("%s", (...[, person, known, expected]) => {
    expect(kept(person, known)).toEqual(expected);
  });

  test("查不到账号要写进变更", () => {
    const [planned] = planPeople([asked("王伟 汉滨区 - m9")], [wang("旧", "ou_1 m1")]).people;
    expect(planned?.changes.map(({ field, from, to }) => [field, from, to])).toEqual([
      ["open_id", "ou_1", ""],
      ["无法送达", "", "手机号或邮箱在飞书中查不到"],
      ["手机号", "已登记", "已更换"],
    ]);
  });
});
