/** Lines outside fences, code spans taken out, as CommonMark reads them. */
export function proseOf(markdown: string): string[] {
  let fence: string | undefined;
  return markdown.split("\n").flatMap((line) => {
    const marker = /^ *(?<marker>`{3,})/.exec(line)?.groups?.marker;
    if (fence !== undefined) {
      if (marker !== undefined && marker.length >= fence.length && line.trim() === marker) fence = undefined;
      return [];
    }
    if (marker !== undefined) {
      fence = marker;
      return [];
    }
    return [withoutCode(line)];
  });
}

/** A run of backticks that no backslash escapes begins code, which the next run of that length ends. */
function withoutCode(line: string): string {
  let rest = line;
  let prose = "";
  for (;;) {
    const begin = /^(?<before>(?:\\.|[^\\`])*)(?<ticks>`+)/su.exec(rest);
    if (begin?.groups === undefined) return prose + rest;
    const { before = "", ticks = "" } = begin.groups;
    const after = rest.slice(begin[0].length);
    const end = new RegExp(`(?<!\`)${ticks}(?!\`)`).exec(after);
    if (end === null) return `${prose}${rest} UNCLOSED CODE`;
    prose += `${before}CODE`;
    rest = after.slice(end.index + ticks.length);
  }
}

const shapes: readonly [name: string, pattern: RegExp][] = [
  ["fold", /^<details><summary>[\w :,]+<\/summary>$/],
  ["end of fold", /^<\/details>$/],
  ["item", /^- /],
  ["row", /^\| (?:[^|]+ \|){9}$|^\| (?:[^|]+ \| ?){9}$/],
  ["heading", /^#{3,4} /],
  ["title", /^\*\*[A-Z][\w ]+\*\*$/],
  ["origin", /^Reviewed /],
  ["left out", /^Left out for length, see the full report: /],
  ["label", /^ {2}To (?:accept|revert|remove):$/],
];

/** What each line is; what none of ours looks like is told as it stands. */
export const shapeOf = (markdown: string): string[] =>
  proseOf(markdown)
    .filter((line) => line.trim() !== "")
    .map((line) => shapes.find(([, pattern]) => pattern.test(line))?.[0] ?? `UNKNOWN ${line}`);
