import { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { dnsLine } from "../print/dns.ts";
import { backupRows } from "./backup-rows.ts";
import { deployNotices } from "./deploy-notices.ts";
import { count } from "./run.ts";
import type { ServiceOutput } from "./summary.ts";
import type { Trial } from "./trial.ts";

const Named = z.object({ id: z.string(), name: z.string() });
const App = Named.extend({ web_url: z.string().nullable() });
const AddOn = Named.extend({ plan: Named, state: z.string() });
const Dyno = z.object({ type: z.string(), quantity: z.number(), dyno_size: z.object({ name: z.string() }) });
const Domain = z.object({
  kind: z.enum(["heroku", "custom"]),
  hostname: z.string(),
  acm_status: z.string().nullable(),
});
const Coupling = z.object({ stage: z.string(), pipeline: z.object({ id: z.string() }) });
const Webhook = z.object({ id: z.string(), url: z.string() });

/** What is printed about one service: its outputs, and how the trial shows them. */
export interface Shown extends Pick<ServiceOutput, "app" | "records" | "addons"> {
  /** Names of the resources that have no provider here. */
  readonly simulated: ReadonlySet<string>;
  /** Whether the local Heroku goes on, so that its pages can be opened. */
  readonly keep: boolean;
}

/** What the local Heroku itself says of one app, as rows of a heading and what stands beside it. */
export async function serviceReport(
  trial: Trial,
  { app, records, addons, simulated, keep }: Shown,
): Promise<[heading: string, text: string][]> {
  const { platform } = trial.api;
  const path = `/apps/${app}`;
  const [found, addOns, dynos, domains, webhooks, notices] = await Promise.all([
    platform.send("GET", path, { response: App }),
    platform.list(`${path}/addons`, AddOn),
    platform.list(`${path}/formation`, Dyno),
    platform.list(`${path}/domains`, Domain),
    platform.list(`${path}/webhooks`, Webhook),
    deployNotices(trial.heroku, app),
  ]);
  return [
    ["app", `${found.name}  ${keep ? appPage(trial, app) : (found.web_url ?? "no address")} (local)`],
    ["pipeline", await pipelineOf(trial.api, app)],
    ["dynos", listed(dynos.map(({ type, quantity, dyno_size }) => `${type} ${quantity} × ${dyno_size.name}`))],
    [
      "add-ons",
      listed(addOns.map(({ plan, state }) => (state === "provisioned" ? plan.name : `${plan.name} (${state})`))),
    ],
    ...(await backupRows(trial.api, addons, addOns)),
    ...domains.filter(({ kind }) => kind === "custom").map(domainRow),
    ...records.map((record): [string, string] => ["dns", dnsLine(record, simulated)]),
    ...webhooks.map(({ url }): [string, string] => {
      const own = notices.filter(({ receiver }) => receiver === url).map(({ deploy }) => deploy);
      return ["notices", `${url}  ${own.length === 0 ? "none yet" : `recorded locally, not sent: ${own.join(", ")}`}`];
    }),
  ];
}

/** The same in a row of few words: app, dynos and add-ons, and its own host name. */
export async function serviceRow(
  { api: { platform } }: Trial,
  { service, app, addons }: ServiceOutput,
): Promise<string[]> {
  const path = `/apps/${app}`;
  const [dynos, domains] = await Promise.all([
    platform.list(`${path}/formation`, Dyno),
    platform.list(`${path}/domains`, Domain),
  ]);
  const quantity = dynos.reduce((sum, dyno) => sum + dyno.quantity, 0);
  const hosts = domains
    .filter(({ kind }) => kind === "custom")
    .map(({ hostname, acm_status }) =>
      acm_status === "ok" ? hostname : `${hostname} (certificate: ${acm_status ?? waitingForDns})`,
    );
  return [service, app, count(quantity, "dyno"), count(Object.keys(addons).length, "add-on"), hosts.join(", ")];
}

/** Heroku lists by id, which says nothing. */
const listed = (items: string[]): string => items.sort().join(", ");

function domainRow({ hostname, acm_status }: z.infer<typeof Domain>): [string, string] {
  return ["domain", `${hostname}  certificate: ${acm_status ?? waitingForDns}`];
}

const waitingForDns = "waiting for the DNS record";

/** What stands at an app's address, where there is no dyno to answer. */
const appPage = ({ heroku }: Trial, app: string): string => `${heroku.url}/_local/apps/${app}`;

async function pipelineOf({ platform }: Heroku, app: string): Promise<string> {
  const { stage, pipeline } = await platform.send("GET", `/apps/${app}/pipeline-couplings`, { response: Coupling });
  const { name } = await platform.send("GET", `/pipelines/${pipeline.id}`, { response: Named });
  return `${name}, stage ${stage}`;
}
