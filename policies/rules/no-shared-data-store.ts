import { z } from "zod";
import { isStoreAddress } from "../../config-vars/store-identities.ts";
import { isUploadBucket, opensBuckets } from "../facts/buckets.ts";
import { defineRule, type Violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";
import type { ConfigVar, EstateView, PipelineVar } from "../view/estate-view.ts";
import { keysOfApp } from "../view/keys-of.ts";

export const noSharedDataStore = defineRule({
  name: "no-shared-data-store",
  holds: "Each environment has data stores of its own, at Heroku and elsewhere, and reaches no other environment's.",
  why: "What is tried out in staging would otherwise change, or delete, what production lives on.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Declare an add-on for each environment; give a store outside Heroku (a database, a bucket, an index, a queue) another value in each. One that the app only reads says why with `readOnly`.",
  rows: [22, 102, 104],
  settings: z.strictObject({
    outside: keys.describe("Config vars that lead to a store outside Heroku, though an add-on would set them."),
    except: keys.describe("Config vars that lead to a store which no environment writes to."),
  }),
  check: (view, settings) => [
    ...foreignAttachments(view),
    ...view.configVars
      .filter(({ key }) => !settings.except.includes(key))
      .flatMap((variable) => violationOf(view, variable, settings.outside)),
    ...view.pipelineVars.filter(({ key }) => !settings.except.includes(key)).flatMap(ofReviewApps),
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
  const { name, urn, service, key } = variable;
  const place = `${name}: ${key}`;
  const declared = declaredOf(view, variable);
  const own = declared?.config.find((each) => each.key === key);
  const isSet = declared?.addons.some(({ setsKeys }) => setsKeys.includes(key)) === true;
  const isOutside = outside.includes(key) || (own?.store ?? own?.readOnly ?? null) !== null;
  if (isSet && !isOutside) {
    const message = `${place}: expected what an add-on of this environment sets, got one written by hand: remove the config var or the add-on, or declare the store outside Heroku with secret({ store: vendorBackup("how") })`;
    return [{ service, urn, message }];
  }
  const twins = (own?.readOnly ?? null) === null ? twinsOf(view, variable, (own?.store ?? null) !== null) : [];
  if (twins.length === 0) return [];
  const one = variable.store?.kind === "stream" ? "a cluster, or topics and groups, of its own" : "one";
  const message = `${place}: expected a data store of its own, got the same as ${twins.join(" and ")}: give each environment ${one}, or say with readOnly why it may be one`;
  return [{ service, urn, message }];
}

/** Review apps and test runs may have staging's stores, and write to them; production's they may not. */
function ofReviewApps({ name, urn, service, key, stage, store }: PipelineVar): Violation[] {
  const twin = store?.sameAs.find(({ environment }) => environment === "production");
  if (twin === undefined) return [];
  const message = `${name}: ${key}: expected a data store of their own for ${stage} apps, got ${twin.key} of ${twin.service} in production: give them another`;
  return [{ service, urn, message }];
}

/** Where the same store is used: by the address or the name itself, or by whom it leads to. */
function twinsOf(view: EstateView, variable: ConfigVar, isDeclared: boolean): string[] {
  const { key, service, sameIn, store } = variable;
  if (store?.kind === "bucket" && !writesTo(view, variable)) return [];
  const elsewhere = (store?.sameAs ?? []).map((twin) =>
    twin.key === key && twin.service === service
      ? twin.environment
      : `${twin.key} of ${twin.service} in ${twin.environment}`,
  );
  const same = store !== undefined || isDeclared || isStoreAddress(key) || isQueueOf(view, variable) ? sameIn : [];
  // A host that several databases have, or a cluster that several topics have, is the same in all of them.
  const isPart =
    store?.kind === "stream" ||
    (!isDeclared && store !== undefined && store.kind !== "queue" && !isStoreAddress(key) && store.kind !== "bucket");
  return [...new Set([...(isPart ? [] : same), ...elsewhere])];
}

/** Whether the workers' jobs wait where it leads to, whatever it is called. */
function isQueueOf(view: EstateView, variable: ConfigVar): boolean {
  const jobs = declaredOf(view, variable)?.exceptions.jobs;
  return jobs?.kind === "queueAt" && jobs.key === variable.key;
}

/** A bucket that nobody is signed in to is read alone, as one of open data. */
const writesTo = (view: EstateView, variable: ConfigVar): boolean =>
  isUploadBucket(variable.key) ||
  declaredOf(view, variable)?.uploads === true ||
  keysOfApp(view, { ...variable, urn: variable.app ?? "" }).some(opensBuckets);
