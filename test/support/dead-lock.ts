import { spawn } from "node:child_process";
import { once } from "node:events";

const stackLock = new URL("../../engine/local/state/stack-lock.ts", import.meta.url).href;

/** Leaves a stack's lock behind, of a process that was killed. Gives its pid. */
export async function leaveDeadLock(folder: string, stack: string): Promise<number | undefined> {
  const [module, where, whose] = [stackLock, folder, stack].map((text) => JSON.stringify(text));
  const script = `import(${module}).then(({ lockStack }) => lockStack(${where}, ${whose})).then(() => process.kill(process.pid, "SIGKILL"))`;
  const holder = spawn(process.execPath, ["-e", script], { stdio: "ignore" });
  await once(holder, "exit");
  return holder.pid;
}
