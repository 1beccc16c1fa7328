import { expect, test } from "vitest";
import { allRoutes } from "../routes.ts";
import { stage } from "./access-stage.ts";
import { type AccessRow, accessTable, people } from "./access-table.ts";
import type { Answer } from "./ask.ts";

const outOfScope = "The scope of this OAuth authorization does not allow access to this resource.";
const scopes = ["global", "identity", "read", "write", "read-protected", "write-protected"];

const { as, fill, restore } = await stage();
const asListed = "as emulator/test/access.tsv has it, and access-stage.ts makes what the path names";

test("the table has every route, and no other", () => {
  const routes = allRoutes.map(({ method, path }) => `${method} ${path}`);
  const listed = [...new Set(accessTable.map(({ route }) => routeOf(route)))].sort();
  const remedy = "emulator/test/access.tsv needs a line for each route of emulator/routes.ts, and for no other";
  expect(listed, remedy).toEqual(routes.sort());
});

test("each line says where it is documented, or that it is our reading", () => {
  const known = /our reading|\b(AP|APV|TP|ETP|ORG|COL|PO|OA|SN|ML|SCHEMA)\b|account-verification/;
  const remedy = "write into the last column of emulator/test/access.tsv where it is documented, or `our reading`";
  expect(
    accessTable.filter(({ source }) => !known.test(source)),
    remedy,
  ).toEqual([]);
});

test("each role and each permission gets the answer that the table has for each route", async () => {
  const wrong: string[] = [];
  await eachRow(async (row, ask) => {
    for (const person of people) {
      const { status, body } = await ask(person);
      const answered = row.allowed.has(person) ? isServed(status) : status === 403;
      if (!answered) wrong.push(`${row.route} ${row.body ?? ""} by ${person}: ${status} ${JSON.stringify(body)}`);
    }
  });
  expect(wrong, asListed).toEqual([]);
});

test("a token is refused by exactly the routes outside its scope, and the response lists the accepted scopes", async () => {
  const wrong: string[] = [];
  await eachRow(async (row, ask) => {
    for (const scope of scopes) {
      const { status, body, headers } = await ask(`only-${scope}`);
      const opens = row.scopes?.includes(scope) ?? true;
      const isRight = opens ? isServed(status) : status === 403 && body.message === outOfScope;
      const accepted = headers.get("oauth-scope-accepted")?.split(" ").sort().join(" ");
      const isListed = row.scopes === undefined || accepted === [...row.scopes].sort().join(" ");
      if (!isRight || !isListed)
        wrong.push(`${row.route} with ${scope}: ${status} ${JSON.stringify(body)}, ${accepted}`);
    }
  });
  expect(wrong, asListed).toEqual([]);
});

/** Asks each row of a stage on which nothing was changed: what a request has changed is taken back. */
async function eachRow(
  look: (row: AccessRow, ask: (token: string) => Promise<Answer>) => Promise<void>,
): Promise<void> {
  for (const row of accessTable) {
    await look(row, async (token) => {
      const [method, path = ""] = pathOf(row).split(" ", 2);
      const answer = await as(token, `${method} ${fill(path)}`, row.body && fill(row.body));
      if (method !== "GET") restore();
      return answer;
    });
  }
}

/** Not refused for who asks, and not for what the path names; what was sent may still be wrong. */
function isServed(status: number): boolean {
  return ![401, 403, 404].includes(status) && status < 500;
}

function routeOf(route: string): string {
  return route.replace("{logs}", "{addon}");
}

/** The path, where the names in braces mean something else than usual. */
function pathOf({ route }: AccessRow): string {
  const [method = "", path = ""] = route.split(" ", 2);
  const special: Readonly<Record<string, string>> = {
    "/account/features/{feature}": "/account/features/metrics-request-volume",
    "/teams/{team}/features/{feature}": "/teams/{team}/features/org-access-controls",
    "/plans/{plan}": "/plans/papertrail:choklad",
    "/stacks/{stack}": "/stacks/heroku-24",
    "/apps/{app}/review-app": "/apps/{reviewed}/review-app",
    "/apps/{app}/addon-attachments/{attachment}": "/apps/{app}/addon-attachments/DATABASE",
    "/client/v11/apps/{app}/transfers/{transfer}/actions/cancel": "/client/v11/apps/{app}/transfers/2/actions/cancel",
  };
  const data = path.startsWith("/redis")
    ? "catalog-cache"
    : path.startsWith("/postgres")
      ? "catalog-store"
      : "catalog-db";
  return `${method} ${special[path] ?? path}`.replace("{database}", data);
}
