import { unservedRoutes } from "./catalogue/unserved-routes.ts";
import { HerokuProblem } from "./problems.ts";

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
export function noSuchRoute(method: string, path: string): HerokuProblem {
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
