import {
  daily,
  logDrain,
  noJobs,
  perEnvironment,
  queueAt,
  registryImages,
  reviewApps,
  secret,
  unprotected,
  vendorBackup,
} from "../../../settings/declare.ts";
import { otherAddon, postgres, redis } from "../../../settings/vendors.ts";
import {
  inEnvironments,
  protectedAgain,
  type Remedies,
  setting,
  withAddon,
  withKnobs,
  withoutAddon,
  withoutBeside,
  withoutVar,
  withPolicies,
  withRelay,
  withVar,
} from "../edited-estate.ts";

const backedUp = (keepDays: number) =>
  postgres({ backup: daily("02:00", "America/New_York", { keepDays, offSite: "a bucket of the team's" }) });

const mongo = otherAddon("mongolab", {
  firstPlan: "sandbox",
  sets: ["MONGODB_URI"],
  backup: vendorBackup("mLab's own, each day, restored from its dashboard"),
});

const waived = (["staging", "production"] as const).map((environment) =>
  withPolicies(environment, {
    waivers: [
      {
        rule: "restricted-data-in-private-space",
        reason: "it moves into the practice's private space",
        until: "2026-12-31",
      },
    ],
  }),
);

const inPrivateSpace = { processes: { web: { size: "Private-S" } }, addons: { postgres: { plan: "private-0" } } };

