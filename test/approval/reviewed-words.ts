import { createEmulator, type Emulator, repeatableIds } from "@tandem/emulator";
import { z } from "zod";
import { reviewEnvironment } from "../../review/collect/environment.ts";
import { beyondReviewed, incomparable } from "../../review/github/stale.ts";
import type { EnvironmentReview, Report } from "../../review/report/report.ts";
import { sampleReport } from "../../review/test/sample-report.ts";
import { checkSettings } from "../../settings/check-settings.ts";
import { reviewRules } from "../../settings/review-rules.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import { type Environment, environments } from "../predict/estate-model.ts";
import { KeptProcesses } from "../predict/kept-processes.ts";
import { PredictedEstate } from "../predict/predicted-estate.ts";
import { engineKinds } from "../support/engine-kinds.ts";
import { type Variation, variationsOf, type Word, wordsOf } from "./variations.ts";
import { type Asked, askedFor, isWithin, newIn, projectOf, type WordFiles } from "./word-files.ts";

/** Files with another word, as they were reviewed in an environment that has the files without it. */
export interface Reviewed {
  readonly variation: Variation;
  readonly environment: Environment;
  readonly review: EnvironmentReview;
  /** What the files ask for that is not there yet. */
  readonly wished: Asked;
}

/** An estate that is brought up, and reviews of it with other files. */
export class ReviewedWords {
  readonly #files: WordFiles;
  readonly #estate: PredictedEstate;
  readonly #emulator: Emulator;
  readonly #processes: KeptProcesses;
  readonly #asked = new Map<Environment, Asked>();

  static async open(files: WordFiles): Promise<ReviewedWords> {
    const emulator = createEmulator({
      ids: repeatableIds("every word"),
      githubConnected: true,
      timings: { provisioningMs: 0 },
    });
    const { url } = await emulator.listen();
    const processes = new KeptProcesses();
    const [local] = engineKinds;
    if (local === undefined) throw new Error("expected the local engine");
    const estate = await PredictedEstate.open(local, { url, token: "local-token" }, processes);
    const opened = new ReviewedWords(files, { estate, emulator, processes });
    await opened.#bringUp();
    return opened;
  }

  private constructor(
    files: WordFiles,
    parts: { estate: PredictedEstate; emulator: Emulator; processes: KeptProcesses },
  ) {
    this.#files = files;
    this.#estate = parts.estate;
    this.#emulator = parts.emulator;
    this.#processes = parts.processes;
  }

  async #bringUp(): Promise<void> {
    const { platform } = this.#estate.heroku;
    const space = { name: "example-space", team: "example-library" };
    await platform.send("POST", "/_local/spaces", { body: space, response: z.unknown() });
    await this.#estate.writeFiles(projectOf(this.#files));
    for (const environment of environments) {
      const { result } = await this.#estate.up(environment, {});
      const asked = await askedFor(this.#files, environment);
      if (result.errors.length > 0 || asked === undefined) throw new Error(result.errors.join("\n"));
      this.#asked.set(environment, asked);
    }
  }

  async close(): Promise<void> {
    await this.#estate.close();
    await this.#processes.close();
    await this.#emulator.close();
  }

  /** What an approver reads of an environment with these files. */
  async review(files: WordFiles, environment: Environment): Promise<EnvironmentReview> {
    const project = projectOf(files);
    await this.#estate.writeFiles(project);
    const input = handOver(environment, project.stackFiles, files.secrets[environment]);
    const checked = checkSettings(files.declaration, input);
    if ("findings" in checked) throw new Error("expected valid files");
    const { services } = files.declaration;
    return reviewEnvironment({
      settings: checked.settings,
      rules: reviewRules(input, { services, today: new Date().toISOString().slice(0, 10) }),
      engine: await this.#estate.engine(),
      source: undefined,
      signal: new AbortController().signal,
    });
  }

  /** Two other values of a word where there are as many, reviewed in the environment in which they ask for something else. */
  async reviewedWord(word: Word, words: readonly Word[]): Promise<{ changed: Reviewed[]; idle: Variation[] }> {
    const variations = variationsOf(this.#files, word, words, 2);
    for (const environment of environments) {
      const wishes = await this.#wishes(variations, environment);
      if (wishes.length === 0) continue;
      const changed: Reviewed[] = [];
      for (const { variation, wished } of wishes) {
        const review = await this.review(variation.files, environment);
        changed.push({ variation, environment, review, wished });
      }
      return { changed, idle: [] };
    }
    return { changed: [], idle: variations };
  }

  async #wishes(variations: readonly Variation[], environment: Environment) {
    const before: Asked = this.#asked.get(environment) ?? new Map();
    const wishes: { variation: Variation; wished: Asked }[] = [];
    for (const variation of variations) {
      const asked = await askedFor(variation.files, environment);
      const wished = asked === undefined ? new Map<string, string>() : newIn(before, asked);
      const isKnown = wishes.some((other) => isWithin(wished, other.wished) && isWithin(other.wished, wished));
      if (wished.size > 0 && !isKnown) wishes.push({ variation, wished });
    }
    return wishes;
  }
}

const report = (review: EnvironmentReview, at: string): Report => ({
  ...sampleReport,
  at,
  environments: [review],
  parity: [],
});

/** What `tandem stale` says of a fresh review. */
export function staleness(reviewed: EnvironmentReview, fresh: EnvironmentReview): string[] {
  const [one, other] = [report(reviewed, "2026-11-21T10:00:00Z"), report(fresh, "2026-11-21T11:00:00Z")];
  return [...incomparable(one, other), ...beyondReviewed(one, other)];
}

/** Words by their place in the schema or in a stack file. */
export const wordsByPlace = (files: WordFiles): Map<string, Word[]> =>
  Map.groupBy(wordsOf(files), ({ place }) => place);
