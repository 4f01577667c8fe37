import { FeishuError } from "../../feishu/errors.ts";
import { neededScopes } from "../../feishu/needed.ts";
import type { Check, Found, PlatformGround } from "./check.ts";
import { bad, good, warning } from "./check.ts";

const CONSOLE = "飞书开放平台“开发者后台 → 本应用”";
const keys = bad(
  "App ID 或 App Secret 不正确",
  `请在${CONSOLE} → 凭证与基础信息核对 FEISHU_APP_ID 和 FEISHU_APP_SECRET`,
);
const scopes = bad("没有所需权限", `请在${CONSOLE} → 权限管理开通所需权限并发布版本`);
const silent = bad("平台没有应答", "请检查服务器能否访问 FEISHU_DOMAIN，以及防火墙和代理设置");

/** What stands behind a refusal, in the words of who must mend it (feishu.md §8.2). */
const byCode: Readonly<Record<number, Found>> = {
  10003: keys,
  10014: keys,
  99991672: scopes,
  230027: scopes,
  99991401: bad("服务器地址不在应用的 IP 白名单中", `请在${CONSOLE} → 安全设置加入服务器的出口地址`),
  99991403: bad("本月接口调用额度已用完", "请联系飞书服务人员提升额度，或等到下月"),
  230006: bad("没有启用机器人能力，或启用后没有发布", `请在${CONSOLE} → 添加应用能力启用机器人，并发布版本`),
};

function failed(error: unknown): Found {
  if (!(error instanceof FeishuError) || error.code === null) return silent;
  return byCode[error.code] ?? bad(`平台返回代码 ${error.code}`, "请在飞书开放平台的错误码文档中查询该代码");
}

const SKEW_MS = 60_000;
const MOST_SKEW_MS = 30 * 60_000;

function skewWords(aheadMs: number): Found {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const says = `本机时钟${aheadMs > 0 ? "快" : "慢"} ${seconds} 秒`;
  const cure = "请启用时间同步（NTP）并核对本机时间";
  if (Math.abs(aheadMs) >= MOST_SKEW_MS) return bad(says, cure);
  return Math.abs(aheadMs) >= SKEW_MS ? warning(says, cure) : good("与平台一致");
}

const credentials: Check<PlatformGround> = {
  id: "credentials",
  label: "应用凭证和机器人",
  run: async ({ feishu }) => good(`正常，机器人名称“${(await feishu.botInfo()).name}”`),
  failed,
};

const permissions: Check<PlatformGround> = {
  id: "scopes",
  label: "权限",
  run: async ({ feishu }) => {
    const granted = await feishu.grantedScopes();
    return neededScopes.map(({ name, any, use }): Found => {
      const label = `权限 ${name}`;
      if (any.some((each) => granted.has(each))) return { ...good("已开通"), label };
      return { ...bad(`没有开通，用途：${use}`, `请在${CONSOLE} → 权限管理开通，并发布版本`), label };
    });
  },
  failed,
};

const contactRange: Check<PlatformGround> = {
  id: "contactRange",
  label: "通讯录权限范围",
  run: async ({ feishu }) => {
    const { everybody, departments, people } = await feishu.contactRange();
    if (everybody) return good("全部成员");
    const cure = `请在${CONSOLE} → 权限管理 → 通讯录权限范围选择全部成员，或包含通讯录中的全部人员`;
    if (departments + people === 0) return bad("没有任何人员", cure);
    return warning(`${departments} 个部门、${people} 名人员`, cure);
  },
  failed,
};

const clock: Check<PlatformGround> = {
  id: "platformClock",
  label: "时钟",
  run: async ({ feishu }) => {
    await feishu.botInfo();
    const aheadMs = feishu.clockAheadMs();
    return aheadMs === null ? warning("平台没有给出时间", "请自行核对本机时间") : skewWords(aheadMs);
  },
  failed,
};

/** What only the platform can tell. */
export const platformChecks: readonly Check<PlatformGround>[] = [credentials, permissions, contactRange, clock];
