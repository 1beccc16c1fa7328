import { z } from "zod";
import { isBucket, isStoreAddress } from "../../config-vars/store-identities.ts";
import { addonKeys } from "../facts/config-keys.ts";
import { defineRule, type Violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";
import type { ConfigVar, EstateView } from "../view/estate-view.ts";

export const noSharedDataStore = defineRule({
  name: "no-shared-data-store",
  holds: "Each environment has data stores of its own, and reaches no other environment's.",
  why: "What is tried out in staging would otherwise change, or delete, what production lives on.",
  severity: "critical",
  level: "mandatory",
  remedy:
    'Declare an add-on for each environment; give a store outside Heroku a config var of its own, with another value in each. One that the app only reads is `secret({ readOnly: "why" })`.',
  rows: [22, 102, 104],
  settings: z.strictObject({
    outside: keys.describe("Config vars that lead to a store outside Heroku, though they have an add-on's name."),
  }),
  check: (view, { outside }) => [
    ...foreignAttachments(view),
    ...view.configVars.flatMap((variable) => violationOf(view, variable, outside)),
  ],
});

const foreignAttachments = ({ attachments }: EstateView): Violation[] =>
  attachments
    .filter(({ addon }) => addon === undefined)
    .map(({ name, urn, service }) => ({
      service,
      urn,
      message: `${name}: expected an add-on of this environment, got one from elsewhere: declare one for each environment`,
    }));

function violationOf(view: EstateView, variable: ConfigVar, outside: readonly string[]): Violation[] {
  const { name, urn, service, key, sameIn } = variable;
  const declared = declaredOf(view, variable);
  const isSet = addonKeys.has(key) || declared?.addons.some(({ setsKeys }) => setsKeys.includes(key)) === true;
  const place = `${name}: ${key}`;
  const own = declared?.config.find((each) => each.key === key);
  const isOutside = outside.includes(key) || (own?.store ?? own?.readOnly ?? null) !== null;
  if (isSet && !isOutside) {
    const message = `${place}: expected what an add-on of this environment sets, got one written by hand: declare the add-on, or the store outside Heroku with secret({ store: vendorBackup("how") })`;
    return [{ service, urn, message }];
  }
  const isFiles = declared?.uploads === true && isBucket(key);
  const isStore = isSet || isFiles || (own?.store ?? null) !== null || isStoreAddress(key);
  if (!isStore || sameIn.length === 0 || (own?.readOnly ?? null) !== null) return [];
  const message = `${place}: expected a data store of its own, got the same as ${sameIn.join(" and ")}: give each environment one, or say with readOnly why it may be one`;
  return [{ service, urn, message }];
}
