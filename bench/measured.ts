import { watchMemory } from "./process-memory.ts";
import { processorSeconds } from "./processor-seconds.ts";

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
  const cpuBefore = processorSeconds("self", "of children");
  try {
    const result = await run();
    const seconds = (performance.now() - began) / 1000;
    const cpuSeconds = processorSeconds("self", "of children") - cpuBefore;
    return { result, seconds, cpuSeconds, peakMegabytes: Math.round(memory.stop() / 2 ** 20) };
  } finally {
    memory.stop();
  }
}
