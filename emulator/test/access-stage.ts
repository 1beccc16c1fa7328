import type { Collection, Row } from "../collection.ts";
import type { Store } from "../store.ts";
import { people } from "./access-table.ts";
import type { Answer, Trial } from "./ask.ts";
import { trial } from "./ask.ts";

/** A local Heroku with one of everything, and people of every role. */
export interface Stage {
  readonly trial: Trial;
  /** A path or a body with its names in braces filled in. */
  fill(text: string): string;
  /** Sends a request with an account's token. */
  as(token: string, spec: string, body?: unknown): Promise<Answer>;
  /** Takes back every change since the stage was set up, which costs far less than setting up another one. */
  restore(): void;
}

const team = "example-library";
const rights = ["view", "deploy", "operate", "manage"];

/** Sets one up: tokens are called as the columns of the table, and as the scopes. */
export async function stage(): Promise<Stage> {
  const made = trial();
  const values = new Map<string, string>();
  const go = async (spec: string, body?: unknown): Promise<Answer["body"]> => {
    const answer = await made.ask(spec, body);
    if (answer.status >= 400) throw new Error(`${spec}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const keep = (entries: Record<string, string>) => {
    for (const [name, value] of Object.entries(entries)) values.set(name, value);
  };
  await letIn(go);
  keep(await apps(go));
  keep(await addons(go, made));
  keep(await code(go));
  keep(await pipeline(go, values));
  keep(await hangers(go, made));
  for (const right of rights) {
    for (const app of ["catalog", "catalog-production", "catalog-green"]) {
      await go(`POST /teams/apps/${app}/collaborators`, { user: `${right}@example.org`, permissions: [right] });
    }
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (name, key: string) => values.get(key) ?? name);
  return {
    trial: made,
    fill,
    as: (token, spec, body) => made.ask(spec, body, { Authorization: `Bearer ${token}` }),
    restore: restoreOf(made.emulator.store),
  };
}

/** How to set the store back to what it holds now: rows are never changed in place. */
function restoreOf(store: Store): () => void {
  const kept = [...store.collections().values()].map((collection) => ({ collection, rows: collection.all() }));
  return () => {
    for (const { collection, rows } of kept) restoreRows(collection, rows);
  };
}

function restoreRows(collection: Collection<Row>, rows: readonly Row[]): void {
  const ids = new Set(rows.map(({ id }) => id));
  for (const { id } of collection.all()) if (!ids.has(id)) collection.restore(id, undefined);
  for (const row of rows) if (collection.get(row.id) !== row) collection.restore(row.id, row);
}

type Go = (spec: string, body?: unknown) => Promise<Answer["body"]>;

async function letIn(go: Go): Promise<void> {
  for (const person of people) {
    const role = rights.includes(person) ? "collaborator" : person;
    const membership = person === "outsider" ? {} : { team, role };
    await go("POST /_local/accounts", { email: `${person}@example.org`, token: person, ...membership });
  }
  for (const scope of ["global", "identity", "read", "write", "read-protected", "write-protected"]) {
    await go("POST /_local/accounts", { email: "you@example.org", token: `only-${scope}`, scope: [scope], team });
  }
}

async function apps(go: Go): Promise<Record<string, string>> {
  const app = await go("POST /teams/apps", { name: "catalog", team });
  const other = await go("POST /teams/apps", { name: "catalog-production", team });
  await go("POST /_local/spaces", { name: "quiet", team });
  const { id } = await go(`GET /teams/${team}`);
  return { app: "catalog", app_id: app.id, other_id: other.id, team, team_id: id, space: "quiet", user: "~" };
}

async function addons(go: Go, { clock }: Trial): Promise<Record<string, string>> {
  await go("POST /apps/catalog/addons", { plan: "heroku-postgresql:essential-0", name: "catalog-db" });
  await go("POST /apps/catalog/addons", { plan: "papertrail:choklad", name: "catalog-logs" });
  await go("POST /apps/catalog/addons", { plan: "heroku-redis:mini", name: "catalog-cache" });
  await go("POST /apps/catalog/addons", { plan: "heroku-postgresql:standard-0", name: "catalog-store" });
  clock.advance(2000);
  await go("POST /postgres/v0/databases/catalog-store/credentials", { name: "reader" });
  const attachment = await go("POST /addon-attachments", { addon: "catalog-db", app: "catalog-production" });
  const data = "/client/v11/databases/catalog-db";
  const schedule = await go(`POST ${data}/transfer-schedules`, { hour: 2, timezone: "UTC" });
  await go(`POST ${data}/backups`);
  clock.advance(60_000);
  await go(`POST ${data}/backups`);
  const catalogue = { service: "papertrail", plan: "choklad", credential: "reader", namespace: "credential:reader" };
  return {
    ...catalogue,
    addon: "catalog-db",
    logs: "catalog-logs",
    attachment: attachment.id,
    schedule: schedule.uuid,
  };
}

async function code(go: Go): Promise<Record<string, string>> {
  const slug = await go("POST /apps/catalog/slugs", { process_types: { web: "serve" } });
  const release = await go("POST /apps/catalog/releases", { slug: slug.id });
  return { slug: slug.id, deployed: release.id, release: String(release.version), type: "web", dyno: "web.1" };
}

async function pipeline(go: Go, values: ReadonlyMap<string, string>): Promise<Record<string, string>> {
  const { id } = await go("POST /pipelines", { name: "catalog", owner: { id: values.get("team_id"), type: "team" } });
  const coupling = await go("POST /pipeline-couplings", { app: "catalog", pipeline: id, stage: "staging" });
  await go("POST /pipeline-couplings", { app: "catalog-production", pipeline: id, stage: "production" });
  const ends = {
    source: { app: { id: values.get("app_id") } },
    targets: [{ app: { id: values.get("other_id") } }],
  };
  const promotion = await go("POST /pipeline-promotions", { pipeline: { id }, ...ends });
  await go("POST /_local/github", { pipeline: id, repository: "example-library/catalog" });
  await go(`POST /pipelines/${id}/review-app-config`, { repo: "example-library/catalog" });
  const review = await go("POST /review-apps", { branch: "green", pipeline: id, source_blob: { url: "x" } });
  return {
    pipeline: id,
    coupling: coupling.id,
    promotion: promotion.id,
    review_app: review.id,
    reviewed: review.app.id,
    stage: "review",
  };
}

async function hangers(go: Go, { clock, emulator }: Trial): Promise<Record<string, string>> {
  const drain = await go("POST /apps/catalog/log-drains", { url: "https://logs.example.org/in" });
  await go("POST /apps/catalog/acm", {});
  await go("POST /apps/catalog/domains", { hostname: "www.example.org", sni_endpoint: null });
  await go("POST /_local/dns", { hostname: "www.example.org" });
  clock.advance(600_000);
  const [endpoint] = await go("GET /apps/catalog/sni-endpoints");
  const wish = { include: ["api:release"], level: "notify", url: "https://notices.example.org/" };
  const webhook = await go("POST /apps/catalog/webhooks", wish);
  await go("PATCH /apps/catalog/config-vars", { A: "1" });
  await emulator.settle();
  const [delivery] = await go("GET /apps/catalog/webhook-deliveries");
  await go("POST /teams/apps/catalog/collaborators", { user: "cleo@example.org", permissions: [] });
  await go(`PUT /teams/${team}/members`, { email: "ben@example.org", role: "member" });
  return {
    drain: drain.id,
    domain: "www.example.org",
    endpoint: endpoint.name,
    webhook: webhook.id,
    delivery: delivery.id,
    event: delivery.event.id,
    collaborator: "cleo@example.org",
    member: "ben@example.org",
    transfer: "1",
    ...places,
  };
}

const places = { region: "us", size: "Basic", feature: "preboot" };
