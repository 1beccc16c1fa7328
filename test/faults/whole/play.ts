import { KeptProcesses } from "../../predict/kept-processes.ts";
import type { EngineKind } from "../../support/engine-kinds.ts";
import { type Scenario, Scenarios } from "./scenario.ts";
import { Grounds } from "./scenes.ts";

/** Scenarios of consecutive seeds, one after the other. */
export async function* play(kind: EngineKind, seed: number, count: number): AsyncGenerator<Scenario> {
  const processes = kind.needsAwsPlugin ? undefined : new KeptProcesses();
  const grounds = new Grounds({ kind, processes });
  try {
    const scenarios = new Scenarios(grounds);
    for (let own = seed; own < seed + count; own += 1) yield await scenarios.play(own);
  } finally {
    await processes?.close();
    await grounds.remove();
  }
}
