import { Record as DnsRecord } from "@pulumi/aws/route53/record.js";
import {
  Addon,
  App,
  AppWebhook,
  Domain,
  Drain,
  Formation,
  PipelineConfigVar,
  PipelineCoupling,
  ReviewAppConfig,
} from "@pulumi/heroku";
import { ComponentResource, secret } from "@pulumi/pulumi";
import type { DeclaredFactsInput } from "../../view/declared-facts.ts";

// Nothing of it is made, so that these need not be there.
const pipelineId = "6f5b1f0e-3b0a-4a51-8a5e-0b3c1d2e4f60";
const zoneId = "Z0000000000";

/** no-direct-deploy-to-production: a declaration with this release is refused before any policy sees it. */
const declared: DeclaredFactsInput = {
  name: "legacy",
  appName: "legacy-production",
  stack: null,
  release: { kind: "branches", branches: { staging: "main", production: "main" } },
  dataClass: "internal",
  space: null,
  uploads: false,
  broker: null,
  // web-process-runs
  processes: ["server"],
  addons: [],
  config: [
    { key: "SENTRY_DSN", kind: "secret", shared: null },
    { key: "SENTRY_ENVIRONMENT", kind: "environmentName", shared: null },
  ],
  domain: null,
  notices: [],
  // review-apps-are-small
  reviewApps: { repository: "example-library/legacy", staleDays: 5, waitForCi: false },
  unprotected: null,
};

/** A service that says what a declaration says, and is made by hand. */
class Legacy extends ComponentResource {
  constructor() {
    super("tandem:index:Service", "legacy");
    this.registerOutputs({ declared });
  }
}

const parent = new Legacy();
const app = new App(
  "legacy-app",
  { name: "legacy-production", organization: { name: "example-library" }, acm: true },
  { parent, protect: true },
);
const appId = app.id;
new PipelineCoupling("legacy-coupling", { appId, pipeline: pipelineId, stage: "production" }, { parent });
new Drain("legacy-drain", { appId, url: "https://logs.example.org" }, { parent });

// no-mixed-dyno-tiers, and one-scheduler.
new Formation("legacy-web", { appId, type: "web", quantity: 1, size: "Basic" }, { parent });
new Formation("legacy-clock", { appId, type: "clock", quantity: 2, size: "Standard-1X" }, { parent });

// workers-run
new Formation("legacy-worker", { appId, type: "worker", quantity: 0, size: "Basic" }, { parent });

// one-canonical-host
new Domain("legacy-domain", { appId, hostname: "legacy.example.org" }, { parent });
new Domain("legacy-domain-www", { appId, hostname: "www.legacy.example.org" }, { parent });

// no-address-records
new DnsRecord(
  "legacy-record",
  { zoneId, name: "legacy.example.org", type: "A", ttl: 300, records: ["203.0.113.7"] },
  { parent },
);

// data-stores-state-their-backup, and production-data-is-protected.
new Addon("legacy-graph", { appId, plan: "graphenedb:dev-free" }, { parent });

// webhooks-are-signed and notices-reach-a-relay
new AppWebhook(
  "legacy-webhook",
  { appId, url: "https://hooks.relay.example", includes: ["api:release"], level: "sync" },
  { parent },
);

// review-apps-are-destroyed
new ReviewAppConfig(
  "legacy-review-apps",
  { pipelineId, orgRepo: "example-library/legacy", deployTarget: { id: "us", type: "region" } },
  { parent },
);

// review-apps-have-no-production-secret
new PipelineConfigVar(
  "legacy-review-vars",
  { pipelineId, pipelineStage: "review", vars: {}, sensitiveVars: { PARTNER_KEY: secret("marker-4f2a-of-a-partner") } },
  { parent },
);

// everything-is-declared, app-in-pipeline, team-owns-apps, logs-are-kept, errors-are-tracked and
// buildpacks-are-pinned.
const buildpacks = ["https://github.com/somebody/buildpack"];
new App("extra", { name: "extra-production", organization: { name: "another-team" }, buildpacks });
