import { isIP } from "node:net";
import { z } from "zod";
import { confirmed } from "../client/confirmed.ts";
import { createOnce } from "../client/create-once.ts";
import { deleteIdempotent } from "../client/delete-idempotent.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { waitUntil } from "../client/wait-until.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { breaks, replaces } from "../define/traits.ts";
import { onApp } from "./apps/on-app.ts";
import { refuseTakenHostname } from "./domains/taken-hostname.ts";
import { gone } from "./lifecycle/gone.ts";
import { ifReadable } from "./lifecycle/if-readable.ts";
import { splitImportId } from "./lifecycle/import-id.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { planOnce } from "./lifecycle/planned-once.ts";
import { readRow } from "./lifecycle/read-from-list-or-api.ts";

export const domain = defineResource({
  token: "heroku:index/domain:Domain",
  summary: "Adds a custom domain to an app.",
  inputs: z.strictObject({
    appId: replaces(z.uuid()).describe("Id of the app."),
    hostname: replaces(z.string().min(1)).describe("Host name, such as `www.example.org`."),
    sniEndpointId: breaks(z.uuid().optional(), {
      action: "change-certificate",
      consequence: { code: "certificate changed" },
    }).describe(
      "SNI endpoint with the certificate. With ACM, omit it: Heroku chooses the endpoint, and its changes are not drift.",
    ),
  }),
  outputs: z.object({
    cname: z.string().nullable().describe("DNS target to which the host name's DNS record must point."),
  }),
  importId: "<app>:<domain>",
  uniqueName({ appId, hostname }) {
    if (hostname === undefined) return undefined;
    return { property: "hostname", noun: "a host name", name: hostname, ...(appId !== undefined && { place: appId }) };
  },
  async create(context, inputs) {
    const { appId, hostname, sniEndpointId } = inputs;
    const { object: live } = await createOnce({
      signal: context.signal,
      send: () =>
        onApp(context, appId, () =>
          context.api.platform.send("POST", path`/apps/${appId}/domains`, {
            // Heroku insists on the key, also where there is nothing to say.
            body: { hostname, sni_endpoint: sniEndpointId ?? null },
            response: Wire,
          }),
        ),
      async find() {
        const there = await getDomain(context, appId, hostname);
        if (there !== undefined) ownership.refuseSecond(context, there.id, `domain ${hostname}`);
        return there;
      },
      isAsked: (live) => live.app.id === appId && live.hostname.toLowerCase() === hostname.toLowerCase(),
    });
    ownership.note(context, live.id);
    context.checkpoint(live.id, { cname: live.cname });
    return { id: live.id, outputs: await ensure(context, live, sniEndpointId) };
  },
  async read(context, { id, inputs }) {
    const [app, domainId] = inputs ? [inputs.appId, id] : splitImportId(id, "<app>:<domain>");
    const live = await readRow(context.api, inputs, [path`/apps/${app}/domains`, domainId], Wire);
    if (live === undefined) return undefined;
    const sameName = inputs?.hostname.toLowerCase() === live.hostname.toLowerCase();
    const sni = inputs?.sniEndpointId === undefined ? null : live.sni_endpoint;
    return {
      id: live.id,
      inputs: {
        appId: live.app.id,
        hostname: sameName && inputs !== undefined ? inputs.hostname : live.hostname,
        ...(sni ? { sniEndpointId: sni.id } : {}),
      },
      outputs: { cname: live.cname },
    };
  },
  async update(context, prior, { appId, hostname, sniEndpointId }) {
    const live = await getDomain(context, appId, prior.id);
    if (live === undefined) throw gone(`domain ${hostname}`);
    if (sniEndpointId === undefined && prior.inputs.sniEndpointId !== undefined) {
      context.log(
        `${hostname} keeps its certificate: one that is no longer declared is not taken off, since the site would go down`,
      );
    }
    return ensure(context, live, sniEndpointId);
  },
  /** A first certificate breaks nothing. */
  async isBreaking(context, _input, { id, inputs }) {
    if (inputs.sniEndpointId !== undefined) return true;
    return (await getDomain(context, inputs.appId, id))?.sni_endpoint != null;
  },
  async delete(context, { id, inputs }) {
    if (ownership.handedOver(context, id)) return;
    await deleteIdempotent(context, path`/apps/${inputs.appId}/domains/${id}`, { id });
  },
  async validatePreview(context, { appId, hostname, sniEndpointId }, { prior, takesOver }) {
    if (hostname !== undefined) {
      refuseHostname(hostname);
      const expected = `hostname: expected a host name that one app has, ${hostname}`;
      planOnce(context, `domain:${hostname.toLowerCase()}`, expected);
      const isNew = hostname.toLowerCase() !== prior?.inputs.hostname.toLowerCase();
      if (isNew) await refuseTakenHostname(context, { appId, hostname });
    }
    if (appId !== undefined && sniEndpointId !== undefined && sniEndpointId !== prior?.inputs.sniEndpointId) {
      await refuseUnknownEndpoint(context, appId, sniEndpointId);
    }
    if (appId === undefined || hostname === undefined || prior !== undefined) return;
    const live = await ifReadable(getDomain(context, appId, hostname));
    if (live !== undefined) takesOver(live.id, { object: "domain", name: hostname });
  },
});

