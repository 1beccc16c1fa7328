import type { z } from "zod";
import { listed, permissionsFact, present, SIGNING, webhookFact } from "../../../parity/facts.ts";
import { receiverOf } from "../../../settings/receiver.ts";
import type { Facts } from "../parts.ts";
import type {
  AddonRow,
  AppRow,
  BuildpackRow,
  CollaboratorRow,
  DomainRow,
  DrainRow,
  FeatureRow,
  ProcessRow,
  WebhookRow,
} from "../wire.ts";
import { minuteOf } from "./backup-facts.ts";

/** Whose it is, and what keeps visitors or colleagues out. */
export const ownerFacts = ({ team, maintenance }: AppRow): Facts => [
  ["app.team", team?.name ?? "none"],
  ...(maintenance ? ([["app.maintenance", "on"]] as const) : []),
];

/** A stack that the next build will use is shown beside the one that runs. */
export const stackFacts = ({ stack, build_stack: next }: AppRow): Facts => [
  ["stack", stack.name],
  ...(next.name === stack.name ? [] : ([["stack.next", next.name]] as const)),
];

export const regionFacts = ({ region, space }: AppRow): Facts => [
  ["region", region.name],
  ...(space ? ([["region.space", space.name]] as const) : []),
];

type BuildpackRows = readonly z.output<typeof BuildpackRow>[];

/** In their order, as a program would write them. */
export const buildpackNames = (rows: BuildpackRows): string[] =>
  rows
    .toSorted((one, other) => one.ordinal - other.ordinal)
    .map(({ buildpack: { name, url } }) => (url.startsWith("urn:") ? name : withoutCredentials(url)));

export const buildpackFacts = (rows: BuildpackRows): Facts =>
  rows.length === 0 ? [] : [["buildpacks", buildpackNames(rows).join(", ")]];

function withoutCredentials(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  return Object.assign(url, { username: "", password: "", search: "" }).href;
}

export const processFacts = (rows: readonly z.output<typeof ProcessRow>[]): Facts =>
  rows.flatMap(({ type, quantity, command, dyno_size: size }) => [
    [`processes.${type}`, present] as const,
    ...(command ? [[`processes.${type}.command`, withoutPasswords(command)] as const] : []),
    [`processes.${type}.quantity`, String(quantity)] as const,
    [`processes.${type}.size`, size.name] as const,
  ]);

/** A password in an address of a Procfile is in no report. */
export const withoutPasswords = (command: string): string => command.replaceAll(/(:\/\/)[^\s/@]*@/g, "$1…@");

export const featureFacts = (rows: readonly z.output<typeof FeatureRow>[]): Facts =>
  rows.filter(({ enabled }) => enabled).map(({ name }) => [`features.${name}`, "on"]);

/** Of several certificates every kind and every state is shown. */
export function domainFacts({ acm }: AppRow, rows: readonly DomainRow[]): Facts {
  const own = rows.filter(({ kind }) => kind === "custom");
  const kinds = new Set(own.map(({ sni_endpoint: endpoint }) => (endpoint ? "own" : "none")));
  const states = new Set(own.map(({ acm_status: status }) => stateOf(status)));
  return [
    ...(own.length === 0
      ? []
      : ([
          ["domains.custom", String(own.length)],
          ["domains.hostnames", listed(own.map(({ hostname }) => hostname))],
        ] as const)),
    ...(acm || own.length > 0 ? ([["certificates.kind", acm ? "automatic" : listed(kinds)]] as const) : []),
    ...(acm && own.length > 0 ? ([["certificates.state", listed(states)]] as const) : []),
  ];
}

/** An add-on's drain is named by its service, any other by its receiver. */
export function drainFacts(rows: readonly z.output<typeof DrainRow>[], addons: readonly AddonRow[]): Facts {
  const receivers = rows.map(({ url, addon }) =>
    addon ? (addons.find(({ id }) => id === addon.id)?.addon_service.name ?? "an add-on") : receiverOf(url),
  );
  return [...Map.groupBy(receivers, (receiver) => receiver)].map(([receiver, all]) => [
    `drains.${receiver}`,
    String(all.length),
  ]);
}

/** Heroku never gives a webhook's secret back. Of one that was changed since it was made, when is all that is known of its signing. */
export const webhookFacts = (rows: readonly z.output<typeof WebhookRow>[]): Facts =>
  rows.flatMap((row) => {
    const [at, what] = webhookFact(row);
    const isChanged = row.updated_at !== undefined && row.updated_at !== row.created_at;
    return [
      [at, what] as const,
      ...(isChanged ? [[`${at}${SIGNING}`, minuteOf(Date.parse(row.updated_at ?? ""))] as const] : []),
    ];
  });

/** A team owns its apps by an account of its own, which is no person. */
export const accessFacts = (rows: readonly z.output<typeof CollaboratorRow>[]): Facts =>
  rows
    .filter(({ role, user }) => role !== "owner" || !user.email.endsWith("@herokumanager.com"))
    .map(({ user, role, permissions }) => [
      `access.${user.email.toLowerCase()}`,
      role === "owner" || role === "admin" ? role : permissionsFact(permissions.map(({ name }) => name)),
    ]);

/** Heroku's steps towards a certificate, which it takes by itself, are one state. Source: `acm_status` of `GET /apps/{app}/domains`. */
const stateOf = (status: string | null): string =>
  status === null || ["pending", "in-progress", "verified", "dns-verified"].includes(status) ? "waiting" : status;
