import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  mergeOptions,
  type Output,
  type Resource,
} from "@pulumi/pulumi";
import { addon as addonKind } from "../kinds/addon.ts";
import { app as appKind } from "../kinds/app.ts";
import { domain as domainKind } from "../kinds/domain.ts";
import { notice as noticeKind } from "../kinds/notice.ts";
import { pipeline as pipelineKind } from "../kinds/pipeline.ts";
import { reviewApps as reviewAppsKind } from "../kinds/review-apps.ts";
import type { Environment } from "../settings/declare.ts";
import { declaredFacts } from "../settings/declared-facts.ts";
import { formerNames } from "../settings/former-names.ts";
import { isProtected } from "../settings/is-protected.ts";
import type { IgnoreRule } from "../settings/review-rules.ts";
import type { ServiceSettings } from "../settings/settings.ts";
import { Access } from "./access.ts";
import { CustomDomain, type DomainSummary } from "./custom-domain.ts";
import { DeployNotice } from "./deploy-notice.ts";
import { leavingIgnored } from "./leaving-ignored.ts";
import { LogDrains } from "./log-drains.ts";
import type { Surroundings } from "./look-up.ts";
import { ReviewApps } from "./review-apps.ts";
import { ServicePipeline } from "./service-pipeline.ts";
import { TeamApp } from "./team-app.ts";
import { type AddonSummary, VendorAddon } from "./vendor-addon.ts";

/** What a `Service` is made of. */
export interface ServiceArgs {
  readonly settings: ServiceSettings;
  readonly environment: Environment;
  /** What an `up` leaves as it is on Heroku. */
  readonly ignore: readonly IgnoreRule[];
  readonly surroundings: Surroundings;
}

/** What the stack's outputs say of one service. Nothing of it is secret. */
export interface ServiceSummary {
  readonly app: string;
  /** Address at which Heroku serves the app. */
  readonly url: Output<string>;
  readonly pipeline: { readonly name: string; readonly stage: Environment };
  readonly processes: Readonly<Record<string, { readonly quantity: number; readonly size: string }>>;
  readonly addons: Readonly<Record<string, AddonSummary>>;
  /** The own host name, and the DNS records that make it work. */
  readonly domain?: DomainSummary;
  /** Scheme and host of each collector of log lines, by its name in the declaration. */
  readonly drains?: Readonly<Record<string, string>>;
  /** Addresses that hear of releases. */
  readonly notices: readonly string[];
  /** Permissions by account. */
  readonly access: Readonly<Record<string, readonly string[]>>;
  /** Why it may be deleted; absent where it is protected. */
  readonly unprotected?: string;
}

/**
 * One service in one environment: app, add-ons, pipeline stage, domain, notices, access and review apps. In production the app
 * and what holds data are protected, unless they are declared as unprotected.
 *
 * @example new Service("catalog", { settings, environment: "staging", surroundings })
 */
export class Service extends ComponentResource {
  readonly summary: ServiceSummary;
  readonly appId: Output<string>;
  /** Id of the pipeline, where this environment owns it. */
  readonly ownPipelineId: Input<string> | undefined;
  /** The declared config vars, secret as a whole. */
  readonly configValues: Output<Record<string, string>>;

  constructor(name: string, args: ServiceArgs, options?: ComponentResourceOptions) {
    const transformations = [leavingIgnored(name, args.ignore)];
    // Whatever is in it is called by its name, and renamed with it.
    const aliases = formerNames(args.settings.declaration).map((former) => ({ name: former }));
    super("tandem:index:Service", name, {}, mergeOptions({ transformations, aliases }, options));
    const { settings, environment, surroundings } = args;
    const { team, pipelines } = surroundings;
    const protect = isProtected(environment) && settings.unprotected === undefined;
    const app = new TeamApp(appKind.naming.of(name), { team: team.name, settings, protect }, { parent: this });
    this.appId = app.id;
    this.configValues = app.configValues;
    const pipeline = new ServicePipeline(
      pipelineKind.naming.of(name),
      { pipeline: name, teamId: team.id, existing: pipelines.get(name), app: { id: app.id, stage: environment } },
      { parent: this },
    );
    this.ownPipelineId = pipelines.has(name) ? undefined : pipeline.pipelineId;
    const addons = settings.addons.map((each): [string, VendorAddon] => {
      const args = { service: name, appId: app.id, settings: each, protectData: isProtected(environment) };
      const aliases = formerNames(each.addon).map((former) => ({ name: addonKind.naming.of(name, former) }));
      return [each.slot, new VendorAddon(addonKind.naming.of(name, each.slot), args, { parent: this, aliases })];
    });
    const domain = this.#domain(name, app, args);
    this.#receivers(name, app, settings);
    this.#reviewApps(name, args, pipeline, [app, ...addons.map(([, addon]) => addon)]);
    this.summary = {
      app: settings.appName,
      url: app.url,
      pipeline: { name, stage: environment },
      processes: Object.fromEntries(settings.processes.map(({ type, ...process }) => [type, process])),
      addons: Object.fromEntries(addons.map(([slot, { summary }]) => [slot, summary])),
      ...domain,
      ...(settings.drains.length > 0 && {
        drains: Object.fromEntries(settings.drains.map(({ name, to }) => [name, to])),
      }),
      notices: settings.notices.map(({ address }) => address),
      access: Object.fromEntries(settings.access.map(({ email, permissions }) => [email, permissions])),
      ...(settings.unprotected !== undefined && { unprotected: settings.unprotected }),
    };
    // Beside what people read: what policies see of the declaration.
    this.registerOutputs({ ...this.summary, declared: declaredFacts(settings, environment) });
  }

  #domain(name: string, app: TeamApp, args: ServiceArgs): Pick<ServiceSummary, "domain"> {
    const { settings, environment, surroundings } = args;
    const { domain } = settings;
    if (domain === undefined) return {};
    const zoneId = domain.dns.kind === "route53" ? surroundings.zones.get(domain.dns.zone) : undefined;
    const what = `${name} in ${environment}`;
    const made = new CustomDomain(
      domainKind.naming.of(name, "domain"),
      { service: name, appId: app.id, domain, zoneId, what },
      { parent: this },
    );
    return { domain: made.summary };
  }

  #receivers(name: string, app: TeamApp, { drains, notices, access }: ServiceSettings) {
    for (const { address, url } of notices) {
      new DeployNotice(
        noticeKind.naming.of(name, address),
        { service: name, address, appId: app.id, url },
        { parent: this },
      );
    }
    if (drains.length > 0) {
      new LogDrains(`${name}-drains`, { appId: app.id, drains }, { parent: this });
    }
    if (access.length > 0) {
      new Access(`${name}-access`, { service: name, appId: app.id, collaborators: access }, { parent: this });
    }
  }

  /** There is one pipeline, so the environment that owns it makes its review apps. */
  #reviewApps(name: string, args: ServiceArgs, { pipelineId }: ServicePipeline, after: readonly Resource[]) {
    const { settings, environment, surroundings } = args;
    const declared = settings.declaration.reviewApps;
    if (declared === undefined || surroundings.pipelines.has(name)) return;
    const teamId = surroundings.team.id;
    new ReviewApps(
      reviewAppsKind.naming.of(name),
      { pipelineId, teamId, declared, settings, environment, after },
      { parent: this },
    );
  }
}
