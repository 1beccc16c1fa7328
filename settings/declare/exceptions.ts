import type { Environment } from "./environment.ts";

/** Why it is so: everywhere as a string, or by environment, `{ staging: "why" }`. */
export type Reason = string | Readonly<Partial<Record<Environment, string>>>;

/**
 * What a service does otherwise than the policies ask of every service, for good. Each has its reason, which every report lists. What is
 * to end is a waiver of the stack file instead.
 */
export interface Exceptions {
  /** It has no process `web`: it has no visitors, as a bot. */
  readonly withoutWeb?: string;
  /** No error tracker: nothing runs that could fail, as with a static site. */
  readonly withoutErrorTracker?: Reason;
  /** Its log lines are not kept beyond what Heroku keeps. */
  readonly withoutLogs?: Reason;
  /** Production may be down for hours, or asleep: a hobby. */
  readonly mayBeDown?: string;
  /** What keeps mail from people outside production, where no config var or add-on of a known name does. */
  readonly mailSink?: string;
  /** Its apps answer at every host name that they have, as where each customer has one: none is canonical. */
  readonly manyHosts?: Reason;
  /** Its restricted data is on the common runtime, where the law allows it: the milder way, with a database server of its own. */
  readonly commonRuntime?: Reason;
  /** Process types without a running dyno, by what starts one: `{ report: "Heroku Scheduler, each month" }`. */
  readonly onDemand?: Readonly<Record<string, string>>;
  /** What it may cost a month by environment, where that is another sum than the cap of the stack file: `{ production: upTo(900, "…") }`. */
  readonly monthlyCost?: Readonly<Partial<Record<Environment, MonthlyCap>>>;
}

/** Made by `upTo`. */
export type MonthlyCap = { readonly kind: "upTo"; readonly dollars: number; readonly reason: string };

/** What a service may cost a month, in US dollars: `upTo(900, "the term's traffic, agreed with the board")`. */
export const upTo = (dollars: number, reason: string): MonthlyCap => ({ kind: "upTo", dollars, reason });
