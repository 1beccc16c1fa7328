import type { RunResult, Step } from "../../engine/engine.ts";
import { addon } from "../../kinds/addon.ts";
import { domain } from "../../kinds/domain.ts";
import { isOf, kindOf } from "../../kinds/kinds.ts";
import { ownName } from "../../kinds/naming.ts";
import { breakageOf } from "../../sdks/heroku/define/traits.ts";
import { definitions } from "../../sdks/heroku/resources/all.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { type RecordedServices, recordedServices } from "../observe/recorded-services.ts";
import type { Change, Subject } from "../report/report.ts";
import type { OriginOf } from "./origin.ts";
import { reportedProperties } from "./properties.ts";
import { objectsIn, servicesIn, subjectOf } from "./subject.ts";
import type { Prints } from "./values.ts";

/** What an `up` would do, object by object. */
export function changesOf(
  preview: Pick<RunResult, "steps" | "previousOutputs">,
  settings: Pick<EstateSettings, "services">,
  originOf: OriginOf = () => undefined,
  valuesOf: Prints["of"] = () => ({}),
): Change[] {
  const recorded = recordedServices(preview);
  const names = [...new Set([...servicesIn(settings), ...Object.keys(recorded)])];
  return objectsIn(preview.steps).flatMap((step) => {
    const { operation, simulated } = step;
    if (operation === "same") return [];
    const subject = subjectOf(step, names);
    const origin = originOf(step);
    return {
      ...subject,
      operation,
      properties:
        operation === "delete" ? planOf(step, subject, recorded) : reportedProperties(step.type, step.changes),
      ...valuesOf(step),
      ...(origin !== undefined && { origin }),
      isDestructive: isDestructive(step, subject, recorded),
      ...(operation === "update" && brokenBy(step, hasDomain(preview.steps, names, subject))),
      ...((operation === "delete" || operation === "replace") && brokenByRemoval(step)),
      ...(operation === "delete" && leftBy(step.type)),
      isSimulated: simulated,
    };
  });
}

/** A deleted add-on is told with the plan that it had. */
function planOf({ type }: Step, subject: Subject, recorded: RecordedServices): Change["properties"] {
  const plan = recorded[subject.service ?? ""]?.addons[ownName(subject)]?.plan;
  if (!isOf(addon, { type }) || plan === undefined) return [];
  return [{ path: "plan", kind: "delete", replaces: false, shown: { before: plan } }];
}

/** Whether the service has a custom domain when the `up` begins: without one, an app is served with Heroku's certificate. */
const hasDomain = (steps: readonly Step[], names: readonly string[], { service }: Subject): boolean =>
  objectsIn(steps).some(
    (step) => isOf(domain, step) && step.operation !== "create" && subjectOf(step, names).service === service,
  );

/** Whether it breaks something else on what Heroku has now is for the provider to say: here the worst is taken to be so. */
function brokenBy({ type, changes }: Step, hasDomainNow: boolean): Pick<Change, "breaks"> {
  const shape = definitions.find(({ token }) => token === type)?.inputs.shape ?? {};
  const broken = changes.flatMap(({ path, kind, shown, isDue }) =>
    kind === "delete" || isDue || (path === "acm" && !hasDomainNow)
      ? []
      : (breakageOf(shape[path.split(".")[0] ?? path], { before: shown?.before, after: scalarOf(shown?.after) })
          ?.consequence ?? []),
  );
  return broken.length === 0 ? {} : { breaks: broken };
}

/** Of a delete, a step tells no inputs. */
function brokenByRemoval({ type, changes }: Step): Pick<Change, "breaks"> {
  const before = changes.flatMap(({ path, shown }) => (shown?.before === undefined ? [] : [[path, shown.before]]));
  const breaks = definitions.find(({ token }) => token === type)?.removalBreaks?.(Object.fromEntries(before));
  return breaks === undefined ? {} : { breaks: [breaks] };
}

/** A step shows its values as text. */
function scalarOf(text = ""): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  return /^\d+$/.test(text) ? Number(text) : text;
}

function leftBy(type: string): Pick<Change, "leaves"> {
  const leaves = definitions.find(({ token }) => token === type)?.leaves?.({});
  return leaves === undefined ? {} : { leaves };
}

function isDestructive({ operation, type }: Step, subject: Subject, recorded: RecordedServices): boolean {
  if (operation !== "delete" && operation !== "replace") return false;
  if (type.startsWith("aws:")) return true;
  return kindOf({ type })?.loses?.({ holdsData: holdsData(subject, recorded) }) !== undefined;
}

/** Of an add-on that nothing is recorded of, the worst is taken to be so. */
function holdsData(subject: Subject, recorded: RecordedServices): boolean {
  const known = recorded[subject.service ?? ""]?.addons[ownName(subject)];
  return known === undefined || known.backup !== undefined;
}
