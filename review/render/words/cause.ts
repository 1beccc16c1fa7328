import type { CauseDetail } from "../../../kinds/cause.ts";
import { labelOf } from "../../../kinds/kinds.ts";
import type { Drift } from "../../report/report.ts";
import { listed, name, nothing, ours, type Phrase, phrase } from "./phrase.ts";
import { type Words, worded } from "./worded.ts";

type Caused = Pick<Drift, "type" | "name" | "cause">;

const all = (keys: readonly string[]): Phrase => listed(keys.map(name), ", ");
const by = (keys: readonly string[], one: string, several: string): Phrase =>
  phrase`${all(keys)} ${ours(keys.length === 1 ? one : several)}`;

const words: Words<CauseDetail, [drift: Caused], Phrase> = {
  "config set": ({ keys }) => by(keys, "was set by hand", "were set by hand"),
  "config removed": ({ keys }) => by(keys, "was removed by hand", "were removed by hand"),
  "config rolled back": ({ keys, to }) =>
    phrase`${by(keys, "is as it was", "are as they were")} in v${to}: the app was rolled back to it`,
  "config in release": ({ keys, description }) =>
    phrase`${by(keys, "was changed", "were changed")} by an add-on: ${description}`,
  "config of add-on": ({ keys, addonService }) =>
    phrase`${by(keys, "is set", "are set")} by the add-on ${name(addonService)}`,
  "config in no release": ({ keys }) => phrase`none of the app's newest releases names ${all(keys)}`,
  "releases unread": () => ours("the app's releases could not be read"),
  "changed outside": () => ours("changed outside of Pulumi"),
  scaled: ({ process }) => phrase`${name(process)} was scaled, by a person or by a vendor's autoscaler`,
  "process changed": ({ process, property }) =>
    phrase`the ${property} of ${name(process)} was changed outside of Pulumi`,
  "plan changed": () => ours("the plan was changed outside of Pulumi"),
  autoscaled: ({ size }) =>
    phrase`${size} dynos of web can be autoscaled; a review cannot tell autoscaling from scaling by hand`,
  "plan renamed": ({ before, after }) => phrase`Heroku calls ${name(before)} ${name(after)} now`,
  detached: ({ attachment }) => phrase`${name(attachment)} was detached outside of Pulumi`,
  "attached elsewhere": ({ attachment, holder }) =>
    phrase`${name(attachment)} is ${name(holder)} now: somebody promoted or attached it`,
  certificate: () => ours("automatic certificates (ACM) have put another certificate in place"),
  gone: (gone, drift) => phrase`${goneWords(gone, drift)}${recreation(gone)}`,
  "failed update": ({ herokuMessage }) => phrase`the last up could not do this: ${herokuMessage}`,
};

/** Heroku makes no release of these. */
const withoutRelease: ReadonlySet<CauseDetail["code"]> = new Set([
  "changed outside",
  "scaled",
  "process changed",
  "plan changed",
]);

/** Why an object is not as the last `up` left it. */
export function causePhrase(drift: Caused): Phrase {
  const { details } = drift.cause;
  const told = details.map((each) => worded(words, each, drift));
  if (told.length === 0) return ours("the cause is not known");
  const isUnseen = details.every(({ code }) => withoutRelease.has(code));
  return listed([...told, ...(isUnseen ? [ours("Heroku creates no release for it")] : [])], "; ");
}

type Gone = Extract<CauseDetail, { code: "gone" }>;

function goneWords({ addon, instead, parts, recreated }: Gone, drift: Caused): Phrase {
  // That it is gone, the line says already.
  if (addon === undefined && instead === undefined && recreated === undefined && parts.length === 0)
    return ours("Heroku does not say who deleted it");
  const what = addon === undefined ? phrase`${labelOf(drift)} ${name(drift.name)}` : phrase`the add-on ${name(addon)}`;
  const also = parts.length === 0 ? nothing : phrase`, and with it ${all(parts)}`;
  if (instead?.isNamesake) return phrase`${what} was deleted, and another one of that name was created${also}`;
  const other = instead === undefined ? nothing : phrase`; the app has ${name(instead.addon)} of the same service`;
  return phrase`${what} no longer exists${other}${also}`;
}

/** What stands where the app was, and what the next `up` does with it. */
function recreation({ recreated }: Gone): Phrase {
  if (recreated === undefined) return nothing;
  const app = name(recreated.app);
  return recreated.isEmpty
    ? phrase`; a person created an empty app named ${app}: the next up adopts it, and creates the parts of the former app again, empty`
    : phrase`; another app is called ${app} now`;
}
