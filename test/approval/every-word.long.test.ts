import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import type { EnvironmentReview } from "../../review/report/report.ts";
import { everyWord, everyWordFiles, everyWordSecrets } from "../../settings/test/every-word.ts";
import { environments } from "../predict/estate-model.ts";
import { type Reviewed, ReviewedWords, staleness, wordsByPlace } from "./reviewed-words.ts";
import type { Variation } from "./variations.ts";
import { isWithin, type WordFiles } from "./word-files.ts";

const configOf = (text: string): Record<string, unknown> => parse(text).config;
const files: WordFiles = {
  declaration: everyWord,
  config: { staging: configOf(everyWordFiles.staging), production: configOf(everyWordFiles.production) },
  secrets: everyWordSecrets,
};

/** Words that an `up` does nothing about: reasons, what rules and reviews go by, and what is left to others. A new word is decided about here. */
const idleWords =
  /(^|\.)(unprotected|unprotected\.\*|autoscaling(\..*)?|component|purpose|firstPlan|sets|sets\.\*|backup|how|keepDays|offSite|reason|shared|alias|dns|external|description|release(\..*)?|broker(\..*)?|exceptions(\..*)?|public|readOnly|store(\..*)?|cacheOnly|prices(\..*)?|data|plans\.\*|size|postdeploy|uploads|formerly|formerly\.\*|estate:review(\..*)?)$/;
/** Dynos whose number belongs to an autoscaler, where they have one. */
const held = "config.*.estate:services.shop.processes.worker.quantity";

/** `WORDS_EVERY=1` takes all words, some minutes; each other offset takes others. */
const every = Number(process.env.WORDS_EVERY ?? 8);
const offset = Number(process.env.WORDS_OFFSET ?? 0) % every;

let estate: ReviewedWords;
const unchanged = new Map<string, EnvironmentReview>();
const changed: Reviewed[] = [];
const idle: Variation[] = [];

beforeAll(async () => {
  estate = await ReviewedWords.open(files);
  for (const environment of environments) unchanged.set(environment, await estate.review(files, environment));
  const places = wordsByPlace(files);
  const words = [...places.values()].flat();
  for (const alike of [...places.values()].filter((_, index) => index % every === offset)) {
    // The like of it in another service may be one that an up can do something about.
    for (const word of alike.slice(0, 2)) {
      const found = await estate.reviewedWord(word, words);
      changed.push(...found.changed);
      idle.push(...found.idle);
      if (found.changed.some(({ review }) => review.outcome === "succeeded")) break;
    }
  }
}, 1_200_000);
afterAll(() => estate.close());

const compared = () =>
  changed.filter(({ review, variation }) => review.outcome === "succeeded" && variation.place !== held);
const named = ({ variation, environment }: Reviewed) => `${environment}: ${variation.word} ${variation.what}`;

const secretsOf = ({ variation }: Reviewed) => JSON.stringify(variation.files.secrets);

test("an approval of nothing covers no other value of any word", () => {
  const covered = changed.filter(({ environment, review }) => {
    const before = unchanged.get(environment);
    return before === undefined || staleness(before, review).length === 0;
  });
  expect(covered.map(({ variation }) => variation.place).filter((place) => place !== held)).toEqual([]);
  expect([...unchanged.values()].map(({ changes }) => changes)).toEqual([[], []]);
  expect(new Set(compared().map(({ variation }) => variation.place)).size).toBeGreaterThan(60 / every);
});

test("an approval of one value of a word covers another, or another word, only where that asks for nothing further", () => {
  const reviewed = compared();
  const some = fc.nat(reviewed.length - 1);
  fc.assert(
    fc.property(some, some, (one, other) => {
      const [approved, fresh] = [reviewed[one], reviewed[other]];
      if (approved === undefined || fresh === undefined || approved.environment !== fresh.environment) return;
      const lines = staleness(approved.review, fresh.review);
      // Secrets of a stack are compared whatever becomes of them: one that is set back since is another one.
      const isCovered = isWithin(fresh.wished, approved.wished) && secretsOf(fresh) === secretsOf(approved);
      const outcome = [named(approved), named(fresh), lines];
      if (isCovered) expect(outcome).toEqual([named(approved), named(fresh), []]);
      else expect(outcome).not.toEqual([named(approved), named(fresh), []]);
    }),
    { numRuns: 2_000 },
  );
});

test("different values of the same property are distinguished", () => {
  const pairs = [
    ...Map.groupBy(compared(), ({ variation, environment }) => `${environment} ${variation.word}`).values(),
  ].filter(({ length }) => length === 2);
  expect(pairs.length).toBeGreaterThan(25 / every);
  for (const [one, other] of pairs) {
    if (one === undefined || other === undefined) continue;
    expect([named(one), staleness(one.review, other.review).length > 0]).toEqual([
      named(one),
      !isWithin(other.wished, one.wished),
    ]);
  }
});

test("what an up does nothing about changes no fingerprint, and nothing else does nothing", async () => {
  const doing = new Set(changed.map(({ variation }) => variation.place));
  const without = idle.filter(({ place }) => !doing.has(place));
  expect([...new Set(without.map(({ place }) => place))].filter((place) => !idleWords.test(place))).toEqual([]);
  const samples = Map.groupBy(without, ({ place }) => place.split(".").at(-1));
  for (const [variation] of samples.values()) {
    if (variation === undefined) continue;
    for (const environment of environments) {
      const before = unchanged.get(environment);
      const review = await estate.review(variation.files, environment);
      const lines = before === undefined ? ["was not reviewed"] : staleness(before, review);
      expect([variation.word, variation.what, lines]).toEqual([variation.word, variation.what, []]);
    }
  }
}, 600_000);

test("no report holds a secret that it tells apart", () => {
  expect(JSON.stringify(changed.map(({ review }) => review))).not.toContain("marker-");
});
