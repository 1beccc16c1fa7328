import type { Case } from "../test/case.ts";
import { declaringVars, marker, resource, sampleEstate, withVars } from "../test/sample-estate.ts";

const uploading = sampleEstate("production", { uploads: true });

const none =
  "shop: expected a bucket for uploads, got none: declare a config var such as S3_BUCKET, or an add-on such as bucketeer";

const lost = "on the dyno, which loses them on each restart";
const files = `stores files ${lost}: use the bucket's driver`;
const sessions = `stores sessions ${lost}, where other dynos cannot read them: store them in cookies, the database or the key-value store`;
const data =
  "stores the database on the dyno, which loses it on each restart: use the driver of an add-on or external database";
const lines = `writes logs ${lost}, where no log add-on receives them: write them to stderr`;

const violation = (key: string, value: string, does: string): Case => ({
  name: `${key}=${value}`,
  resources: withVars(sampleEstate(), "vars", { [key]: value }),
  messages: [`shop-app-config: ${key}: expected storage outside the dyno, got a setting that ${does}`],
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
  violation("ACTIVE_STORAGE_SERVICE", "local", files),
  violation("SESSION_DRIVER", "file", sessions),
  violation("SESSION_TYPE", "filesystem", sessions),
  violation("SESSION_ENGINE", "django.contrib.sessions.backends.file", sessions),
  violation("DB_CONNECTION", "sqlite", data),
  violation("database__client", "sqlite3", data),
  violation("CATALOG_URL", "jdbc:h2:file:./data/catalog", data),
  violation("CATALOG_URL", "file:./dev.db", data),
  violation("LOG_CHANNEL", "daily", lines),
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
