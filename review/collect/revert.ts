import { app } from "../../kinds/app.ts";
import type { Step, StepNote } from "../../kinds/command.ts";
import { step, upOf } from "../../kinds/edits.ts";
import { isOf, kindOf } from "../../kinds/kinds.ts";
import { confirmationOf } from "../../sdks/heroku/define/confirmation.ts";
import { lostConfig } from "../../sdks/heroku/resources/addons/lost-config.ts";
import { takingBack } from "../../sdks/heroku/resources/addons/taking-back.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import type { DriftFinding } from "./drift-finding.ts";

/** The commands that have something back as it was, and what is to be known of them. */
export function revertOf(
  found: DriftFinding,
  { environment, team }: Pick<EstateSettings, "environment" | "team">,
  own: ServiceSettings | undefined,
  heldBy: readonly string[],
): Step[] {
  const { subject, properties, cause, taken, recreated } = found;
  if (taken !== undefined) {
    return [{ command: takingBack(taken), notes: [{ code: "reads", app: taken.app, addon: taken.addon }] }];
  }
  const appName = found.app ?? own?.appName ?? subject.name;
  const isMoved = properties.some(({ path }) => /^(organization|owner)\b/.test(path));
  const up = upOf(
    environment,
    ...(isMoved ? [{ code: "transfers back", team } satisfies StepNote] : []),
    ...confirmed(found),
    ...notesOf(found),
    ...(heldBy.length > 0 ? [{ code: "refused while rolled back", apps: [...heldBy] } satisfies StepNote] : []),
  );
  if (recreated !== undefined) {
    return [step(["heroku", "apps:rename", { placeholder: "another name" }, "--app", recreated.app]), up];
  }
  // Where nothing autoscales, the first of them says so, and fails.
  return cause.kind === "autoscaled" ? [step(["heroku", "ps:autoscale:disable", "--app", appName]), up] : [up];
}

/** An app that gets its name back is renamed like any other, and so is an attachment that the app uses. */
function confirmed({ subject: { type, urn }, properties }: DriftFinding): StepNote[] {
  const isRenamed = properties.some(({ path, shown }) =>
    isOf(app, { type })
      ? path === "name"
      : path === "attachmentName" && shown?.after !== undefined && lostConfig(shown.after) !== undefined,
  );
  return isRenamed ? [{ code: "needs confirmation", confirmation: confirmationOf(urn, "rename") }] : [];
}

function notesOf({ subject, properties, cause, addonInPlace }: DriftFinding): StepNote[] {
  if (cause.kind === "add-on" && properties.some(({ kind }) => kind !== "delete")) {
    return [{ code: "refused while an add-on sets it" }];
  }
  return cause.kind === "deleted" ? (kindOf(subject)?.recreation?.(addonInPlace) ?? []) : [];
}
