import { nounOf } from "../../engine/noun.ts";
import { configKey } from "../../kinds/config-vars.ts";
import { ownName } from "../../kinds/naming.ts";
import type { ChangedProperty, Drift, Subject } from "../report/report.ts";
import { declarationLine, ignoring, type Keep, knobLine, secretLine, unwritten, type Where, written } from "./keep.ts";
import { keepConfigVar } from "./keep-config.ts";

const heroku = "<as Heroku has it>";

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
    return { lines: kept.flatMap(({ lines }) => lines), unwritten: kept.flatMap((one) => one.unwritten) };
  };
  switch (nounOf(subject.type)) {
    case "App":
      return each((property) => keepOfApp(property, where));
    case "AppConfigAssociation":
      return each((property) => keepConfigVar(property, cause, where));
    case "Formation":
      return each(({ path, shown }) => {
        const knob = `processes.${name.replace(/^app-/, "")}.${path}`;
        return written(knobLine(where, environment, knob, shown?.after ?? heroku));
      });
    case "Addon":
      return each(({ path, shown }) => {
        if (path === "attachmentName") return ignoring(where, `addons.${name}.attachmentName`);
        if (path !== "plan") return unwritten("only the plan of an add-on is a knob");
        return written(
          knobLine(where, environment, `addons.${name}.plan`, (shown?.after ?? heroku).replace(/^[^:]+:/, "")),
        );
      });
    case "PostgresBackupSchedule":
      return keepSchedule(name.replace(/-backup$/, ""), properties, where);
    case "TeamCollaborator":
      return keepAccess(name.replace(/^access-/, ""), properties, where);
    case "Drain":
      return written(secretLine(where, name.replace(/^drains-/, "drains.")));
    case "ReviewAppConfig":
      return each((property) => keepReviewApps(property, where));
    case "PipelineConfigVar":
      return each((property) => keepReviewAppVar(property, where));
    default:
      return unwritten(reasons[nounOf(subject.type)] ?? "nothing is declared of it by itself");
  }
}

/** Why nothing can be written of what follows from the rest. */
const reasons: Readonly<Record<string, string>> = {
  AppWebhook: "a notice follows from its address and from estate:noticeRelay",
  Domain: "Heroku chooses the certificate of a declared domain",
  Pipeline: "a pipeline is the team's, and has the name of its service",
  PipelineCoupling: "an app is in the stage that its environment is called",
};

function keepOfApp({ path, shown }: ChangedProperty, where: Where): Keep {
  switch (/^\w+/.exec(path)?.[0]) {
    case "stack":
      return written(declarationLine(where, `stack: "${shown?.after ?? heroku}", in every environment`));
    case "buildpacks":
      return written(declarationLine(where, `buildpacks: ["${heroku}"], in every environment`));
    case "acm":
      return unwritten("automatic certificates are on exactly where a domain is declared");
    case "maintenance":
      return written(knobLine(where, where.environment, "maintenance", shown?.after ?? heroku));
    case "name":
      return unwritten("an app's name is made of its service's and its environment's");
    case "organization":
      return unwritten("estate:team owns every app of an environment");
    default:
      return unwritten("an app stays where it was made");
  }
}

/** Hour and zone stand in one word of the declaration. */
function keepSchedule(slot: string, properties: readonly ChangedProperty[], where: Where): Keep {
  const backup = where.own.addons.find((each) => each.slot === slot)?.addon.backup;
  if (backup?.kind !== "daily") return unwritten("no daily backup is declared of it");
  const now = (path: string): string | undefined => properties.find((each) => each.path === path)?.shown?.after;
  const hour = now("hour");
  const at = hour === undefined ? backup.at : `${hour.padStart(2, "0")}:00`;
  const words = `daily("${at}", "${now("timezone") ?? backup.timezone}", …)`;
  return written(declarationLine(where, `addons.${slot}: backup: ${words}, in every environment`));
}

/** All permissions are told, also those that are as they were. */
function keepAccess(email: string, properties: readonly ChangedProperty[], where: Where): Keep {
  const declared = where.own.access.find((person) => person.email === email)?.permissions ?? [];
  const permissions = new Map<number, string | undefined>(declared.entries());
  for (const { path, kind, shown } of properties) {
    const index = Number(/^permissions\[(\d+)\]$/.exec(path)?.[1] ?? Number.NaN);
    const isKnown = shown !== undefined && permissions.get(index) === shown.before;
    if (!isKnown) return written(declarationLine(where, `access: collaborator("${email}", "${heroku}")`));
    permissions.set(index, kind === "delete" ? undefined : shown.after);
  }
  const words = [...permissions.values()].flatMap((each) => (each === undefined ? [] : [`"${each}"`]));
  return written(declarationLine(where, `access: collaborator("${email}", ${words.join(", ")})`));
}

function keepReviewApps({ path, shown }: ChangedProperty, where: Where): Keep {
  const words: Readonly<Record<string, string>> = {
    automaticReviewApps: "automatic",
    baseName: "baseName",
    staleDays: "staleDays",
    waitForCi: "waitForCi",
  };
  if (path === "orgRepo") return written(declarationLine(where, `reviewApps: reviewApps("<owner>/<repository>", …)`));
  const word = words[path];
  if (word === undefined)
    return unwritten("review apps are made in the service's region, and stale ones are destroyed");
  const after = shown?.after ?? heroku;
  const value = word === "baseName" ? `"${after}"` : after;
  return written(declarationLine(where, `reviewApps: reviewApps(…, { ${word}: ${value} })`));
}

function keepReviewAppVar({ path }: ChangedProperty, where: Where): Keep {
  if (path.startsWith("sensitiveVars")) return unwritten("secrets of review apps are the first environment's");
  const config = `config: { ${configKey(path)}: "<the value that Heroku has>" }`;
  return written(declarationLine(where, `reviewApps: reviewApps(…, { ${config} })`));
}
