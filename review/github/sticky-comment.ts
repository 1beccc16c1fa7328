import type { Comment, GitHub } from "./api.ts";
import { commentOf, isReviewOf, type StoredSection, sectionsIn } from "./comment-text.ts";
import { GitHubError } from "./github-error.ts";
import { Interrupted, whileHeld } from "./lock.ts";
import { isBefore } from "./turn.ts";
import { withRetries } from "./with-retries.ts";

export interface Posted {
  /** Number of the pull request. */
  readonly pullRequest: number;
  readonly project: string;
  /** What this job has to say. */
  readonly sections: readonly StoredSection[];
}

export interface Kept {
  readonly url: string;
  /** What the comment said when this job came to it; nothing where this job made it. */
  readonly before: readonly StoredSection[];
}

/** Rounds that may end in a GitHub that does not answer, each after some attempts: it is told within minutes then. */
const MOST_TROUBLES = 5;

/**
 * Puts sections into the one comment of a project on a pull request, and leaves those of other environments in it. Jobs may
 * do so at once: the oldest comment is kept, and what a second one says is in it before that is removed.
 */
export function keepComment(github: GitHub, posted: Posted): Promise<Kept> {
  const writing = new Writing(github, posted);
  let troubles = 0;
  const isTrouble = (error: Error) => {
    if (!(error instanceof GitHubError && error.isPassing)) return false;
    troubles += 1;
    return troubles <= MOST_TROUBLES;
  };
  return withRetries(() => writing.round(), {
    clock: github.clock,
    retries: 30,
    mayRepeat: (error) => error instanceof Interrupted || isTrouble(error),
  });
}

class Writing {
  readonly #github: GitHub;
  readonly #posted: Posted;
  #before: readonly StoredSection[] | undefined;

  constructor(github: GitHub, posted: Posted) {
    this.#github = github;
    this.#posted = posted;
  }

  async round(): Promise<Kept> {
    const oldest = await this.#found();
    await whileHeld(this.#github, oldest.id, (mayWrite) => this.#write(oldest, mayWrite));
    const [kept, ...others] = await this.#ours();
    const isThere = kept !== undefined && coveredBy(this.#sectionsIn(kept), this.#posted.sections);
    if (!isThere || others.length > 0) throw new Interrupted("another job wrote at the same time");
    return { url: kept.url, before: this.#before ?? [] };
  }

  /** The comment to write to, made if there is none. Another job may be making one just now: the oldest is it. */
  async #found(): Promise<Comment> {
    const [found] = await this.#ours();
    if (found !== undefined) return found;
    this.#before ??= [];
    const { pullRequest, sections } = this.#posted;
    await this.#github.addComment(pullRequest, this.#text(sections));
    const [oldest] = await this.#ours();
    if (oldest === undefined) throw new Interrupted("GitHub does not list the new comment yet");
    return oldest;
  }

  async #write(oldest: Comment, mayWrite: () => void): Promise<void> {
    const [kept, ...others] = await this.#ours();
    if (kept?.id !== oldest.id) throw new Interrupted("the comment was removed");
    const there = merged([...others, kept].map((comment) => this.#sectionsIn(comment)));
    this.#before ??= there;
    const text = this.#text(merged([there, this.#posted.sections]));
    if (text !== kept.body) {
      mayWrite();
      await this.#github.changeComment(kept.id, text).catch((error: unknown) => {
        if (error instanceof GitHubError && error.isGone)
          throw new Interrupted("the comment was removed", { cause: error });
        throw error;
      });
    }
    for (const { id } of others) {
      mayWrite();
      await this.#github.removeComment(id);
    }
  }

  /** Another author's comment with our marker is not ours. */
  async #ours(): Promise<Comment[]> {
    const { pullRequest, project } = this.#posted;
    const login = await this.#github.login();
    const comments = await this.#github.comments(pullRequest);
    return comments.filter(({ author, body }) => author === login && isReviewOf(project, body));
  }

  #sectionsIn({ body }: Comment): readonly StoredSection[] {
    return sectionsIn(this.#posted.project, body);
  }

  #text(sections: readonly StoredSection[]): string {
    return commentOf(this.#posted.project, sections);
  }
}

/**
 * One section an environment: that of the latest run, so that a slow job of an earlier commit hides nothing. Of two of the same run, or
 * where a run is unknown, the later in the list. The times in sections order nothing: the reviewed code may have written them.
 */
function merged(lists: readonly (readonly StoredSection[])[]): StoredSection[] {
  const newest = new Map<string, StoredSection>();
  for (const stored of lists.flat()) {
    const { environment } = stored.section;
    const known = newest.get(environment);
    if (known === undefined || !isBefore(stored.turn, known.turn)) newest.set(environment, stored);
  }
  return [...newest.values()];
}

/** Whether every one of `sections`, or a later one of its environment, is in `there`. */
const coveredBy = (there: readonly StoredSection[], sections: readonly StoredSection[]): boolean =>
  sections.every(({ section, turn }) =>
    there.some((other) => other.section.environment === section.environment && !isBefore(other.turn, turn)),
  );
