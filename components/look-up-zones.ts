import { getZone } from "@pulumi/aws/route53/getZone.js";
import type { EstateSettings } from "../settings/settings.ts";
import { type Answer, reasonOf } from "./look-up-answer.ts";

/**
 * Finds the hosted zones of Route 53 that the services' domains are in, by name. AWS is not asked where there are none, nor is
 * its plugin needed then. Takes region and credentials from where AWS's own tools do, or from `aws:` in the stack file.
 */
export async function findZones({ services }: EstateSettings): Promise<Answer<ReadonlyMap<string, string>>> {
  const wanted = services.flatMap(({ declaration: { name }, domain }) =>
    domain?.dns.kind === "route53" ? [{ service: name, zone: domain.dns.zone }] : [],
  );
  const zones = [...new Set(wanted.map(({ zone }) => zone))];
  const found = new Map(await Promise.all(zones.map(async (zone) => [zone, await idOf(zone)] as const)));
  const problems = wanted.flatMap(({ service, zone }) => {
    const answer = found.get(zone);
    return answer?.problem === undefined
      ? []
      : [`index.ts: services.${service}.domain: expected the hosted zone ${zone} in Route 53, got ${answer.problem}`];
  });
  return { value: new Map([...found].flatMap(([zone, { id }]) => (id === undefined ? [] : [[zone, id]]))), problems };
}

async function idOf(zone: string): Promise<{ id?: string; problem?: string }> {
  try {
    return { id: (await getZone({ name: zone })).zoneId };
  } catch (error) {
    const reason = reasonOf(error);
    return {
      problem: /no matching/i.test(reason)
        ? "none of that name: make it first, or check region and account of the AWS credentials"
        : `no answer: ${reason}`,
    };
  }
}
