import "./lean-sdk.ts";
import { ComponentResource, type ComponentResourceOptions, RunError } from "@pulumi/pulumi";
import { checkSettings } from "../settings/check-settings.ts";
import type { EstateDeclaration } from "../settings/declare.ts";
import { type Difference, differencesDeclared } from "../settings/difference.ts";
import { lineOf } from "../settings/finding.ts";
import { type MonthlyCost, monthlyCost } from "../settings/monthly-cost.ts";
import type { EstateSettings } from "../settings/settings.ts";
import { type StackInput, stackInput } from "../settings/stack-input.ts";
import { handOver } from "./declaration-hook.ts";
import { lookUp, type Surroundings } from "./look-up.ts";
import { Service, type ServiceSummary } from "./service.ts";

/** What a stack's outputs say. Nothing of it is secret. */
export interface EstateSummary {
  readonly services: Readonly<Record<string, ServiceSummary>>;
  /** Every `onlyIn` of the declaration: what one environment has and the others do not, and why. */
  readonly differences: readonly Difference[];
  readonly monthlyCost: MonthlyCost;
}

/**
 * Makes one environment of the estate: the one whose stack runs. Everything is checked, and everything looked up, before the
 * first resource is registered; whatever is wrong ends the program with one message.
 *
 * @example export const { services, monthlyCost } = await estate({ environments: ["staging", "production"], services: [catalog] });
 */
export async function estate(declaration: EstateDeclaration, stack?: StackInput): Promise<EstateSummary> {
  await handOver(declaration);
  const checked = checkSettings(declaration, stack ?? stackInput());
  if ("findings" in checked) throw new RunError(checked.findings.map(lineOf).join("\n"));
  const surroundings = await lookUp(checked.settings);
  return new Estate("estate", { settings: checked.settings, surroundings }).summary;
}

interface EstateArgs {
  readonly settings: EstateSettings;
  readonly surroundings: Surroundings;
}

class Estate extends ComponentResource {
  readonly summary: EstateSummary;

  constructor(name: string, { settings, surroundings }: EstateArgs, options?: ComponentResourceOptions) {
    super("tandem:index:Estate", name, {}, options);
    const { environment, declaration } = settings;
    const services = settings.services.map((service): [string, ServiceSummary] => {
      const { name: own } = service.declaration;
      return [own, new Service(own, { settings: service, environment, surroundings }, { parent: this }).summary];
    });
    this.summary = {
      services: Object.fromEntries(services),
      differences: declaration.services.flatMap(differencesDeclared),
      monthlyCost: monthlyCost(settings.services, surroundings.prices),
    };
    this.registerOutputs();
  }
}
