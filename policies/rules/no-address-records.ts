import { defineRule, violation } from "../rule.ts";
import type { EstateView } from "../view/estate-view.ts";

/** Alias records name a host and are allowed. Route 53 also accepts a name without its zone, such as `www`. */
export const noAddressRecords = defineRule({
  name: "no-address-records",
  holds: "No A or AAAA record exists for a host name that Heroku serves.",
  why: "Heroku's IP addresses change without notice, and a leftover AAAA record prevents ACM from issuing a certificate.",
  severity: "high",
  level: "mandatory",
  remedy: "Point a CNAME, or an alias record at the apex, to the app's DNS target. `route53` in index.ts creates it.",
  rows: [68, 71],
  check(view) {
    const served = servedNames(view);
    return view.dnsRecords.flatMap((record) => {
      const { hostname, hasAddresses, type } = record;
      const found = hostname === undefined ? undefined : served.find((each) => isOf(plain(hostname), each));
      if (!hasAddresses || found === undefined) return [];
      const text = `a CNAME or alias for ${found}, got a record of type ${type}: point it to the app's DNS target`;
      return [violation(record, text)];
    });
  },
});

const servedNames = ({ domains, services }: EstateView): string[] => [
  ...domains.flatMap(({ hostname }) => (hostname === undefined ? [] : [plain(hostname)])),
  ...services.flatMap(({ declared: { domain } }) => [domain?.hostname, domain?.apex].flatMap((each) => each ?? [])),
];

/** DNS names are case-insensitive and may end with a dot. */
const plain = (name: string): string => name.toLowerCase().replace(/\.$/, "");

const isOf = (record: string, hostname: string): boolean =>
  record === hostname || (hostname.startsWith(`${record}.`) && !record.includes("."));
