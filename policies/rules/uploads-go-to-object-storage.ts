import { z } from "zod";
import { isBucket } from "../../config-vars/store-identities.ts";
import { fileStores } from "../facts/addon-services.ts";
import { defineRule, type Violation } from "../rule.ts";
import { keys, slugs } from "../setting-types.ts";
import type { EstateView } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";

export const uploadsGoToObjectStorage = defineRule({
  name: "uploads-go-to-object-storage",
  holds: "A service to which people upload files has a bucket for them.",
  why: "A dyno loses its files at each restart, at least once a day.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Declare the bucket's name as a config var, such as `S3_BUCKET: perEnvironment()`, or an add-on such as Bucketeer.",
  rows: [1],
  settings: z.strictObject({
    keys: keys.describe("Further config vars that name a bucket."),
    services: slugs.describe("Further add-on services that keep files."),
  }),
  check: (view, settings) => [...withoutBucket(view, settings), ...onTheDyno(view)],
});

interface More {
  readonly keys: readonly string[];
  readonly services: readonly string[];
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

/** A bucket does nothing where the app is told to use its own disk. */
const onTheDyno = ({ configVars, environment }: EstateView): Violation[] =>
  configVars.flatMap(({ name, urn, service, key, meaning }) =>
    meaning.wrongSwitches
      .filter(({ kind }) => kind === "files")
      .map(({ does }) => ({
        service,
        urn,
        isAdvised: environment !== "production",
        message: `${name}: ${key}: expected a bucket for files, got a setting that ${does}: name the bucket's`,
      })),
  );
