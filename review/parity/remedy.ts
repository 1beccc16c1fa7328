import type { ParityDifference } from "../../parity/difference.ts";
import { setterOf } from "../../parity/facts.ts";
import { detaching, remedyForBrought } from "./remedy-brought.ts";
import { acceptance, buildOf, removal } from "./remedy-commands.ts";
import type { RemedySide } from "./remedy-side.ts";
import { versionRemedy } from "./remedy-version.ts";

/** What to do about an unexplained difference: the command that puts it right, or the code that takes it over. */
export function remedyFor(difference: ParityDifference, sides: readonly RemedySide[]): string {
  const { path, aspect } = difference;
  if (path === "app") return putBack(sides.filter(({ live }) => !live.app));
  if (path.endsWith(".from")) return detach(difference, sides);
  if (path === "release.rollback") return rollForward(sides);
  if (path === "release.commit") return promotion(sides);
  if (/^processes\.[^.]+\.command$/.test(path)) return oneBuild(sides);
  if (/^addons\.[^.]+\.version(\.|$)/.test(path)) return versionRemedy(path, sides);
  if (path === "backups.newest") return capture(difference, sides);
  if (aspect === "config" && isAboutValues(difference)) return ofValues(difference, sides);
  return remedyForBrought(path, sides) ?? ofFact(path, sides);
}

const putBack = (sides: readonly RemedySide[]): string =>
  sides.map(({ environment }) => `pulumi up --refresh --stack ${environment}`).join("; ");

/** An `up` stops at a rolled-back app: it would put config vars of now beside code of then. */
const rollForward = (sides: readonly RemedySide[]): string =>
  sides
    .filter(({ live }) => live["release.rollback"] !== undefined)
    .map(({ app, live }) => {
      const before = live["release.rollback.before"];
      const forward = before === undefined ? "" : `heroku rollback ${before} --app ${app} goes forward again; `;
      return `${forward}or deploy a fix to ${app}; an up stops until then`;
    })
    .join("; ");

/** The environment that code is to be promoted from is the one where it is built. */
function promotion(sides: readonly RemedySide[]): string {
  const from = sides.filter(({ declared }) => declared["release.origin"] === undefined).map(({ app }) => app);
  const promote = from.map((app) => `heroku pipelines:promote --app ${app}`).join("; ");
  return `release the same code to staging's pipeline stage first: ${promote} takes it over`;
}

/** A start command is of the build, and in no declaration. */
function oneBuild(sides: readonly RemedySide[]): string {
  const isPromoted = sides.some(({ declared }) => declared["release.origin"] !== undefined);
  const promote = sides.filter(({ declared }) => declared["release.origin"] === undefined);
  const how = isPromoted ? `: ${promote.map(({ app }) => `heroku pipelines:promote --app ${app}`).join("; ")}` : "";
  return `it comes with the build: release one build to ${sides.map(({ app }) => app).join(" and ")}${how}`;
}

/** What the declaration settles is put back; what it does not know is taken over or removed. */
function ofFact(path: string, sides: readonly RemedySide[]): string {
  const strayed = sides.filter(({ live, declared }) => live[path] !== declared[path]);
  const isSettled = sides.some(({ declared }) => declared[path] !== undefined);
  const lacking = strayed.filter(
    ({ live, declared }) => declared[path] !== undefined && !hasMore(path, live, declared),
  );
  const [, type] = /^processes\.([^.]+)$/.exec(path) ?? [];
  if (lacking.length > 0 && type !== undefined) {
    return `${type} comes with the code: release it to ${lacking.map(({ app }) => app).join(" and ")}`;
  }
  const set = lacking.filter(({ live, declared }) => path === "stack" && live["stack.next"] === declared.stack);
  if (set.length > 0 && set.length === lacking.length) return set.map(({ app }) => buildOf(app)).join("; ");
  if (lacking.length > 0) return `${putBack(lacking)} restores it${acceptance(path)}`;
  if (isSettled && strayed.length === 0)
    return `declare it in index.ts as onlyIn(…) with the reason, or the same everywhere`;
  const having = sides.filter(
    ({ live, declared }) => live[path] !== undefined && (declared[path] === undefined || hasMore(path, live, declared)),
  );
  return `${removal(path, having)}${acceptance(path)}`;
}

/** Whether there is more of what is counted or listed than is declared: an `up` leaves alone what it has not made. */
function hasMore(path: string, { [path]: live = "" }: RemedySide["live"], declared: RemedySide["declared"]): boolean {
  const wanted = declared[path] ?? "";
  if (Number(live) > Number(wanted)) return true;
  const [all, own] = [live, wanted].map((text) => text.split(path.startsWith("webhooks.") ? "; " : ", "));
  const isList = /^(addons|backups|webhooks)\./.test(path);
  return isList && live !== wanted && (own ?? []).every((each) => all?.includes(each));
}

function detach({ path }: ParityDifference, sides: readonly RemedySide[]): string {
  const [, service = ""] = path.split(".");
  const name = path.split(".").at(-2) ?? "";
  const having = sides.filter(({ live }) => live[path] !== undefined);
  return having.map((side) => detaching(name, side, service)).join("; ");
}

function capture({ path, values }: ParityDifference, sides: readonly RemedySide[]): string {
  const stale = sides.filter(({ environment }) => !values[environment]?.startsWith("within"));
  const databases = stale.map(({ app }) => `heroku pg:backups:capture --app ${app}`);
  return `${databases.join("; ")}; heroku pg:backups --app ${stale[0]?.app} tells whether ${path.split(".")[0]} fail`;
}

const isAboutValues = ({ values }: ParityDifference): boolean =>
  Object.values(values).every((text) => text === "the same value" || text === OWN);

const OWN = "a value of its own";

function ofValues({ path, service, values }: ParityDifference, sides: readonly RemedySide[]): string {
  const key = path.slice("config.".length);
  const [first] = sides;
  const setter = setterOf(first?.live[path] ?? "");
  if (setter !== undefined)
    return `heroku addons --app ${first?.app} tells whose ${setter} it is: give each environment one of its own`;
  const kind = sides.map(({ origins }) => origins[key]?.kind).find((each) => each !== undefined);
  switch (kind) {
    case "secret":
      if (Object.values(values).includes(OWN)) return `${putBack(sides)} puts the stack file's back`;
      return `pulumi config set --secret ${service}:${key} --stack ${first?.environment} with another value, then pulumi up --refresh --stack ${first?.environment}`;
    case "generated":
      return `${putBack(sides)} puts the generated one back`;
    case undefined:
      return `declare ${key} in index.ts as secret() or perEnvironment(), or remove it: ${removal(path, sides)}`;
    default:
      return `${putBack(sides)} puts the declared one back; to let them differ, declare ${key} as perEnvironment() or secret()`;
  }
}
