import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/** Counts, from now on, the processors that others leave to whom it asks: all of them on an idle machine. Linux only. */
export function watchProcessors(): { leftTo(own: { seconds: number; cpuSeconds: number }): number } {
  const before = usedSeconds();
  return {
    leftTo({ seconds, cpuSeconds }) {
      const others = Math.max(0, usedSeconds() - before - cpuSeconds);
      return availableParallelism() - others / seconds;
    },
  };
}

/** Time of all processors, in seconds, since the machine was started: all but `idle` and `iowait`. */
function usedSeconds(): number {
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n");
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, softly = 0, stolen = 0] = line
    .replace(/^cpu +/, "")
    .split(" ")
    .map(Number);
  return (user + nice + system + interrupts + softly + stolen) / 100;
}
