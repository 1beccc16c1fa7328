import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A process that prints its port on the first line, as plugins do. */
export interface Started {
  readonly child: ChildProcess;
  readonly port: number;
  /** Its stderr so far. */
  errors(): string;
  /** Resolves once it has exited. */
  exited(): Promise<void>;
}

export async function start(file: string, ...args: string[]): Promise<Started> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += String(chunk);
  });
  const [line] = await once(createInterface(child.stdout), "line");
  return {
    child,
    port: Number(line),
    errors: () => errors,
    async exited() {
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}
