import type { RunResult } from "../../engine/engine.ts";
import { isOfObjects } from "../../engine/noun.ts";
import { nameOf } from "../../engine/wire/urn.ts";
import { awaitedPipeline } from "../../parity/awaited-pipeline.ts";
import { compare } from "../../parity/compare.ts";
import { declaredManifest } from "../../parity/declared/declared-manifest.ts";
import type { Manifest } from "../../parity/manifest.ts";
import { manifestIn } from "../../parity/manifest-text.ts";
import { manifestUnderPresentNames } from "../../parity/present-names.ts";
import { untouchedBy } from "../../parity/untouched.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { EnvironmentReview, PolicyFinding } from "../report/report.ts";
import type { ReportError } from "../report/report-error.ts";

interface ParityLookup {
  readonly preview: Pick<RunResult, "outputs" | "previousOutputs">;
  readonly settings: EstateSettings;
  /** The environment before this one, as these files have it; undefined where they do not say. */
  readonly leader: EstateSettings | undefined;
}

/**
 * Says of each stop by `parity` whether it ends once the environment before this one is up from these files: what that records
 * follows from them. What differs then, too, goes on stopping.
 */
export function withWaiting(
  policies: EnvironmentReview["policies"],
  { preview, settings, leader }: ParityLookup,
): EnvironmentReview["policies"] {
  if (leader === undefined || !policies.some(isParityStop)) return policies;
  const own = manifestIn(preview.outputs.manifest) ?? declaredManifest(settings);
  const lasting = lastingIn(own, recordedManifest(preview, settings), declaredManifest(leader));
  const isLasting = ({ urn }: PolicyFinding): boolean => {
    const service = urn === undefined ? undefined : nameOf(urn);
    if (service !== undefined && service in own.services) return lasting.has(service);
    // Of a service that is gone here.
    return [...lasting].some((each) => !(each in own.services));
  };
  return policies.map((each) =>
    isParityStop(each) && !isLasting(each) ? { ...each, waitsFor: leader.environment } : each,
  );
}

/** Why an `up` is refused for want of pipelines, where the rule `parity` stops nothing: its level may be another one, or it is waived. */
export function unsaidWaits(
  policies: EnvironmentReview["policies"],
  { preview, settings }: Pick<ParityLookup, "preview" | "settings">,
): ReportError[] {
  const [first] = settings.declaration.environments;
  if (policies.some(isParityStop)) return [];
  const awaited = manifestIn(preview.outputs.manifest)?.awaitedPipelines ?? [];
  return awaited.map((service) => awaitedPipeline(service, first));
}

/**
 * Names the environment that is brought up first, where these files remove a service or an add-on that this one has: it would be gone
 * there before this one refuses. A program that refuses them makes nothing anywhere.
 */
export function goingFirst({ preview, settings, leader }: ParityLookup & { preview: RunResult }): {
  goesFirst?: string;
} {
  const before = recordedManifest(preview, settings);
  const isRefusedByProgram = !preview.steps.some(({ type }) => isOfObjects(type));
  if (leader === undefined || isRefusedByProgram) return {};
  const left = placesIn(declaredManifest(settings));
  const had = before === undefined ? [] : [...placesIn(before)];
  return had.every((place) => left.has(place)) ? {} : { goesFirst: leader.environment };
}

/** Services, and each of their add-ons of one vendor. */
function placesIn({ services }: Manifest): ReadonlySet<string> {
  const places = Object.entries(services).flatMap(([name, { facts }]) => [
    name,
    ...Object.entries(facts).flatMap(([path, value]) =>
      isVendor.test(path) ? Array.from({ length: Number(value) }, (_, place) => `${name}.${path}.${place}`) : [],
    ),
  ]);
  return new Set(places);
}

/** Has how many add-ons of a vendor there are. */
const isVendor = /^addons\.[^.]+$/;

/** What the last `up` recorded, under the present names of services; undefined where there was none. */
export function recordedManifest(
  { previousOutputs }: ParityLookup["preview"],
  { declaration }: Pick<EstateSettings, "declaration">,
): Manifest | undefined {
  const before = manifestIn(previousOutputs.manifest);
  return before && manifestUnderPresentNames(before, declaration.services);
}

const isParityStop = ({ policy, level }: PolicyFinding): boolean => policy === "parity" && level === "mandatory";

/** Services that differ, by this `up`, from what the environment before records when it is up. */
function lastingIn(own: Manifest, before: Manifest | undefined, leader: Manifest): ReadonlySet<string> {
  const isUntouched = untouchedBy({ own, before }, leader);
  const differences = compare(own, leader).filter((each) => each.verdict === "unexplained" && !isUntouched(each));
  return new Set(differences.map(({ service }) => service));
}
