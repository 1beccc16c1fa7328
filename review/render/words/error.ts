import { failureText } from "../../../sdks/heroku/client/failure-text.ts";
import type { ReportError } from "../../report/report-error.ts";
import { commandLine } from "./edit.ts";

type MissingSecrets = Extract<ReportError, { readonly code: "missing secrets" }>;

/** Why an environment's review failed, in one line where Heroku and others have one. */
export function errorText(error: ReportError): string {
  switch (error.code) {
    case "missing secrets":
      return missingText(error);
    case "no report":
      return `no report of ${error.environment} was written: its job ended before; see its log`;
    case "no error said":
      return "the up failed, and the engine did not say why";
    default:
      return failureText(error);
  }
}

/** Of several secrets, one command asks for each value. */
function missingText({ file, secrets }: MissingSecrets): string {
  const [first, ...others] = secrets;
  if (first === undefined) return file;
  const { key, at, set } = first;
  if (others.length === 0) {
    const expected = at === undefined ? "a secret" : `a secret address at ${at}`;
    return failureText({ code: "finding", file, path: key, expected, got: "nothing", remedy: commandLine(set) });
  }
  const keys = secrets.map((each) => (each.at === undefined ? each.key : `${each.key} (an address at ${each.at})`));
  const [before, after] = [
    set.arguments.slice(0, set.arguments.indexOf(key)),
    set.arguments.slice(set.arguments.indexOf(key) + 1),
  ];
  const each = [commandLine({ ...set, arguments: before }), "$key", ...after].join(" ");
  return `${file}: expected ${secrets.length} secrets, got nothing for ${keys.join(", ")}: for key in ${secrets.map((secret) => secret.key).join(" ")}; do ${each}; done`;
}
