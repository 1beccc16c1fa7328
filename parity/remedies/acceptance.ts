import type { Aspect } from "../manifest.ts";
import type { Part, PartKind } from "../part.ts";
import type { Acceptance } from "./remedy.ts";

const inIndex = (key: string): Acceptance => ({ how: "declare", file: "index.ts", key });
const inStackFile = (key: string): Acceptance => ({ how: "declare", file: "stack file", key });
const onlyIn = (key: string): Acceptance => ({ how: "onlyIn", key });
const everywhere: Acceptance = { how: "the same everywhere" };

/** Of parts that are accepted otherwise than the rest of their aspect. What follows from the rest of the declaration cannot be. */
const ofKinds: Readonly<Partial<Record<PartKind, (name: string) => Acceptance | undefined>>> = {
  "app.name": () => undefined,
  "app.team": () => inStackFile("estate:team"),
  "app.maintenance": () => inStackFile("maintenance"),
  "pipeline.members": (app) => inIndex(`services.${app}`),
  "region.space": () => inIndex("space"),
  "processes.quantity": (type) => inStackFile(`processes.${type}`),
  "certificates.state": () => undefined,
};

const ofAspects = {
  app: () => everywhere,
  pipeline: () => undefined,
  stack: () => inIndex("stack"),
  region: () => inIndex("region"),
  buildpacks: () => inIndex("buildpacks"),
  processes: (type) => inIndex(`processes.${type}`),
  config: (key) => onlyIn(`config.${key}`),
  addons: (service) => onlyIn(`the add-on ${service}`),
  attachments: (service) => onlyIn(`the add-on ${service}`),
  features: () => everywhere,
  domains: () => inIndex("domain"),
  certificates: () => inIndex("domain"),
  drains: (receiver) => onlyIn(`the drain ${receiver}`),
  webhooks: () => inIndex("notices"),
  access: (email) => onlyIn(`access.${email}`),
  backups: () => inIndex("backup"),
  release: () => everywhere,
} as const satisfies Readonly<Record<Aspect, (name: string) => Acceptance | undefined>>;

/** What takes a difference in a part over into the code. */
export function acceptance({ kind, name = "" }: Part, aspect: Aspect): { accept?: Acceptance } {
  const accept = (ofKinds[kind] ?? ofAspects[aspect])(name);
  return accept === undefined ? {} : { accept };
}
