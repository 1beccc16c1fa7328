import type { Context } from "../../define/definition.ts";
import { listedOwnedVars } from "../addons/owned-vars.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";
import { limits } from "../lifecycle/limits.ts";
import type { Vars } from "./desired-vars.ts";

/** As Heroku's schema has the keys of a pipeline's config vars. */
const key = /^[\w.:[\]]+$/;

/** Refuses keys that Heroku takes for none, and more than fits. Names keys, and no value. */
export function refuseOddVars(wanted: Vars): void {
  const odd = Object.keys(wanted).find((name) => !key.test(name));
  if (odd !== undefined) {
    throw new Error(`vars: expected keys of letters, digits, _ . : [ and ], got ${JSON.stringify(odd)}`);
  }
  const bytes = Object.entries(wanted).reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  if (bytes <= limits.configBytesPerApp) return;
  const [largest] = Object.entries(wanted).sort(([, one], [, other]) => other.length - one.length);
  throw new Error(
    `vars: expected at most ${limits.configBytesPerApp} bytes of keys and values on an app, got ${bytes}, ` +
      `most of them in ${largest?.[0]}; keep large values in a file or a store, and their address in the config var`,
  );
}

/** Refuses to set what an add-on sets. Only keys whose value changes are looked for. */
export async function refuseAddonKeys(
  context: Pick<Context, "api">,
  appId: string,
  wanted: Vars,
  before: Vars,
): Promise<void> {
  const changed = Object.keys(wanted).filter((name) => wanted[name] !== before[name]);
  if (changed.length === 0) return;
  const owned = await ifReadable(listedOwnedVars(context, appId));
  const taken = changed.filter((name) => owned?.has(name));
  if (taken.length === 0) return;
  throw new Error(
    `vars: expected keys that no add-on of the app sets, got ${taken.join(", ")}; ` +
      "remove them here: the add-on's values are in the app's environment already",
  );
}
