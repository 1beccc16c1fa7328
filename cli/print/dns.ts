/** A DNS record as the stack's outputs have it. */
export interface DnsRow {
  readonly type: string;
  readonly name: string;
  readonly value: string | null;
  /** Name of the resource that makes it; absent where others are asked for it. */
  readonly resource?: string | undefined;
}

/** A record, and how it is made: by the estate, simulated, or by the owners of the DNS on request. */
export function dnsLine(record: DnsRow, simulated: ReadonlySet<string>): string {
  return `${record.type} ${record.name} → ${record.value ?? "not known yet"}  (${origin(record, simulated)})`;
}

function origin({ resource }: DnsRow, simulated: ReadonlySet<string>): string {
  if (resource === undefined) return "to be requested";
  return simulated.has(resource) ? "simulated: not created in Route 53" : "created in Route 53";
}
