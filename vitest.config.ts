import { defineConfig } from "vitest/config";
import { offers } from "./test/support/servers-found.ts";

const { postgres, redis } = offers();
const onBoth = ["stories", "attack", "db", "jobs", "bot", "usecases", "backup", "model/through"].map(
  (room) => `test/${room}/**/*.test.ts`,
);
/** One kind of database is enough for what must not reach any. */
const onEmbedded = "test/hostile/**/*.test.ts";
const onServers = "test/**/*.servers.test.ts";

const leftOut = [
  ...(postgres ? [] : ["the stories on PostgreSQL (no initdb and postgres found, no TEST_DATABASE_URL given)"]),
  ...(postgres && redis ? [] : ["*.servers.test.ts (they need PostgreSQL and Redis: redis-server or TEST_REDIS_URL)"]),
];
if (leftOut.length > 0) {
  const words = `left out: ${leftOut.join("; ")}`;
  if (process.env.CI === "true") throw new Error(`CI=true allows nothing to be ${words}`);
  process.stdout.write(`${words}\n`);
}

const room = (name: string, settings: object) => ({ extends: true as const, test: { name, ...settings } });

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    coverage: { include: ["src/**/*.ts", "cards/**/*.ts"], exclude: ["src/sandbox/page/**"] },
    projects: [
      room("rules", { include: ["test/**/*.test.ts"], exclude: [...onBoth, onEmbedded, onServers], isolate: false }),
      room("pglite", {
        include: [...onBoth, onEmbedded],
        exclude: [onServers],
        isolate: false,
        env: { DUBAN_TEST_DB: "pglite" },
        globalSetup: "test/support/servers-pglite-setup.ts",
      }),
      ...(postgres
        ? [
            room("postgres", {
              include: redis ? [...onBoth, onServers] : onBoth,
              exclude: redis ? [] : [onServers],
              env: { DUBAN_TEST_DB: "postgres" },
              globalSetup: "test/support/servers-setup.ts",
            }),
          ]
        : []),
    ],
  },
});
