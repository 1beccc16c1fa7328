import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Heroku } from "../sdks/heroku/client/heroku.ts";

/**
 * Each service has a database, three more add-ons, config vars, a domain, a notice, a collaborator and a backup schedule, and
 * review apps where that is said.
 */
export const programOf = (services: number, withReviewApps = false): string => `
import { estate } from "./components/estate.ts";
import { collaborator, customDomain, daily, email, environmentName, generated, perEnvironment, reviewApps, service } from "./settings/declare.ts";
import { papertrail, postgres, proximo, rollbar } from "./settings/vendors.ts";

const services = Array.from({ length: ${services} }, (_, index) =>
  service({
    name: \`service-\${index}\`,
    processes: ["web"],
    addons: { postgres: postgres({ backup: daily("02:00", "UTC") }), papertrail: papertrail(), rollbar: rollbar(), proximo: proximo() },
    config: { LOG_LEVEL: perEnvironment(), ROLLBAR_ENV: environmentName(), SECRET_KEY_BASE: generated() },
    domain: customDomain(),
    notices: [email("list@example.org")],
    access: [collaborator("developer@example.org", "deploy")],
    ${withReviewApps ? 'reviewApps: reviewApps("example-library/service-" + index),' : ""}
  }),
);
await estate({ environments: ["staging", "production"], services });
`;

export function stackFileOf(environment: string, services: number): string {
  const knobs = names(services).map(
    (name) => `    ${name}:
      domain: ${hostnameOf(name, environment)}
      processes: { web: { quantity: 1, size: Basic } }
      addons: { ${plans.map((plan) => `${slotOf(plan)}: { plan: "${plan}" }`).join(", ")} }
      config: { LOG_LEVEL: ${environment} }
`,
  );
  return `config:\n  estate:team: example-library\n  estate:noticeRelay: ${relay}\n  estate:services:\n${knobs.join("")}`;
}

const relay = "https://notices.example.org/heroku";
const plans = ["heroku-postgresql:standard-0", "papertrail:choklad", "rollbar:free", "proximo:development"];

const names = (services: number): string[] => Array.from({ length: services }, (_, index) => `service-${index}`);
const hostnameOf = (name: string, environment: string): string => `${name}-${environment}.example.org`;
const slotOf = (plan: string): string => (plan.startsWith("heroku-") ? "postgres" : (plan.split(":")[0] ?? ""));

const Made = z.object({ id: z.string() });

/**
 * Makes on Heroku what the program declares, with code in every app, as an `up` of each environment would. In every fourth app a config var was
 * changed since its code was released, so that its newest release does not tell the code.
 */
export async function makeServices(heroku: Heroku, environments: readonly string[], services: number): Promise<void> {
  const team = await heroku.platform.send("GET", "/teams/example-library", { response: Made });
  const made = names(services).map(async (name, index) => {
    const body = { name, owner: { id: team.id, type: "team" } };
    const pipeline = await heroku.platform.send("POST", "/pipelines", { body, response: Made });
    for (const environment of environments) {
      await makeApp(heroku, { name, environment, pipeline: pipeline.id, changed: index % 4 === 0 });
    }
  });
  await Promise.all(made);
}

interface AppToMake {
  readonly name: string;
  readonly environment: string;
  readonly pipeline: string;
  readonly changed: boolean;
}

async function makeApp({ platform, data }: Heroku, { name, environment, pipeline, changed }: AppToMake): Promise<void> {
  const app = `${name}-${environment}`;
  const post = (path: string, body: object) => platform.send("POST", path, { body, response: Made });
  const config = (vars: object) =>
    platform.send("PATCH", `/apps/${app}/config-vars`, { body: vars, response: z.unknown() });
  await post("/teams/apps", { name: app, team: "example-library" });
  await post("/pipeline-couplings", { app, pipeline, stage: environment });
  await config({ LOG_LEVEL: environment, ROLLBAR_ENV: environment, SECRET_KEY_BASE: randomBytes(32).toString("hex") });
  const [database] = await Promise.all(plans.map((plan) => post(`/apps/${app}/addons`, { plan })));
  await platform.send("POST", `/apps/${app}/acm`, { body: {}, response: z.unknown() });
  await post(`/apps/${app}/domains`, { hostname: hostnameOf(name, environment), sni_endpoint: null });
  const webhook = { include: ["api:release"], level: "sync", url: `${relay}?to=list%40example.org` };
  await post(`/apps/${app}/webhooks`, webhook);
  await post(`/teams/apps/${app}/collaborators`, { user: "developer@example.org", permissions: ["deploy"] });
  await data.send("POST", `/client/v11/databases/${database?.id}/transfer-schedules`, {
    body: { hour: "2", timezone: "UTC", schedule_name: "DATABASE_URL" },
    response: z.unknown(),
  });
  const commit = createHash("sha1").update(name).digest("hex");
  const slug = await post(`/apps/${app}/slugs`, { process_types: { web: "serve" }, commit });
  await post(`/apps/${app}/releases`, { slug: slug.id });
  if (changed) await config({ LOG_LEVEL: `${environment}, again` });
}
