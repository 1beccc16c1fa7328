import { expect, test } from "vitest";
import { dnsTicket } from "./dns-ticket.ts";

const cname = { type: "CNAME", name: "www.example.org", value: "deep-river-1.herokudns.com" } as const;
const alias = { type: "ALIAS", name: "example.org", value: "calm-lake-2.herokudns.com" } as const;

test("a ticket can be pasted as it is: the record, why, and what else must go", () => {
  expect(dnsTicket("catalog in production", [cname])).toBe(`Please add this DNS record for catalog in production:

  name   www.example.org
  type   CNAME
  value  deep-river-1.herokudns.com
  TTL    300 seconds

Why: Heroku serves catalog in production there. It issues the certificate (Let's Encrypt) as soon as the record is there, and renews it for as long as it stays.

Please remove every other A, AAAA, CNAME or ALIAS record of that name: it would send visitors elsewhere and stop the certificate.
If that name or a parent of it has CAA records, they must allow letsencrypt.org. Please put no proxy or CDN in front.
Never create an A record instead: Heroku's addresses change.`);
});

test("two records are in one ticket, and an alias is called what others call it", () => {
  const ticket = dnsTicket("catalog in production", [cname, alias]);
  expect(ticket).toContain("these DNS records");
  expect(ticket).toContain("  name   example.org\n  type   ALIAS (or ANAME, or a flattened CNAME)\n");
  expect(ticket).toContain("of those names");
});

test("a record whose value is not known yet is not to be sent", () => {
  const ticket = dnsTicket("catalog in staging", [{ ...cname, value: null }]);
  expect(ticket).toMatch(/^Do not send this yet: /);
  expect(ticket).toContain("  value  not known yet\n");
  expect(ticket).not.toContain("null");
});
