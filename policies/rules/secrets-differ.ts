import { z } from "zod";
import { mustAlwaysDiffer } from "../../config-vars/must-always-differ.ts";
import { isStoreAddress } from "../../config-vars/store-identities.ts";
import { botOf } from "../facts/bots.ts";
import { projectOf } from "../facts/vendor-projects.ts";
import { defineRule } from "../rule.ts";
import { keys } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";
import type { ConfigVar } from "../view/estate-view.ts";

export const secretsDiffer = defineRule({
  name: "secrets-differ",
  holds:
    "Every secret has a different value in each environment; signing keys, encryption keys and bot tokens have no exception. Advisory: vendor projects and keys differ too.",
  why: "More people have access to staging. They could use a shared secret in production, and forge the sessions that it signs.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Set a different value with `pulumi config set --secret`, or declare `generated()` and remove the value from the stack files. If the value must be the same, give the reason with `secret({ shared })`.",
  rows: [22, 103],
  settings: z.strictObject({
    always: keys.describe("Additional config vars that must differ even if a reason is declared."),
  }),
  check(view, { always }) {
    return view.configVars
      .filter(({ key }) => !isStoreAddress(key))
      .flatMap((variable) => {
        const { urn, service, name, key } = variable;
        const shared = declaredOf(view, variable)?.config.find((each) => each.key === key)?.shared ?? null;
        const place = `${name}: ${key}`;
        const found = findingIn(variable, shared, always);
        if (found !== undefined) return [{ service, urn, message: `${place}: ${found}` }];
        const advice = foundInProject(variable);
        return advice === undefined ? [] : [{ service, urn, isAdvisory: true, message: `${place}: ${advice}` }];
      });
  },
});

function findingIn(variable: ConfigVar, shared: string | null, always: readonly string[]): string | undefined {
  const { key } = variable;
  const bot = botOf(key);
  if (bot !== undefined && variable.sameIn.length > 0) {
    return `expected a separate bot at ${bot}, got that of ${variable.sameIn.join(" and ")}, so each message is answered twice: create another bot`;
  }
  const mustDiffer = mustAlwaysDiffer(key) || always.includes(key);
  return mustDiffer ? foundInSigning(variable, shared) : foundInSecret(variable, shared);
}

/** Advisory, because a small service may share one project. */
function foundInProject({ key, isBlank, sameIn }: ConfigVar): string | undefined {
  const project = projectOf(key);
  if (project === undefined || isBlank || sameIn.length === 0) return undefined;
  return `expected a separate ${project.what} at ${project.name}, got that of ${sameIn.join(" and ")}, so ${project.harm}: create another`;
}

function foundInSecret({ isSensitive, sameIn }: ConfigVar, shared: string | null): string | undefined {
  if (!isSensitive || sameIn.length === 0 || shared !== null) return undefined;
  return `expected a separate secret, got the value of ${sameIn.join(" and ")}: set another, or declare secret({ shared: "why" })`;
}

function foundInSigning({ sameIn }: ConfigVar, shared: string | null): string | undefined {
  if (sameIn.length > 0) {
    return `expected a separate value, because it signs or encrypts, got the value of ${sameIn.join(" and ")}: declare it generated()`;
  }
  return shared === null
    ? undefined
    : "expected a separate value, because it signs or encrypts, got one declared as shared: declare it generated()";
}
