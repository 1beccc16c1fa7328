import { z } from "zod";
import { isBucket } from "../../config-vars/store-identities.ts";
import { fileStores } from "../facts/addon-services.ts";
import { defineRule, type Violation } from "../rule.ts";
import { keys, slugs } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";
import type { ConfigVar, EstateView } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";

export const uploadsGoToObjectStorage = defineRule({
  name: "uploads-go-to-object-storage",
  holds: "A service that accepts uploads has a bucket for them, and no persistent data is stored on a dyno.",
  why: "A dyno loses its files on every restart, which happens at least once a day.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Declare the bucket's name as a config var, such as `S3_BUCKET: perEnvironment()`, or an add-on such as Bucketeer. Store sessions and data in an add-on.",
  rows: [1],
  settings: z.strictObject({
    keys: keys.describe("Additional config vars that name a bucket."),
    services: slugs.describe("Additional add-on services that store files."),
    except: keys.describe("Config vars that look as if they store data on the dyno but do not."),
  }),
  check: (view, settings) => [...withoutBucket(view, settings), ...onTheDyno(view, settings)],
});

interface More {
  readonly keys: readonly string[];
  readonly services: readonly string[];
  readonly except: readonly string[];
}

function withoutBucket(view: EstateView, { keys: moreKeys, services: moreServices }: More): Violation[] {
  return view.services
    .filter(({ declared }) => declared.uploads)
    .filter(({ service, declared }) => {
      const hasKey = keysOf(view, declared.name).some((key) => isBucket(key) || moreKeys.includes(key));
      const hasAddon = view.addons.some(
        ({ service: owner, slug, declared: own }) =>
          owner === service && (own?.purpose === "files" || fileStores.has(slug) || moreServices.includes(slug)),
      );
      return !(hasKey || hasAddon);
    })
    .map(({ name, urn, service }) => ({
      service,
      urn,
      message: `${name}: expected a bucket for uploads, got none: declare a config var such as S3_BUCKET, or an add-on such as bucketeer`,
    }));
}

/** A bucket or database has no effect if the app is configured to use its own disk. */
const onTheDyno = (view: EstateView, { except }: More): Violation[] =>
  view.configVars
    .filter((variable) => !(except.includes(variable.key) || isReplaceable(view, variable)))
    .flatMap(({ name, urn, service, key, meaning }) =>
      meaning.wrongSwitches
        .filter(({ kind }) => kind === "files")
        .map(({ does, instead, isAdvisory = false }) => ({
          service,
          urn,
          isAdvisory: isAdvisory || view.environment !== "production",
          message: `${name}: ${key}: expected storage outside the dyno, got a setting that ${does}: ${instead}`,
        })),
    );

/** Read-only data and data that can be rebuilt may be part of the code. */
function isReplaceable(view: EstateView, variable: ConfigVar): boolean {
  const own = declaredOf(view, variable)?.config.find(({ key }) => key === variable.key);
  return (own?.readOnly ?? own?.store ?? null) !== null;
}
