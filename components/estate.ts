import "./lean-sdk.ts";
import { GeneratedSecret } from "@pulumi/heroku";
import { ComponentResource, type ComponentResourceOptions, type Output, RunError, secret } from "@pulumi/pulumi";
import { pipelineGuard } from "../kinds/pipeline-guard.ts";
import { declaredManifest } from "../parity/declared/declared-manifest.ts";
import type { Fingerprints, Manifest } from "../parity/manifest.ts";
import { manifestText } from "../parity/manifest-text.ts";
import { checkSettings } from "../settings/check-settings.ts";
import { declarationOf } from "../settings/declaration/declaration-of.ts";
import type { EstateDeclaration } from "../settings/declare.ts";
import { type Difference, differencesDeclared } from "../settings/difference.ts";
import { type DeclaredException, exceptionsDeclared } from "../settings/exceptions.ts";
import { type Finding, lineOf } from "../settings/finding.ts";
import { type MonthlyCost, monthlyCost, reviewAppCosts } from "../settings/monthly-cost.ts";
import { type IgnoreRule, reviewRules } from "../settings/review-rules.ts";
import type { EstateSettings } from "../settings/settings.ts";
import { type StackInput, stackInput } from "../settings/stack-input.ts";
import { handOver } from "./declaration-hook.ts";
import { fingerprintsOf } from "./fingerprints.ts";
import { refusedFirst } from "./first-environment.ts";
import { guardPipelines } from "./guard-pipelines.ts";
import { keptPipelines } from "./kept-pipelines.ts";
import { lookUp, type Surroundings } from "./look-up.ts";
import { refusedMoves } from "./moves.ts";
import { type Recorded, readRecorded } from "./recorded-environments.ts";
import { refusedRemovals } from "./removals.ts";
import { RemovedService } from "./removed-service.ts";
import { underPresentNames } from "./renamed-records.ts";
import { Service, type ServiceSummary } from "./service.ts";

/** What a stack's outputs say. Nothing of it is secret but the fingerprints. */
export interface EstateSummary {
  readonly services: Readonly<Record<string, ServiceSummary>>;
  /** Every `onlyIn` of the declaration: what one environment has and the others do not, and why. */
  readonly differences: readonly Difference[];
  /** What the services do otherwise than the policies ask, for good, and why. */
  readonly exceptions: readonly DeclaredException[];
  readonly monthlyCost: MonthlyCost;
  /** What the other environments' runs compare themselves with, as a text. */
  readonly manifest: string;
  readonly fingerprints: Output<Fingerprints>;
}

/**
 * Makes one environment of the estate: the one whose stack runs. Everything is checked, and everything looked up, before the
 * first resource is registered; whatever is wrong ends the program with one message.
 *
 * @example export const { services, manifest, fingerprints } = await estate({ environments: ["staging", "production"], services: [catalog] });
 */
export async function estate(declaration: EstateDeclaration, stack?: StackInput): Promise<EstateSummary> {
  const declared = declarationOf(declaration);
  if ("findings" in declared) throw findingsError(declared.findings);
  await handOver(declared.declaration);
  const input = stack ?? stackInput();
  const checked = checkSettings(declared.declaration, input);
  if ("findings" in checked) throw findingsError(checked.findings);
  const today = new Date().toISOString().slice(0, 10);
  const rules = reviewRules(input, { services: declared.declaration.services, today });
  if (rules.findings.length > 0) throw findingsError(rules.findings);
  const [surroundings, ...recorded] = await Promise.all([
    lookUp(checked.settings),
    ...declared.declaration.environments.map(async (name) => [name, await readRecorded(name)] as const),
  ]);
  const records = new Map<string, Recorded>(recorded);
  const refused = [refusedFirst, refusedRemovals, refusedMoves].flatMap((of) => of(declared.declaration, records));
  if (refused.length > 0) throw new RunError(refused.join("\n"));
  return new Estate("estate", { settings: checked.settings, ignore: rules.ignore, surroundings, records }).summary;
}

