import { endOf, runtimeOf } from "../../config-vars/versions.ts";
import { modeOf } from "../facts/live-keys.ts";
import { isSinkValue } from "../facts/mailers.ts";
import { holdsAddressOrKey, isPlaceholder } from "../facts/placeholders.ts";
import { type NamedStage, stageNamedIn } from "../facts/stage-words.ts";
import { isOff } from "../facts/switch-words.ts";
import type { Switch } from "../facts/switches/switch.ts";
import { wrongSwitches } from "../facts/switches.ts";
import { hostsIn } from "./hosts-in.ts";

/** What the value of a config var means, without the value. */
export interface ValueMeaning {
  /** Switches that it puts wrong. */
  readonly wrongSwitches: readonly Switch[];
  /** Whether it stands for a value that nobody has set yet. */
  readonly isPlaceholder: boolean;
  /** The vendor, and the mode, that a key or a switch is of. */
  readonly mode: ReturnType<typeof modeOf>;
  /** Whether it makes a mail sink of the config var. */
  readonly isMailSink: boolean;
  /** Whether it says no, so that a config var such as `SENDGRID_SANDBOX_MODE` does nothing. */
  readonly isOff: boolean;
  /** The other environment whose name it is, or has as a label. */
  readonly nameOf: string | undefined;
  /** Host names of other environments' services, where none of this environment stands beside them. */
  readonly leadsTo: readonly ForeignHost[];
  /** A host that says by a word in its name which stage it is of; without the name where it may be secret. */
  readonly namedHost: { readonly hostname: string | undefined; readonly stage: NamedStage } | undefined;
  /** Whether it names a host of this environment's services. */
  readonly isOwnHost: boolean;
  /** Whether it names any host. */
  readonly isHost: boolean;
  /** Whether a host in it is an app's own address at Heroku. */
  readonly isHerokuAddress: boolean;
  /** Whether it leads to the machine that it runs on. */
  readonly isLocal: boolean;
  /** The end of the version of a runtime that it is. */
  readonly end: ReturnType<typeof endOf>;
}

/** A host name that a domain of another environment has. */
export interface ForeignHost {
  readonly environment: string;
  readonly service: string;
  readonly hostname: string;
}

/** What values are looked at against. */
export interface Surroundings {
  readonly environment: string;
  readonly environments: readonly string[];
  /** In small letters: those of this environment's apps and domains. */
  readonly ownHosts: ReadonlySet<string>;
  /** Those of the others' by host name, in small letters. */
  readonly foreignHosts: ReadonlyMap<string, ForeignHost>;
}

/** Looks at a value where it is; one that is not known yet means nothing. */
export function meaningOf(
  { key, value, isSensitive }: { key: string; value: string | undefined; isSensitive: boolean },
  { environment, environments, ownHosts, foreignHosts }: Surroundings,
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

/** `deployment.environment=staging,service.name=shop` and `env:staging team:web` say it among other things. */
const labelIn = (value: string): string =>
  (
    /(?:^|[\s,;])(?:deployment\.environment(?:\.name)?|env|environment)[=:] {0,4}([\w-]{1,64})/i.exec(value)?.[1] ??
    value.trim()
  ).toLowerCase();

/** A module such as `config.settings.production` is spelled as a host is. */
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
