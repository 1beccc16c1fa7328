import type { EmulatorOptions } from "../emulator.ts";
import type { Answer } from "./ask.ts";
import { dockerReleases, trial } from "./ask.ts";
import { backups, credentials, keyValueStores } from "./data-tour.ts";
import type { Go } from "./go.ts";
import { pipelines } from "./pipeline-tour.ts";

/** One request of the tour and its answer. */
export interface Asked {
  readonly spec: string;
  readonly answer: Answer;
}

/** Asks every route once at least, in an order in which all succeed; the counts of requests come last. */
export async function tour(options: EmulatorOptions = {}): Promise<Asked[]> {
  const asked: Asked[] = [];
  const { ask, clock, emulator } = trial(options);
  const go: Go = async (spec, body, headers) => {
    const answer = await ask(spec, body, headers);
    asked.push({ spec, answer });
    return answer.body;
  };
  const app = await go("POST /teams/apps", { name: "catalog", team: "example-library" });
  const other = await go("POST /teams/apps", { name: "catalog-production", team: "example-library" });
  await account(go);
  await apps(go);
  await config(go);
  await addons(go, () => clock.advance(2000));
  await code(go);
  await images(go);
  await pipelines(go, app.id, other.id);
  await access(go, app.id);
  await domains(go, () => clock.advance(10_000));
  await webhooks(go, () => emulator.settle());
  await drains(go);
  await go("DELETE /apps/catalog-production");
  await go("GET /_local/state");
  await go("GET /_local/requests");
  await emulator.close();
  return asked;
}

async function account(go: Go): Promise<void> {
  await go("GET /account");
  await go("GET /account/rate-limits");
  await go("GET /users/~");
  await go("GET /users/~/apps");
  await go("GET /account/features");
  await go("GET /account/features/dashboard-repositories-api");
  await go("PATCH /account/features/dashboard-repositories-api", { enabled: true });
  for (const path of ["/regions", "/regions/us", "/stacks", "/stacks/heroku-24", "/dyno-sizes", "/dyno-sizes/Basic"]) {
    await go(`GET ${path}`);
  }
  await go("GET /addon-services");
  await go("GET /addon-services/papertrail");
  await go("GET /addon-services/papertrail/plans");
  await go("GET /addon-services/papertrail/plans/choklad");
  await go("GET /plans/papertrail:choklad");
  await go("POST /_local/plans", { plan: "papertrail:choklad", name: "papertrail:chocolate" });
  await go("GET /plans/papertrail:choklad");
}

async function apps(go: Go): Promise<void> {
  const own = await go("POST /apps", { name: "playground", region: "eu" });
  await go("GET /apps");
  await go("GET /users/~/apps");
  await go(`GET /apps/${own.id}`);
  await go("PATCH /apps/playground", { maintenance: true, build_stack: "container" });
  await go("DELETE /apps/playground");
  await go("POST /_local/spaces", { name: "quiet", team: "example-library" });
  await go("POST /teams/apps", { name: "secluded", team: "example-library", space: "quiet" });
  await go("GET /apps/secluded");
  await go("GET /spaces");
  await go("GET /spaces/quiet");
  await go("PATCH /spaces/quiet", { name: "quieter" });
  await go("GET /teams/example-library/apps");
  await go("GET /teams/apps/catalog");
  await go("PATCH /teams/apps/catalog", { locked: true });
  await go("PATCH /teams/apps/secluded", { owner: "example-library" });
  await go("POST /filters/apps", { in: { id: [own.id] } });
  await go("GET /apps/catalog/available-stacks");
  await go("GET /apps/catalog/available-dyno-sizes");
  await go("PUT /apps/catalog/buildpack-installations", { updates: [{ buildpack: "heroku/python" }] });
  await go("GET /apps/catalog/buildpack-installations");
  await go("GET /apps/catalog/features");
  await go("GET /apps/catalog/features/preboot");
  await go("PATCH /apps/catalog/features/preboot", { enabled: true });
}

