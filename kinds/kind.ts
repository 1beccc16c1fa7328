import type { Token } from "../sdks/heroku/resources/all.ts";
import type { Acceptance } from "./acceptance.ts";
import type { CauseKind } from "./cause.ts";
import type { StepNote } from "./command.ts";
import type { DeclaredService, Where } from "./declared-service.ts";
import type { AddonInPlace, DriftedProperty, Evidence, Explanation } from "./drift.ts";
import type { Naming } from "./naming.ts";
import type { LiveFacts, PlannedChange, RestartReason } from "./restart.ts";

/** Changed properties of one part, of one cause. */
interface ChangedPart {
  readonly part: string;
  readonly properties: readonly DriftedProperty[];
  readonly cause: CauseKind;
}

/** What one kind of part of a service means to everybody who names it, compares it, reviews it or judges it. */
export interface Kind {
  readonly token: Token;
  /** What people call one of it. */
  readonly label: string;
  readonly naming: Naming;
  /** Where a part stands among a service's settings: what a rule of `estate:review` names, such as `processes.web`. @default its own name */
  place(part: string): string;
  /** Where a property of it stands below that. @default its own path */
  propertyPlace?(property: string): string;
  /** What it is gone with, the first of them being what it is on. @default the app */
  readonly goesWith: readonly ("app" | "pipeline")[];
  /** What is lost when it is deleted or replaced, if anything. @default nothing that is not there again after the next `up` */
  loses?(facts: { readonly holdsData: boolean }): string | undefined;
  /** Properties that hold nobody's secret, whatever they are set to: a report shows their values. @default none */
  readonly shown: readonly string[];
  /** Properties that Heroku always has and never gives back: one that the state does not know was changed, and not added. */
  readonly writeOnly?: readonly string[];
  /** The property that is a time zone, which has several names. */
  readonly timeZone?: string;
  /** Whether Heroku makes a release of the app when one is created, changed or deleted. */
  readonly makesRelease?: true;
  /** What parity compares that a change of it comes with, by the first word of its path. @default nothing */
  readonly aspects: readonly string[];
  /** Why all dynos of the app restart by a change of it; `live` is absent where Heroku could not be read. @default they do not */
  restarts?(change: PlannedChange, own: DeclaredService, live: LiveFacts | undefined): RestartReason[];
  /** Whether the files have the part. @default they do */
  isDeclared?(part: string, own: DeclaredService): boolean;
  /** What the files have of its properties, by path, as a report shows them. @default nothing is known of it */
  declared?(part: string, own: DeclaredService): Readonly<Record<string, string | undefined>>;
  /** Whether the files want a property of secret value as it was found. @default not known, as the value is not */
  isWanted?(property: DriftedProperty, own: DeclaredService): boolean;
  /** How it stays as it was found to be changed: what to write, or why nothing is. @default nothing is declared of it */
  acceptChange(changed: ChangedPart, where: Where): Acceptance;
  /** How to accept its deletion. @default nothing is declared of it */
  acceptDeletion(part: string, where: Where): Acceptance;
  /** A note on the `up` that creates it again after a deletion. @default none */
  recreation?(inPlace: AddonInPlace | undefined): StepNote[];
  /** Why a property of it is not as the last `up` left it. @default nothing shows it */
  explain?(property: DriftedProperty, part: string, evidence: Evidence): Explanation;
  /** Why it is gone; `name` is that of its object in the program. @default it is, and nothing shows who did it */
  explainDeletion?(part: string, evidence: Evidence, name: string): Explanation;
}

/** What a kind says of itself; of the rest, the defaults hold. */
export type KindDefinition = Partial<Kind> & Pick<Kind, "token" | "label" | "naming">;
