import {
  PolicyPack,
  type ReportViolation,
  type ResourceValidationPolicy,
  type StackValidationPolicy,
} from "@pulumi/policy";
import { DeclaredResources } from "./declared-resources.ts";
import { judge } from "./judge.ts";
import type { Level, Rule, Severity } from "./rule.ts";
import { readPolicySettings } from "./settings.ts";
import { readEstate } from "./view/read-estate.ts";
import { type Resource, resourceOf } from "./view/resource.ts";

/**
 * Serves rules as a policy pack. All are judged at once, by the first policy: an engine hands a stack's whole list of resources
 * to each policy anew, which takes longer than everything else. It reports in the rules' names, at the levels that the stack file
 * asks for; the rules' own policies are there to be listed. An engine gives a pack nothing of the stack file, and the Pulumi CLI
 * holds a policy to the level that it began with.
 */
export function servePack(name: string, rules: readonly Rule[]): void {
  const declared = new DeclaredResources();
  const judging: StackValidationPolicy & ResourceValidationPolicy = {
    ...policySettings,
    validateResource(resource) {
      declared.add(resource);
    },
    validateStack({ resources }, report) {
      for (const found of judged(rules, declared.among(resources).map(resourceOf))) reportAs(report, found);
    },
  };
  const listed = rules.map(({ name: own, holds, severity, remedy }) =>
    asked({ name: own, description: holds, severity, remediationSteps: remedy }),
  );
  new PolicyPack(name, { policies: [judging, ...listed, asked(waivers), asked(exceptions)] });
}

const policySettings = {
  name: "policy-settings",
  description: "estate:policies of the stack file is well-formed.",
  enforcementLevel: "mandatory",
  severity: "critical",
  remediationSteps: "Correct the stack file; until then no waiver, level or setting of it counts.",
} as const;

const waivers = {
  name: "waivers",
  description: "Every waiver is listed, and every level that is lowered.",
  severity: "low",
  remediationSteps: "Remove what has expired or is unused.",
} as const;

const exceptions = {
  name: "exceptions",
  description: "Every lasting exception of index.ts is listed, with its reason.",
  severity: "low",
  remediationSteps: "Nothing: an exception is no violation. Remove from index.ts what holds no more.",
} as const;

/** A policy that another one is asked for. */
const asked = (policy: Omit<StackValidationPolicy, "validateStack" | "enforcementLevel">): StackValidationPolicy => ({
  ...policy,
  enforcementLevel: "disabled",
  validateStack() {},
});

/** A violation in the name of a policy, whichever reports it. */
interface Found {
  readonly name: string;
  readonly description: string;
  readonly severity: Severity;
  readonly enforcementLevel: Level;
  readonly message: string;
  readonly urn?: string | undefined;
}

/** The SDK takes a violation with a name and a level of its own, of which its types know nothing. */
const reportAs = (report: ReportViolation, found: Found): void => Reflect.apply(report, undefined, [found]);

function judged(rules: readonly Rule[], resources: readonly Resource[]): Found[] {
  const today = new Date().toISOString().slice(0, 10);
  const view = readEstate(resources, today);
  const estate = resources.find(({ type }) => type === "tandem:index:Estate");
  const settings = readPolicySettings(estate?.props.policies, {
    rules,
    environment: view.environment,
    services: view.services.map(({ declared }) => declared.name),
    today,
  });
  const judgement = judge(view, rules, settings);
  return [
    ...judgement.findings.map((message): Found => ({ ...policySettings, message })),
    ...judgement.verdicts.flatMap(({ rule: { name, holds, severity }, level, violations }) =>
      violations.map(({ message, urn, isAdvised }): Found => {
        const enforcementLevel = isAdvised === true ? "advisory" : level;
        return { name, description: holds, severity, enforcementLevel, message, urn };
      }),
    ),
    ...judgement.waivers.map((message): Found => ({ ...waivers, enforcementLevel: "advisory", message })),
    ...judgement.exceptions.map((message): Found => ({ ...exceptions, enforcementLevel: "advisory", message })),
  ];
}
