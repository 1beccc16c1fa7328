/** One record of a DNS. */
export interface DnsRecord {
  readonly type: "CNAME" | "ALIAS" | "A";
  readonly name: string;
  /** Null until Heroku has chosen it, some seconds after the domain was added. */
  readonly value: string | null;
  /** Name of the resource that makes it; absent where another team is asked for it. */
  readonly resource?: string;
}

/** How long resolvers may keep a record, in seconds: a mistake is put right within five minutes. */
export const ttl = 300;

/** The complete message to those who run the DNS. `what` needs the records, as `catalog in production`. */
export function dnsTicket(what: string, records: readonly DnsRecord[]): string {
  const isOne = records.length === 1;
  const notYet = records.some(({ value }) => value === null);
  return [
    ...(notYet
      ? ["Do not send this yet: Heroku is still choosing a value. Refresh the stack, then look again.", ""]
      : []),
    `Please add ${isOne ? "this DNS record" : "these DNS records"} for ${what}:`,
    ...records.flatMap(block),
    "",
    `Why: Heroku serves ${what} there. It issues the certificate (Let's Encrypt) as soon as ${
      isOne
        ? "the record is there, and renews it for as long as it stays."
        : "the records are there, and renews it for as long as they stay."
    }`,
    "",
    `Please remove every other A, AAAA, CNAME or ALIAS record of ${isOne ? "that name" : "those names"}: it would send visitors elsewhere and stop the certificate.`,
    "If that name or a parent of it has CAA records, they must allow letsencrypt.org. Please put no proxy or CDN in front.",
    "Never create an A record instead: Heroku's addresses change.",
  ].join("\n");
}

function block({ type, name, value }: DnsRecord): string[] {
  return [
    "",
    `  name   ${name}`,
    `  type   ${type === "ALIAS" ? "ALIAS (or ANAME, or a flattened CNAME)" : type}`,
    `  value  ${value ?? "not known yet"}`,
    `  TTL    ${ttl} seconds`,
  ];
}
