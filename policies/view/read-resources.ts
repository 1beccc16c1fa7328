import { suspicionOf } from "../../config-vars/suspicion.ts";
import { addon } from "../../kinds/addon.ts";
import { app } from "../../kinds/app.ts";
import { attachment } from "../../kinds/attachment.ts";
import { backupSchedule } from "../../kinds/backup-schedule.ts";
import { domain } from "../../kinds/domain.ts";
import { drain } from "../../kinds/drain.ts";
import { notice } from "../../kinds/notice.ts";
import { pipelineStage } from "../../kinds/pipeline-stage.ts";
import { process } from "../../kinds/process.ts";
import { reviewApps } from "../../kinds/review-apps.ts";
import { unusableBecause } from "../facts/receivers.ts";
import type { ValueContext } from "./classify-value.ts";
import type { AppResourceView, EstateView, ResourceView, ServiceView } from "./estate-view.ts";
import { at, flag, number, text, texts } from "./property.ts";
import type { Resource } from "./resource.ts";

interface Context {
  readonly valueContext: Pick<ValueContext, "ownHosts" | "foreignHosts">;
  readonly services: readonly ServiceView[];
  resourceView(resource: Resource): ResourceView;
  appResource(resource: Resource): AppResourceView;
}

type ResourceViews = Omit<
  EstateView,
  | "today"
  | "environment"
  | "environments"
  | "team"
  | "services"
  | "configVars"
  | "pipelineVars"
  | "undeclared"
  | "monthlyCost"
  | "parity"
>;

/** The resources of each kind, with the properties that rules read. */
export function readResources(resources: readonly Resource[], context: Context): ResourceViews {
  const { resourceView, appResource, valueContext } = context;
  const all = <T>(type: string, read: (resource: Resource) => T): T[] =>
    resources.filter((each) => each.type === type).map(read);
  return {
    apps: all(app.token, (each) => ({
      ...resourceView(each),
      appName: text(each.props.name),
      team: text(at(each.props.organization, "name")),
      acm: flag(each.props.acm),
      stack: text(each.props.stack),
      space: text(each.props.space),
      buildpacks: texts(each.props.buildpacks),
      isProtected: each.isProtected,
    })),
    processes: all(process.token, (each) => ({
      ...appResource(each),
      type: text(each.props.type),
      quantity: number(each.props.quantity),
      size: text(each.props.size),
    })),
    addons: all(addon.token, (each) => addonOf(each, context)),
    attachments: all(attachment.token, (each) => ({
      ...appResource(each),
      addon: each.origins.addonId?.[0],
    })),
    schedules: all(backupSchedule.token, (each) => ({
      ...resourceView(each),
      addon: each.origins.addonId?.[0],
    })),
    domains: all(domain.token, (each) => ({
      ...appResource(each),
      hostname: text(each.props.hostname),
      hasCertificate: text(each.props.sniEndpointId) !== undefined || isFromResource(each, "sniEndpointId"),
    })),
    drains: all(drain.token, (each) => ({
      ...appResource(each),
      scheme: schemeOf(text(each.props.url) ?? text(each.props.sensitiveUrl)),
      suspicion: suspicionOf("url", text(each.props.url) ?? ""),
    })),
    webhooks: all(notice.token, (each) => ({
      ...appResource(each),
      suspicion: suspicionOf("url", text(each.props.url) ?? ""),
      receiver: receiverAt(text(each.props.url), valueContext),
      // After an import the secret is unknown and therefore empty.
      isSigned: (text(each.props.secret) ?? "") !== "" || isFromResource(each, "secret"),
    })),
    couplings: all(pipelineStage.token, (each) => ({
      ...appResource(each),
      stage: text(each.props.stage),
    })),
    reviewConfigs: all(reviewApps.token, (each) => ({
      ...resourceView(each),
      destroysStale: flag(each.props.destroyStaleApps),
      staleDays: number(each.props.staleDays),
      waitsForCi: flag(each.props.waitForCi),
    })),
    dnsRecords: all("aws:route53/record:Record", (each) => ({
      ...resourceView(each),
      hostname: text(each.props.name),
      type: text(each.props.type),
      hasAddresses: ["A", "AAAA"].includes(text(each.props.type) ?? "") && Array.isArray(each.props.records),
    })),
  };
}

function receiverAt(
  url: string | undefined,
  { ownHosts, foreignHosts }: Context["valueContext"],
): EstateView["webhooks"][number]["receiver"] {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const host = new URL(url).hostname.toLowerCase();
  return { host, unusable: unusableBecause(host, new Set([...ownHosts, ...foreignHosts.keys()])) };
}

/** Whether a property comes from another resource, and so may not be known yet. */
const isFromResource = ({ origins }: Resource, property: string): boolean => (origins[property] ?? []).length > 0;

/** Only the scheme of a collector's URL, because the rest may contain a key. */
const schemeOf = (url: string | undefined): string | undefined => /^([a-z][a-z0-9+.-]*):\/\//i.exec(url ?? "")?.[1];

function addonOf(resource: Resource, { services, appResource }: Context): EstateView["addons"][number] {
  const owner = appResource(resource);
  const [slug = "", plan] = (text(resource.props.plan) ?? "").split(":");
  const declared = services
    .find(({ service }) => service === owner.service)
    ?.declared.addons.find(({ slot }) => addon.naming.of(owner.service ?? "", slot) === resource.name);
  const version = text(at(resource.props.config, "version"));
  return { ...owner, slug, plan, version, isProtected: resource.isProtected, declared };
}
