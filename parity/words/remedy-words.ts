import { commandText } from "../../sdks/heroku/define/command.ts";
import type { Acceptance, Remedy, Step } from "../remedies/remedy.ts";

type StepWords = { readonly [Code in Step["code"]]: (step: Extract<Step, { code: Code }>) => string };
type AcceptanceWords = { readonly [How in Acceptance["how"]]: (accept: Extract<Acceptance, { how: How }>) => string };

const and = (names: readonly string[]): string => names.join(" and ");

const effects: Readonly<Record<NonNullable<Extract<Step, { code: "run" }>["effect"]>, string>> = {
  "restores it": " restores it",
  "restores generated value": " restores the generated value",
  "restores declared value": " restores the declared value",
  "restores secret": " restores the secret of the stack file",
  "deletes data": " (deletes its data)",
  "needs build": ", then a new build",
  "rolls forward": " rolls it forward",
  "needs preparation": "; on Standard and above, run pg:upgrade:prepare first",
};

const steps: StepWords = {
  run: ({ command, effect, addon }) =>
    `${commandText(command)}${effect === undefined ? "" : effects[effect]}${addon === undefined ? "" : ` creates ${addon}, which brings it`}`,
  inspect: ({ command, next, addon }) => {
    const check = `check ${commandText(command)}${addon === undefined ? "" : ` for ${addon}`}`;
    const change = next.map((each) => `heroku ${each}`).join(" or ");
    return next.length === 0 ? check : `${check}, then use ${change}`;
  },
  "separate add-ons": ({ command, addon }) =>
    `${commandText(command)} shows whose ${addon} it is: give each environment its own add-on`,
  "keep add-on": ({ addon, usedBy }) => `keep ${addon}, which is in use as ${usedBy.join(", ")}`,
  "keep attachment": ({ attachment, app, addon, command }) => {
    const keep = `keep ${attachment} of ${app}, which is in use`;
    return command === undefined
      ? keep
      : `${keep}; to have ${addon} serve as ${attachment}, run ${commandText(command)}`;
  },
  "ask vendor": ({ addon }) => `${addon} creates its drain itself: ask its vendor why one is missing`,
  "release code": ({ apps, process, command }) => {
    const release = `release the same code to ${and(apps)}${command === undefined ? "" : `: ${commandText(command)}`}`;
    return `${process === undefined ? "the start command comes with the build" : `${process} comes with the code`}: ${release}`;
  },
  promote: ({ command }) => `release the code in the first environment, then promote it: ${commandText(command)}`,
  build: ({ app }) => `a new build of ${app} takes the stack over`,
  "deploy a fix": ({ app }) => `deploy a fix to ${app} (pulumi up is refused until then)`,
  "create app again": ({ app }) => `an app cannot change its region: create ${app} again`,
  "set another secret": ({ command }) => `${commandText(command)} with another value`,
  "declare value": ({ key }) => `declare ${key} in index.ts as secret() or perEnvironment()`,
  "declare difference": () => "declare it in index.ts with onlyIn(…) and the reason, or make it the same in both",
  remove: () => "remove it",
};

const acceptances: AcceptanceWords = {
  declare: ({ file, key }) =>
    file === "index.ts" ? `to accept it, declare ${key} in index.ts` : `to accept it, set ${key} in the stack file`,
  onlyIn: ({ key }) =>
    `to accept it, declare ${key} in index.ts; if only one environment has it, use onlyIn(…) with a reason`,
  perEnvironment: ({ key }) => `to let them differ, declare ${key} as perEnvironment() or secret()`,
  "the same everywhere": () => "to accept it, do the same in the other environment",
};

const stepText = (step: Step): string => (steps[step.code] as (step: Step) => string)(step);

/** What to do about an unexplained difference, in one line. */
export function remedyText({ choose, steps: all, accept }: Remedy): string {
  const [first] = all;
  const isProse = first?.code === "keep add-on" || first?.code === "keep attachment" || first?.code === "declare value";
  const texts = all.map((step) => (isProse && step.code === "run" ? `run ${stepText(step)}` : stepText(step)));
  const todo = texts.join(choose === "all" ? "; " : isProse ? "; or " : " or ");
  const accepting = accept && (acceptances[accept.how] as (accept: Acceptance) => string)(accept);
  return [todo, accepting].filter((each) => each).join("; ");
}
