/** Who may import whom (house.md is the drawing, this is the law): each room lists every room it may lean on. */
const rooms = {
  domain: [],
  db: ["domain"],
  usecases: ["db", "domain"],
  feishu: [],
  documents: ["domain"],
  bot: ["usecases", "db", "domain", "cards", "documents", "feishu"],
  jobs: ["bot", "usecases", "db", "domain", "cards", "documents", "feishu"],
  sandbox: ["feishu", "domain", "cards"],
};
const homeOf = (room) => (room === "cards" ? "^cards/" : `^src/${room}/`);
const allRooms = [...Object.keys(rooms), "cards"];

/** Files at the root of src that every room may use; main.ts and config.ts build the whole and are used by none. */
const foundations = "^src/(app|clock|fault|ids|log|metrics|refusal)\\.ts$";

const walls = Object.entries({ ...rooms, cards: ["domain"] }).map(([room, may]) => ({
  name: `${room}-leans-only-on-${may.join("-") || "itself"}`,
  severity: "error",
  from: { path: homeOf(room) },
  to: { path: allRooms.filter((other) => other !== room && !may.includes(other)).map(homeOf) },
}));

const only = (name, packages, homes) => ({
  name,
  severity: "error",
  from: { path: "^(src|cards)/", pathNot: homes },
  to: { path: packages.map((each) => `^node_modules/${each}/`) },
});

module.exports = {
  forbidden: [
    ...walls,
    {
      name: "domain-and-cards-are-pure",
      comment: "no npm package, no Node module, no app, no clock, no log",
      severity: "error",
      from: { path: ["^src/domain/", "^cards/"] },
      to: { pathNot: ["^src/domain/", "^cards/", "^src/refusal\\.ts$"] },
    },
    {
      name: "nobody-imports-main-or-config",
      severity: "error",
      from: {
        path: "^(src|cards)/",
        pathNot: "^src/(main|config|cli-config|roster-cli|doctor-cli|journal-cli|backup-cli|restore-cli)\\.ts$",
      },
      to: { path: "^src/(main|config|roster-cli|doctor-cli|journal-cli|backup-cli|restore-cli)\\.ts$" },
    },
    {
      name: "rooms-use-only-the-foundations",
      comment: "of the files at the root of src",
      severity: "error",
      from: { path: "^src/[^/]+/" },
      to: { path: "^src/[^/]+\\.ts$", pathNot: [foundations, "^src/config\\.ts$"] },
    },
    {
      name: "sandbox-only-by-main-in-trial-mode",
      comment: "and only dynamically, so that production never loads it",
      severity: "error",
      from: { path: "^(src|cards)/", pathNot: "^src/sandbox/" },
      to: { path: "^src/sandbox/", dependencyTypesNot: ["dynamic-import", "type-only"] },
    },
    {
      name: "sandbox-only-by-main",
      severity: "error",
      from: { path: "^(src|cards)/", pathNot: ["^src/sandbox/", "^src/main\\.ts$"] },
      to: { path: "^src/sandbox/" },
    },
    only("bullmq-only-in-its-alarm", ["bullmq"], ["^src/jobs/alarm/bullmq\\.ts$"]),
    only("redis-only-in-the-alarm", ["ioredis"], ["^src/jobs/alarm/", "^src/main\\.ts$"]),
    only("sql-only-in-db", ["drizzle-orm", "postgres", "@electric-sql/pglite"], ["^src/db/", "^src/main\\.ts$"]),
    only("feishu-sdk-only-in-feishu", ["@larksuiteoapi/node-sdk"], ["^src/feishu/"]),
    {
      name: "no-circle",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-development-package-in-the-product",
      severity: "error",
      from: { path: "^(src|cards)/", pathNot: "^src/sandbox/page/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-tests-or-scripts-in-the-product",
      severity: "error",
      from: { path: "^(src|cards)/" },
      to: { path: "^(test|bench|scripts)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/sandbox/page/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
