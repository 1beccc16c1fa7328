import { readFileSync } from "node:fs";

/** Where they begin in what stands behind a process's name. Source: `proc(5)`. */
const places = { own: 11, "of children": 13 } as const;

/** Time of a processor, in seconds, that a process has used, or its children that have ended and all they have waited for. Linux only. */
export function processorSeconds(pid: number | "self", whose: keyof typeof places): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const times = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user = 0, system = 0] = times.slice(places[whose], places[whose] + 2).map(Number);
  return (user + system) / 100;
}