/** An error that the SDK shows without a stack. */
const findingsError = (findings: readonly Finding[]): RunError => new RunError(findings.map(lineOf).join("\n"));

interface EstateArgs {
  readonly settings: EstateSettings;
  readonly ignore: readonly IgnoreRule[];
  readonly surroundings: Surroundings;
  /** What each environment has recorded by its last `up`, this one included. */
  readonly records: ReadonlyMap<string, Recorded>;
}

class Estate extends ComponentResource {
  readonly summary: EstateSummary;

  constructor(name: string, args: EstateArgs, options?: ComponentResourceOptions) {
    super("tandem:index:Estate", name, {}, options);
    const { settings, ignore, surroundings } = args;
    const { environment, declaration } = settings;
    const services = settings.services.map((service): [string, Service] => {
      const { name: own } = service.declaration;
      return [own, new Service(own, { settings: service, environment, ignore, surroundings }, { parent: this })];
    });
    const kept = keptPipelines(declaration, environment, args.records);
    const removed = kept.map((each) => new RemovedService(each, { teamId: surroundings.team.id }, { parent: this }));
    const salt = new GeneratedSecret(`${name}-salt`, {}, { parent: this });
    const guarded = [...services.map(([, service]) => service), ...removed];
    guardPipelines(pipelineGuard.naming.of(name), guarded, { parent: this, dependsOn: salt });
    const hasPipelines = declaration.environments[0] === environment;
    const { awaitedPipelines } = surroundings;
    const manifest = {
      ...declaredManifest(settings),
      hasPipelines,
      ...(kept.length > 0 && { keptPipelines: kept }),
      ...(awaitedPipelines.length > 0 && { awaitedPipelines: [...awaitedPipelines] }),
    };
    const configValues = Object.fromEntries(services.map(([own, service]) => [own, service.configValues]));
    this.summary = {
      services: Object.fromEntries(services.map(([own, service]) => [own, service.summary])),
      differences: declaration.services.flatMap(differencesDeclared),
      exceptions: declaration.services.flatMap(exceptionsDeclared),
      monthlyCost: costOf(args),
      manifest: manifestText(manifest),
      fingerprints: fingerprintsOf(salt.value, configValues),
    };
    this.registerOutputs(forPolicies(args, this.summary.monthlyCost, manifest));
  }
}

/** Review apps are made by the environment that has the pipelines. */
function costOf({
  settings: { services, environment, declaration },
  surroundings: { prices },
}: EstateArgs): MonthlyCost {
  const reviewApps = declaration.environments[0] === environment ? reviewAppCosts(services, prices) : {};
  return { ...monthlyCost(services, prices), ...(Object.keys(reviewApps).length > 0 && { reviewApps }) };
}

/** What the policy pack sees of the estate as a whole: an engine shows it resources, and nothing of the stack file. */
function forPolicies({ settings, records }: EstateArgs, cost: MonthlyCost, manifest: Manifest) {
  const { environment, declaration, policies } = settings;
  const present = [...records].map(([name, record]): [string, Recorded] => [
    name,
    underPresentNames(record, declaration.services),
  ]);
  const [, before] = present.find(([name]) => name === environment) ?? [];
  const others = present.filter(([name]) => name !== environment);
  const prints = others.flatMap(([name, record]): [string, Fingerprints][] =>
    record.kind === "recorded" && record.fingerprints !== undefined ? [[name, record.fingerprints]] : [],
  );
  return {
    environment,
    environments: [...declaration.environments],
    team: settings.team,
    policies: policies ?? null,
    monthlyCost: cost,
    manifest,
    before: before?.kind === "recorded" ? before.manifest : null,
    recorded: Object.fromEntries(
      others.map(([name, record]) => [
        name,
        record.kind === "recorded"
          ? { kind: record.kind, manifest: record.manifest, ...(record.costs && { costs: record.costs }) }
          : record,
      ]),
    ),
    recordedFingerprints: secret(Object.fromEntries(prints)),
  };
}
