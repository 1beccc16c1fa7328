import { expect, test } from "vitest";
import { type Trial, trial } from "./ask.ts";
import { release, withDatabase } from "./estate.ts";

async function pageAt({ emulator }: Trial, path: string): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await emulator.app.request(path, { headers: { Accept: "text/html" } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

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
  expect((await pageAt(stage, "/_local/apps/catalog-production")).text).not.toContain("It tries out");
});

test("whatever a name holds, it is text on the page", async () => {
  const stage = await withDatabase();
  const { store } = stage.emulator;
  const evil = `<script>alert("1")</script><img src=x onerror='x'>&`;
  store.transaction(() => {
    for (const team of store.teams.all()) store.teams.put({ ...team, name: evil });
    for (const addon of store.addons.all()) store.addons.put({ ...addon, name: evil });
    for (const row of store.releases.all()) store.releases.put({ ...row, description: evil });
    for (const row of store.apps.where("name", "catalog")) store.apps.put({ ...row, name: evil });
  });
  const paths = [
    `/_local/apps/${encodeURIComponent(evil)}`,
    "/_local/apps",
    `/_local/apps/no${encodeURIComponent(evil)}`,
  ];
  for (const path of paths) {
    const { text } = await pageAt(stage, path);
    expect(text).not.toMatch(/<script|<img|onerror='/);
    expect(text).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
  }
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
  expect((await pageAt(stage, "/_local/apps")).text).toContain('href="/_local/apps/catalog"');
  const foreign = await pageAt(stage, "/_local/apps/example");
  expect(foreign.status).toBe(404);
  expect(foreign.headers.get("content-type")).toContain("text/html");
});

test("a page is one file, in English, with a title, a heading and tables that have headings", async () => {
  const stage = await withDatabase();
  const { text } = await pageAt(stage, "/_local/apps/catalog");
  expect(text).toContain('<html lang="en">');
  expect(text).toContain("<title>catalog – local Heroku</title>");
  expect(text.match(/<h1>/g)).toHaveLength(1);
  expect(text).toContain('<th scope="col">Add-on</th>');
  expect(text).not.toMatch(/\bsrc=|url\(|@import|<link/);
  expect(text).not.toContain("[object");
});
