import type { State, Tone } from "../state.ts";
import type { AppFacts } from "./app.ts";

const order: readonly Tone[] = ["bad", "warning", "busy"];

/** What of an app fails, waits or is under way; the worst first. The part is empty for the app itself. */
export function conditionsOf(app: AppFacts) {
  const of = (part: string, state: State, reason: string | null = null) => ({ part, state, reason });
  const all = [
    ...app.states.map((state) => of("", state)),
    ...(app.release ? [of(`release v${app.release.version}`, app.release.state)] : []),
    ...app.addons.map(({ name, state }) => of(name, state)),
    ...app.domains.map(({ hostname, state, reason }) => of(hostname, state, reason)),
    ...app.webhooks.map(({ to, state }) => of(`webhook to ${to}`, state)),
    ...app.transfers.slice(0, 1).map(({ name, state }) => of(name, state)),
  ];
  return order.flatMap((tone) => all.filter(({ state }) => state.tone === tone));
}
