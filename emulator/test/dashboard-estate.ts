import { type Trial, trial } from "./ask.ts";
import { release } from "./estate.ts";

/** Values that no page may show, each where Heroku keeps a secret. */
export const secrets = {
  configVar: "hidden-config-value",
  stageVar: "hidden-stage-value",
  webhookSecret: "hidden-webhook-secret",
  webhookAuthorization: "Bearer hidden-authorization",
  webhookPath: "hidden-webhook-path",
  webhookQuery: "hidden-webhook-query",
  drainUser: "hidden-drain-user",
  drainPath: "hidden-drain-path",
  addonOption: "hidden-addon-option",
  command: "hidden-command-value",
  reviewVar: "hidden-review-value",
  backupAddress: "hidden-backup-address",
} as const;

/** A trial with every kind of object that the pages show, in most of its states. */
export async function dashboardEstate(options?: Parameters<typeof trial>[0]): Promise<Trial> {
  const made = trial(options);
  const { ask, clock } = made;
  const owner = { id: (await ask("GET /teams/example-library")).body.id, type: "team" };
  await ask("POST /pipelines", { name: "catalog", owner });
  await ask("PATCH /pipelines/catalog/stage/review/config-vars", { REVIEW_KEY: secrets.stageVar });
  for (const stage of ["staging", "production"]) {
    const app = stage === "staging" ? "catalog" : "catalog-production";
    await ask("POST /teams/apps", { name: app, team: "example-library" });
    await ask("POST /pipeline-couplings", { app, pipeline: "catalog", stage });
  }
  await withCode(made);
  await withParts(made);
  clock.advance(10_000);
  await made.emulator.settle();
  await withData(made);
  await withReviewApp(made, owner);
  await ask("POST /apps/catalog/addons", { plan: "rollbar:free" });
  return made;
}

async function withCode(made: Trial): Promise<void> {
  const { ask } = made;
  await release(made, { web: `serve --key=${secrets.command}`, worker: "work" });
  await ask("PATCH /apps/catalog/config-vars", { SECRET_KEY: secrets.configVar, LOG_LEVEL: "info" });
}

async function withParts({ ask }: Trial): Promise<void> {
  const config = { note: secrets.addonOption };
  await ask("POST /apps/catalog/addons", { plan: "heroku-postgresql:essential-0", config });
  await ask("POST /apps/catalog/addons", { plan: "papertrail:choklad" });
  await ask("POST /apps/catalog/domains", { hostname: "www.example.org", sni_endpoint: null });
  await ask("POST /apps/catalog/acm", {});
  await ask("POST /_local/domains", { hostname: "www.example.org", acm: { status: "failing", reason: "CAA forbids" } });
  await ask("POST /apps/catalog/log-drains", {
    url: `https://${secrets.drainUser}@logs.example.net/${secrets.drainPath}`,
  });
  await ask("POST /teams/apps/catalog/collaborators", { user: "ada@example.org", permissions: ["deploy"] });
  await ask("POST /apps/catalog/webhooks", {
    include: ["api:release"],
    level: "notify",
    url: `https://notices.example.org/${secrets.webhookPath}?to=${secrets.webhookQuery}`,
    secret: secrets.webhookSecret,
    authorization: secrets.webhookAuthorization,
  });
  await ask("POST /apps/catalog/webhooks", {
    include: ["api:release"],
    level: "sync",
    url: `http://127.0.0.1:1/${secrets.webhookPath}`,
    secret: secrets.webhookSecret,
  });
  await ask("PATCH /apps/catalog/config-vars", { SECRET_KEY: secrets.configVar, LOG_LEVEL: "debug" });
}

async function withData({ ask, emulator: { store } }: Trial): Promise<void> {
  const [database] = store.addons.all().filter(({ service }) => service === "heroku-postgresql");
  const at = `/client/v11/databases/${database?.id}`;
  await ask(`POST ${at}/transfer-schedules`, { hour: 2, timezone: "America/New_York" });
  await ask(`POST ${at}/backups`, {});
  await ask(`POST ${at}/restores`, { backup_url: `https://backups.example.org/${secrets.backupAddress}` });
}

async function withReviewApp({ ask }: Trial, owner: object): Promise<void> {
  await ask("POST /_local/github", { pipeline: "catalog", repository: "example-library/catalog" });
  await ask(`POST /pipelines/${await pipelineId(ask)}/review-app-config`, { repo: "example-library/catalog", owner });
  await ask("POST /review-apps", {
    branch: "search-by-author",
    pipeline: await pipelineId(ask),
    source_blob: { url: "https://github.com/example-library/catalog" },
    environment: { OWN_KEY: secrets.reviewVar },
    pr_number: 12,
  });
}

async function pipelineId(ask: Trial["ask"]): Promise<string> {
  return (await ask("GET /pipelines/catalog")).body.id;
}
