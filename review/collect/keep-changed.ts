import { nounOf } from "../../engine/noun.ts";
import {
  asCode,
  declareIn,
  type Keep,
  setKnob,
  setSecretIn,
  unwritten,
  type Where,
  written,
} from "../../kinds/acceptance.ts";
import { type Code, code, gap } from "../../kinds/command.ts";
import { configKey } from "../../kinds/config-vars.ts";
import type { Unwritten } from "../../kinds/edit.ts";
import { ignore } from "../../kinds/edits.ts";
import { ownName } from "../../kinds/naming.ts";
import type { ChangedProperty, Drift, Subject } from "../report/report.ts";
import { keepConfigVar } from "./keep-config.ts";

/** How an object stays as it was found to be changed. Of a list's entries, or a backup's hour and zone, one line says it all. */
export function keepChanged(
  subject: Subject,
  properties: readonly ChangedProperty[],
  cause: Drift["cause"],
  where: Where,
): Keep {
  const { environment } = where;
  const name = ownName(subject);
  const each = (keep: (property: ChangedProperty) => Keep): Keep => {
    const kept = properties.map(keep);
    return { edits: kept.flatMap(({ edits }) => edits), unwritten: kept.flatMap((one) => one.unwritten) };
  };
  switch (nounOf(subject.type)) {
    case "App":
      return each((property) => keepOfApp(property, where));
    case "AppConfigAssociation":
      return each((property) => keepConfigVar(property, cause, where));
    case "Formation":
      return each(({ path, shown }) => {
        const knob = `processes.${name.replace(/^app-/, "")}.${path}`;
        return written(setKnob(where, environment, knob, asCode(shown?.after)));
      });
    case "Addon":
      return each(({ path, shown }) => {
        if (path === "attachmentName") {
          // Nothing else can say it of one environment.
          return written(ignore({ environment, service: where.own.declaration.name }, `addons.${name}.attachmentName`));
        }
        if (path !== "plan") return unwritten({ code: "only plan is a knob" });
        return written(
          setKnob(where, environment, `addons.${name}.plan`, asCode(shown?.after?.replace(/^[^:]+:/, ""))),
        );
      });
    case "PostgresBackupSchedule":
      return keepSchedule(name.replace(/-backup$/, ""), properties, where);
    case "TeamCollaborator":
      return keepAccess(name.replace(/^access-/, ""), properties, where);
    case "Drain":
      return written(setSecretIn(where, name.replace(/^drains-/, "drains.")));
    case "ReviewAppConfig":
      return each((property) => keepReviewApps(property, where));
    case "PipelineConfigVar":
      return each((property) => keepReviewAppVar(property, where));
    default:
      return unwritten(reasons[nounOf(subject.type)] ?? { code: "nothing declared of it" });
  }
}

/** Why nothing can be written of what follows from the rest. */
const reasons: Readonly<Record<string, Unwritten>> = {
  AppWebhook: { code: "follows from address" },
  Domain: { code: "certificate is Heroku's" },
  Pipeline: { code: "pipeline is the team's" },
  PipelineCoupling: { code: "stage is the environment" },
};

function keepOfApp({ path, shown }: ChangedProperty, where: Where): Keep {
  switch (/^\w+/.exec(path)?.[0]) {
    case "stack":
      return written(declareIn(where, "stack", code`"${asCode(shown?.after)}"`, "everywhere"));
    case "buildpacks":
      return written(declareIn(where, "buildpacks", code`["${gap("live")}"]`, "everywhere"));
    case "acm":
      return unwritten({ code: "certificates follow domain" });
    case "maintenance":
      return written(setKnob(where, where.environment, "maintenance", asCode(shown?.after)));
    case "name":
      return unwritten({ code: "app name is derived" });
    case "organization":
      return unwritten({ code: "team owns apps" });
    default:
      return unwritten({ code: "app stays where created" });
  }
}

/** Hour and zone stand in one word of the declaration. */
function keepSchedule(slot: string, properties: readonly ChangedProperty[], where: Where): Keep {
  const backup = where.own.addons.find((each) => each.slot === slot)?.addon.backup;
  if (backup?.kind !== "daily") return unwritten({ code: "no daily backup declared" });
  const now = (path: string): string | undefined => properties.find((each) => each.path === path)?.shown?.after;
  const hour = now("hour");
  const at = hour === undefined ? backup.at : `${hour.padStart(2, "0")}:00`;
  const daily = code`daily("${at}", "${now("timezone") ?? backup.timezone}", …)`;
  return written(declareIn(where, `addons.${slot}: backup`, daily, "everywhere"));
}

/** All permissions are told, also those that are as they were. */
function keepAccess(email: string, properties: readonly ChangedProperty[], where: Where): Keep {
  const collaborator = (permissions: Code): Keep =>
    written(declareIn(where, "access", code`collaborator("${email}", ${permissions})`));
  const declared = where.own.access.find((person) => person.email === email)?.permissions ?? [];
  const permissions = new Map<number, string | undefined>(declared.entries());
  for (const { path, kind, shown } of properties) {
    const index = Number(/^permissions\[(\d+)\]$/.exec(path)?.[1] ?? Number.NaN);
    const isKnown = shown !== undefined && permissions.get(index) === shown.before;
    if (!isKnown) return collaborator(code`"${gap("live")}"`);
    permissions.set(index, kind === "delete" ? undefined : shown.after);
  }
  const words = [...permissions.values()].flatMap((each) => (each === undefined ? [] : [`"${each}"`]));
  return collaborator(code`${words.join(", ")}`);
}

/** What a property of review apps is called in the declaration. */
const reviewAppWords: Readonly<Record<string, string>> = {
  automaticReviewApps: "automatic",
  baseName: "baseName",
  staleDays: "staleDays",
  waitForCi: "waitForCi",
};

function keepReviewApps({ path, shown }: ChangedProperty, where: Where): Keep {
  const reviewApps = (args: Code): Keep => written(declareIn(where, "reviewApps", code`reviewApps(${args})`));
  if (path === "orgRepo") return reviewApps(code`"${gap("owner")}/${gap("repository")}", …`);
  const word = reviewAppWords[path];
  if (word === undefined) return unwritten({ code: "review apps follow service" });
  const after = asCode(shown?.after);
  return reviewApps(code`…, { ${word}: ${word === "baseName" ? code`"${after}"` : after} }`);
}

function keepReviewAppVar({ path }: ChangedProperty, where: Where): Keep {
  if (path.startsWith("sensitiveVars")) return unwritten({ code: "secrets of first environment" });
  const config = code`config: { ${configKey(path)}: "${gap("live value")}" }`;
  return written(declareIn(where, "reviewApps", code`reviewApps(…, { ${config} })`));
}
