import { mustAlwaysDiffer } from "../../config-vars/must-always-differ.ts";
import { isStoreAddress } from "../../config-vars/store-identities.ts";
import { botOf } from "../facts/bots.ts";
import { projectOf } from "../facts/vendor-projects.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import type { ConfigVar } from "../view/estate-view.ts";

export const secretsDiffer = defineRule({
  name: "secrets-differ",
  holds:
    "Every secret has a different value in each environment; signing keys, encryption keys and bot tokens have no exception. Advisory: each environment has its own project and key at a vendor, such as Rollbar.",
  why: "More people have access to staging than to production. They could use a shared secret in production, and forge the sessions that it signs.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Set a different value with `pulumi config set --secret`, or declare `generated()` and remove the value from the stack files. If the value must be the same, give the reason with `secret({ shared })`.",
  rows: [22, 103],
  settings: { always: keys.describe("Additional config vars that must differ even if a reason is declared.") },
  check: ({ configVars }, { always }) =>
    configVars.filter(({ key }) => !isStoreAddress(key)).flatMap((variable) => violationsOf(variable, always)),
});

function violationsOf(variable: ConfigVar, always: readonly string[]): Violation[] {
  const found = foundIn(variable, always);
  if (found !== undefined) return [violation(variable, found)];
  const advice = foundInProject(variable);
  return advice === undefined ? [] : [violation(variable, advice, true)];
}

function foundIn({ key, isSensitive, sameIn, declared }: ConfigVar, always: readonly string[]): string | undefined {
  const isSame = sameIn.length > 0;
  const others = sameIn.join(" and ");
  const isShared = declared?.shared !== undefined;
  const bot = botOf(key);
  if (bot !== undefined && isSame) {
    return `a separate bot at ${bot}, got that of ${others}, so each message is answered twice: create another bot`;
  }
  if (mustAlwaysDiffer(key) || always.includes(key)) {
    const got = isSame ? `the value of ${others}` : "one declared as shared";
    return isSame || isShared
      ? `a separate value, because it signs or encrypts, got ${got}: declare it generated()`
      : undefined;
  }
  return isSensitive && isSame && !isShared
    ? `a separate secret, got the value of ${others}: set another, or declare secret({ shared: "why" })`
    : undefined;
}

/** Advisory, because a small service may share one project. */
function foundInProject({ key, isBlank, sameIn }: ConfigVar): string | undefined {
  const project = projectOf(key);
  if (project === undefined || isBlank || sameIn.length === 0) return undefined;
  return `a separate ${project.what} at ${project.name}, got that of ${sameIn.join(" and ")}, so ${project.harm}: create another`;
}
