import { type Context, Hono } from "hono";
import { unservedRoutes } from "./catalogue/unserved-routes.ts";
import { dashboardPage, wantsPage } from "./control/pages.ts";
import { controlRoutes } from "./control.ts";
import type { Core } from "./core.ts";
import { answer } from "./endpoint.ts";
import { isLoopback } from "./loopback.ts";
import { papertrailRoutes } from "./papertrail.ts";
import { HerokuProblem } from "./problems.ts";
import { refusal } from "./refusal.ts";
import { allRoutes } from "./routes.ts";
import { knownWordsOf, watched } from "./watched.ts";

/** The web application: Heroku's two APIs, Papertrail's, the dashboard, and the control routes under `/_local`. */
export function createServer(core: Core): Hono {
  const server = new Hono();
  server.use(async (context, next) => (fromElsewhere(context) ? context.text("loopback only\n", 403) : next()));
  server.get("/", (context, next) => (wantsPage(context) ? dashboardPage(core) : next()));
  server.route("/_local", controlRoutes(core));
  server.route("/papertrail", papertrailRoutes(core));
  for (const route of allRoutes) {
    const path = route.path.replace(/\{(\w+)\}/g, ":$1");
    server.on(route.method, path, (context) => watched(core, context, route.path, () => answer(core, route, context)));
  }
  server.notFound((context) => {
    const { method, path, raw } = context.req;
    core.requests.countUnmatched(method, path);
    return watched(core, context, knownWordsOf(path), () => refusal(core, raw.headers, noSuchRoute(method, path)));
  });
  server.onError((error) => {
    throw error;
  });
  return server;
}

/** Whether a request came through a name or a page that is not this machine's own: a web page must not reach this server. */
function fromElsewhere(context: Context): boolean {
  const host = context.req.header("host");
  const origin = context.req.header("origin");
  if (host !== undefined && !isLoopback(`http://${host}`)) return true;
  if (origin !== undefined && origin !== `http://${host}`) return true;
  // Images, scripts and plain reads of another site name no origin; a person who follows a link comes from one too.
  // Another port of this machine is of the same site.
  const isOfOtherOrigin = ["cross-site", "same-site"].includes(context.req.header("sec-fetch-site") ?? "");
  return isOfOtherOrigin && context.req.header("sec-fetch-dest") !== "document";
}

/** What is in none of Heroku's schemas, or only there for other methods: how the path looks, and what to call it. */
const beside: readonly (readonly [path: RegExp, what: string])[] = [
  [/^\/(pipelines|apps)\/[^/]+\/repo\b|^\/repos\b/, "branches, archives and changes of links to GitHub"],
  [/^\/apps\/[^/]+\/logs\b/, "logs: no code runs here"],
  [/^\/apps\/[^/]+\/usage\b/, "telemetry and usage"],
  [/^\/(spaces|enterprise-accounts)\b/, "Private Spaces, other than as the home of apps, and enterprise accounts"],
  [
    /^\/(data|postgres|redis|client)\//,
    "settings, maintenance and reset of databases, and new passwords of credentials",
  ],
];

const published = Object.entries(unservedRoutes).flatMap(([what, routes]) => {
  return routes.map((route) => ({ pattern: new RegExp(`^${route.replaceAll("*", "[^/]+")}$`), what }));
});

/** 404 for a request that no route answers; it says so where Heroku would have had an answer. */
function noSuchRoute(method: string, path: string): HerokuProblem {
  const known = published.find(({ pattern }) => pattern.test(`${method} ${path}`));
  const what = known?.what ?? beside.find(([pattern]) => pattern.test(path))?.[1];
  if (what !== undefined) {
    return new HerokuProblem(404, { id: "not_found", message: `The local Heroku does not emulate ${what}.` });
  }
  return new HerokuProblem(404, {
    id: "not_found",
    message:
      "The requested API endpoint was not found. Are you using the right HTTP verb (i.e. `GET` vs. `POST`), and did you specify your intended version with the `Accept` header?",
  });
}
