import type { Step } from "../../engine/engine.ts";

/** `AppWebhook` of `heroku:index/appWebhook:AppWebhook`; nothing for components, providers and the stack itself. */
export function nounOf(type: string): string | undefined {
  if (type.startsWith("pulumi:") || type.startsWith("tandem:")) return undefined;
  return type.split(":").at(-1);
}

/** As `Addon catalog-postgres`; what has no provider here is told to be simulated. */
export function titleOf({ type, name, simulated }: Step): string {
  return `${nounOf(type) ?? type} ${name}${simulated ? " (simulated)" : ""}`;
}
