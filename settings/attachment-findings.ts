import { usualAttachment } from "./attachment.ts";
import type { Addon } from "./declare.ts";
import type { Finding } from "./finding.ts";
import { indexFinding, isBlank } from "./index-finding.ts";

/**
 * Add-ons of one environment with ambiguous attachment names: two of one vendor without a name, or one name twice.
 * `path` is where they are declared.
 */
export function attachmentFindings(path: string, addons: readonly [slot: string, addon: Addon][]): Finding[] {
  const taken = new Map<string, string>();
  return addons.flatMap(([slot, { vendor, as }]) => {
    if (as !== undefined && (isBlank(as) || !/^[A-Z][A-Z0-9_]*$/.test(as))) return [malformed(`${path}.${slot}`, as)];
    const name = as ?? usualAttachment(vendor);
    const holder = taken.get(name);
    taken.set(name, holder ?? slot);
    return holder === undefined ? [] : [alreadyTaken(`${path}.${slot}`, { name, holder, isChosen: as !== undefined })];
  });
}

const malformed = (path: string, as: string): Finding =>
  indexFinding(`${path}.as`, "an attachment name of capital letters, digits and underscores, such as ANALYTICS", as);

function alreadyTaken(
  path: string,
  { name, holder, isChosen }: { name: string; holder: string; isChosen: boolean },
): Finding {
  return isChosen
    ? indexFinding(`${path}.as`, "an attachment name that no other add-on has", `${name}, which ${holder} has`)
    : {
        ...indexFinding(path, `an attachment name of its own: ${holder} has ${name} already`, "none"),
        remedy: 'say which config vars it sets, such as as: "ANALYTICS"',
      };
}
