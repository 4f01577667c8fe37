import type { DatabaseGround, Finding, MachineGround, PlatformGround } from "./check.ts";
import { runChecks } from "./check.ts";
import { machineChecks } from "./machine.ts";
import { platformChecks } from "./platform.ts";
import { recordChecks } from "./records.ts";

export type Ground = PlatformGround & MachineGround & DatabaseGround;

/** Everything /自检 and doctor look at, in the order it is told; doctor leaves out what it has no ground for. */
export const checks = { platform: platformChecks, records: recordChecks, machine: machineChecks } as const;

export async function runAllChecks(ground: Ground): Promise<Finding[]> {
  const { platform, records, machine } = checks;
  const found = [runChecks(platform, ground), runChecks(records, ground), runChecks(machine, ground)];
  return (await Promise.all(found)).flat();
}
