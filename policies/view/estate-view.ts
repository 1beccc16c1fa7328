import { z } from "zod";
import { Manifest } from "../../parity/manifest.ts";
import type { readConfigVars } from "./config-values.ts";
import type { readResources } from "./read-resources.ts";
import type { ResourceView, ServiceView } from "./resource-view.ts";

/** One environment as the rules see it, after the `up`. It contains no value of a config var. */
export interface EstateView extends ReturnType<typeof readResources>, ReturnType<typeof readConfigVars> {
  /** The day of the run in UTC, as `2026-11-21`. */
  readonly today: string;
  readonly environment: string;
  /** Every environment, in order. */
  readonly environments: readonly string[];
  /** Name of the team that owns everything; undefined if the program outputs none. */
  readonly team: string | undefined;
  readonly services: readonly ServiceView[];
  /** Heroku resources that no service declares. */
  readonly undeclared: readonly ResourceView[];
  /** US dollars a month; undefined if the program outputs none. */
  readonly monthlyCost: z.infer<typeof MonthlyCost> | undefined;
  readonly parity: ParityView;
}

export type App = EstateView["apps"][number];
export type Process = EstateView["processes"][number];
export type Addon = EstateView["addons"][number];
export type Domain = EstateView["domains"][number];
export type ConfigVar = EstateView["configVars"][number];
/** A config var of new review or test apps. */
export type PipelineVar = EstateView["pipelineVars"][number];

const byService = z.record(z.string(), z.number());

/** US dollars a month by service, and of each review app while it exists. */
export const MonthlyCost = z.object({ services: byService, reviewApps: byService.optional() });

/** The last manifest of another environment, or why it is missing. */
export const Recorded = z.discriminatedUnion("kind", [
  /** `costs` are US dollars a month by service; absent where its `index.ts` exports none. */
  z.object({ kind: z.literal("recorded"), manifest: Manifest, costs: byService.optional() }),
  z.object({ kind: z.literal("never"), reason: z.string() }),
  z.object({ kind: z.literal("unread"), reason: z.string() }),
]);

/** The recorded manifests. */
export interface ParityView {
  /** The manifest that this environment will record; undefined if the program exports none. */
  readonly own: Manifest | undefined;
  /** The last manifest of this environment; undefined before the first `up`. */
  readonly before: Manifest | undefined;
  readonly others: Readonly<Record<string, z.infer<typeof Recorded>>>;
}
