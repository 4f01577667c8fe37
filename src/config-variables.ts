/**
 * Every variable of the environment (product §3): whether production demands it, what stands when it is absent, and
 * where an administrator finds its value.
 */
export const variables = {
  FEISHU_APP_ID: {
    need: "production",
    cure: "请在飞书开放平台“开发者后台 → 本应用 → 凭证与基础信息”复制 App ID；如只想试用，请把 FEISHU_APP_SECRET 一并去掉",
  },
  FEISHU_APP_SECRET: {
    need: "production",
    cure: "请在飞书开放平台“开发者后台 → 本应用 → 凭证与基础信息”复制 App Secret；如只想试用，请把 FEISHU_APP_ID 一并去掉",
  },
  FEISHU_ENCRYPT_KEY: {
    need: "production",
    cure: "请在飞书开放平台“开发者后台 → 本应用 → 事件与回调 → 加密策略”复制 Encrypt Key；没有它，任何人都能冒充任何人",
  },
  FEISHU_VERIFICATION_TOKEN: {
    need: "production",
    cure: "请在飞书开放平台“开发者后台 → 本应用 → 事件与回调 → 加密策略”复制 Verification Token",
  },
  FEISHU_TENANT_KEY: {
    need: "optional",
    cure: "请填写本企业的 tenant_key；不知道就留空，首个通过校验的事件会把它固定在数据库里",
  },
  FEISHU_DOMAIN: {
    need: "optional",
    preset: "https://open.feishu.cn",
    cure: "请填写开放平台的基础地址，例如 https://open.feishu.cn；私有部署请向飞书交付人员索取",
  },
  DATABASE_URL: {
    need: "production",
    cure: "请填写 postgres://用户:密码@主机:5432/库名（PostgreSQL 15 以上，UTF-8）；密码中的特殊字符须写成百分号编码",
  },
  REDIS_URL: {
    need: "optional",
    cure: "请填写 redis://主机:6379，或留空改用进程内定时",
  },
  DUBAN_SECRET: {
    need: "production",
    cure: "请用 openssl rand -base64 48 生成一次并妥善保存；丢失后无法再按手机号查人",
  },
  DUBAN_ROLE: {
    need: "optional",
    preset: "all",
    cure: "请填写 web、worker 或 all；分开运行需要设置 DATABASE_URL，内置数据库只能由一个进程使用",
  },
  DATA_DIR: {
    need: "optional",
    preset: "./data",
    cure: "请填写存放佐证材料和内置数据库的文件夹，所有进程用同一个",
  },
  HOST: {
    need: "optional",
    preset: "127.0.0.1",
    cure: "请填写监听地址；试用只能用 127.0.0.1、::1 或 localhost，正式运行请先设置飞书应用的各项变量",
  },
  PORT: { need: "optional", preset: "3000", cure: "请填写 0 至 65535 之间的整数端口" },
  DUBAN_BASE_URL: {
    need: "optional",
    cure: "请填写浏览器打开本系统的地址，例如 https://duban.example.gov.cn；留空则 /后台 不能使用",
  },
  METRICS_TOKEN: {
    need: "optional",
    cure: "请填写不含空格的口令；留空则只有本机能读 /metrics",
  },
  HEARTBEAT_URL: {
    need: "optional",
    cure: "请填写 https:// 开头的监测地址（本机的可用 http://）；一切正常时每分钟访问一次，留空则不访问",
  },
  LOG_LEVEL: {
    need: "optional",
    preset: "info",
    cure: "请填写 fatal、error、warn、info、debug、trace 或 silent",
  },
} as const satisfies Record<string, { need: "production" | "optional"; preset?: string; cure: string }>;
export type Variable = keyof typeof variables;