async function config(go: Go): Promise<void> {
  await go("PATCH /apps/catalog/config-vars", { A: "1", B: "2" });
  await go("GET /apps/catalog/config-vars");
  await go("GET /apps/catalog/releases");
  await go("GET /apps/catalog/releases/3");
  await go("GET /apps/catalog/releases/3/config-vars");
  await go("POST /_local/accounts", { email: "ada@example.org", token: "token-of-ada", team: "example-library" });
  await go("PATCH /apps/catalog/config-vars", { A: "3" }, { Authorization: "Bearer token-of-ada" });
}

async function addons(go: Go, wait: () => void): Promise<void> {
  const database = await go("POST /apps/catalog/addons", { plan: "heroku-postgresql:essential-0", name: "catalog-db" });
  await go("GET /addons/catalog-db");
  await go("POST /apps/catalog/addons", { plan: "papertrail:choklad", name: "catalog-logs" });
  wait();
  for (const path of ["/addons", "/users/~/addons", "/teams/example-library/addons", "/apps/catalog/addons"]) {
    await go(`GET ${path}`);
  }
  await go("GET /apps/catalog/addons/catalog-db");
  await go("PATCH /apps/catalog/addons/catalog-db", { plan: "heroku-postgresql:essential-1" });
  await go("POST /actions/addons/resolve", { addon: "DATABASE", app: "catalog" });
  await go("POST /actions/addon-attachments/resolve", { addon_attachment: "DATABASE_URL", app: "catalog" });
  const attachment = await go("POST /addon-attachments", {
    addon: database.id,
    app: "catalog-production",
    name: "SOURCE",
  });
  await go("GET /addon-attachments");
  await go("GET /addons/catalog-db/addon-attachments");
  await go("GET /apps/catalog/addon-attachments");
  await go("GET /apps/catalog/addon-attachments/DATABASE");
  await go(`GET /addon-attachments/${attachment.id}`);
  await go(`DELETE /addon-attachments/${attachment.id}`);
  await backups(go, wait);
  await credentials(go, wait);
  await keyValueStores(go, wait);
  await go("GET /addons/catalog-logs/log-drains");
  await go("GET /apps/catalog/log-drains");
  await go("POST /_local/credentials", { addon: "catalog-db" });
  await go("DELETE /apps/catalog/addons/catalog-logs", { force: false });
}

async function code(go: Go): Promise<void> {
  const slug = await go("POST /apps/catalog/slugs", {
    process_types: { web: "serve", worker: "work" },
    commit: "1a5f89db",
  });
  await go(`GET /apps/catalog/slugs/${slug.id}`);
  const release = await go("POST /apps/catalog/releases", { slug: slug.id });
  await go("POST /apps/catalog/releases", { release: release.id });
  await go("GET /apps/catalog/formation");
  await go("GET /apps/catalog/formation/web");
  await go("PATCH /apps/catalog/formation", { updates: [{ type: "web", quantity: 2, size: "Standard-1X" }] });
  await go("PATCH /apps/catalog/formation/worker", { quantity: 1, size: "Standard-2X" });
  await go("POST /_local/autoscale", { app: "catalog", quantity: 3 });
  await go("GET /apps/catalog/dynos");
  await go("GET /apps/catalog/dynos/web.1");
  await go("POST /apps/catalog/dynos/web.1/actions/stop", {});
  await go("POST /apps/catalog/formations/web/actions/stop", {});
  await go("DELETE /apps/catalog/formations/web");
  await go("DELETE /apps/catalog/dynos/web.1");
  await go("DELETE /apps/catalog/dynos");
}

async function images(go: Go): Promise<void> {
  await go("POST /teams/apps", { name: "boxed", team: "example-library", stack: "container" });
  const updates = [{ type: "web", docker_image: `sha256:${"0".repeat(64)}` }];
  await go("PATCH /apps/boxed/formation", { updates }, dockerReleases);
  await go("GET /apps/boxed/releases");
  await go("GET /apps/boxed/formation/web");
  await go("DELETE /apps/boxed");
}

