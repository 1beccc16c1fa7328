import { readdirSync, readFileSync } from "node:fs";

/** Every process that descends from `pid`, by what it runs. Linux only. */
export function descendantsOf(pid: number): { pid: number; command: string }[] {
  const all = processes();
  const below = (parent: number): typeof all =>
    all.filter((each) => each.parent === parent).flatMap((child) => [child, ...below(child.pid)]);
  return below(pid);
}

export function isRunning(pid: number): boolean {
  const stat = read(`/proc/${pid}/stat`);
  return stat !== undefined && !/\) [ZX] /.test(stat);
}

function processes() {
  return readdirSync("/proc").flatMap((name) => {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : undefined;
    const parent = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    const command = read(`/proc/${name}/cmdline`)?.replaceAll("\0", " ") ?? "";
    return parent === undefined ? [] : [{ pid: Number(name), parent: Number(parent), command }];
  });
}

/** A process may end between being listed and being read. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
