export { askControl } from "./ask-control.ts";
export { type Clock, StoppedClock } from "./clock.ts";
export { createEmulator, type Emulator, type EmulatorOptions } from "./emulator.ts";
export type { Fault } from "./faults.ts";
export { type Ids, repeatableIds } from "./ids.ts";
export { ensureRunning, type ProcessOptions, type Running, running, stopRunning } from "./process.ts";
export type { RequestCountsView } from "./request-counts.ts";
export { defaultSeed, type Seed } from "./seed.ts";
export type { Timings } from "./timings.ts";