async function access(go: Go, app: string): Promise<void> {
  await go("GET /teams");
  await go("GET /teams/permissions");
  await go("GET /teams/example-library/features");
  await go("GET /teams/example-library/features/org-access-controls");
  await go("GET /teams/example-library/invitations");
  await go("PUT /teams/example-library/members", { email: "ada@example.org", role: "member" });
  await go("POST /teams/example-library/members", { email: "ben@example.org", role: "member" });
  await go("PATCH /teams/example-library/members", { email: "ada@example.org", role: "admin" });
  await go("GET /teams/example-library/members");
  await go("DELETE /teams/example-library/members/ben@example.org");
  await go("POST /teams/apps/catalog/collaborators", { user: "cleo@example.org", permissions: ["deploy"] });
  await go("PATCH /teams/apps/catalog/collaborators/cleo@example.org", { permissions: ["view", "operate"] });
  await go("GET /teams/apps/catalog/collaborators");
  await go("GET /teams/apps/catalog/collaborators/cleo@example.org");
  await go("DELETE /teams/apps/catalog/collaborators/cleo@example.org");
  await go("POST /apps/catalog/collaborators", { user: "dora@example.org", silent: true });
  await go(`GET /apps/${app}/collaborators`);
  await go("GET /apps/catalog/collaborators/dora@example.org");
  await go("DELETE /apps/catalog/collaborators/dora@example.org");
}

async function domains(go: Go, wait: () => void): Promise<void> {
  await go("POST /apps/catalog/acm", {});
  await go("POST /apps/catalog/domains", { hostname: "www.example.org", sni_endpoint: null });
  await go("POST /_local/dns", { hostname: "www.example.org" });
  await go("GET /apps/catalog/domains");
  wait();
  await go("GET /apps/catalog/domains");
  await go("GET /apps/catalog/domains/www.example.org");
  const [endpoint] = await go("GET /apps/catalog/sni-endpoints");
  await go(`GET /apps/catalog/sni-endpoints/${endpoint.name}`);
  await go("PATCH /apps/catalog/domains/www.example.org", { sni_endpoint: endpoint.id });
  await go("POST /_local/certificates", { app: "catalog", targets: true });
  await go("GET /apps/catalog/sni-endpoints");
  await go("DELETE /apps/catalog/domains/www.example.org");
  await go("PATCH /apps/catalog/acm", { acm_refresh: true });
  await go("DELETE /apps/catalog/acm");
}

async function webhooks(go: Go, settle: () => Promise<void>): Promise<void> {
  const wish = { include: ["api:release", "api:app"], level: "notify", url: "https://notices.example.org/hook" };
  const webhook = await go("POST /apps/catalog/webhooks", wish);
  const path = `/apps/catalog/webhooks/${webhook.id}`;
  await go("PATCH /apps/catalog/config-vars", { C: "3" });
  await go("GET /apps/catalog/webhook-deliveries");
  await settle();
  const [delivery] = await go("GET /apps/catalog/webhook-deliveries");
  await go(`GET /apps/catalog/webhook-deliveries/${delivery.id}`);
  const [event] = await go("GET /apps/catalog/webhook-events");
  await go(`GET /apps/catalog/webhook-events/${event.id}`);
  await go("GET /apps/catalog/webhooks");
  await go(`GET ${path}`);
  await go(`PATCH ${path}`, { level: "sync" });
  await go(`DELETE ${path}`);
}

async function drains(go: Go): Promise<void> {
  const drain = await go("POST /apps/catalog/log-drains", { url: "https://logs.example.org/in" });
  await go("GET /apps/catalog/log-drains");
  await go(`GET /apps/catalog/log-drains/${encodeURIComponent(drain.url)}`);
  await go(`DELETE /apps/catalog/log-drains/${drain.token}`);
}
