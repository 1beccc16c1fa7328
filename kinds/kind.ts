import type { Token } from "../sdks/heroku/resources/all.ts";
import type { Naming } from "./naming.ts";

/** What one kind of part of a service means to everybody who names it, compares it, reviews it or judges it. */
export interface Kind {
  readonly token: Token;
  /** What people call one of it. */
  readonly label: string;
  readonly naming: Naming;
  /** Where a part stands among a service's settings: what a rule of `estate:review` names, such as `processes.web`. */
  place(part: string): string;
  /** Where a property of it stands below that. @default its own path */
  propertyPlace?(property: string): string;
  /** What it is gone with, the first of them being what it is on. */
  readonly goesWith: readonly ("app" | "pipeline")[];
  /** What is lost when it is deleted or replaced, if anything. @default nothing that is not there again after the next `up` */
  loses?(facts: { readonly holdsData: boolean }): string | undefined;
  /** Properties that hold nobody's secret, whatever they are set to: a report shows their values. */
  readonly shown: readonly string[];
  /** Properties that Heroku always has and never gives back: one that the state does not know was changed, and not added. */
  readonly writeOnly?: readonly string[];
  /** Whether Heroku makes a release of the app, and restarts it, when one is made, changed or deleted. */
  readonly makesRelease?: true;
}
