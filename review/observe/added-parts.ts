import { code, gap } from "../../kinds/command.ts";
import { declare, run, step } from "../../kinds/edits.ts";
import type { Price } from "../../kinds/price.ts";
import { dynoCost, isEco } from "../../kinds/process.ts";
import { webhookFact } from "../../parity/facts.ts";
import { isHostName } from "../../settings/host-name.ts";
import { receiverOf } from "../../settings/receiver.ts";
import { buildpackNames } from "../live/facts/app-facts.ts";
import type { DynoCost } from "../live/wire.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";
import { everywhere, hereOnly, onlyHere, setHere } from "./accept-added.ts";
import { type Observation, removing, standing } from "./added-items.ts";

export async function addedDomains({ observed, declared }: Observation): Promise<AddedByHand[]> {
  const known = declared.list("domains.hostnames");
  const rows = await observed.reads.domains();
  const added = rows.filter(({ kind, hostname }) => kind === "custom" && !known.includes(hostname));
  return added.map(({ hostname, created_at: made }) => ({
    ...standing(observed, `domains.${hostname}`, made),
    kind: "domain",
    hostname,
    ...(declared.settings.domain === undefined &&
      isHostName(hostname) && {
        accept: [onlyHere(declared, "domain", code`customDomain()`), setHere(declared, "domain", code`${hostname}`)],
      }),
    remove: removing(observed, "domains:remove", hostname),
  }));
}

/** Of several of one receiver nothing shows which are declared: the newest ones are too many. */
function tooMany<T extends { readonly created_at?: string | undefined }>(
  rows: readonly T[],
  pathOf: (row: T) => string,
  count: (path: string) => number,
): T[] {
  return [...Map.groupBy(rows, pathOf)].flatMap(([path, all]) =>
    all
      .toSorted((one, other) => (one.created_at ?? "").localeCompare(other.created_at ?? ""))
      .slice(count(path))
      .reverse(),
  );
}

/** An add-on's own drain is its vendor's. */
export async function addedDrains({ observed, declared }: Observation): Promise<AddedByHand[]> {
  const rows = (await observed.reads.drains()).filter(({ addon }) => !addon);
  return tooMany(rows, ({ url }) => `drains.${receiverOf(url)}`, declared.count).map(
    ({ id, url, created_at: made }) => {
      const receiver = receiverOf(url);
      const name = declared.settings.declaration.name;
      return {
        ...standing(observed, `drains.${receiver}`, made),
        kind: "drain",
        receiver,
        ...(/^(https|syslog\+tls):/.test(receiver) && {
          accept: [
            declare(
              name,
              "drains",
              code`${gap("drain name")}: ${hereOnly(declared, code`logDrain(${JSON.stringify(receiver)})`)}`,
              {
                adds: true,
              },
            ),
            run(
              ...["pulumi", "config", "set", "--secret"],
              { before: `${name}:drains.`, placeholder: "drain name" },
              ...["--stack", declared.environment],
            ),
          ],
        }),
        // Its address has a key.
        remove: removing(observed, "drains:remove", id),
      } as const;
    },
  );
}

export async function addedWebhooks({ observed, declared }: Observation): Promise<AddedByHand[]> {
  const rows = await observed.reads.webhooks();
  const count = (path: string): number => Number(declared.has(path));
  return tooMany(rows, (row) => webhookFact(row)[0], count).map((row) => ({
    ...standing(observed, `webhooks.${receiverOf(row.url)}`, row.created_at),
    kind: "webhook" as const,
    receiver: receiverOf(row.url),
    remove: [step(["heroku", "webhooks", "--app", observed.app.name], { code: "shows webhook ids" })],
  }));
}

