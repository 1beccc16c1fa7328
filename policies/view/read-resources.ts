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
import { at, flag, number, text, texts } from "./property.ts";
import type { Resource } from "./resource.ts";
import type { ResourceViews } from "./resource-view.ts";

type Hosts = Pick<ValueContext, "ownHosts" | "foreignHosts">;

/** The resources of each kind, with the properties that rules read; undefined where absent, or not known before the `up`. */
export function readResources(resources: readonly Resource[], views: ResourceViews, hosts: Hosts) {
  const all = <T>(type: string, read: (resource: Resource) => T): T[] =>
    resources.filter((each) => each.type === type).map(read);
  return {
    apps: all(app.token, (each) => ({
      ...views.of(each),
      appName: text(each.props.name),
      /** Name of the team that owns it. */
      team: text(at(each.props.organization, "name")),
      acm: flag(each.props.acm),
      stack: text(each.props.stack),
      space: text(each.props.space),
      buildpacks: texts(each.props.buildpacks),
      isProtected: each.isProtected,
    })),
    processes: all(process.token, (each) => ({
      ...views.ofApp(each),
      type: text(each.props.type),
      quantity: number(each.props.quantity),
      /** As Heroku writes it, such as `Standard-1X`. */
      size: text(each.props.size),
    })),
    addons: all(addon.token, (each) => addonOf(each, views)),
    attachments: all(attachment.token, (each) => ({
      ...views.ofApp(each),
      /** URN of the add-on, where it is one of this stack. */
      addon: each.origins.addonId?.[0],
    })),
    schedules: all(backupSchedule.token, (each) => ({
      ...views.of(each),
      /** URN of the database. */
      addon: each.origins.addonId?.[0],
    })),
    domains: all(domain.token, (each) => ({
      ...views.ofApp(each),
      hostname: text(each.props.hostname),
      /** Whether an SNI endpoint with your own certificate is set. */
      hasCertificate: text(each.props.sniEndpointId) !== undefined || isFromResource(each, "sniEndpointId"),
    })),
    drains: all(drain.token, (each) => ({
      ...views.ofApp(each),
      /** Such as `syslog+tls` or `https`. */
      scheme: schemeOf(text(each.props.url) ?? text(each.props.sensitiveUrl)),
      /** The kind of secret that its plain URL looks like. */
      suspicion: suspicionOf("url", text(each.props.url) ?? ""),
    })),
    webhooks: all(notice.token, (each) => ({
      ...views.ofApp(each),
      /** The kind of secret that its URL looks like. */
      suspicion: suspicionOf("url", text(each.props.url) ?? ""),
      receiver: receiverAt(text(each.props.url), hosts),
      /** Whether a secret signs its deliveries. After an import the secret is unknown and therefore empty. */
      isSigned: (text(each.props.secret) ?? "") !== "" || isFromResource(each, "secret"),
    })),
    couplings: all(pipelineStage.token, (each) => ({
      ...views.ofApp(each),
      stage: text(each.props.stage),
    })),
    reviewConfigs: all(reviewApps.token, (each) => ({
      ...views.of(each),
      destroysStale: flag(each.props.destroyStaleApps),
      staleDays: number(each.props.staleDays),
      waitsForCi: flag(each.props.waitForCi),
    })),
    dnsRecords: all("aws:route53/record:Record", (each) => ({
      ...views.of(each),
      hostname: text(each.props.name),
      type: text(each.props.type),
      /** Whether it contains IP addresses instead of a host name. */
      hasAddresses: ["A", "AAAA"].includes(text(each.props.type) ?? "") && Array.isArray(each.props.records),
    })),
  };
}

/** The host of a webhook's URL, and why it is unusable, if known. */
function receiverAt(url: string | undefined, { ownHosts, foreignHosts }: Hosts) {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const host = new URL(url).hostname.toLowerCase();
  return { host, unusable: unusableBecause(host, new Set([...ownHosts, ...foreignHosts.keys()])) };
}

/** Whether a property comes from another resource, and so may not be known yet. */
const isFromResource = ({ origins }: Resource, property: string): boolean => (origins[property] ?? []).length > 0;

/** Only the scheme of a collector's URL, because the rest may contain a key. */
const schemeOf = (url: string | undefined): string | undefined => /^([a-z][a-z0-9+.-]*):\/\//i.exec(url ?? "")?.[1];

function addonOf(resource: Resource, views: ResourceViews) {
  const view = views.ofApp(resource);
  const [slug = "", plan] = (text(resource.props.plan) ?? "").split(":");
  return {
    ...view,
    /** Slug of the add-on service, such as `heroku-postgresql`. */
    slug,
    /** Plan without the slug; undefined where only the service is named. */
    plan,
    /** The version that is asked for; undefined where Heroku chooses. */
    version: text(at(resource.props.config, "version")),
    isProtected: resource.isProtected,
    /** What its service declares of it. */
    declared: view.owner?.addons.find(({ slot }) => addon.naming.of(view.service ?? "", slot) === resource.name),
  };
}
