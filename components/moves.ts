import type { EstateDeclaration, ServiceDeclaration } from "../settings/declare.ts";
import { type Finding, lineOf } from "../settings/finding.ts";
import { serviceCalled } from "../settings/former-names.ts";
import { isProtected } from "../settings/is-protected.ts";
import type { Recorded } from "./recorded-environments.ts";
import { lossesOf } from "./removals.ts";

/** A declared place that is another one than an environment's last `up` recorded. */
interface Move {
  /** `region` or `space`. */
  readonly word: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Why no service may be moved yet. An app stays where it was made: in another region or space it is deleted, with its add-ons,
 * and made again. As with a removal, every environment refuses it until a protected one was brought up without its protection.
 */
export function refusedMoves(declaration: EstateDeclaration, records: ReadonlyMap<string, Recorded>): string[] {
  const refused = declaration.environments.filter(isProtected).flatMap((environment) => {
    const record = records.get(environment);
    if (record?.kind !== "recorded") return [];
    const names = Object.keys(record.services);
    return Object.entries(record.services).flatMap(([name, service]) => {
      const declared = serviceCalled(name, declaration.services, names);
      const move = declared && moveOf(record.manifest.services[name]?.facts ?? {}, declared);
      if (declared === undefined || move === undefined || service.unprotected !== undefined) return [];
      const path = `services.${declared.name}.${move.word}`;
      return [lineOf(refusal(move, { path, environment, loses: list.format(lossesOf(service)) }, declaration))];
    });
  });
  return [...new Set(refused)];
}

function moveOf(
  facts: Readonly<Record<string, string>>,
  { region = "us", space }: ServiceDeclaration,
): Move | undefined {
  const [before, recordedSpace] = [facts.region, facts["region.space"]];
  if (before === undefined) return undefined;
  if (recordedSpace !== space) return { word: "space", before: recordedSpace ?? "none", after: space ?? "none" };
  // A private space has its region.
  return space !== undefined || before === region ? undefined : { word: "region", before, after: region };
}

const word = 'unprotected: "<why it may be deleted>"';

const refusal = (
  { before, after }: Move,
  { path, environment, loses }: { path: string; environment: string; loses: string },
  { environments }: EstateDeclaration,
): Finding => ({
  file: "index.ts",
  path,
  expected: `${before}, or ${word} on the service, deployed to ${environment} before the move`,
  got: `${after}, which would delete ${loses}, and create them again, empty`,
  remedy: `nothing was deleted; put ${before} back, add that to the service, run up for ${list.format(environments)}, and then move it`,
});

const list = new Intl.ListFormat("en-GB");
