import { z } from "zod";
import type { Call } from "../call.ts";
import {
  credentialIn,
  credentialsOf,
  findCredential,
  makeCredential,
  removeCredential,
  valuesFor,
} from "../model/credentials.ts";
import { findAddon } from "../model/find-addon.ts";
import { notFound } from "../problems.ts";
import { anyBody, lists, type Route, reads, writes } from "../route.ts";
import type { AddonRow } from "../rows.ts";

const options = { api: "data" } as const;
const creation = z.looseObject({ name: z.string().regex(/^[A-Za-z][\w-]*$/) });

/** Credentials of a Postgres, as `pg:credentials`, `pg:copy` and `addons:attach --credential` ask for them; they grant nothing. */
export const credentialRoutes: readonly Route[] = [
  reads(
    "GET /postgres/v0/databases/{database}/credentials",
    (call) =>
      ["default", ...credentialsOf(call.world, postgres(call)).map(({ name }) => name)].map((name) =>
        shown(call, name),
      ),
    options,
  ),
  reads(
    "GET /postgres/v0/databases/{database}/credentials/{credential}",
    (call) => shown(call, call.param("credential")),
    options,
  ),
  writes(
    "POST /postgres/v0/databases/{database}/credentials",
    creation,
    (call) => shown(call, makeCredential(call.world, postgres(call), call.body.name).name),
    options,
  ),
  writes(
    "DELETE /postgres/v0/databases/{database}/credentials/{credential}",
    anyBody,
    (call) => {
      const addon = postgres(call);
      // The default credential is not a row, so it cannot be destroyed.
      const credential = findCredential(call.world, addon, call.param("credential"));
      const answer = shown(call, credential.name);
      removeCredential(call.world, addon, credential);
      return answer;
    },
    options,
  ),
  lists("GET /addons/{addon}/config", (call) => configOf(call, null), { ranges: ["name"] }),
  lists("GET /addons/{addon}/config/{namespace}", (call) => configOf(call, call.param("namespace")), {
    ranges: ["name"],
  }),
];

function postgres(call: Call<unknown>): AddonRow {
  const addon = findAddon(call.world, call.param("database"), call.actor);
  if (addon.service !== "heroku-postgresql" || addon.state === "provisioning") throw notFound("database");
  return addon;
}

function shown(call: Call<unknown>, name: string): object {
  const { world } = call;
  const addon = postgres(call);
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
function configOf(call: Call<unknown>, namespace: string | null): object[] {
  const { world } = call;
  const addon = findAddon(world, call.param("addon"), call.actor);
  const name = credentialIn(namespace);
  if (name !== undefined && !credentialsOf(world, addon).some((row) => row.name === name)) return [];
  return Object.entries(valuesFor(world, addon, namespace)).map(([suffix, value]) => ({
    name: suffix.toLowerCase(),
    value,
  }));
}
