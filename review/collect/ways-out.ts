import { type Acceptance, nothingDeclared, unwritten, written } from "../../kinds/acceptance.ts";
import type { Where } from "../../kinds/declared-service.ts";
import type { Edit } from "../../kinds/edit.ts";
import { run, upOf } from "../../kinds/edits.ts";
import { kindOf, partOf } from "../../kinds/kinds.ts";
import { importCommands } from "../../sdks/heroku/resources/lifecycle/import-steps.ts";
import { isProtected } from "../../settings/is-protected.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { Drift } from "../report/report.ts";
import type { Found } from "./found.ts";
import { isKeptAlready, unkept } from "./kept-already.ts";
import { revertOf } from "./revert.ts";

/** How to keep what is there, where that can be written down, and how to have it back. */
export type WaysOut = Pick<Drift, "accept" | "unwritten" | "revert">;

/** The two ways out of drift in an environment; `heldBy` are apps that hold an `up` of it up. No value of a config var is in them. */
export function waysOut(found: Found, settings: EstateSettings, heldBy: readonly string[]): WaysOut {
  const { environment, declaration, services } = settings;
  const own = services.find((each) => each.declaration.name === found.subject.service);
  const { environments } = declaration;
  const where = own && { environment, environments, isProtected: isProtected(environment), own };
  // An `up` of them would take nothing back.
  if (own !== undefined && isKeptAlready(found, own)) return { unwritten: [{ code: "already written" }] };
  const acceptance = where === undefined ? unwritten({ code: "service not declared" }) : acceptanceOf(found, where);
  const [edits, reasons] = [unique(acceptance.edits), unique(acceptance.unwritten)];
  return {
    ...(edits.length > 0 && { accept: edits }),
    ...(reasons.length > 0 && { unwritten: reasons }),
    // An `up` would fail as the last one did.
    ...(found.cause.kind !== "failed update" && { revert: revertOf(found, settings, own, heldBy) }),
  };
}

const unique = <T>(all: readonly T[]): T[] => [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];

function acceptanceOf({ subject, properties, cause, addonInPlace, recreated }: Found, where: Where): Acceptance {
  const { environment } = where;
  if (recreated !== undefined) {
    // Nothing is to be written: the state is to have the app that is there.
    const imported = importCommands(subject.urn, subject.type, recreated.app);
    const edits: Edit[] = recreated.isEmpty
      ? [{ code: "run", ...upOf(environment, { code: "takes app over", app: recreated.app }) }]
      : imported.map((command) => ({ code: "run", command }));
    return { edits, unwritten: [] };
  }
  const kind = kindOf(subject);
  if (kind === undefined) return nothingDeclared();
  const part = partOf(subject);
  if (cause.kind !== "deleted") {
    const changed = unkept({ subject, properties }, where.own);
    return kind.acceptChange({ part, properties: changed, cause: cause.kind }, where);
  }
  if (addonInPlace === undefined) return kind.acceptDeletion(part, where);
  const { name, instead, isNamesake } = addonInPlace;
  const takeOver: Edit = { code: "run", ...upOf(environment, { code: "takes it over" }) };
  return written(...(isNamesake ? [] : [run("heroku", "addons:rename", name, instead)]), takeOver);
}
