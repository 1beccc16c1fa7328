import { HerokuProblem } from "./problems.ts";

/** What Heroku has and this has not: how the request's path looks, and what to call it. */
const known: readonly (readonly [path: RegExp, what: string])[] = [
  [/^\/(apps\/[^/]+\/(builds|build-cache|sources)|sources)\b/, "builds: no code runs here, release a slug instead"],
  [/^\/apps\/[^/]+\/(log-sessions|logs)\b/, "logs: no code runs here"],
  [/^\/apps\/[^/]+\/dynos\b/, "one-off dynos: no code runs here"],
  [/^\/apps\/[^/]+\/oci-images\b/, "container images"],
  [/^\/apps\/[^/]+\/sni-endpoints\b/, "certificates of one's own: switch on automatic ones instead"],
  [/^\/(apps\/[^/]+\/)?(telemetry-drains|usage)\b/, "telemetry and usage"],
  [/^\/app-setups\b|\/app-setups?\b/, "app setups"],
  [/^\/(pipelines|apps)\/[^/]+\/repo\b|^\/repos\b/, "branches, archives and changes of links to GitHub"],
  [/^\/test-runs\b|\/test-runs\b/, "CI runs"],
  [/^\/(spaces|enterprise-accounts)\b/, "Private Spaces, other than as the home of apps, and enterprise accounts"],
  [
    /^\/(oauth|account\/(keys|app-transfers|sms-number|invoices))\b/,
    "keys, authorizations and invoices of the account",
  ],
  [/^\/(data|postgres|redis|client)\//, "credentials, settings, maintenance and reset of databases"],
];

/** 404 for a request that no route answers; it says so where Heroku would have had an answer. */
export function noSuchRoute(path: string): HerokuProblem {
  const what = known.find(([pattern]) => pattern.test(path))?.[1];
  if (what !== undefined) {
    return new HerokuProblem(404, { id: "not_found", message: `The local Heroku does not emulate ${what}.` });
  }
  return new HerokuProblem(404, {
    id: "not_found",
    message:
      "The requested API endpoint was not found. Are you using the right HTTP verb (i.e. `GET` vs. `POST`), and did you specify your intended version with the `Accept` header?",
  });
}