const Wire = z.object({
  id: z.string(),
  hostname: z.string(),
  cname: z.string().nullable(),
  app: z.object({ id: z.string() }),
  sni_endpoint: z.object({ id: z.string() }).nullish(),
});
type Wire = z.output<typeof Wire>;

async function refuseUnknownEndpoint({ api }: Pick<Context, "api">, appId: string, endpoint: string): Promise<void> {
  const at = path`/apps/${appId}/sni-endpoints`;
  const endpoints = await ifReadable(api.platform.list(at, z.object({ id: z.string(), name: z.string() })));
  if (endpoints === undefined || endpoints.some(({ id }) => id === endpoint)) return;
  const names = endpoints.map(({ id, name }) => `${id} (${name})`).join(", ");
  throw new Error(
    `sniEndpointId: expected a certificate that is on the app, ${names || "which has none"}, got ${endpoint}`,
  );
}

/** The DNS target follows within seconds, as a rule. */
const CNAME_MS = 30_000;

function getDomain({ api }: Pick<Context, "api">, app: string, domain: string): Promise<Wire | undefined> {
  return orMissing(api.platform.send("GET", path`/apps/${app}/domains/${domain}`, { response: Wire }));
}

/**
 * Sets the certificate where one is declared, and waits a little for the DNS target. A certificate that is not declared any
 * more stays: taking it off would take the site down.
 */
async function ensure(
  context: Context,
  live: Wire,
  sniEndpointId: string | undefined,
): Promise<{ cname: string | null }> {
  if (sniEndpointId !== undefined && sniEndpointId !== live.sni_endpoint?.id) {
    const at = path`/apps/${live.app.id}/domains/${live.id}`;
    const body = { sni_endpoint: sniEndpointId };
    await confirmed({
      send: () => context.api.platform.send("PATCH", at, { body, response: Wire, repeatable: true }),
      look: () => getDomain(context, live.app.id, live.id),
      shows: ({ id, sni_endpoint }) => id === live.id && sni_endpoint?.id === sniEndpointId,
      what: `domain ${live.hostname}`,
    });
  }
  if (live.cname !== null) return { cname: live.cname };
  const named = await waitUntil(async () => (await getDomain(context, live.app.id, live.id))?.cname ?? undefined, {
    signal: context.signal,
    totalMs: CNAME_MS,
  });
  return { cname: named ?? null };
}

const label = "[a-z0-9_]([a-z0-9_-]*[a-z0-9])?";
const hostName = new RegExp(`^(\\*\\.)?${label}(\\.${label})+$`, "i");

/** Refuses what Heroku takes for no host name, and names of Heroku's own. */
function refuseHostname(hostname: string): void {
  if (hostname.length > 253 || isIP(hostname) !== 0 || !hostName.test(hostname)) {
    throw new Error(
      `hostname: expected a host name such as www.example.org, without scheme and path, got ${JSON.stringify(hostname)}`,
    );
  }
  if (/(^|\.)(herokuapp|herokudns|herokussl|herokuspace)\.com$/i.test(hostname)) {
    throw new Error(`hostname: expected a custom host name, got ${hostname}, which belongs to Heroku`);
  }
}
