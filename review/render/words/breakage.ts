import type { RestartReason } from "../../../kinds/restart.ts";
import { command } from "../../../sdks/heroku/define/command.ts";
import { consequenceText, leftText } from "../../../sdks/heroku/define/consequence.ts";
import type { Breakage } from "../../report/breakage.ts";
import type { Change, Restart } from "../../report/report.ts";
import { commandLine } from "./edit.ts";
import { copied, listed, name, nothing, ours, type Phrase, phrase } from "./phrase.ts";
import { type Words, worded } from "./worded.ts";

/** As `it stops every dyno of the process`; nothing where nothing breaks. */
export const breaksPhrase = ({ breaks = [] }: Pick<Change, "breaks">): Phrase =>
  breaks.length === 0 ? nothing : phrase`it ${listed(breaks.map(breakagePhrase), ", and ")}`;

function breakagePhrase(breakage: Breakage): Phrase {
  if (breakage.code !== "values overwritten") return [{ as: "theirs", text: consequenceText(breakage) }];
  const { app, keys } = breakage;
  const shown = keys.map((key) => copied(commandLine(command("heroku", "config:get", key, "--app", app))));
  return phrase`replaces a value that was set by hand and is kept nowhere else: ${listed(shown, ", ")} shows it until then`;
}

export const leavesPhrase = ({ leaves }: Pick<Change, "leaves">): Phrase =>
  leaves === undefined ? nothing : ours(`stays on Heroku: ${leftText[leaves]}`);

const reasons: Words<RestartReason, [], Phrase> = {
  "config vars": ({ keys }) =>
    keys.length === 0 ? ours("config vars change") : phrase`config vars change: ${listed(keys.map(name), ", ")}`,
  "add-on": ({ slot }) => phrase`the add-on ${name(slot)} changes config vars`,
  attachment: ({ attachment }) => phrase`the attachment ${name(attachment)} changes config vars`,
  "attachment name": ({ slot }) =>
    phrase`the add-on ${name(slot)} gets another attachment name, which changes config vars`,
  plan: ({ slot }) => phrase`a plan change of ${name(slot)} may change config vars`,
  "dyno size": () => ours("the size of their dynos changes"),
};

/** Why dynos restart. */
export const restartPhrase = ({ because }: Pick<Restart, "because">): Phrase =>
  listed(
    because.map((each) => worded(reasons, each)),
    "; ",
  );
