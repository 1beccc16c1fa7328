import { watchMemory } from "./process-memory.ts";

/** What an operation cost. */
export interface Measured {
  /** Wall-clock time; says little on a busy machine. */
  seconds: number;
  /** Largest sum of the resident memory of all processes, in MB; what they share counts for each. */
  peakMegabytes: number;
  /** Time of a processor, in seconds, of all processes: the figure to compare on a busy machine. */
  cpuSeconds?: number;
  requestsPerService?: number;
  /** How many steps there were of each kind. */
  steps?: Record<string, number>;
  /** By method and path. */
  requests: Record<string, number>;
}

/** Runs once, with the memory of `processes` and their descendants watched. */
export async function measured<T>(
  run: () => Promise<T>,
  processes: () => number[],
): Promise<{ result: T; seconds: number; peakMegabytes: number }> {
  const memory = watchMemory(processes);
  const began = performance.now();
  try {
    const result = await run();
    return { result, seconds: (performance.now() - began) / 1000, peakMegabytes: Math.round(memory.stop() / 2 ** 20) };
  } finally {
    memory.stop();
  }
}
