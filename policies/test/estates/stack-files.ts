import type { Environment, EstateDeclaration } from "../../../settings/declare.ts";
import type { KnobsOf } from "../../../settings/knobs.ts";

/** The knobs of every service in one environment: the declared ones, and no others. */
type KnobsByService<D extends EstateDeclaration, E extends Environment> = {
  readonly [S in D["services"][number] as S["name"]]: KnobsOf<S, E>;
};

/** What stands in plain under `config` of one environment's stack file. */
interface StackConfig {
  readonly "estate:team": string;
  readonly "estate:noticeRelay": string;
  readonly "estate:services": Readonly<Record<string, unknown>>;
  readonly "estate:policies"?: unknown;
}

/** The plain part of an estate's stack files, by environment. */
type StackFiles = Readonly<Partial<Record<Environment, StackConfig>>>;

/** Secrets by environment, as `<service>:<KEY>`. One that is not named may be anything, and differs between environments. */
export type Secrets = Readonly<Partial<Record<Environment, Readonly<Record<string, string>>>>>;

/** An estate, and what it is run with. */
export interface Program {
  /** What `index.ts` would pass to `estate()`. */
  readonly declaration: EstateDeclaration;
  readonly stacks: StackFiles;
  readonly secrets?: Secrets;
  /** Makes what the program makes without `estate()`, in one environment. */
  readonly beside?: (environment: string) => void;
  /** What the environments were last brought up from, where that is not this. */
  readonly earlier?: Program;
}

/** What each file of an estate exports. */
export interface EstateCase extends Program {
  /** In plain words, what a good rule says of it; of a good estate, why nothing stops it. */
  readonly expects: string;
}

/** The stack files of an estate, typed by its declaration. */
export function stackFiles<const D extends EstateDeclaration>(
  declaration: D,
  team: string,
  knobs: { readonly [E in D["environments"][number]]: KnobsByService<D, E> },
): StackFiles {
  const byEnvironment: Readonly<Partial<Record<Environment, Readonly<Record<string, unknown>>>>> = knobs;
  return Object.fromEntries(
    declaration.environments.map((environment) => [
      environment,
      {
        "estate:team": team,
        "estate:noticeRelay": "https://notices.example.org/heroku",
        "estate:services": byEnvironment[environment] ?? {},
      },
    ]),
  );
}

/** A made-up key in the form that its vendor gives it, in parts, so that it is not mistaken for a real one. */
export const madeUp = (...parts: readonly string[]): string => parts.join("_");
