import { ConfigError, readConfig } from "./config.ts";
import { doctor } from "./doctor.ts";

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function settings(): ReturnType<typeof readConfig> | null {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    print(error.message);
    return null;
  }
}

const config = settings();
process.exit(config === null ? 1 : await doctor(config, print));
