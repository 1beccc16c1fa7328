import { nounOf } from "../../engine/noun.ts";
import { ownName } from "../../kinds/naming.ts";
import type { Collaborator, ConfigVar, CustomDomain, Notice, Sometimes } from "../../settings/declare.ts";
import { isProtected } from "../../settings/is-protected.ts";
import { isOnlyIn, presentIn } from "../../settings/present-in.ts";
import type { Subject } from "../report/report.ts";
import {
  declarationLine,
  elsewhere,
  elsewhereLine,
  type Keep,
  knobGone,
  reviewAppsLines,
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
    case "Addon":
      return keepWithoutAddon(name, where);
    case "Domain":
      return name === "domain" ? keepWithoutDomain(where) : keepWithoutApex(where);
    case "AppWebhook":
      return keepWithout("notices", name.replace(/^notice-/, ""), where);
    case "TeamCollaborator":
      return keepWithout("access", name.replace(/^access-/, ""), where);
    case "Drain": {
      const drain = name.replace(/^drains-/, "");
      const declared = declaration.drains?.[drain];
      return elsewhere(where, { path: `drains.${drain}`, declared }, secretGone(where, `drains.${drain}`));
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
  const fromDomain = Object.entries<Sometimes<ConfigVar>>(config).filter(
    ([, declared]) => presentIn<ConfigVar>(where.environment, declared)?.kind === "fromDomain",
  );
  const keys = fromDomain.map(([key]) => key);
  return elsewhere(
    where,
    { path: "domain", declared: domain },
    ...fromDomain.map(([key, declared]) => elsewhereLine(where, { path: `config.${key}`, declared })),
    ...reviewAppsLines(where, "config", keys),
    knobGone(where, "domain"),
  );
}

function keepWithoutApex(where: Where): Keep {
  const { domain } = where.own.declaration;
  const { apexRedirect } = presentIn<CustomDomain>(where.environment, domain) ?? {};
  return elsewhere(where, { path: "domain.apexRedirect", declared: apexRedirect });
}

/** Not where the rest of the declaration goes on needing it, or where its removal is refused. */
function keepWithoutAddon(slot: string, where: Where): Keep {
  const { environment, own } = where;
  const { addons, broker } = own.declaration;
  if (broker === slot) {
    return unwritten(
      `broker says that jobs wait in ${slot}, in every environment: name another database or key-value store there first`,
    );
  }
  const isOfData = own.addons.some(
    (each) => each.slot === slot && each.addon.backup !== undefined && each.unprotected === undefined,
  );
  if (isProtected(environment) && isOfData) {
    return unwritten(
      `the data of ${slot} is protected in ${environment}: an up makes a new and empty one, which is removed by the two changes of docs/removing.md`,
    );
  }
  const path = `addons.${slot}`;
  const also = [...reviewAppsLines(where, "plans", [slot]), knobGone(where, path)];
  return elsewhere(where, { path, declared: addons?.[slot] }, ...also);
}

/** An entry of a list, by its address. */
function keepWithout(list: "notices" | "access", address: string, where: Where): Keep {
  const { notices = [], access = [] } = where.own.declaration;
  const notice = notices.find((each) => (isOnlyIn<Notice>(each) ? each.thing : each).address === address);
  const person = access.find((each) => (isOnlyIn<Collaborator>(each) ? each.thing : each).email === address);
  const [declared, maker] =
    list === "notices" ? [notice, `email("${address}")`] : [person, `collaborator("${address}", …)`];
  return elsewhere(where, { path: maker, from: list, declared, as: maker });
}
