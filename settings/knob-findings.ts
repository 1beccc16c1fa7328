import { tierOf } from "./dyno-size.ts";
import type { Finding } from "./finding.ts";
import type { Knobs, ProcessKnobs } from "./knobs.ts";

/** What Heroku would refuse although each knob alone is right. */
export function knobFindings(services: Readonly<Record<string, Knobs>>, file: string): Finding[] {
  const findings = Object.entries(services).flatMap(([service, { processes }]) =>
    Object.entries(processes).flatMap(([type, process]) => [
      ...quantityFindings(`${service}.processes.${type}.quantity`, process),
      ...tierFindings(`${service}.processes.${type}.size`, process, processes),
    ]),
  );
  return findings.map((finding) => ({ file, ...finding, path: `estate:services.${finding.path}` }));
}

type Unplaced = Omit<Finding, "file">;

/** Eco and Basic have one dyno for each process type. Source: Heroku's Dev Center, December 2024. */
function quantityFindings(path: string, { quantity, size }: ProcessKnobs): Unplaced[] {
  if (quantity <= 1 || (size !== "Eco" && size !== "Basic")) return [];
  return [
    { path, expected: `0 or 1 dynos of the size ${size}`, got: String(quantity), remedy: "more need Standard-1X" },
  ];
}

/** Source: Heroku answers 422 "Cannot use the following dyno types in the same app". */
function tierFindings(path: string, { size }: ProcessKnobs, processes: Knobs["processes"]): Unplaced[] {
  const [first] = Object.entries(processes);
  if (first === undefined || tierOf(first[1].size) === tierOf(size)) return [];
  const expected = `a size of the tier that ${first[0]} has, ${tierOf(first[1].size)}`;
  return [{ path, expected, got: size, remedy: "Heroku mixes no tiers in one app" }];
}