/** People who were given rights on this app: not the team's own admins and members, nor the account whose key asks. */
export async function addedPeople({ observed, declared }: Observation): Promise<AddedByHand[]> {
  const rows = await observed.reads.collaborators();
  const strangers = rows.filter(({ role, user: { email } }) => {
    const isOfTeam = role === "owner" || role === "admin" || role === "member";
    return !isOfTeam && !declared.has(`access.${email.toLowerCase()}`);
  });
  const self = strangers.length === 0 ? undefined : (await observed.lists.account())?.toLowerCase();
  return strangers
    .filter(({ user }) => user.email.toLowerCase() !== self)
    .map(({ user: { email }, permissions, created_at: made }): AddedByHand => {
      const rights = permissions.map(({ name }) => name);
      const permitted = rights.map((right) => JSON.stringify(right)).join(", ") || '"view"';
      return {
        ...standing(observed, `access.${email.toLowerCase()}`, made),
        kind: "person",
        account: email,
        permissions: rights,
        accept: [onlyHere(declared, "access", code`collaborator(${JSON.stringify(email)}, ${permitted})`, "adds")],
        remove: removing(observed, "access:remove", email),
      };
    });
}

export async function addedFeatures({ observed, declared }: Observation): Promise<AddedByHand[]> {
  const rows = await observed.reads.features();
  const added = rows.filter(
    ({ name, enabled }) => enabled && !byDefault.has(name) && !declared.has(`features.${name}`),
  );
  return added.map(({ name, updated_at: at }) => ({
    ...standing(observed, `features.${name}`, at),
    kind: "feature",
    feature: name,
    remove: removing(observed, "features:disable", name),
  }));
}

/** Features that Heroku itself has on. Source: `heroku features` of a new app, 2025. */
const byDefault = new Set(["runtime-new-layer-extract", "runtime-heroku-metrics", "spaces-strict-tls"]);

/** Heroku notes the buildpack that it detected at the first build, one of its own. */
export async function addedBuildpacks({ observed, declared }: Observation): Promise<AddedByHand[]> {
  if (declared.has("buildpacks")) return [];
  const rows = await observed.reads.buildpacks();
  const [first, ...more] = rows;
  const isDetected = more.length === 0 && first?.buildpack.url.startsWith("urn:buildpack:heroku/") === true;
  if (first === undefined || isDetected) return [];
  const buildpacks = buildpackNames(rows);
  const words = buildpacks.map((each) => JSON.stringify(each)).join(", ");
  return [
    {
      ...standing(observed, "buildpacks"),
      kind: "buildpacks",
      buildpacks,
      accept: [everywhere(declared, "buildpacks", code`[${words}]`)],
      remove: removing(observed, "buildpacks:clear"),
    },
  ];
}

/** Dynos of a process type that nobody declared: they are billed. */
export async function addedProcesses({ observed, declared }: Observation): Promise<AddedByHand[]> {
  const rows = await observed.reads.processes();
  const added = rows.filter(({ type, quantity }) => quantity > 0 && !declared.has(`processes.${type}`));
  const sizes = added.length === 0 ? [] : await observed.lists.dynoSizes().catch(() => []);
  const dynos = new Map(sizes.flatMap(({ name, cost }) => (cost ? [[name, priceOf(cost)] as const] : [])));
  return added.map(({ type, quantity, dyno_size: { name: size } }): AddedByHand => {
    const cost = dynoCost(quantity, size, { dynos });
    // Eco dynos are paid once, for all that the account has.
    const monthly = "cents" in cost ? (isEco(size) ? 0 : Math.round(cost.cents) / 100) : undefined;
    return {
      ...standing(observed, `processes.${type}`),
      kind: "process",
      process: type,
      quantity,
      size,
      ...(monthly !== undefined && { monthly }),
      accept: [
        everywhere(declared, "processes", code`"${type}"`, "adds"),
        setHere(declared, `processes.${type}`, code`{ quantity: ${quantity}, size: ${size} }`),
      ],
      remove: removing(observed, "ps:scale", `${type}=0`),
    };
  });
}

const priceOf = ({ cents, unit, contract = false }: DynoCost): Price => ({ cents, unit, contract });
