import { randomBytes } from "node:crypto";
import postgres from "postgres";
import type { Environment } from "../support/product-process.ts";
import { provided } from "../support/servers.ts";

const connect = () => postgres(provided().postgresUrl ?? "", { max: 1, onnotice: () => undefined });

/** A database of the run without a single table; the run takes it back at its end. */
export async function emptyDatabase(): Promise<string> {
  const { postgresUrl, run } = provided();
  const name = `${run}_${randomBytes(6).toString("hex")}`;
  const server = connect();
  await server`create database ${server(name)} template template0 encoding 'UTF8'`;
  await server.end();
  return Object.assign(new URL(postgresUrl ?? ""), { pathname: `/${name}` }).href;
}

/** A trial on this folder, on a port of its own. */
export const trialOn = (dataDir: string): Environment => ({ DATA_DIR: dataDir, PORT: "0" });

/** Trusted servers let every password in, so that one can be looked for afterwards. */
function withPassword(databaseUrl: string): string {
  const address = new URL(databaseUrl);
  address.password ||= "canary-of-the-database";
  return address.href;
}

/** Production whose platform does not answer: enough to start and to stop. */
export const productionOn = (databaseUrl: string, dataDir: string): Environment => ({
  ...trialOn(dataDir),
  FEISHU_APP_ID: "cli_processes",
  FEISHU_APP_SECRET: "canary-of-the-app-secret",
  FEISHU_ENCRYPT_KEY: "canary-of-the-encrypt-key",
  FEISHU_VERIFICATION_TOKEN: "canary-of-the-verification-token",
  FEISHU_DOMAIN: "http://127.0.0.1:9",
  DATABASE_URL: withPassword(databaseUrl),
  METRICS_TOKEN: "canary-of-the-metrics-token",
  DUBAN_SECRET: "canary-of-the-secret-of-thirty-two-letters",
});
