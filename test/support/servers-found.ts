import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const DEBIAN_POSTGRES = "/usr/lib/postgresql";

/** The first folder that holds every one of these programs. */
function folderWith(programs: string[], folders: string[]): string | null {
  const holds = (folder: string) =>
    programs.every((program) => {
      try {
        accessSync(join(folder, program), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  return folders.find((folder) => folder !== "" && holds(folder)) ?? null;
}

const onPath = () => (process.env.PATH ?? "").split(delimiter);

function debianFolders(): string[] {
  try {
    const versions = readdirSync(DEBIAN_POSTGRES).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(DEBIAN_POSTGRES, version, "bin"));
  } catch {
    return [];
  }
}

/** The folder of `initdb` and `postgres`, or null where PostgreSQL is not installed. */
export const postgresFolder = () => folderWith(["initdb", "postgres"], [...onPath(), ...debianFolders()]);

/** The folder of `redis-server`, or null where Redis is not installed. */
export const redisFolder = () => folderWith(["redis-server"], onPath());

/** What this machine offers the tests: a server whose address was given, or a program to start one of our own. */
export function offers(): { postgres: boolean; redis: boolean } {
  return {
    postgres: Boolean(process.env.TEST_DATABASE_URL) || postgresFolder() !== null,
    redis: Boolean(process.env.TEST_REDIS_URL) || redisFolder() !== null,
  };
}
