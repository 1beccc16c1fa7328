import { expect, test } from "vitest";
import { trial } from "./ask.ts";
import { dashboardEstate } from "./dashboard-estate.ts";
import { release, withDatabase } from "./estate.ts";
import { manyApps } from "./many-apps.ts";
import { pageAt, wordsOf } from "./page-at.ts";

test("an app's page says what it stands for, and shows no value of a config var and no token", async () => {
  const stage = await withDatabase();
  const { ask, clock } = stage;
  await release(stage, { web: "serve" });
  await ask("PATCH /apps/catalog/config-vars", { SECRET_KEY: "hidden-value" });
  await ask("POST /apps/catalog/domains", { hostname: "www.example.org", sni_endpoint: null });
  await ask("POST /apps/catalog/log-drains", { url: "https://token@logs.example.org/in" });
  clock.advance(10_000);
  const [{ cname }] = (await ask("GET /apps/catalog/domains")).body.filter(isCustom);
  const { status, text, headers } = await pageAt(stage, "/_local/apps/catalog");
  expect(status).toBe(200);
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  const shown = ["catalog", "example-library", "www.example.org", cname, "heroku-postgresql:essential-0", "Basic"];
  for (const part of [...shown, "No code runs here", "v5: Set SECRET_KEY config vars"]) expect(text).toContain(part);
  const { DATABASE_URL } = (await ask("GET /apps/catalog/config-vars")).body;
  for (const secret of ["hidden-value", DATABASE_URL, "token@", "local-token"]) expect(text).not.toContain(secret);
});

function isCustom({ kind }: { kind: string }): boolean {
  return kind === "custom";
}

test("staging says which production it tries out, and links to its page", async () => {
  const stage = trial();
  const { ask } = stage;
  const owner = { id: (await ask("GET /teams/example-library")).body.id, type: "team" };
  await ask("POST /pipelines", { name: "catalog", owner });
  for (const at of ["staging", "production"]) {
    await ask("POST /teams/apps", { name: `catalog-${at}`, team: "example-library" });
    await ask("POST /pipeline-couplings", { app: `catalog-${at}`, pipeline: "catalog", stage: at });
  }
  await ask("POST /apps/catalog-production/domains", { hostname: "catalog.example.org", sni_endpoint: null });
  const { text } = await pageAt(stage, "/_local/apps/catalog-staging");
  expect(text).toContain('<a href="/_local/apps/catalog-production">catalog-production</a>');
  expect(text).toContain("<code>catalog.example.org</code>");
  expect((await pageAt(stage, "/_local/apps/catalog-production")).text).not.toContain("Production app");
});

test("the list names each app with its page, for people and for programs; other people's apps have none", async () => {
  const stage = trial();
  const { ask } = stage;
  await ask("POST /teams/apps", { name: "catalog", team: "example-library" });
  const { body } = await ask("GET /_local/apps");
  expect(body).toEqual([
    {
      name: "catalog",
      owner: "example-library",
      stage: null,
      addresses: [expect.stringMatching(/^catalog-\w+\.herokuapp\.com$/)],
      page: "http://127.0.0.1/_local/apps/catalog",
    },
  ]);
  const moved = await pageAt(stage, "/_local/apps");
  expect([moved.status, moved.headers.get("location")]).toEqual([302, "/"]);
  expect((await pageAt(stage, "/")).text).toContain('href="/_local/apps/catalog"');
  const foreign = await pageAt(stage, "/_local/apps/example");
  expect(foreign.status).toBe(404);
  expect(foreign.headers.get("content-type")).toContain("text/html");
});

test("a page is in English, with a title, one heading of the first level and tables that have headings", async () => {
  const stage = await withDatabase();
  const { text } = await pageAt(stage, "/_local/apps/catalog");
  expect(text).toContain('<html lang="en">');
  expect(text).toContain("<title>catalog – local Heroku</title>");
  expect(text.match(/<h1>/g)).toHaveLength(1);
  expect(text).toContain('<th role="columnheader" scope="col">Add-on</th>');
  expect(text).not.toContain("[object");
});

test("the dashboard shows each pipeline by its stages, and all that an app has", async () => {
  const { content } = await pageAt(await dashboardEstate(), "/");
  const words = wordsOf(content);
  expect([...content.matchAll(/<h3>([^<]*)<\/h3>/g)].map(([, name]) => name)).toEqual([
    "staging",
    "production",
    "review apps",
  ]);
  for (const shown of [
    "2 things to look at 2 in progress",
    "certificate failing catalog www.example.org CAA forbids",
    "retrying: no answer (TypeError) catalog webhook to http://127.0.0.1:1",
    "example-library, 3 apps, $12 a month",
    "v7 Attach PAPERTRAIL (@ref:papertrail-",
    "web 1 × Basic worker 0 × Basic scaled to 0",
    "heroku-postgresql: essential-0 papertrail: choklad rollbar: free provisioning",
    "4 config vars 2 people 2 drains 1 backup schedule 2 webhooks",
    "catalog $12 a month Release v7",
    "1 config var for review review REVIEW_KEY",
    "ada@example.org (collaborator: view, deploy)",
    "daily at 02:00 America/New_York, r002 restore running",
    "api:release to https://notices.example.org succeeded: answered 200",
    "pull request 12, branch search-by-author creating",
    "of example-library/catalog, when somebody asks for one; kept until somebody destroys them",
    "Teams example-library you@example.org (admin of example-library)",
    "of 4500 requests left",
    "POST /apps/{app}/addons",
  ])
    expect(words.replaceAll(" ,", ",").replaceAll("/ ", "/")).toContain(shown);
});

test("an app's page has its releases, deliveries, people, drains, backups and requests", async () => {
  const { content } = await pageAt(await dashboardEstate(), "/_local/apps/catalog");
  const words = wordsOf(content).replaceAll(" ,", ",").replaceAll("/ ", "/");
  for (const shown of [
    "catalog / staging".replace("/ ", "/"),
    "v4 Set SECRET_KEY, LOG_LEVEL config vars you@example.org 12:00:00 1a5f89db succeeded",
    "api:release http://127.0.0.1:1 12:00:10 1 no answer (TypeError) retrying next at 12:00:12",
    "4 earlier deliveries",
    "DATABASE_URL set by the add-on DATABASE",
    "daily at 02:00 America/New_York 2026-11-21 07:00",
    "b001 postgresql-",
    "ada@example.org collaborator: view, deploy",
    "https://logs.example.net –",
    "certificate failing CAA forbids",
    "POST /apps/{app}/log-drains 201",
  ])
    expect(words).toContain(shown);
  expect(content).not.toContain("<b>POST</b> <code>/<wbr>pipelines</code>");
});

test("an estate that is empty says so, and what to do", async () => {
  const { content } = await pageAt(trial(), "/");
  expect(wordsOf(content)).toContain("Nothing needs attention");
  expect(wordsOf(content)).toContain("No app yet");
});

test("each app is on the page once, and a hundred services would take less than a megabyte", async () => {
  const [few, more] = await Promise.all(
    [2, 12].map(async (services) => (await pageAt(await manyApps(services), "/")).text),
  );
  expect(more?.match(/class="card"/g)).toHaveLength(24);
  const bytes = (text = "") => Buffer.byteLength(text);
  expect(bytes(more) + (88 * (bytes(more) - bytes(few))) / 10).toBeLessThan(1_000_000);
});
