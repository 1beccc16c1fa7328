import { type Keep, unwritten, type Where, written } from "../../kinds/acceptance.ts";
import type { Edit } from "../../kinds/edit.ts";
import { run, upOf } from "../../kinds/edits.ts";
import { importCommands } from "../../sdks/heroku/resources/lifecycle/import-steps.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { Drift } from "../report/report.ts";
import type { Found } from "./found.ts";
import { keepChanged } from "./keep-changed.ts";
import { keepDeleted } from "./keep-deleted.ts";
import { isKeptAlready, unkept } from "./kept-already.ts";
import { revertOf } from "./revert.ts";

/** How to keep what is there, where that can be written down, and how to have it back. */
export type WaysOut = Pick<Drift, "accept" | "unwritten" | "revert">;

/** The two ways out of drift in an environment; `heldBy` are apps that hold an `up` of it up. No value of a config var is in them. */
export function waysOut(found: Found, settings: EstateSettings, heldBy: readonly string[]): WaysOut {
  const { environment, declaration, services } = settings;
  const own = services.find((each) => each.declaration.name === found.subject.service);
  const where = own && { environment, environments: declaration.environments, own };
  // An `up` of them would take nothing back.
  if (own !== undefined && isKeptAlready(found, own)) return { unwritten: [{ code: "already written" }] };
  const keep = where === undefined ? unwritten({ code: "service not declared" }) : keepOf(found, where);
  const [edits, reasons] = [unique(keep.edits), unique(keep.unwritten)];
  return {
    ...(edits.length > 0 && { accept: edits }),
    ...(reasons.length > 0 && { unwritten: reasons }),
    // An `up` would fail as the last one did.
    ...(found.cause.kind !== "failed update" && { revert: revertOf(found, settings, own, heldBy) }),
  };
}

const unique = <T>(all: readonly T[]): T[] => [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];

function keepOf({ subject, properties, cause, addonInPlace, recreated }: Found, where: Where): Keep {
  const { environment } = where;
  if (recreated !== undefined) {
    // Nothing is to be written: the state is to have the app that is there.
    const imported = importCommands(subject.urn, subject.type, recreated.app);
    const edits: Edit[] = recreated.isEmpty
      ? [{ code: "run", ...upOf(environment, { code: "takes app over", app: recreated.app }) }]
      : imported.map((command) => ({ code: "run", command }));
    return { edits, unwritten: [] };
  }
  if (cause.kind !== "deleted") return keepChanged(subject, unkept({ subject, properties }, where.own), cause, where);
  if (addonInPlace === undefined) return keepDeleted(subject, where);
  const { name, instead, isNamesake } = addonInPlace;
  const takeOver: Edit = { code: "run", ...upOf(environment, { code: "takes it over" }) };
  return written(...(isNamesake ? [] : [run("heroku", "addons:rename", name, instead)]), takeOver);
}
