import { spawn } from "node:child_process";
import { program } from "../support/built.ts";

/** The product as it is shipped, started on its own over a folder; resolves once it says where its page is. */
export async function startedTrial(dataDir: string) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "error" };
  const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const [address] = said.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
      if (address) resolve(address);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    void ended.then(() => reject(new Error(`the trial did not start: ${said}`)));
  });
  return {
    url,
    /** Ends it as Ctrl+C does; resolves to its exit code. */
    async stop() {
      child.kill("SIGINT");
      return await ended;
    },
  };
}
