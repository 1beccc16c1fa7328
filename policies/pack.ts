import { PolicyPack, type StackValidationPolicy } from "@pulumi/policy";
import { type Judgement, judge } from "./judge.ts";
import type { Rule } from "./rule.ts";
import { readPolicySettings } from "./settings.ts";
import { readEstate } from "./view/read-estate.ts";
import { type Resource, resourceOf } from "./view/resource.ts";

/**
 * Serves rules as a policy pack. All are judged at once, by the first policy: an engine hands a stack's whole list of resources
 * to each policy anew, which takes longer than everything else. So the others are enabled only where they have something to
 * report, at the level that the stack file asks for; an engine gives a pack nothing of the stack file.
 */
export function servePack(name: string, rules: readonly Rule[]): void {
  let judgement: Judgement | undefined;
  const settings: StackValidationPolicy = {
    name: "policy-settings",
    description: "estate:policies of the stack file is well-formed.",
    enforcementLevel: "mandatory",
    severity: "critical",
    remediationSteps: "Correct the stack file; until then no waiver, level or setting of it counts.",
    validateStack({ resources }, report) {
      judgement = judged(rules, resources.map(resourceOf));
      for (const finding of judgement.findings) report(finding);
    },
  };
  const waivers = reporting(
    {
      name: "waivers",
      description: "Every waiver is listed.",
      severity: "low",
      remediationSteps: "Remove what has ended, or lets nothing be.",
    },
    () => (judgement === undefined ? "advisory" : levelIf(judgement.waivers, "advisory")),
    () => (judgement?.waivers ?? []).map((message) => ({ message })),
  );
  const policies = rules.map((rule) => {
    const verdict = () => judgement?.verdicts.find((each) => each.rule === rule);
    return reporting(
      { name: rule.name, description: rule.holds, severity: rule.severity, remediationSteps: rule.remedy },
      () =>
        judgement === undefined ? rule.level : levelIf(verdict()?.violations ?? [], verdict()?.level ?? rule.level),
      () => verdict()?.violations ?? [],
    );
  });
  new PolicyPack(name, { policies: [settings, ...policies, waivers] });
}

type EnforcementLevel = NonNullable<StackValidationPolicy["enforcementLevel"]>;

const levelIf = (found: readonly unknown[], level: EnforcementLevel): EnforcementLevel =>
  found.length === 0 ? "disabled" : level;

/** A policy that reports what was found already. Its level is asked for anew at each run. */
function reporting(
  policy: Omit<StackValidationPolicy, "validateStack" | "enforcementLevel">,
  level: () => EnforcementLevel,
  found: () => readonly { message: string; urn?: string | undefined }[],
): StackValidationPolicy {
  return {
    ...policy,
    get enforcementLevel() {
      return level();
    },
    validateStack(_, report) {
      for (const { message, urn } of found()) report(message, urn);
    },
  };
}

function judged(rules: readonly Rule[], resources: readonly Resource[]): Judgement {
  const view = readEstate(resources);
  const estate = resources.find(({ type }) => type === "tandem:index:Estate");
  const settings = readPolicySettings(estate?.props.policies, {
    rules,
    environment: view.environment,
    services: view.services.map(({ declared }) => declared.name),
    today: new Date().toISOString().slice(0, 10),
  });
  return judge(view, rules, settings);
}
