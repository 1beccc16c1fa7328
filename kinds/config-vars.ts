import type { Kind } from "./kind.ts";
import { only } from "./naming.ts";

/** The config vars that the declaration gives an app. */
export const configVars = {
  token: "heroku:index/appConfigAssociation:AppConfigAssociation",
  label: "config vars",
  naming: only("app-config"),
  place: () => "config",
  propertyPlace: (property: string) => configKey(property),
  goesWith: ["app"],
  loses: () => "the app runs without these config vars until they are set again",
  shown: [],
  makesRelease: true,
} as const satisfies Kind;

/** The config var that a property path names; the path itself where it names none: an engine may tell no key. */
export const configKey = (property: string): string =>
  /^(?:vars|sensitiveVars)(?:\.|\[")(.+?)(?:"\])?$/.exec(property)?.[1] ?? property;
