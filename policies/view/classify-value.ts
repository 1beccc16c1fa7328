import { endOf, runtimeOf } from "../../config-vars/versions.ts";
import { modeOf } from "../facts/live-keys.ts";
import { isSinkValue } from "../facts/mailers.ts";
import { holdsAddressOrKey, isPlaceholder } from "../facts/placeholders.ts";
import { type NamedStage, stageNamedIn } from "../facts/stage-words.ts";
import { isOff } from "../facts/switch-words.ts";
import type { Switch } from "../facts/switches/switch.ts";
import { wrongSwitches } from "../facts/switches.ts";
import { hostsIn } from "./hosts-in.ts";

/** What the value of a config var means, without the value itself. */
export interface ValueMeaning {
  /** Settings that it sets wrongly. */
  readonly wrongSwitches: readonly Switch[];
  /** Whether it is a placeholder. */
  readonly isPlaceholder: boolean;
  /** The vendor and mode of a key or setting. */
  readonly mode: ReturnType<typeof modeOf>;
  /** Whether it makes the config var a mail sink. */
  readonly isMailSink: boolean;
  /** Whether it is off, so that a config var such as `SENDGRID_SANDBOX_MODE` has no effect. */
  readonly isOff: boolean;
  /** The other environment that it names, or has as a label. */
  readonly nameOf: string | undefined;
  /** Host names of other environments' services, unless it also contains one of this environment. */
  readonly leadsTo: readonly ForeignHost[];
  /** A host whose name contains a word for a stage; without the name if it may be secret. */
  readonly namedHost: { readonly hostname: string | undefined; readonly stage: NamedStage } | undefined;
  /** Whether it names a host of this environment's services. */
  readonly isOwnHost: boolean;
  /** Whether it names any host. */
  readonly isHost: boolean;
  /** Whether it contains a herokuapp.com host. */
  readonly isHerokuAddress: boolean;
  /** Whether it points to the local machine. */
  readonly isLocal: boolean;
  /** The end of support of the runtime version in it. */
  readonly end: ReturnType<typeof endOf>;
}

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

/** Classifies a value; an unknown value has no meaning. */
export function classifyValue(
  { key, value, isSensitive }: { key: string; value: string | undefined; isSensitive: boolean },
  { environment, environments, ownHosts, foreignHosts }: ValueContext,
): ValueMeaning {
  if (value === undefined) return nothing;
  const hosts = hostsIn(value);
  const foreign = hosts.flatMap((host) => foreignHosts.get(host) ?? []);
  const hasOwn = hosts.some((host) => ownHosts.has(host));
  const runtime = runtimeOf(key);
  return {
    wrongSwitches: wrongSwitches(key, value),
    isPlaceholder: (isSensitive || holdsAddressOrKey(key)) && isPlaceholder(value, isSensitive),
    mode: modeOf(key, value),
    isMailSink: isSinkValue(key, value),
    isOff: isOff(value),
    nameOf: environments.find((name) => name !== environment && name === labelIn(value)),
    leadsTo: hasOwn ? [] : foreign,
    namedHost: hasOwn || !leadsSomewhere(key, value) ? undefined : namedHostIn(hosts, isSensitive),
    isOwnHost: hasOwn,
    isHost: hostsIn(value.replace(/^\./, "")).length > 0,
    isHerokuAddress: hosts.some((host) => host.endsWith(".herokuapp.com") && host !== "herokuapp.com"),
    isLocal: hosts.some((host) => /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|host\.docker\.internal)$/.test(host)),
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

function namedHostIn(hosts: readonly string[], isSensitive: boolean): ValueMeaning["namedHost"] {
  const hostname = hosts.find((host) => stageNamedIn(host) !== undefined);
  const stage = hostname === undefined ? undefined : stageNamedIn(hostname);
  return stage && { hostname: isSensitive ? undefined : hostname, stage };
}

const nothing: ValueMeaning = {
  wrongSwitches: [],
  isPlaceholder: false,
  mode: undefined,
  isMailSink: false,
  isOff: false,
  nameOf: undefined,
  leadsTo: [],
  namedHost: undefined,
  isOwnHost: false,
  isHost: false,
  isHerokuAddress: false,
  isLocal: false,
  end: undefined,
};
