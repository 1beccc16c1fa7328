import { endOf, runtimeOf } from "../../config-vars/versions.ts";
import { modeOf } from "../facts/live-keys.ts";
import { isSinkValue } from "../facts/mailers.ts";
import { holdsAddressOrKey, isPlaceholder } from "../facts/placeholders.ts";
import { stageNamedIn } from "../facts/stage-words.ts";
import { isOff } from "../facts/switch-words.ts";
import { wrongSwitches } from "../facts/switches.ts";
import { hostsIn } from "./hosts-in.ts";

/** A host name of another environment's domain. */
export interface ForeignHost {
  readonly environment: string;
  readonly service: string;
  readonly hostname: string;
}

/** The context for classifying values. */
export interface ValueContext {
  readonly environment: string;
  readonly environments: readonly string[];
  /** The hosts of this environment's apps and domains, in lower case. */
  readonly ownHosts: ReadonlySet<string>;
  /** The hosts of other environments, by host name in lower case. */
  readonly foreignHosts: ReadonlyMap<string, ForeignHost>;
}

/** What a value means, without the value itself. An unknown value means as little as an empty one. */
export function classifyValue(
  { key, value = "", isSensitive }: { key: string; value: string | undefined; isSensitive: boolean },
  { environment, environments, ownHosts, foreignHosts }: ValueContext,
) {
  const hosts = hostsIn(value);
  const foreign = hosts.flatMap((host) => foreignHosts.get(host) ?? []);
  const hasOwn = hosts.some((host) => ownHosts.has(host));
  const runtime = runtimeOf(key);
  return {
    /** Settings that it sets wrongly. */
    wrongSwitches: wrongSwitches(key, value),
    isPlaceholder: (isSensitive || holdsAddressOrKey(key)) && isPlaceholder(value, isSensitive),
    /** The vendor and mode of a key or setting. */
    mode: modeOf(key, value),
    /** Whether it makes the config var a mail sink. */
    isMailSink: isSinkValue(key, value),
    /** Whether it is off, so that a config var such as `SENDGRID_SANDBOX_MODE` has no effect. */
    isOff: isOff(value),
    /** The other environment that it names, or has as a label. */
    nameOf: environments.find((name) => name !== environment && name === labelIn(value)),
    /** Host names of other environments' services, unless it also contains one of this environment. */
    leadsTo: hasOwn ? [] : foreign,
    /** A host whose name contains a word for a stage; without the name if it may be secret. */
    namedHost: hasOwn || !leadsSomewhere(key, value) ? undefined : namedHostIn(hosts, isSensitive),
    /** Whether it names a host of this environment's services. */
    isOwnHost: hasOwn,
    /** Whether it names any host. */
    isHost: hostsIn(value.replace(/^\./, "")).length > 0,
    /** Whether it contains a herokuapp.com host. */
    isHerokuAddress: hosts.some((host) => host.endsWith(".herokuapp.com") && host !== "herokuapp.com"),
    /** Whether it points to the local machine. */
    isLocal: hosts.some((host) => /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|host\.docker\.internal)$/.test(host)),
    /** The end of support of the runtime version in it. */
    end: runtime === undefined ? undefined : endOf(runtime, value.trim()),
  };
}

/** `deployment.environment=staging,service.name=shop` and `env:staging team:web` contain it among other labels. */
const labelIn = (value: string): string =>
  (
    /(?:^|[\s,;])(?:deployment\.environment(?:\.name)?|env|environment)[=:] {0,4}([\w-]{1,64})/i.exec(value)?.[1] ??
    value.trim()
  ).toLowerCase();

/** A module such as `config.settings.production` looks like a host name. */
const leadsSomewhere = (key: string, value: string): boolean =>
  value.includes("://") ||
  /(HOST|HOSTS|HOSTNAME|DOMAINS?|SERVERS?|ENDPOINT|UR[LI]S?|ADDRESS|ORIGINS?|BROKERS?)$/i.test(key);

function namedHostIn(hosts: readonly string[], isSensitive: boolean) {
  const hostname = hosts.find((host) => stageNamedIn(host) !== undefined);
  const stage = hostname === undefined ? undefined : stageNamedIn(hostname);
  return stage && { hostname: isSensitive ? undefined : hostname, stage };
}
