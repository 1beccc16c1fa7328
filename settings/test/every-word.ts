import {
  branches,
  collaborator,
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  logDrain,
  noBackup,
  onlyIn,
  registryImages,
  reviewApps,
  route53,
  secret,
  service,
  toWww,
  vendorBackup,
} from "../declare.ts";
import { grapheneDb, otherAddon, postgres, redis, scheduler } from "../vendors.ts";
import { example, exampleFiles, exampleSecrets } from "./example.ts";
import { handOver } from "./hand-over.ts";

/** The words that {@link example} leaves out. */
const wide = service({
  name: "wide",
  description: "A service with the other words.",
  processes: ["web", "release-worker"],
  addons: {
    db: postgres({ backup: daily("04:00", "UTC", { keepDays: 30, offSite: "a bucket of another account" }) }),
    scratch: postgres({ backup: noBackup("rebuilt by every run"), version: "16", as: "SCRATCH" }),
    graph: onlyIn("production", grapheneDb(), "staging has a dump"),
    queue: redis(),
    jobs: scheduler(),
    files: otherAddon("bucketeer", {
      firstPlan: "hobbyist",
      sets: ["BUCKETEER_BUCKET_NAME"],
      backup: vendorBackup("versions of every file"),
      options: { region: "us" },
    }),
  },
  broker: "queue",
  config: {
    CANONICAL_HOST: fromDomain(),
    LABEL: environmentName(),
    PARTNER_KEY: secret({ shared: "one contract for both" }),
    WORKERS: onlyIn("staging", fixed("2"), "staging is small"),
  },
  domain: customDomain({
    dns: route53("example.org"),
    apexRedirect: onlyIn("production", toWww(), "staging has no apex"),
  }),
  drains: { archive: onlyIn("production", logDrain("syslog+tls://logs.example.org:6514"), "kept for a year") },
  notices: [onlyIn("production", email("list@example.org"), "staging is silent")],
  access: [collaborator("ben@example.org", "view")],
  region: "eu",
  stack: "heroku-24",
  buildpacks: ["heroku/ruby", "https://github.com/example/buildpack"],
  uploads: true,
  data: "public",
  release: branches({ staging: "main", production: "production" }),
  reviewApps: reviewApps("example-library/wide", {
    plans: { queue: "mini" },
    config: { CANONICAL_HOST: "x", PARTNER_KEY: "y" },
  }),
});

const image = service({
  name: "image",
  processes: ["web"],
  stack: "container",
  space: "example-space",
  release: registryImages("the tagged build of CI"),
});

/** A declaration in which every word and every option of a word stands. */
export const everyWord = { environments: ["staging", "production"], services: [...example.services, wide, image] };

const files = {
  staging: `${exampleFiles.staging}    wide:
      processes:
        web: { quantity: 1, size: Basic }
        release-worker: { quantity: 0, size: Basic }
      addons:
        db: { plan: essential-0 }
        scratch: { plan: essential-0 }
        queue: { plan: mini }
        jobs: { plan: standard }
        files: { plan: hobbyist }
      domain: wide-staging.example.org
    image:
      processes:
        web: { quantity: 1, size: Private-S }
`,
};

/** Its staging, as an engine hands it over. */
export const everyWordStack = handOver("staging", files, { ...exampleSecrets, "wide:PARTNER_KEY": "marker-9b0c" });
