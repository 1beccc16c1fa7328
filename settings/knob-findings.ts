import type { ServiceDeclaration } from "./declare.ts";
import { isAtHome, sizesInWords, tierOf } from "./dyno-size.ts";
import type { Finding } from "./finding.ts";
import type { Knobs, ProcessKnobs } from "./knobs.ts";
import { dynoCountFindings } from "./limit-findings.ts";

/** What Heroku would refuse although each knob alone is right. */
export function knobFindings(
  declarations: readonly ServiceDeclaration[],
  services: Readonly<Record<string, Knobs>>,
  file: string,
): Finding[] {
  const findings = declarations.flatMap((declaration) => {
    const { processes = {} } = services[declaration.name] ?? {};
    const perProcess = Object.entries(processes).flatMap(([type, process]) => {
      const path = `${declaration.name}.processes.${type}`;
      return [
        ...quantityFindings(`${path}.quantity`, process),
        ...onDemandFindings(`${path}.quantity`, process, declaration.exceptions?.onDemand?.[type]),
        ...sizeFindings(`${path}.size`, process, processes, declaration),
      ];
    });
    return [...perProcess, ...dynoCountFindings(`${declaration.name}.processes`, processes)];
  });
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

/** What something else starts has no dyno that runs all the time. */
const onDemandFindings = (path: string, { quantity }: ProcessKnobs, starter: string | undefined): Unplaced[] =>
  starter === undefined || quantity === 0
    ? []
    : [{ path, expected: `0 dynos, as index.ts says what starts it (${starter})`, got: String(quantity) }];

/** A private space has sizes of its own. What cannot be had at all is not compared. */
function sizeFindings(
  path: string,
  { size }: ProcessKnobs,
  processes: Knobs["processes"],
  declaration: ServiceDeclaration,
): Unplaced[] {
  if (isAtHome(size, declaration)) {
    const possible = Object.entries(processes).filter((entry) => isAtHome(entry[1].size, declaration));
    return tierFindings(path, size, possible);
  }
  const { space } = declaration;
  const remedy =
    space === undefined
      ? "only a service that declares its space in index.ts can use these sizes"
      : `index.ts declares the private space ${space}, which needs these sizes`;
  return [{ path, expected: sizesInWords(declaration), got: size, remedy }];
}

/** Source: Heroku answers 422 "Cannot use the following dyno types in the same app". */
function tierFindings(path: string, size: string, [first]: readonly [string, ProcessKnobs][]): Unplaced[] {
  if (first === undefined || tierOf(first[1].size) === tierOf(size)) return [];
  const expected = `a ${tierOf(first[1].size)} size, the tier of ${first[0]}`;
  return [{ path, expected, got: size, remedy: "Heroku allows only one tier per app" }];
}
