import type { State, Tone } from "../state.ts";
import type { AppFacts } from "./app.ts";

/** A state of a part of an app that asks for something. */
export interface Condition {
  readonly state: State;
  /** The part that it is about, such as a host name; empty for the app itself. */
  readonly part: string;
  readonly reason: string | null;
}

const order: readonly Tone[] = ["bad", "warning", "busy"];

/** What of an app fails, waits or is under way; the worst first. */
export function conditionsOf(app: AppFacts): Condition[] {
  const of = (part: string, state: State, reason: string | null = null): Condition => ({ part, state, reason });
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
