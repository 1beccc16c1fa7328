import { isBucket } from "../../config-vars/store-identities.ts";
import { fileStores } from "../facts/addon-services.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import { keys, slugs } from "../setting-types.ts";
import type { ConfigVar, EstateView } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";
import type { ServiceView } from "../view/resource-view.ts";

export const uploadsGoToObjectStorage = defineRule({
  name: "uploads-go-to-object-storage",
  holds: "A service that accepts uploads has a bucket for them, and no persistent data is stored on a dyno.",
  why: "A dyno loses its files on every restart, which happens at least once a day.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Declare the bucket's name as a config var, such as `S3_BUCKET: perEnvironment()`, or an add-on such as Bucketeer. Store sessions and data in an add-on.",
  rows: [1],
  settings: {
    keys: keys.describe("Additional config vars that name a bucket."),
    services: slugs.describe("Additional add-on services that store files."),
    except: keys.describe("Config vars that look as if they store data on the dyno but do not."),
  },
  check: (view, { keys: moreKeys, services: moreServices, except }) => [
    ...view.services
      .filter((service) => service.declared.uploads && !hasBucket(view, service, moreKeys, moreServices))
      .map((service) =>
        violation(
          service,
          "a bucket for uploads, got none: declare a config var such as S3_BUCKET, or an add-on such as bucketeer",
        ),
      ),
    ...view.configVars.filter(({ key }) => !except.includes(key)).flatMap((variable) => onTheDyno(view, variable)),
  ],
});

const hasBucket = (
  view: EstateView,
  service: ServiceView,
  moreKeys: readonly string[],
  moreServices: readonly string[],
): boolean =>
  keysOf(view, service).some((key) => isBucket(key) || moreKeys.includes(key)) ||
  view.addons
    .filter((addon) => addon.service === service.service)
    .some(({ slug, declared }) => declared?.purpose === "files" || fileStores.has(slug) || moreServices.includes(slug));

/** A bucket or database has no effect if the app is configured to use its own disk. */
function onTheDyno({ environment }: EstateView, variable: ConfigVar): Violation[] {
  const { declared, meaning } = variable;
  // Read-only data and data that can be rebuilt may be part of the code.
  if ((declared?.readOnly ?? declared?.store) !== undefined) return [];
  return meaning.wrongSwitches
    .filter(({ kind }) => kind === "files")
    .map(({ does, instead, isAdvisory = false }) => {
      const text = `storage outside the dyno, got a setting that ${does}: ${instead}`;
      return violation(variable, text, isAdvisory || environment !== "production");
    });
}
