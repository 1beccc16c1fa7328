import { nounOf } from "../../engine/noun.ts";
import type { Collaborator, ConfigVar, Notice, Sometimes } from "../../settings/declare.ts";
import { ownName } from "../../settings/place.ts";
import { isOnlyIn, presentIn } from "../../settings/present-in.ts";
import type { Subject } from "../report.ts";
import {
  declarationLine,
  elsewhereLine,
  type Keep,
  knobGone,
  secretGone,
  unwritten,
  type Where,
  written,
} from "./keep.ts";

/** How an object stays away that somebody has deleted. */
export function keepDeleted(subject: Subject, where: Where): Keep {
  const name = ownName(subject);
  const { declaration } = where.own;
  switch (nounOf(subject.type)) {
    case "App":
      return unwritten(
        `${declaration.name} has an app in every environment; docs/removing.md says how a service is removed`,
      );
    case "Addon": {
      const [path, declared] = [`addons.${name}`, declaration.addons?.[name]];
      return written(elsewhereLine(where, { path, declared }), knobGone(where, path));
    }
    case "Domain":
      if (name !== "domain") return written(declarationLine(where, "take apexRedirect out of domain"));
      return keepWithoutDomain(where);
    case "AppWebhook":
      return keepWithout("notices", name.replace(/^notice-/, ""), where);
    case "TeamCollaborator":
      return keepWithout("access", name.replace(/^access-/, ""), where);
    case "Drain": {
      const drain = name.replace(/^drains-/, "");
      const declared = declaration.drains?.[drain];
      return written(elsewhereLine(where, { path: `drains.${drain}`, declared }), secretGone(where, `drains.${drain}`));
    }
    case "ReviewAppConfig":
      return written(declarationLine(where, "take reviewApps out"));
    case "PostgresBackupSchedule":
      return unwritten("the policy postgres-has-daily-backup stops a database without one");
    case "Pipeline":
    case "PipelineCoupling":
      return unwritten("every service has a pipeline, and its apps are in their stages");
    default:
      return unwritten("nothing is declared of it by itself");
  }
}

/** Without a domain no config var can come from it. */
function keepWithoutDomain(where: Where): Keep {
  const { domain, config = {} } = where.own.declaration;
  const isFromDomain = (declared: Sometimes<ConfigVar>): boolean =>
    presentIn<ConfigVar>(where.environment, declared)?.kind === "fromDomain";
  return written(
    elsewhereLine(where, { path: "domain", declared: domain }),
    ...Object.entries<Sometimes<ConfigVar>>(config)
      .filter(([, declared]) => isFromDomain(declared))
      .map(([key, declared]) => elsewhereLine(where, { path: `config.${key}`, declared })),
    knobGone(where, "domain"),
  );
}

/** An entry of a list, by its address. */
function keepWithout(list: "notices" | "access", address: string, where: Where): Keep {
  const { notices = [], access = [] } = where.own.declaration;
  const notice = notices.find((each) => (isOnlyIn<Notice>(each) ? each.thing : each).address === address);
  const person = access.find((each) => (isOnlyIn<Collaborator>(each) ? each.thing : each).email === address);
  const [declared, maker] =
    list === "notices" ? [notice, `email("${address}")`] : [person, `collaborator("${address}", …)`];
  return written(elsewhereLine(where, { path: maker, from: list, declared, as: maker }));
}
