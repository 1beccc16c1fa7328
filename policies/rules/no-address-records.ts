import { z } from "zod";
import { defineRule } from "../rule.ts";
import type { EstateView } from "../view/estate-view.ts";

/** Alias records name a host and are fine. Route 53 takes a name without its zone as well, such as `www`. */
export const noAddressRecords = defineRule({
  name: "no-address-records",
  holds: "No DNS record gives addresses for a host name that Heroku serves.",
  why: "Heroku's addresses change without notice, and a stray AAAA record keeps ACM from issuing a certificate.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Point a CNAME, or an alias at the apex, at the DNS target that Heroku gives: `route53` in index.ts makes it.",
  rows: [68, 71],
  settings: z.strictObject({}),
  check(view) {
    const served = servedNames(view);
    return view.dnsRecords.flatMap(({ hostname, hasAddresses, type, name, urn, service }) => {
      const found = hostname === undefined ? undefined : served.find((each) => isOf(plain(hostname), each));
      if (!hasAddresses || found === undefined) return [];
      return [
        {
          service,
          urn,
          message: `${name}: expected a CNAME or alias for ${found}, got addresses of type ${type}: point it at the DNS target that Heroku gives`,
        },
      ];
    });
  },
});

const servedNames = ({ domains, services }: EstateView): string[] => [
  ...domains.flatMap(({ hostname }) => (hostname === undefined ? [] : [plain(hostname)])),
  ...services.flatMap(({ declared: { domain } }) => [domain?.hostname, domain?.apex].flatMap((each) => each ?? [])),
];

/** Names come in any case, and with the dot that ends them. */
const plain = (name: string): string => name.toLowerCase().replace(/\.$/, "");

const isOf = (record: string, hostname: string): boolean =>
  record === hostname || (hostname.startsWith(`${record}.`) && !record.includes("."));
