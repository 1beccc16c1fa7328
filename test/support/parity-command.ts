import { vi } from "vitest";
import { parityCommand } from "../../cli/commands/parity.ts";
import { Problem } from "../../engine/problem.ts";
import type { Ended } from "./tandem.ts";

/** Runs `tandem parity` in a folder as `tandem` would, but in this process: one start of Node instead of two. */
export async function parityIn(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  let output = "";
  const write = (text: unknown) => {
    output += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process, "cwd").mockReturnValue(folder),
    vi.spyOn(process.stdout, "write").mockImplementation(write),
    vi.spyOn(process.stderr, "write").mockImplementation(write),
  ];
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const exitCode = process.exitCode;
  try {
    await parityCommand()
      .exitOverride()
      .parseAsync([...args], { from: "user" });
    return { code: Number(process.exitCode ?? 0), output };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { code: error.exitCode, output: `${output}${error.message}\n` };
  } finally {
    process.exitCode = exitCode;
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}
