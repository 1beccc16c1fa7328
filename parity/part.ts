import { z } from "zod";
import { type Aspect, aspects } from "./manifest.ts";

/** How the path of a fact begins, or is, for everything that is compared. What has a name of its own may have dots in it. */
const patterns = {
  "app.name": /^app\.name$/,
  "app.team": /^app\.team$/,
  "app.maintenance": /^app\.maintenance$/,
  "app.locked": /^app\.locked$/,
  "pipeline.stage": /^pipeline\.stage$/,
  "pipeline.members": /^pipeline\.members\.(?<name>.+)$/,
  "stack.next": /^stack\.next$/,
  "region.space": /^region\.space$/,
  "processes.command": /^processes\.(?<name>[^.]+)\.command$/,
  "processes.quantity": /^processes\.(?<name>[^.]+)\.quantity$/,
  "processes.size": /^processes\.(?<name>[^.]+)\.size$/,
  processes: /^processes\.(?<name>[^.]+)$/,
  config: /^config\.(?<name>.+)$/,
  "addons.plan": /^addons\.(?<name>[^.]+)\.plan$/,
  "addons.version": /^addons\.(?<name>[^.]+)\.version(?:\.(?<slot>.+))?$/,
  addons: /^addons\.(?<name>[^.]+)$/,
  "attachments.from": /^attachments\.(?<name>[^.]+)\.(?<slot>.+)\.from$/,
  attachments: /^attachments\.(?<name>[^.]+)(?:\.(?<slot>.+))?$/,
  features: /^features\.(?<name>.+)$/,
  "domains.custom": /^domains\.custom$/,
  "domains.hostnames": /^domains\.hostnames$/,
  "certificates.kind": /^certificates\.kind$/,
  "certificates.state": /^certificates\.state$/,
  drains: /^drains\.(?<name>.+)$/,
  "webhooks.signing": /^webhooks\.(?<name>.+) signing$/,
  webhooks: /^webhooks\.(?<name>.+)$/,
  access: /^access\.(?<name>.+)$/,
  "backups.schedule": /^backups\.schedule$/,
  "backups.newest": /^backups\.newest$/,
  "backups.newest.taken": /^backups\.newest\.taken$/,
  "release.version": /^release\.version$/,
  "release.created": /^release\.created$/,
  "release.commit": /^release\.commit$/,
  "release.origin": /^release\.origin$/,
  "release.rollback": /^release\.rollback$/,
} as const satisfies Readonly<Record<string, RegExp>>;

export type PartKind = keyof typeof patterns | Aspect;
const kinds = Object.keys(patterns) as (keyof typeof patterns)[];

/** The part of a service that a fact is about. */
export const Part = z.strictObject({
  kind: z.enum([...new Set<PartKind>([...kinds, ...aspects])]),
  /** The process type, config var, add-on service, feature, receiver or account; absent where there is one only, or all are meant. */
  name: z.string().optional(),
  /** Of an add-on, the attachment by which the app reads it. */
  slot: z.string().optional(),
});
export type Part = z.infer<typeof Part>;

/** Whether a path is that of a whole, or of a part of it. Dots in the name of a person or a receiver begin no part. */
export const isWithin = (path: string, whole: string): boolean =>
  path === whole || (path.startsWith(`${whole}.`) && !/^(access|drains|webhooks)\../.test(whole));

export const aspectOf = (path: string): Aspect => aspects.find((aspect) => isWithin(path, aspect)) ?? "app";

export function partAt(path: string): Part {
  for (const kind of kinds) {
    const groups = patterns[kind].exec(path)?.groups;
    if (patterns[kind].test(path))
      return {
        kind,
        ...(groups?.name !== undefined && { name: groups.name }),
        ...(groups?.slot !== undefined && { slot: groups.slot }),
      };
  }
  return { kind: aspectOf(path) };
}
