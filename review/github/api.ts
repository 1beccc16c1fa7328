import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import { GitHubError } from "./github-error.ts";
import type { JobEnvironment } from "./job-environment.ts";
import { type Clock, realClock, withRetries } from "./with-retries.ts";

/** A comment on an issue or a pull request. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  /** Login of its author; a bot's ends in `[bot]`. */
  readonly author: string;
  readonly url: string;
}

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly url: string;
  readonly isOpen: boolean;
}

export interface Connection extends JobEnvironment {
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
}

const Client = Octokit.plugin(paginateRest);

/** Milliseconds for one request, its answer included. */
const TIMEOUT_MS = 10_000;

/** What a review needs of GitHub's REST API, in one repository. Rejects with a `GitHubError`. */
export class GitHub {
  readonly clock: Clock;
  readonly #octokit: InstanceType<typeof Client>;
  readonly #at: { owner: string; repo: string };
  #login: Promise<string> | undefined;

  constructor({ apiUrl, token, owner, repo, clock = realClock, fetch }: Connection) {
    this.clock = clock;
    this.#at = { owner, repo };
    this.#octokit = new Client({
      auth: token,
      baseUrl: apiUrl,
      userAgent: "tandem",
      request: fetch === undefined ? {} : { fetch },
    });
    this.#octokit.hook.wrap("request", (request, options) => {
      const asked = `${options.method} ${filled(options.url, options)}`;
      const once = async () => {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        const answer = await Promise.resolve(request({ ...options, request: { ...options.request, signal } })).catch(
          (error: unknown) => {
            throw GitHubError.of(error, asked, clock.today());
          },
        );
        if (answer.status !== 204 && typeof answer.data !== "object") throw GitHubError.unreadable(asked);
        return answer;
      };
      // A POST makes something: without a response, the sender must look before sending it again.
      const isRepeatable = options.method !== "POST" || options.url.endsWith("/graphql");
      const mayRepeat = (error: Error) =>
        error instanceof GitHubError && (error.wasTurnedAway || (isRepeatable && error.isPassing));
      return withRetries(once, { clock, retries: options.request.retries ?? 4, mayRepeat });
    });
  }

  /** Login of the token's account. `GET /user` is refused to the token of a job: only the GraphQL API tells it. */
  login(): Promise<string> {
    this.#login ??= this.#octokit
      .graphql<{ viewer: { login: string } }>("query { viewer { login } }")
      .then(({ viewer }) => viewer.login)
      .catch((error: unknown) => {
        this.#login = undefined;
        throw error;
      });
    return this.#login;
  }

  /** `GET /repos/{owner}/{repo}/issues/{issue_number}/comments`, every page, the oldest first. */
  async comments(issue: number): Promise<Comment[]> {
    const rows = await this.#octokit.paginate("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...this.#at,
      issue_number: issue,
      per_page: 100,
    });
    return rows.map(asComment).sort((one, other) => one.id - other.id);
  }

  /** `POST /repos/{owner}/{repo}/issues/{issue_number}/comments`. Notifies the issue's subscribers. */
  async addComment(issue: number, body: string): Promise<Comment> {
    const { data } = await this.#octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...this.#at,
      issue_number: issue,
      body,
    });
    return asComment(data);
  }

  /** `PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}`, sent once. Notifies nobody. */
  async changeComment(id: number, body: string): Promise<void> {
    await this.#octokit.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
      ...this.#at,
      comment_id: id,
      body,
      request: { retries: 0 },
    });
  }

  /** `DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}`; one that is gone already is fine. */
  async removeComment(id: number): Promise<void> {
    await gone(
      this.#octokit.request("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", {
        ...this.#at,
        comment_id: id,
      }),
    );
  }

  /**
   * `POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions` with 👀. An account has each reaction at most once:
   * GitHub answers 201 to the one request that made it, and 200 to every other. Notifies nobody.
   */
  async watch(comment: number): Promise<{ id: number; isNew: boolean }> {
    const { data, status } = await this.#octokit.request(
      "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
      { ...this.#at, comment_id: comment, content: "eyes" },
    );
    return { id: Number(data.id), isNew: status === 201 };
  }

  /** `DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}`. */
  async unwatch(comment: number, reaction: number): Promise<void> {
    await gone(
      this.#octokit.request("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}", {
        ...this.#at,
        comment_id: comment,
        reaction_id: reaction,
      }),
    );
  }

  /** `GET /repos/{owner}/{repo}/issues`, open and closed, every page, the oldest first, without the pull requests among them. */
  async issues(by: { labels: string } | { creator: string }): Promise<Issue[]> {
    const rows = await this.#octokit.paginate("GET /repos/{owner}/{repo}/issues", {
      ...this.#at,
      ...by,
      state: "all",
      per_page: 100,
    });
    return rows
      .filter((row) => row.pull_request === undefined)
      .map(asIssue)
      .sort((one, other) => one.number - other.number);
  }

  /** `POST /repos/{owner}/{repo}/issues/{issue_number}/labels`. GitHub makes the label if there is none. */
  async addLabel(issue: number, label: string): Promise<void> {
    await this.#octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/labels", {
      ...this.#at,
      issue_number: issue,
      labels: [label],
    });
  }

  /** `POST /repos/{owner}/{repo}/issues`. GitHub makes the label if there is none. */
  async addIssue(issue: { title: string; body: string; label: string }): Promise<Issue> {
    const { title, body, label } = issue;
    const { data } = await this.#octokit.request("POST /repos/{owner}/{repo}/issues", {
      ...this.#at,
      title,
      body,
      labels: [label],
    });
    return asIssue(data);
  }

  /** `PATCH /repos/{owner}/{repo}/issues/{issue_number}`. */
  async changeIssue(number: number, to: { title: string; body: string; isOpen: boolean }): Promise<void> {
    await this.#octokit.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
      ...this.#at,
      issue_number: number,
      title: to.title,
      body: to.body,
      ...(to.isOpen ? { state: "open" as const } : { state: "closed" as const, state_reason: "completed" as const }),
    });
  }
}

/** A path with its parameters, for people. */
const filled = (url: string, options: Readonly<Record<string, unknown>>): string =>
  url.replace(/\{(\w+)\}/g, (_, name: string) => String(options[name]));

/** GitHub's schema allows for ids beyond 2^53; none is near. */
type Id = number | bigint;

interface Row {
  readonly body?: string | null | undefined;
  readonly user: { readonly login: string } | null;
  readonly html_url: string;
}

const written = ({ body, user, html_url }: Row) => ({ body: body ?? "", author: user?.login ?? "", url: html_url });

const asComment = (row: Row & { id: Id }): Comment => ({ id: Number(row.id), ...written(row) });

const asIssue = (row: Row & { number: number; title: string; state: string }): Issue => ({
  number: row.number,
  title: row.title,
  isOpen: row.state === "open",
  ...written(row),
});

async function gone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!(error instanceof GitHubError && error.isGone)) throw error;
  }
}
