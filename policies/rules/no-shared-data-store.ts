import { isStoreAddress } from "../../config-vars/store-identities.ts";
import { isUploadBucket, opensBuckets } from "../facts/buckets.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import type { ConfigVar, EstateView, PipelineVar } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";

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
  settings: {
    outside: keys.describe("Config vars that point to a store outside Heroku although an add-on would set them."),
    except: keys.describe("Config vars that point to a store to which no environment writes."),
  },
  check: (view, { outside, except }) => [
    ...foreignAttachments(view),
    ...view.configVars
      .filter(({ key }) => !except.includes(key))
      .flatMap((variable) => violationOf(view, variable, outside)),
    ...view.pipelineVars.filter(({ key }) => !except.includes(key)).flatMap(ofReviewApps),
  ],
});

const foreignAttachments = ({ attachments }: EstateView): Violation[] =>
  attachments
    .filter(({ addon }) => addon === undefined)
    .map((attachment) =>
      violation(
        attachment,
        "an add-on of this environment, got one of another stack: declare one for each environment",
      ),
    );

function violationOf(view: EstateView, variable: ConfigVar, outside: readonly string[]): Violation[] {
  const { key, owner, declared } = variable;
  const isSet = owner?.addons.some(({ setsKeys }) => setsKeys.includes(key)) === true;
  const isOutside = outside.includes(key) || (declared?.store ?? declared?.readOnly) !== undefined;
  if (isSet && !isOutside) {
    const text =
      'the value that this environment\'s add-on sets, got an explicit one: remove the config var or the add-on, or declare the external store with secret({ store: vendorBackup("how") })';
    return [violation(variable, text)];
  }
  const twins = declared?.readOnly === undefined ? twinsOf(view, variable) : [];
  if (twins.length === 0) return [];
  const one = variable.store?.kind === "stream" ? "its own cluster, or its own topics and groups" : "its own";
  const text = `a separate data store, got the same as ${twins.join(" and ")}: give each environment ${one}, or declare readOnly with the reason`;
  return [violation(variable, text)];
}

/** Review apps and test runs may use staging's stores, but not production's. */
function ofReviewApps(variable: PipelineVar): Violation[] {
  const twin = variable.store?.sameAs.find(({ environment }) => environment === "production");
  if (twin === undefined) return [];
  const text = `a separate data store for ${variable.stage} apps, got ${twin.key} of ${twin.service} in production: set another`;
  return [violation(variable, text)];
}

/** Environments that use the same store: by the same value, or by a value that identifies the same store. */
function twinsOf(view: EstateView, variable: ConfigVar): string[] {
  const { key, service, sameIn, store, declared, owner } = variable;
  if (store?.kind === "bucket" && !writesTo(view, variable)) return [];
  const elsewhere = (store?.sameAs ?? []).map((twin) =>
    twin.key === key && twin.service === service
      ? twin.environment
      : `${twin.key} of ${twin.service} in ${twin.environment}`,
  );
  const isDeclared = declared?.store !== undefined;
  const jobs = owner?.exceptions.jobs;
  const isQueue = jobs?.kind === "queueAt" && jobs.key === key;
  const same = store !== undefined || isDeclared || isStoreAddress(key) || isQueue ? sameIn : [];
  // Several databases may share a host, and several topics may share a cluster.
  const isPart =
    store?.kind === "stream" ||
    (!isDeclared && store !== undefined && store.kind !== "queue" && !isStoreAddress(key) && store.kind !== "bucket");
  return [...new Set([...(isPart ? [] : same), ...elsewhere])];
}

/** Without credentials, a bucket can only be read, as with open data. */
const writesTo = (view: EstateView, variable: ConfigVar): boolean =>
  isUploadBucket(variable.key) ||
  variable.owner?.uploads === true ||
  keysOf(view, { ...variable, urn: variable.app ?? "" }).some(opensBuckets);
