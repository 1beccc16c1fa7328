import {
  PolicyPack,
  type ReportViolation,
  type ResourceValidationPolicy,
  type StackValidationPolicy,
} from "@pulumi/policy";
import { DeclaredResources } from "./declared-resources.ts";
import { evaluate } from "./evaluate.ts";
import type { Rule, Violation } from "./rule.ts";
import { readPolicySettings } from "./settings.ts";
import { readEstate } from "./view/read-estate.ts";
import { type Resource, resourceOf } from "./view/resource.ts";

/**
 * Serves rules as a policy pack. The first policy evaluates all rules at once, because the engine sends the whole list of resources
 * again for each policy, which is slow. It reports violations under the rules' names, with the levels in the stack file.
 * The rules' own policies exist only for listings. A pack cannot read the stack file, and the Pulumi CLI
 * does not change a policy's level after the start.
 */
export function servePack(name: string, rules: readonly Rule[]): void {
  const declared = new DeclaredResources();
  const evaluateAll: StackValidationPolicy & ResourceValidationPolicy = {
    ...policySettings,
    validateResource(resource) {
      declared.add(resource);
    },
    validateStack({ resources }, report) {
      for (const found of evaluateEstate(rules, declared.among(resources).map(resourceOf))) reportAs(report, found);
    },
  };
  const listed = rules.map(({ name: own, holds, severity, remedy }) =>
    asked({ name: own, description: holds, severity, remediationSteps: remedy }),
  );
  new PolicyPack(name, { policies: [evaluateAll, ...listed, asked(waivers), asked(exceptions)] });
}

const policySettings = {
  name: "policy-settings",
  description: "`estate:policies` in the stack file is valid.",
  enforcementLevel: "mandatory",
  severity: "critical",
  remediationSteps: "Correct the stack file; until then none of its waivers, levels and settings apply.",
} as const;

const waivers = {
  name: "waivers",
  description: "Lists every waiver and every lowered level.",
  enforcementLevel: "advisory",
  severity: "low",
  remediationSteps: "Remove expired and unused waivers.",
} as const;

const exceptions = {
  name: "exceptions",
  description: "Lists every exception in index.ts with its reason.",
  enforcementLevel: "advisory",
  severity: "low",
  remediationSteps: "None: an exception is not a violation. Remove exceptions that no longer apply from index.ts.",
} as const;

/** A disabled policy that only appears in listings. */
const asked = (policy: Omit<StackValidationPolicy, "validateStack">): StackValidationPolicy => ({
  ...policy,
  enforcementLevel: "disabled",
  validateStack() {},
});

/** A violation to report under the name of its policy. */
type Found = Pick<StackValidationPolicy, "name" | "description" | "severity" | "enforcementLevel"> &
  Pick<Violation, "message" | "urn">;

/** The SDK accepts a violation with its own name and level, which its types omit. */
const reportAs = (report: ReportViolation, found: Found): void => Reflect.apply(report, undefined, [found]);

function evaluateEstate(rules: readonly Rule[], resources: readonly Resource[]): Found[] {
  const today = new Date().toISOString().slice(0, 10);
  const view = readEstate(resources, today);
  const estate = resources.find(({ type }) => type === "tandem:index:Estate");
  const settings = readPolicySettings(estate?.props.policies, {
    rules,
    environment: view.environment,
    services: view.services.map(({ declared }) => declared.name),
    today,
  });
  const evaluation = evaluate(view, rules, settings);
  return [
    ...evaluation.findings.map((message) => ({ ...policySettings, message })),
    ...evaluation.results.flatMap(({ rule: { name, holds, severity }, level, violations }) =>
      violations.map(({ message, urn, isAdvisory }) => {
        const enforcementLevel = isAdvisory === true ? "advisory" : level;
        return { name, description: holds, severity, enforcementLevel, message, urn };
      }),
    ),
    ...evaluation.waivers.map((message) => ({ ...waivers, message })),
    ...evaluation.exceptions.map((message) => ({ ...exceptions, message })),
  ];
}
