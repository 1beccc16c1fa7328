import { failureText } from "../../../sdks/heroku/client/failure-text.ts";
import type { NotChecked, Why } from "../../report/not-checked.ts";
import { listed, name, nothing, ours, type Phrase, phrase, strong } from "./phrase.ts";
import { type Words, worded } from "./worded.ts";

/** As `releases of catalog-staging`, or `app catalog-staging`. */
export function uncheckedText({ what, of = [] }: Pick<NotChecked, "what" | "of">): string {
  if (of.length === 0) return what.join(", ");
  const isItself = what.every((each) => each === "app" || each === "plan");
  return `${what.join(", ")}${isItself ? " " : " of "}${of.join(" and ")}`;
}

const whys: Words<Why, [], Phrase> = {
  error: ({ error }) => phrase`${failureText(error)}`,
  "no error said": () => ours("the engine did not say why"),
  "run failed": () => ours("the run failed (see Failures)"),
  "app not visible": ({ parts, herokuMessage }) =>
    phrase`the key does not see the app, so it is unknown whether ${listed(parts.map(name), ", ")} exist: ${herokuMessage}`,
  "no price any more": ({ plans }) => phrase`Heroku gives no price any more for ${listed(plans.map(name), ", ")}`,
  "state takes credentials": () => ours("reading the state requires credentials"),
  "Heroku takes a key": () => ours("reading Heroku requires an API key"),
  "local catalogue": () => ours("the local Heroku's catalog was used"),
  "throw-away values": () => ours("placeholder values were used"),
  "another environment first": ({ environment }) =>
    phrase`depends on ${environment ?? "an environment before it"}, which failed`,
};

/** Why it could not be looked at, and how many failed alike. */
export const whyPhrase = ({ why, more }: Pick<NotChecked, "why" | "more">): Phrase =>
  phrase`${worded(whys, why)}${more === undefined ? nothing : phrase`, and ${more} more like it`}`;

export const notCheckedPhrase = (each: NotChecked): Phrase =>
  phrase`${strong(uncheckedText(each))}: ${whyPhrase(each)}`;
