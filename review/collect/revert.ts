import { nounOf } from "../../engine/noun.ts";
import { confirmationOf } from "../../sdks/heroku/define/confirmation.ts";
import { lostConfig } from "../../sdks/heroku/resources/addons/lost-config.ts";
import { takingBack } from "../../sdks/heroku/resources/addons/taking-back.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import type { Found } from "./found.ts";

/** The command that has something back as it was. It stands in a block to copy: what is to be known of it, as a comment. */
export function revertOf(
  found: Found,
  { environment, team }: Pick<EstateSettings, "environment" | "team">,
  own: ServiceSettings | undefined,
  heldBy: readonly string[],
): string {
  const { subject, properties, cause, taken, recreated } = found;
  if (taken !== undefined)
    return `${takingBack(taken)}   # the app then reads ${taken.addon}, with the data that it has`;
  const app = found.app ?? own?.appName ?? subject.name;
  const isMoved = properties.some(({ path }) => /^(organization|owner)\b/.test(path));
  const notes = [
    ...(isMoved ? [`transfers it back to ${team}`] : []),
    ...confirmed(found),
    ...notesOf(found),
    ...held(heldBy),
  ];
  const up = `pulumi up --refresh --stack ${environment}${notes.length === 0 ? "" : `   # ${notes.join("; ")}`}`;
  // Where nothing autoscales, the first of them says so, and fails.
  if (recreated !== undefined) return `heroku apps:rename <another name> --app ${recreated.app}\n${up}`;
  return cause.kind === "autoscaled" ? `heroku ps:autoscale:disable --app ${app}; ${up}` : up;
}

/** An app that gets its name back is renamed like any other, and so is an attachment that the app goes by. */
function confirmed({ subject: { type, urn }, properties }: Found): string[] {
  const isRenamed = properties.some(({ path, shown }) =>
    nounOf(type) === "App"
      ? path === "name"
      : path === "attachmentName" && shown?.after !== undefined && lostConfig(shown.after) !== undefined,
  );
  return isRenamed ? [`refused until it is confirmed: HEROKU_CONFIRM=${confirmationOf(urn, "rename")}`] : [];
}

function notesOf({ subject, properties, cause, addonInPlace }: Found): string[] {
  if (cause.kind === "add-on" && properties.some(({ kind }) => kind !== "delete")) {
    return ["refused as long as an add-on sets it"];
  }
  if (cause.kind !== "deleted") return [];
  const noun = nounOf(subject.type);
  if (noun === "App") return ["makes a new one, its add-ons empty"];
  if (noun !== "Addon") return [];
  if (addonInPlace === undefined) return ["makes a new and empty one"];
  const { isNamesake, name } = addonInPlace;
  return [isNamesake ? `takes ${name} over` : `makes a further one beside ${name}`];
}

const held = (apps: readonly string[]): string[] =>
  apps.length === 0 ? [] : [`refused while ${apps.join(" and ")} ${apps.length > 1 ? "are" : "is"} rolled back`];
