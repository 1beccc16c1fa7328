/** Hosts that are not a permanent receiver, and why. To add one, add a line with its source. */
const hosts: readonly [why: string, host: RegExp][] = [
  // rfc-editor.org/rfc/rfc2606 and rfc6761
  ["a name reserved for examples", /(^|\.)(example|invalid|test|localhost|local)$|(^|\.)example\.(com|net|org)$/],
  // docs.webhook.site, pipedream.com/requestbin, beeceptor.com, smee.io
  [
    "a service that displays test requests",
    /(^|\.)(webhook\.site|requestbin\.(com|net)|requestcatcher\.com|pipedream\.net|beeceptor\.com|hookbin\.com|smee\.io|typedwebhook\.tools)$/,
  ],
  // ngrok.com/docs, theboroer.github.io/localtunnel-www, try.cloudflare.com
  [
    "a tunnel to a personal machine",
    /(^|\.)(ngrok(-free)?\.(io|app|dev)|loca\.lt|trycloudflare\.com|serveo\.net|lhr\.life|localhost\.run)$/,
  ],
  ["a placeholder", /(^|[.-])(todo|tbd|fixme|changeme|change-me|placeholder|none|null|undefined|your-?\w+)([.-]|$)/],
];

/** Why a host cannot receive deliveries, if known; a reserved name is allowed on the same site as the estate's domains. */
export function unusableBecause(host: string, own: ReadonlySet<string>): string | undefined {
  if (own.has(host) || [...own].some((each) => siteOf(each) === siteOf(host) && !isHerokus(host))) return undefined;
  if (isHerokus(host)) return "a Heroku app that index.ts does not declare";
  return hosts.find(([, pattern]) => pattern.test(host))?.[0];
}

const isHerokus = (host: string): boolean => host.endsWith(".herokuapp.com");

/** The last two labels, such as `shop.example`. */
const siteOf = (host: string): string => host.split(".").slice(-2).join(".");
