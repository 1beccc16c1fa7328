import {
  branches,
  collaborator,
  customDomain,
  daily,
  email,
  environmentName,
  external,
  fixed,
  formerly,
  fromDomain,
  logDrain,
  noBackup,
  noJobs,
  onlyIn,
  perEnvironment,
  queueAt,
  rebuilt,
  registryImages,
  reviewApps,
  route53,
  secret,
  service,
  toWww,
  unprotected,
  upTo,
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
    queue: unprotected(formerly(redis(), "broker", "jobs-store"), "its jobs are made again each night"),
    jobs: scheduler(),
    files: otherAddon("bucketeer", {
      firstPlan: "hobbyist",
      sets: ["BUCKETEER_BUCKET_NAME"],
      backup: vendorBackup("versions of every file"),
      prices: { hobbyist: 5 },
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
    baseName: "wide-library",
    plans: { queue: "mini" },
    postdeploy: "bin/rails db:seed",
    config: { CANONICAL_HOST: "x", PARTNER_KEY: secret() },
  }),
});

const image = service({
  name: "image",
  processes: ["web", "report"],
  addons: { cache: redis({ cacheOnly: "pictures that are drawn again" }) },
  broker: queueAt("SQS_QUEUE_URL", "Amazon SQS keeps them for 4 days"),
  config: {
    MAPS_API_KEY: fixed("AIza-made-up", { public: "a browser key" }),
    SQS_QUEUE_URL: perEnvironment({ public: "its address alone opens nothing", readOnly: "the job is put there" }),
    TILES_BUCKET: fixed("open-tiles", { readOnly: "the state's open data" }),
    DATABASE_URL: secret({ store: vendorBackup("RDS, a snapshot each night") }),
    SEARCH_URL: secret({ readOnly: "the library's index, which another service fills" }),
    INDEX_URL: perEnvironment({ store: rebuilt("from the database, in an hour") }),
    FILES_BUCKET: perEnvironment({ store: vendorBackup("S3 keeps each version for a year") }),
    GRAPH_URL: secret({ store: rebuilt("from the database, in a day") }),
  },
  exceptions: {
    withoutErrorTracker: { staging: "testers report what fails" },
    withoutLogs: { staging: "nobody reads them" },
    manyHosts: { production: "each branch has a host name" },
    mayBeDown: "its pictures are cached for a week",
    mailSink: "it writes mail to a file",
    onDemand: { report: "Heroku Scheduler, each month" },
    monthlyCost: { production: upTo(900, "agreed with the board") },
  },
  stack: "container",
  space: "example-space",
  release: registryImages("the tagged build of CI"),
});

/** A service without visitors. */
const bot = service({
  name: "bot",
  processes: ["bot"],
  broker: noJobs("listens to a socket"),
  data: "restricted",
  exceptions: {
    withoutWeb: "it holds a connection to Discord",
    commonRuntime: { production: "the data-protection officer's note of May" },
  },
});

/** A service that was renamed and is about to go. */
const small = service({
  name: "small",
  processes: ["web"],
  formerly: ["tiny"],
  unprotected: "the library closes its branch in May",
  exceptions: { withoutErrorTracker: "pages without code" },
  domain: onlyIn("production", customDomain({ dns: external({ alias: true }) }), "staging has no visitors"),
});

/** A declaration in which every word and every option of a word stands. */
export const everyWord = {
  environments: ["staging", "production"] as const,
  unprotected: { production: "moved to another team in May" },
  services: [...example.services, wide, image, bot, small],
};

/** The stack files of its environments. */
export const everyWordFiles = {
  staging: `${exampleFiles.staging}    wide:
      maintenance: true
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
        report: { quantity: 0, size: Private-S }
      addons:
        cache: { plan: private-7 }
      config:
        SQS_QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/0/pictures"
        INDEX_URL: "https://index.example.org"
        FILES_BUCKET: pictures
    bot:
      processes:
        bot: { quantity: 1, size: Basic }
    small:
      processes:
        web: { quantity: 1, size: Basic }
  estate:prefix: exlib
  estate:review:
    ignore:
      - { service: wide, path: config.WORKERS, reason: it is tried out by hand, until: "${inAMonth()}" }
`,
  production: `${exampleFiles.production}    wide:
      processes:
        web: { quantity: 1, size: Standard-1X }
        release-worker: { quantity: 0, size: Standard-1X }
      addons:
        db: { plan: standard-0 }
        scratch: { plan: essential-0 }
        graph: { plan: hobby-1 }
        queue: { plan: premium-0 }
        jobs: { plan: standard }
        files: { plan: hobbyist }
      domain: www.example.org
    image:
      processes:
        web: { quantity: 1, size: Private-S }
        report: { quantity: 0, size: Private-S }
      addons:
        cache: { plan: private-7 }
      config:
        SQS_QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/0/pictures"
        INDEX_URL: "https://index.example.org"
        FILES_BUCKET: pictures
    bot:
      processes:
        bot: { quantity: 1, size: Basic }
    small:
      processes:
        web: { quantity: 1, size: Basic }
      domain: small.example.org
  estate:prefix: exlib
`,
};

/** A rule that ignores something has an end within a year. */
function inAMonth(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
}

const imageSecrets = {
  "image:DATABASE_URL": "marker-31aa",
  "image:SEARCH_URL": "marker-77f2",
  "image:GRAPH_URL": "marker-5b0d",
};

/** What each environment keeps encrypted. */
export const everyWordSecrets = {
  staging: {
    ...exampleSecrets,
    "wide:PARTNER_KEY": "marker-9b0c",
    "wide:review.PARTNER_KEY": "marker-e2c4",
    ...imageSecrets,
  },
  production: {
    ...exampleSecrets,
    "wide:PARTNER_KEY": "marker-9b0c",
    ...imageSecrets,
    "wide:drains.archive": "syslog+tls://logs.example.org:6514",
  },
};

/** Its staging, as an engine hands it over. */
export const everyWordStack = handOver("staging", everyWordFiles, everyWordSecrets.staging);
