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
  holds:
    "Each environment has its own data stores, on Heroku and elsewhere, and does not use those of another environment.",
  why: "Otherwise tests in staging could change or delete production data.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Declare an add-on for each environment. For a store outside Heroku (a database, bucket, index or queue), set a different value in each environment. If the app only reads it, give the reason with `readOnly`.",
  rows: [22, 102, 104],
  settings: z.strictObject({
    outside: keys.describe("Config vars that point to a store outside Heroku although an add-on would set them."),
    except: keys.describe("Config vars that point to a store to which no environment writes."),
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
      message: `${name}: expected an add-on of this environment, got one of another stack: declare one for each environment`,
    }));

function violationOf(view: EstateView, variable: ConfigVar, outside: readonly string[]): Violation[] {
  const { name, urn, service, key } = variable;
  const place = `${name}: ${key}`;
  const declared = declaredOf(view, variable);
  const own = declared?.config.find((each) => each.key === key);
  const isSet = declared?.addons.some(({ setsKeys }) => setsKeys.includes(key)) === true;
  const isOutside = outside.includes(key) || (own?.store ?? own?.readOnly ?? null) !== null;
  if (isSet && !isOutside) {
    const message = `${place}: expected the value that this environment's add-on sets, got an explicit one: remove the config var or the add-on, or declare the external store with secret({ store: vendorBackup("how") })`;
    return [{ service, urn, message }];
  }
  const twins = (own?.readOnly ?? null) === null ? twinsOf(view, variable, (own?.store ?? null) !== null) : [];
  if (twins.length === 0) return [];
  const one = variable.store?.kind === "stream" ? "its own cluster, or its own topics and groups" : "its own";
  const message = `${place}: expected a separate data store, got the same as ${twins.join(" and ")}: give each environment ${one}, or declare readOnly with the reason`;
  return [{ service, urn, message }];
}

/** Review apps and test runs may use staging's stores, but not production's. */
function ofReviewApps({ name, urn, service, key, stage, store }: PipelineVar): Violation[] {
  const twin = store?.sameAs.find(({ environment }) => environment === "production");
  if (twin === undefined) return [];
  const message = `${name}: ${key}: expected a separate data store for ${stage} apps, got ${twin.key} of ${twin.service} in production: set another`;
  return [{ service, urn, message }];
}

/** Environments that use the same store: by the same value, or by a value that identifies the same store. */
function twinsOf(view: EstateView, variable: ConfigVar, isDeclared: boolean): string[] {
  const { key, service, sameIn, store } = variable;
  if (store?.kind === "bucket" && !writesTo(view, variable)) return [];
  const elsewhere = (store?.sameAs ?? []).map((twin) =>
    twin.key === key && twin.service === service
      ? twin.environment
      : `${twin.key} of ${twin.service} in ${twin.environment}`,
  );
  const same = store !== undefined || isDeclared || isStoreAddress(key) || isQueueOf(view, variable) ? sameIn : [];
  // Several databases may share a host, and several topics may share a cluster.
  const isPart =
    store?.kind === "stream" ||
    (!isDeclared && store !== undefined && store.kind !== "queue" && !isStoreAddress(key) && store.kind !== "bucket");
  return [...new Set([...(isPart ? [] : same), ...elsewhere])];
}

/** Whether the declaration names this config var as the job queue. */
function isQueueOf(view: EstateView, variable: ConfigVar): boolean {
  const jobs = declaredOf(view, variable)?.exceptions.jobs;
  return jobs?.kind === "queueAt" && jobs.key === variable.key;
}

/** Without credentials, a bucket can only be read, as with open data. */
const writesTo = (view: EstateView, variable: ConfigVar): boolean =>
  isUploadBucket(variable.key) ||
  declaredOf(view, variable)?.uploads === true ||
  keysOfApp(view, { ...variable, urn: variable.app ?? "" }).some(opensBuckets);