/** Remedies of estates in which a part is missing or wrong. */
export const partRemedies: Remedies = {
  "21-placeholder-off-site": [
    withAddon("postgres", postgres({ backup: daily("02:00", "America/New_York", { offSite: "the practice's NAS" }) })),
  ],
  "23-mysql-without-backup": [
    withAddon(
      "mysql",
      otherAddon("jawsdb", {
        firstPlan: "kitefin",
        sets: ["JAWSDB_URL"],
        backup: vendorBackup("JawsDB's own, each night, restored from its dashboard"),
      }),
    ),
  ],
  "24-worker-without-broker": [
    withAddon("redis", redis()),
    withKnobs("staging", { addons: { redis: { plan: "mini" } } }),
  ],
  "24-worker-without-broker: the database": [setting({ broker: "postgres" })],
  "24-worker-without-broker: a queue elsewhere": [
    setting({ broker: queueAt("SQS_QUEUE_URL", "Amazon SQS keeps the jobs for four days") }),
    withVar("SQS_QUEUE_URL", secret()),
  ],
  "24-worker-without-broker: no jobs": [setting({ broker: noJobs("the worker listens to the studio's stream") })],
  "25-cache-as-broker": [
    setting({ broker: "redis" }),
    withAddon("redis", redis()),
    withKnobs("staging", { addons: { redis: { plan: "mini" } } }),
    withKnobs("production", { addons: { redis: { plan: "premium-0" } } }),
  ],
  "25-cache-as-broker: the database": [setting({ broker: "postgres" })],
  "26-broker-that-forgets": [withKnobs("production", { addons: { redis: { plan: "premium-0" } } })],
  "27-worker-at-zero": [withKnobs("production", { processes: { worker: { quantity: 1 } } })],
  "28-two-clocks": [withKnobs("production", { processes: { beat: { quantity: 1 } } })],
  "30-postgres-end-of-life": [
    withAddon(
      "postgres",
      postgres({
        version: "17",
        backup: daily("03:00", "Europe/Zurich", { offSite: "the club's server, each night" }),
      }),
    ),
  ],
  "31-stack-end-of-life": [setting({ stack: "heroku-24" })],
  "32-retired-addon": {
    ups: [
      [withAddon("mongo", unprotected(mongo, "its data is in Atlas since May"))],
      [withoutAddon("mongo"), withVar("MONGODB_URI", secret({ store: vendorBackup("Atlas, each hour") }))],
    ],
  },
  "36-review-app-live-secret": [
    setting({
      reviewApps: reviewApps("example-caterer/catering", {
        config: { APPLICATION_HOST: "herokuapp.com", GEOCODER_TOKEN: secret() },
      }),
    }),
  ],
  "37-review-apps-dear-and-forever": [
    setting({ reviewApps: reviewApps("example-planner/planner", { config: { PUBLIC_HOST: ".herokuapp.com" } }) }),
  ],
  "38-review-apps-copy-production": [
    withoutVar("PRODUCTION_DATABASE_URL"),
    setting({
      reviewApps: reviewApps("example-school/enrolment", {
        config: { APPLICATION_HOST: "herokuapp.com" },
        postdeploy: "bin/rails db:seed",
      }),
    }),
  ],
  "39-uploads-on-the-dyno": [
    withVar("S3_BUCKET", perEnvironment()),
    withKnobs("staging", { config: { S3_BUCKET: "wall-staging" } }),
    withKnobs("production", { config: { S3_BUCKET: "wall" } }),
  ],
  "39-uploads-on-the-dyno: an add-on": [
    withAddon(
      "files",
      otherAddon("bucketeer", {
        firstPlan: "hobbyist",
        purpose: "files",
        backup: vendorBackup("S3's own copies, with versions switched on"),
      }),
    ),
    withKnobs("staging", { addons: { files: { plan: "hobbyist" } } }),
    withKnobs("production", { addons: { files: { plan: "micro" } } }),
  ],
  "40-container-promoted": [setting({ release: registryImages("the tagged build of GitHub Actions") })],
  "41-patients-in-common-runtime: the milder way": [
    setting({ exceptions: { commonRuntime: "the practice's lawyer has allowed it in writing" } }),
  ],
  "41-patients-in-common-runtime": {
    ups: [
      [setting({ unprotected: "it moves into the practice's private space" }), ...waived],
      [
        protectedAgain,
        setting({ space: "practice", drains: { collector: logDrain("https://logs.physio.example") } }),
        withoutAddon("papertrail"),
        withPolicies("staging", undefined),
        withPolicies("production", undefined),
        withKnobs("staging", inPrivateSpace),
        withKnobs("production", inPrivateSpace),
      ],
    ],
  },
  "42-domain-on-eco": [withKnobs("staging", { processes: { web: { size: "Basic" } } })],
  "43-logs-in-staging-only": [setting({ drains: { collector: logDrain("https://in.logs.betterstack.com") } })],
  "44-production-database-without-uptime": [withKnobs("production", { addons: { postgres: { plan: "standard-0" } } })],
  "48-buildpack-of-a-stranger": [
    setting({
      buildpacks: [
        "https://github.com/some-stranger/heroku-buildpack-wkhtmltopdf.git#4f2a1c9d0b7e8f6a5c3d2e1f0a9b8c7d6e5f4a3b",
        "heroku/ruby",
      ],
    }),
  ],
  "49-database-never-backed-up": [withAddon("postgres", backedUp(7))],
  "50-three-months-of-backups-on-standard": [withKnobs("production", { addons: { postgres: { plan: "premium-0" } } })],
  "50-three-months-of-backups-on-standard: fewer": [withAddon("postgres", backedUp(28))],
  "51-web-server-of-another-name": [
    setting({ processes: ["web", "worker"] }),
    withKnobs("staging", { processes: { server: undefined, web: { quantity: 1, size: "Basic" } } }),
    withKnobs("production", { processes: { server: undefined, web: { quantity: 1, size: "Standard-1X" } } }),
  ],
  "52-production-asleep": [
    withKnobs("production", { processes: { web: { size: "Basic" }, worker: { size: "Basic" } } }),
  ],
  "53-relay-that-nobody-runs": [withRelay("https://notices.shop.example/heroku")],
  "53-relay-that-nobody-runs: no notices": [setting({ notices: [] })],
  "54-production-alone": [inEnvironments("production", "staging")],
  "55-more-than-was-agreed": [withKnobs("production", { addons: { postgres: { plan: "standard-0" } } })],
  "55-more-than-was-agreed: more": [withPolicies("production", { rules: { "monthly-cost-cap": { dollars: 300 } } })],
  "56-left-unprotected": [protectedAgain],
  "57-made-beside-the-declaration": [withoutBeside],
  "91-autoscaled-clock": [setting({ autoscaling: {} })],
  "95-review-apps-in-production-bucket": [
    setting({
      reviewApps: reviewApps("museum/pictures", {
        config: { APPLICATION_HOST: ".herokuapp.com" },
        postdeploy: "bin/rails db:seed",
      }),
    }),
  ],
  "75-slack-command-asleep": [withKnobs("production", { processes: { web: { size: "Basic" } } })],
  "76-mysql-end-of-life": [
    withAddon(
      "mysql",
      otherAddon("jawsdb", {
        firstPlan: "kitefin",
        sets: ["JAWSDB_URL"],
        purpose: "database",
        backup: vendorBackup("JawsDB, each day, restored from its dashboard"),
        options: { version: "8.4" },
      }),
    ),
  ],
};
