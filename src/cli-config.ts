import { ConfigError, readConfig } from "./config.ts";

/** The configuration for a command typed by hand; null, with its faults printed, where it is not right. */
export function configOrSay(
  environment: Parameters<typeof readConfig>[0],
  print: (line: string) => void,
): ReturnType<typeof readConfig> | null {
  try {
    return readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    print(error.message);
    return null;
  }
}
