import { importSteps } from "../../sdks/heroku/resources/lifecycle/import-steps.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { Drift } from "../report/report.ts";
import type { Found } from "./found.ts";
import { type Keep, unwritten, type Where } from "./keep.ts";
import { keepChanged } from "./keep-changed.ts";
import { keepDeleted } from "./keep-deleted.ts";
import { isKeptAlready, unkept } from "./kept-already.ts";
import { revertOf } from "./revert.ts";

/** How to keep what is there, where that can be written down, and how to have it back. */
export type WaysOut = Pick<Drift, "adopt" | "unwritten" | "revert">;

/** The two ways out of drift in an environment; `heldBy` are apps that hold an `up` of it up. No value of a config var is in them. */
export function waysOut(found: Found, settings: EstateSettings, heldBy: readonly string[]): WaysOut {
  const { environment, declaration, services } = settings;
  const own = services.find((each) => each.declaration.name === found.subject.service);
  const where = own && { environment, environments: declaration.environments, own };
  // An `up` of them would take nothing back.
  if (own !== undefined && isKeptAlready(found, own)) return { unwritten: "these files have it so already" };
  const keep = where === undefined ? unwritten("it is not declared any more") : keepOf(found, where);
  const [lines, reasons] = [new Set(keep.lines), new Set(keep.unwritten)];
  return {
    ...(lines.size > 0 && { adopt: [...lines].join("\n") }),
    ...(reasons.size > 0 && { unwritten: [...reasons].join("; ") }),
    // An `up` would fail as the last one did.
    ...(found.cause.kind !== "failed update" && { revert: revertOf(found, settings, own, heldBy) }),
  };
}

function keepOf({ subject, properties, cause, addonInPlace, recreated }: Found, where: Where): Keep {
  if (recreated !== undefined) {
    // Nothing is to be written: the state is to have the app that is there.
    const imported = importSteps(subject.urn, subject.type, recreated.app).split("; ");
    const taken = `pulumi up --refresh --stack ${where.environment}   # takes ${recreated.app} over, its add-ons empty`;
    return { lines: recreated.isEmpty ? [taken] : imported, unwritten: [] };
  }
  if (cause.kind !== "deleted") return keepChanged(subject, unkept({ subject, properties }, where.own), cause, where);
  if (addonInPlace === undefined) return keepDeleted(subject, where);
  const { name, instead, isNamesake } = addonInPlace;
  const takeOver = `pulumi up --refresh --stack ${where.environment}   # takes it over`;
  return {
    lines: isNamesake ? [takeOver] : [`heroku addons:rename ${name} ${instead}`, takeOver],
    unwritten: [],
  };
}
