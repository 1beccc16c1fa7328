import type { PropertyChange, RunResult, Step } from "../../../engine/engine.ts";
import type { EstateSettings, ServiceSettings } from "../../../settings/settings.ts";
import { declare } from "./sample-declaration.ts";

/** A run that found or would do some steps, and found all as it was recorded where it read first. */
export const run = (steps: readonly Step[], parts: Partial<RunResult> = {}): RunResult => ({
  outcome: "succeeded",
  steps: [...steps],
  violations: [],
  errors: [],
  failures: [],
  outputs: {},
  previousOutputs: {},
  seconds: 1,
  refreshed: { steps: [], isComplete: true },
  ...parts,
});

/** A step of an object of Heroku's. */
export function step(noun: string, name: string, operation: Step["operation"], changes: PropertyChange[] = []): Step {
  const type = noun.includes(":") ? noun : `heroku:index/${noun[0]?.toLowerCase()}${noun.slice(1)}:${noun}`;
  const urn = `urn:pulumi:production::estate::${type}::${name}`;
  return { urn, type, name, operation, changes, simulated: false };
}

/** A property that changed, with its values where there are two. */
export const changed = (path: string, before?: string, after?: string): PropertyChange => ({
  path,
  kind: "update",
  replaces: false,
  ...(before !== undefined && { shown: { before, after } }),
});

const service: ServiceSettings = {
  declaration: declare,
  appName: "catalog-production",
  maintenance: false,
  processes: [
    { type: "web", quantity: 2, size: "Performance-M" },
    { type: "worker", quantity: 1, size: "Standard-1X" },
  ],
  addons: [],
  vars: {},
  secretKeys: ["catalog:PASSWORD"],
  generatedKeys: [],
  domain: undefined,
  drains: [],
  notices: [],
  access: [],
};

/** Production of one service. */
export const settings: EstateSettings = {
  environment: "production",
  declaration: { environments: ["staging", "production"], services: [declare] },
  team: "example-library",
  services: [service],
};

/** What its last `up` recorded. */
export const recorded = {
  services: {
    catalog: {
      app: "catalog-production",
      processes: {},
      addons: {
        postgres: { name: "postgresql-flat-1", plan: "heroku-postgresql:standard-0", backup: { kind: "daily" } },
        papertrail: { name: "papertrail-round-2", plan: "papertrail:fixa" },
      },
    },
  },
};
