import type { Code, Command, Placeholder, Step, StepNote } from "../../../kinds/command.ts";
import type { Edit, Unwritten } from "../../../kinds/edit.ts";
import { commandText } from "../../../sdks/heroku/define/command.ts";
import type { Snippet } from "./block.ts";
import { type Words, worded } from "./worded.ts";

/** What a reader fills in. */
const placeholders = {
  "another name": "another name",
  "as declared": "its declaration",
  "day within a year": "a day within a year",
  "drain name": "name",
  "first plan": "plan",
  live: "as Heroku has it",
  "live value": "the value that Heroku has",
  owner: "owner",
  reason: "the reason",
  repository: "repository",
  "value there": "its value there",
} satisfies Record<Placeholder, string>;

const gapText = (placeholder: Placeholder): string => placeholders[placeholder];

const codeText = (code: Code): string =>
  code.map((piece) => (typeof piece === "string" ? piece : `<${gapText(piece.placeholder)}>`)).join("");

/** As a shell takes it. */
export const commandLine = (command: Command): string => commandText(command, gapText);

const notes: Words<StepNote> = {
  "takes it over": () => "adopts it",
  "takes app over": ({ app }) => `adopts ${app}; its add-ons are empty`,
  "takes add-on over": ({ addon }) => `adopts ${addon}`,
  reads: ({ app, addon, madeAfter }) =>
    madeAfter === undefined
      ? `${app} then reads ${addon} again, with its data`
      : `${app} then reads ${addon}, which is newer than ${madeAfter}: check first whether it is empty`,
  "deletes data": () => "deletes its data",
  "without credential": ({ credential }) => `without ${credential}`,
  "shows webhook ids": () => "shows its id, for webhooks:remove",
  "transfers back": ({ team }) => `transfers it back to ${team}`,
  "needs confirmation": ({ confirmation }) => `refused until it is confirmed: HEROKU_CONFIRM=${confirmation}`,
  "refused while an add-on sets it": () => "refused while an add-on sets it",
  "refused while rolled back": ({ apps }) =>
    `refused while ${apps.join(" and ")} ${apps.length > 1 ? "are" : "is"} rolled back`,
  "creates app": () => "creates a new one, with empty add-ons",
  "creates add-on": ({ beside }) =>
    beside === undefined ? "creates a new, empty one" : `creates another one beside ${beside}`,
};

/** A command to copy; what is to be known of it, as a comment. */
const stepText = ({ command, notes: known = [] }: Step): string =>
  `${commandLine(command)}${known.length === 0 ? "" : `   # ${known.map((each) => worded(notes, each)).join("; ")}`}`;

export const stepsText = (steps: readonly Step[]): string => steps.map(stepText).join("\n");

const lines: Words<Edit> = {
  set: ({ environment, service, knob, value }) => `${knobAt(environment, service, knob)}: ${codeText(value)}`,
  unset: ({ environment, service, knob }) => `${knobAt(environment, service, knob)}: remove it`,
  declare: ({ service, path, written, adds, everywhere }) =>
    `index.ts: ${service}: ${path}: ${adds ? "add " : ""}${codeText(written)}${everywhere ? ", in every environment" : ""}`,
  undeclare: ({ service, path, from, because }) =>
    `index.ts: ${service}: remove ${path}${from === undefined ? "" : ` from ${from}`}${because === undefined ? "" : `: ${because}`}`,
  ignore: ({ environment, service, path }) =>
    `Pulumi.${environment}.yaml: estate:review: ignore: add { service: ${service}, path: ${path}, reason: "<${placeholders.reason}>", until: "<${placeholders["day within a year"]}>" }`,
  run: stepText,
};

const knobAt = (environment: string, service: string, knob: string): string =>
  `Pulumi.${environment}.yaml: estate:services.${service}.${knob}`;

/** What to write and to run, a line each. */
export const editsText = (edits: readonly Edit[]): string => edits.map((each) => worded(lines, each)).join("\n");

/** What accepts something, and the commands that do something else about it, by their labels: as far as there are any. */
export const snippetsOf = (
  accept: readonly Edit[] | undefined,
  commands: Readonly<Record<string, readonly Step[] | undefined>>,
): Snippet[] => [
  ...(accept === undefined ? [] : [{ label: "To accept", text: editsText(accept), isCommand: false }]),
  ...Object.entries(commands).flatMap(([label, steps]) =>
    steps === undefined ? [] : [{ label, text: stepsText(steps), isCommand: true }],
  ),
];

const reasons: Words<Unwritten> = {
  "already written": () => "these files already declare it",
  "service not declared": () => "it is no longer declared",
  "nothing declared of it": () => "it has no declaration of its own",
  "only plan is a knob": () => "of an add-on, only the plan can be set",
  "follows from address": () => "a notice follows from its address and from estate:noticeRelay",
  "certificate is Heroku's": () => "Heroku chooses the certificate of a declared domain",
  "pipeline is the team's": () => "a pipeline belongs to the team, and has the name of its service",
  "stage is the environment": () => "an app is in the stage that is named like its environment",
  "certificates follow domain": () => "automatic certificates are enabled if and only if a domain is declared",
  "app name is derived": () => "an app's name consists of its service and environment",
  "team owns apps": () => "estate:team owns every app of an environment",
  "app stays where created": () => "an app stays where it was created",
  "no daily backup declared": () => "no daily backup is declared for it",
  "review apps follow service": () => "review apps are created in the service's region, and stale ones are destroyed",
  "secrets of first environment": () => "secrets of review apps are those of the first environment",
  "app in every environment": ({ service }) =>
    `${service} has an app in every environment; docs/removing.md says how to remove a service`,
  "policy requires backup": () => "the policy postgres-has-daily-backup stops a database without one",
  "service has pipeline": () => "every service has a pipeline, and its apps are in their stages",
  "key not declared": ({ key }) => `${key} is no longer declared, so an up removes it`,
  "key is environment name": ({ key }) => `${key} is declared to be the name of its environment`,
  "apex redirect needs key": ({ key }) => `apexRedirect needs ${key}, which says where the app redirects its apex to`,
  broker: ({ slot }) =>
    `broker says that jobs wait in ${slot}, in every environment: name another database or key-value store there first`,
  "protected data": ({ slot, environment }) =>
    `the data of ${slot} is protected in ${environment}: an up creates a new, empty one; docs/removing.md shows how to remove it`,
  "onlyIn names one": ({ path, environments }) =>
    `onlyIn names one environment, and ${path} stays in ${environments.join(" and ")}`,
};

export const unwrittenText = (all: readonly Unwritten[]): string => all.map((each) => worded(reasons, each)).join("; ");
