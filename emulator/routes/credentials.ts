import { z } from "zod";
import { onAddon } from "../access/access.ts";
import type { Call } from "../call.ts";
import {
  credentialIn,
  credentialsOf,
  findCredential,
  makeCredential,
  removeCredential,
  valuesFor,
} from "../model/credentials.ts";
import { notFound } from "../problems.ts";
import { acts, lists, type Route, reads, writes } from "../route.ts";
import type { AddonRow } from "../rows.ts";

const creation = z.looseObject({ name: z.string().regex(/^[A-Za-z][\w-]*$/) });

/** Credentials of a Postgres, as `pg:credentials`, `pg:copy` and `addons:attach --credential` ask for them; they grant nothing. */
export const credentialRoutes: readonly Route[] = [
  reads("GET /postgres/v0/databases/{database}/credentials", onAddon("use data"), (call, addon) => {
    const made = credentialsOf(call.world, postgres(addon)).map(({ name }) => name);
    return ["default", ...made].map((name) => shown(call, addon, name));
  }),
  reads("GET /postgres/v0/databases/{database}/credentials/{credential}", onAddon("use data"), (call, addon) =>
    shown(call, postgres(addon), call.param("credential")),
  ),
  writes("POST /postgres/v0/databases/{database}/credentials", onAddon("use data"), creation, (call, addon) =>
    shown(call, addon, makeCredential(call.world, postgres(addon), call.body.name).name),
  ),
  acts("DELETE /postgres/v0/databases/{database}/credentials/{credential}", onAddon("use data"), (call, addon) => {
    // The default credential is not a row, so it cannot be destroyed.
    const credential = findCredential(call.world, postgres(addon), call.param("credential"));
    const answer = shown(call, addon, credential.name);
    removeCredential(call.world, addon, credential);
    return answer;
  }),
  lists("GET /addons/{addon}/config", onAddon("access config vars"), ["name"], (call, addon) =>
    configOf(call, addon, null),
  ),
  lists("GET /addons/{addon}/config/{namespace}", onAddon("access config vars"), ["name"], (call, addon) =>
    configOf(call, addon, call.param("namespace")),
  ),
];

function postgres(addon: AddonRow): AddonRow {
  if (addon.service !== "heroku-postgresql" || addon.state === "provisioning") throw notFound("database");
  return addon;
}

function shown({ world }: Call, addon: AddonRow, name: string): object {
  const row = name === "default" ? addon : findCredential(world, addon, name);
  const address = new URL(valuesFor(world, addon, `credential:${name}`).URL ?? "postgres://localhost/");
  const { username: user, password } = address;
  return {
    uuid: row.id,
    name,
    state: "active",
    database: address.pathname.slice(1),
    host: address.hostname,
    port: address.port,
    credentials: [{ user, password, state: "active" }],
  };
}

/** The add-on's config of a namespace; none for a credential that is not there. */
function configOf({ world }: Call, addon: AddonRow, namespace: string | null): object[] {
  const name = credentialIn(namespace);
  if (name !== undefined && !credentialsOf(world, addon).some((row) => row.name === name)) return [];
  return Object.entries(valuesFor(world, addon, namespace)).map(([suffix, value]) => ({
    name: suffix.toLowerCase(),
    value,
  }));
}
