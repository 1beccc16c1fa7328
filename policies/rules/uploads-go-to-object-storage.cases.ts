import type { Case } from "../test/case.ts";
import { marker, resource, sampleEstate, withVars } from "../test/sample-estate.ts";

const uploading = sampleEstate("production", { uploads: true });

const none =
  "shop: expected a bucket, as people upload files, got none: declare a config var such as S3_BUCKET, or an add-on such as bucketeer";

const withAddon = (plan: string) => [...uploading, resource("production", "Addon", "shop-files", { props: { plan } })];

export const cases: readonly Case[] = [
  { name: "no uploads", resources: sampleEstate(), messages: [] },
  { name: "uploads to nowhere", resources: uploading, messages: [none] },
  { name: "a bucket", resources: withVars(uploading, "vars", { AWS_STORAGE_BUCKET_NAME: marker }), messages: [] },
  {
    name: "a bucket that is declared, its value not known yet",
    resources: sampleEstate("production", {
      uploads: true,
      config: [
        { key: "ROLLBAR_ENV", kind: "environmentName", shared: null },
        { key: "S3_BUCKET", kind: "perEnvironment", shared: null },
      ],
    }),
    messages: [],
  },
  { name: "an empty bucket's name", resources: withVars(uploading, "vars", { S3_BUCKET: " " }), messages: [none] },
  { name: "a limit of buckets", resources: withVars(uploading, "vars", { BUCKET_LIMIT: marker }), messages: [none] },
  { name: "an add-on", resources: withAddon("bucketeer:hobbyist"), messages: [] },
  { name: "an add-on for something else", resources: withAddon("fixie:tricycle"), messages: [none] },
  {
    name: "a config var that the stack file names",
    resources: withVars(uploading, "vars", { MEDIA_STORE: marker }),
    settings: { keys: ["MEDIA_STORE"] },
    messages: [],
  },
  {
    name: "a service that the stack file names",
    resources: withAddon("filekeeper:small"),
    settings: { services: ["filekeeper"] },
    messages: [],
  },
];
