import { entriesIn } from "../../kinds/only-in.ts";
import type { Addon } from "../../settings/declare.ts";
import { keyWord, optionWords, versionWords } from "../index-words.ts";
import { addonParts, isObject, type Json } from "../same-meaning.ts";
import type { ReviewedService } from "./document.ts";

/** An add-on that a file and `index.ts` have differently. */
interface OtherAddon {
  readonly slug: string;
  readonly found: unknown;
  readonly wanted: unknown;
}

/** What `index.ts` would say of an add-on as a file has it: its plan for review apps, and its options. */
export function addonWords(
  { environment, settings: { declaration } }: ReviewedService,
  { slug, found, wanted }: OtherAddon,
): string | undefined {
  const [theirs, ours] = [addonParts(found), addonParts(wanted)];
  const addons = entriesIn<Addon>(environment, declaration.addons).filter(([, { vendor }]) => vendor.service === slug);
  const declared = addons.find(([, { as }]) => as === ours.as) ?? addons.find(([, { as }]) => as === undefined);
  if (declared === undefined) return undefined;
  const [slot, addon] = declared;
  const [, plan] = String(theirs.plan).split(":");
  const planWords = `plans: { ${keyWord(slot)}: ${JSON.stringify(plan)} } in reviewApps of ${declaration.name}`;
  const words = [
    ...(plan === undefined || theirs.plan === ours.plan ? [] : [planWords]),
    ...otherOptions(addon, theirs.options).map((option) => `${option} of ${slot}`),
  ];
  return words.length === 0 ? undefined : words.join(" and ");
}

/** Postgres has a word for its version, and vendors outside the catalogue take any option. */
function otherOptions({ vendor, options: declared = {} }: Addon, found: unknown): string[] {
  const options: Json = isObject(found) ? found : {};
  const others = Object.keys(options).filter((key) => declared[key] !== String(options[key]));
  if (vendor.component === "VendorAddon") return optionWords(others);
  return vendor.component === "Postgres" && others.includes("version") ? versionWords(options) : [];
}
