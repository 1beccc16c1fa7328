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
    "Every secret has another value in each environment; one that signs, encrypts or is a bot's, without exception. So, by advice, has what a vendor keeps apart by a project or key.",
  why: "Staging is open to more people: a secret that production shares is theirs too, and so are the sessions that it signs.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Set another value with `pulumi config set --secret`; or declare `generated()` and take the value out of the stack files; or say why with `secret({ shared })`.",
  rows: [22, 103],
  settings: z.strictObject({
    always: keys.describe("Further config vars that must differ whatever reason is declared."),
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
        return advice === undefined ? [] : [{ service, urn, isAdvised: true, message: `${place}: ${advice}` }];
      });
  },
});

function findingIn(variable: ConfigVar, shared: string | null, always: readonly string[]): string | undefined {
  const { key } = variable;
  const bot = botOf(key);
  if (bot !== undefined && variable.sameIn.length > 0) {
    return `expected a bot of its own at ${bot}, got that of ${variable.sameIn.join(" and ")}, so that each message is answered twice: make another bot`;
  }
  const mustDiffer = mustAlwaysDiffer(key) || always.includes(key);
  return mustDiffer ? foundInSigning(variable, shared) : foundInSecret(variable, shared);
}

/** A name or key of a vendor's proves less than a secret: one project may do for a small service. */
function foundInProject({ key, isBlank, sameIn }: ConfigVar): string | undefined {
  const project = projectOf(key);
  if (project === undefined || isBlank || sameIn.length === 0) return undefined;
  return `expected ${project.what} of its own at ${project.name}, got that of ${sameIn.join(" and ")}, so that ${project.harm}: make another`;
}

function foundInSecret({ isSensitive, sameIn }: ConfigVar, shared: string | null): string | undefined {
  if (!isSensitive || sameIn.length === 0 || shared !== null) return undefined;
  return `expected a secret of its own, got the value of ${sameIn.join(" and ")}: set another, or say why with secret({ shared: "why" })`;
}

function foundInSigning({ sameIn }: ConfigVar, shared: string | null): string | undefined {
  if (sameIn.length > 0) {
    return `expected a value of its own, as it signs or encrypts, got the value of ${sameIn.join(" and ")}: declare it generated()`;
  }
  return shared === null
    ? undefined
    : "expected a value of its own, as it signs or encrypts, got one declared as shared: declare it generated()";
}
