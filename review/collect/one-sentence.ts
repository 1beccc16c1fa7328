/** Endings that are said once, of how many things soever. */
const endings = ["; Heroku makes no release of it", " was set by hand", " was removed by hand"];

/** What is said of several properties of an object: `A, B was set by hand`. */
export function inOneSentence(texts: readonly string[]): string {
  const ending = endings.find((each) => texts.every((text) => text.endsWith(each)));
  if (ending === undefined || texts.length < 2) return texts.join("; ");
  const heads = texts.map((text) => text.slice(0, -ending.length));
  return ending.startsWith(";")
    ? `${heads.join("; ")}${ending}`
    : `${heads.join(", ")}${ending.replace(" was", " were")}`;
}
