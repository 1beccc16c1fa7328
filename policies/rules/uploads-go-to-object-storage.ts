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
  holds: "A service to which people upload files has a bucket for them, and nothing that has to last is on a dyno.",
  why: "A dyno loses its files at each restart, at least once a day.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Declare the bucket's name as a config var, such as `S3_BUCKET: perEnvironment()`, or an add-on such as Bucketeer; keep sessions and data in an add-on.",
  rows: [1],
  settings: z.strictObject({
    keys: keys.describe("Further config vars that name a bucket."),
    services: slugs.describe("Further add-on services that keep files."),
    except: keys.describe("Config vars that look as if they kept something on the dyno, and do not."),
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
      message: `${name}: expected a bucket, as people upload files, got none: declare a config var such as S3_BUCKET, or an add-on such as bucketeer`,
    }));
}

/** A bucket or a database does nothing where the app is told to use its own disk. */
const onTheDyno = (view: EstateView, { except }: More): Violation[] =>
  view.configVars
    .filter((variable) => !(except.includes(variable.key) || isNoLoss(view, variable)))
    .flatMap(({ name, urn, service, key, meaning }) =>
      meaning.wrongSwitches
        .filter(({ kind }) => kind === "files")
        .map(({ does, instead, isAdvised = false }) => ({
          service,
          urn,
          isAdvised: isAdvised || view.environment !== "production",
          message: `${name}: ${key}: expected a place outside the dyno, got a setting that ${does}: ${instead}`,
        })),
    );

/** What is only read, or made again, comes with the code. */
function isNoLoss(view: EstateView, variable: ConfigVar): boolean {
  const own = declaredOf(view, variable)?.config.find(({ key }) => key === variable.key);
  return (own?.readOnly ?? own?.store ?? null) !== null;
}
