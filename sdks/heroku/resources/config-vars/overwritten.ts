import type { Context } from "../../define/definition.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";
import type { Vars } from "./desired-vars.ts";
import type { Place } from "./owned-keys.ts";

/**
 * Warns of config vars that exist with another value but are not in the state: a person set them, and the `up` writes
 * over a value that is kept nowhere else. Heroku is asked only where such a key may be.
 */
export async function warnOfOverwritten(
  context: Pick<Context, "api" | "signal" | "warn">,
  { config, at, what, show }: Place,
  wanted: Vars,
  before: Vars,
): Promise<void> {
  const added = Object.keys(wanted).filter((key) => !(key in before));
  if (added.length === 0) return;
  const live = (await ifReadable(config.read(context, at, undefined))) ?? {};
  for (const key of added.filter((each) => live[each] !== undefined && live[each] !== wanted[each])) {
    context.warn(
      `config var ${key} of ${what} has a value already, which is not in the state and which this up replaces; ${show(key)} shows it until then`,
    );
  }
}
