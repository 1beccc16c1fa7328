import { nounOf } from "../../engine/noun.ts";
import {
  declareElsewhere,
  elsewhere,
  type Keep,
  removeSecret,
  undeclareInReviewApps,
  unsetKnob,
  unwritten,
  type Where,
  written,
} from "../../kinds/acceptance.ts";
import { code } from "../../kinds/command.ts";
import { undeclare } from "../../kinds/edits.ts";
import { ownName } from "../../kinds/naming.ts";
import { isOnlyIn, presentIn } from "../../kinds/only-in.ts";
import type { Collaborator, ConfigVar, CustomDomain, Notice, Sometimes } from "../../settings/declare.ts";
import { isProtected } from "../../settings/is-protected.ts";
import type { Subject } from "../report/report.ts";

/** How an object stays away that somebody has deleted. */
export function keepDeleted(subject: Subject, where: Where): Keep {
  const name = ownName(subject);
  const { declaration } = where.own;
  switch (nounOf(subject.type)) {
    case "App":
      return unwritten({ code: "app in every environment", service: declaration.name });
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
      return elsewhere(where, { path: `drains.${drain}`, declared }, removeSecret(where, `drains.${drain}`));
    }
    case "ReviewAppConfig":
      return written(undeclare(declaration.name, "reviewApps"));
    case "PostgresBackupSchedule":
      return unwritten({ code: "policy requires backup" });
    case "Pipeline":
    case "PipelineCoupling":
      return unwritten({ code: "service has pipeline" });
    default:
      return unwritten({ code: "nothing declared of it" });
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
    ...fromDomain.map(([key, declared]) => declareElsewhere(where, { path: `config.${key}`, declared })),
    ...undeclareInReviewApps(where, "config", keys),
    unsetKnob(where, "domain"),
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
  if (broker === slot) return unwritten({ code: "broker", slot });
  const isOfData = own.addons.some(
    (each) => each.slot === slot && each.addon.backup !== undefined && each.unprotected === undefined,
  );
  if (isProtected(environment) && isOfData) {
    return unwritten({ code: "protected data", slot, environment });
  }
  const path = `addons.${slot}`;
  const also = [...undeclareInReviewApps(where, "plans", [slot]), unsetKnob(where, path)];
  return elsewhere(where, { path, declared: addons?.[slot] }, ...also);
}

/** An entry of a list, by its address. */
function keepWithout(list: "notices" | "access", address: string, where: Where): Keep {
  const { notices = [], access = [] } = where.own.declaration;
  const notice = notices.find((each) => (isOnlyIn<Notice>(each) ? each.thing : each).address === address);
  const person = access.find((each) => (isOnlyIn<Collaborator>(each) ? each.thing : each).email === address);
  const [declared, maker] =
    list === "notices" ? [notice, `email("${address}")`] : [person, `collaborator("${address}", …)`];
  return elsewhere(where, { path: maker, from: list, declared, as: code`${maker}` });
}
