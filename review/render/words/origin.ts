import { listed, name, nothing, ours, type Phrase, phrase } from "./phrase.ts";
import { when } from "./units.ts";

interface Origin {
  readonly by?: string | undefined;
  readonly at?: string | undefined;
  readonly release?: number | undefined;
}

/** Who did it and when, as `: ada@example.org, 3 h ago (2026-11-21 07:00 UTC), release v57`. */
export function origin({ by, at, release }: Origin, now: string): Phrase {
  const known = [
    ...(by === undefined ? [] : [name(by)]),
    ...(at === undefined ? [] : [ours(when(at, now))]),
    ...(release === undefined ? [] : [phrase`release v${release}`]),
  ];
  return known.length === 0 ? nothing : phrase`: ${listed(known, ", ")}`;
}
