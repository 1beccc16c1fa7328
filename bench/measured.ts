import { readFileSync } from "node:fs";
import { watchMemory } from "./process-memory.ts";

/** What an operation cost. */
export interface Measured {
  /** Wall-clock time; says little on a busy machine. */
  seconds: number;
  /** Largest sum of the resident memory of all processes, in MB; what they share counts for each. */
  peakMegabytes: number;
  /** Time of a processor, in seconds, of all processes: the figure to compare on a busy machine. */
  cpuSeconds: number;
  requestsPerService?: number;
  /** How often the critical path fits into `seconds`. */
  timesCriticalPath?: number;
  /** How many steps there were of each kind. */
  steps?: Record<string, number>;
  /** By method and path. */
  requests: Record<string, number>;
}

/** Runs once, with the memory of `processes` and their descendants watched. */
export async function measured<T>(
  run: () => Promise<T>,
  processes: () => number[],
): Promise<{ result: T; seconds: number; cpuSeconds: number; peakMegabytes: number }> {
  const memory = watchMemory(processes);
  const began = performance.now();
  const cpuBefore = childrenSeconds();
  try {
    const result = await run();
    const seconds = (performance.now() - began) / 1000;
    const cpuSeconds = childrenSeconds() - cpuBefore;
    return { result, seconds, cpuSeconds, peakMegabytes: Math.round(memory.stop() / 2 ** 20) };
  } finally {
    memory.stop();
  }
}

/** Time of a processor, in seconds, of the children that have ended and all they have waited for. Linux only. */
function childrenSeconds(): number {
  const stat = readFileSync("/proc/self/stat", "utf8");
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(13, 15)
    .map(Number);
  return (user + system) / 100;
}
