import type { Case } from "../test/case.ts";
import { declaringVars, marker, resource, sampleEstate, withVars } from "../test/sample-estate.ts";

const uploading = sampleEstate("production", { uploads: true });

const none =
  "shop: expected a bucket, as people upload files, got none: declare a config var such as S3_BUCKET, or an add-on such as bucketeer";

const lost = "on the dyno, which loses them at each restart";
const files = `keeps files ${lost}: name the bucket's`;
const sessions = `keeps sessions ${lost}, and no other dyno knows them: keep them in cookies, the database or the key-value store`;
const data =
  "keeps the database on the dyno, which loses it at each restart: name the driver of a database that is an add-on, or elsewhere";
const lines = `keeps log lines ${lost}, and no log add-on gets them: write them to stderr`;

const told = (key: string, value: string, does: string): Case => ({
  name: `${key}=${value}`,
  resources: withVars(sampleEstate(), "vars", { [key]: value }),
  messages: [`shop-app-config: ${key}: expected a place outside the dyno, got a setting that ${does}`],
});
const fine = (key: string, value: string): Case => ({
  name: `${key}=${value}`,
  resources: withVars(sampleEstate(), "vars", { [key]: value }),
  messages: [],
});

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
  told("ACTIVE_STORAGE_SERVICE", "local", files),
  told("SESSION_DRIVER", "file", sessions),
  told("SESSION_TYPE", "filesystem", sessions),
  told("SESSION_ENGINE", "django.contrib.sessions.backends.file", sessions),
  told("DB_CONNECTION", "sqlite", data),
  told("database__client", "sqlite3", data),
  told("CATALOG_URL", "jdbc:h2:file:./data/catalog", data),
  told("CATALOG_URL", "file:./dev.db", data),
  told("LOG_CHANNEL", "daily", lines),
  fine("SESSION_DRIVER", "redis"),
  fine("SESSION_DRIVER", "array"),
  fine("SESSION_ENGINE", "django.contrib.sessions.backends.cached_db"),
  fine("DB_CONNECTION", "pgsql"),
  fine("CATALOG_URL", "jdbc:h2:tcp://h2.example.org/catalog"),
  fine("TRUSTSTORE_URL", "file:/app/certs/store.jks"),
  fine("LOG_CHANNEL", "stderr"),
  {
    name: "a database that comes with the code",
    resources: withVars(
      sampleEstate("production", declaringVars({ key: "TIDES_URL", kind: "fixed", shared: null, readOnly: "tides" })),
      "vars",
      { TIDES_URL: "sqlite:///tides.db" },
    ),
    messages: [],
  },
  {
    name: "a config var that the stack file excepts",
    resources: withVars(sampleEstate(), "vars", { SESSION_DRIVER: "file" }),
    settings: { except: ["SESSION_DRIVER"] },
    messages: [],
  },
];
