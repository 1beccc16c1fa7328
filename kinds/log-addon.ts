import { nearlyUsed, type Unhealthy, type Usage } from "./health.ts";

interface LogAddon {
  readonly name: string;
  readonly plan: { readonly name: string };
}

/** Whether an add-on has room for more log lines: above its plan, Papertrail drops them until the next period. Both in bytes. */
export const logHealth = ({ name, plan }: LogAddon, volume: Pick<Usage, "used" | "limit">): Unhealthy[] =>
  nearlyUsed(volume).map((usage) => ({ kind: "log volume", addon: name, plan: plan.name, ...usage }));
