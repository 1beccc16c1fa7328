import {
  type Acceptance,
  acceptEach,
  asCode,
  elsewhere,
  setKnob,
  undeclareInReviewApps,
  unsetKnob,
  unwritten,
  written,
} from "./acceptance.ts";
import type { CauseDetail } from "./cause.ts";
import type { DeclaredService, Where } from "./declared-service.ts";
import type { DriftedProperty, Evidence } from "./drift.ts";
import { ignore } from "./edits.ts";
import type { Unhealthy } from "./health.ts";
import type { KindDefinition } from "./kind.ts";
import { affixed } from "./naming.ts";
import { type Cost, monthly, type Prices } from "./price.ts";
import { type LiveFacts, type PlannedChange, propertyAt, type RestartReason } from "./restart.ts";

export const addon = {
  token: "heroku:index/addon:Addon",
  label: "add-on",
  naming: affixed(""),
  place: (slot) => `addons.${slot}`,
  loses: ({ holdsData }) => (holdsData ? "its data" : undefined),
  aspects: ["config", "addons", "attachments", "drains", "backups"],
  shown: ["attachmentName", "name", "plan"],
  makesRelease: true,
  restarts: (change, own, live) => restarts(change, own, live),
  isDeclared: (slot, { addons }) => addons.some((each) => each.slot === slot),
  declared: (slot, { addons }) => ({ plan: addons.find((each) => each.slot === slot)?.plan }),
  acceptChange: ({ part, properties }, where) => acceptEach(properties, (each) => acceptProperty(part, each, where)),
  acceptDeletion: (slot, where) => acceptDeletion(slot, where),
  recreation(inPlace) {
    if (inPlace === undefined) return [{ code: "creates add-on" }];
    const { isNamesake, name } = inPlace;
    return [isNamesake ? { code: "takes add-on over", addon: name } : { code: "creates add-on", beside: name }];
  },
  explain: (property, _, evidence) => ({ detail: detailOf(property, evidence) }),
  explainDeletion(slot, { releases = [], addonNames, addonsInPlace }, object) {
    const name = addonNames[slot];
    const instead = addonsInPlace[slot];
    return {
      detail: {
        code: "gone",
        parts: [],
        addon: name ?? object,
        ...(instead && { instead: { addon: instead.name, isNamesake: instead.isNamesake } }),
      },
      origin: releases.find(({ detached }) => name !== undefined && detached === name)?.origin,
    };
  },
} as const satisfies KindDefinition;

function restarts(change: PlannedChange, { addons }: DeclaredService, live: LiveFacts | undefined): RestartReason[] {
  const { part: slot, operation } = change;
  if (operation !== "update") return [{ code: "add-on", slot }];
  const attached = propertyAt(change, "attachmentName");
  const name = addons.find((each) => each.slot === slot)?.attachment;
  // It is attached under the new name before it loses the former one; a name that is no longer declared stays.
  const isThere = attached?.kind === "add" && name !== undefined && live?.attachments.has(name) === true;
  if (attached !== undefined && attached.kind !== "delete" && !isThere) return [{ code: "attachment name", slot }];
  return propertyAt(change, "plan") === undefined ? [] : [{ code: "plan", slot }];
}

function acceptProperty(slot: string, { path, shown }: DriftedProperty, where: Where): Acceptance {
  if (path === "attachmentName") {
    // Nothing else can say it of one environment.
    const of = { environment: where.environment, service: where.own.declaration.name };
    return written(ignore(of, `addons.${slot}.attachmentName`));
  }
  if (path !== "plan") return unwritten({ code: "only plan is a knob" });
  return written(setKnob(where, `addons.${slot}.plan`, asCode(shown?.after?.replace(/^[^:]+:/, ""))));
}

/** Not where the rest of the declaration goes on needing it, or where its removal is refused. */
function acceptDeletion(slot: string, where: Where): Acceptance {
  const { environment, own } = where;
  const { addons, broker } = own.declaration;
  if (broker === slot) return unwritten({ code: "broker", slot });
  const holdsData = own.addons.some(
    (each) => each.slot === slot && each.addon.backup !== undefined && each.unprotected === undefined,
  );
  if (where.isProtected && holdsData) return unwritten({ code: "protected data", slot, environment });
  const path = `addons.${slot}`;
  const also = [...undeclareInReviewApps(where, "plans", [slot]), unsetKnob(where, path)];
  return elsewhere(where, { path, declared: addons?.[slot] }, ...also);
}

function detailOf({ path, shown }: DriftedProperty, { planNames, attachments }: Evidence): CauseDetail {
  const { before = "", after = "" } = shown ?? {};
  if (path === "attachmentName") {
    const holder = attachments.get(before);
    return holder === undefined
      ? { code: "detached", attachment: before }
      : { code: "attached elsewhere", attachment: before, holder };
  }
  if (path !== "plan") return { code: "changed outside" };
  const now = planNames.get(before);
  return now !== undefined && now === after ? { code: "plan renamed", before, after } : { code: "plan changed" };
}

/** On its way out, or gone with its record left. */
export const isLeaving = ({ state }: { readonly state: string }): boolean => state.startsWith("deprovision");

/** An add-on as Heroku lists it. */
interface AddonShown {
  readonly name: string;
  readonly plan: { readonly name: string };
  readonly state: string;
  readonly created_at?: string | undefined;
}

/** Milliseconds after which an add-on that is still being provisioned is unhealthy. Vendors take minutes, some of them half an hour. */
const PATIENCE_MS = 3_600_000;

/** Whether an add-on is there for its app, at a time in milliseconds since 1970. */
export function addonHealth(shown: AddonShown, now: number): Unhealthy[] {
  const { name, plan, state, created_at: since } = shown;
  const isYoung = since === undefined || now - Date.parse(since) <= PATIENCE_MS;
  if (state === "provisioned" || (!isLeaving(shown) && isYoung)) return [];
  const made = since !== undefined && { since: new Date(since).toISOString() };
  return [{ kind: "add-on", addon: name, plan: plan.name, state, ...made }];
}

/** US cents a month of an add-on of this plan. */
export const addonCost = (plan: string, { plans }: Pick<Prices, "plans">): Cost => monthly(plans.get(plan), 1);
