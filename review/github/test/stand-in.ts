import { type Answer, type Asked, answered, matched } from "./answering.ts";

/** Which account each token belongs to. */
const accounts: Readonly<Record<string, string>> = {
  "token-of-the-job": "github-actions[bot]",
  "token-of-somebody": "somebody",
};

interface StoredComment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  body: string;
  reactions: { readonly id: number; readonly author: string; readonly content: string }[];
}

interface StoredIssue {
  readonly number: number;
  readonly author: string;
  labels: readonly string[];
  readonly isPullRequest?: true;
  title: string;
  body: string;
  state: string;
}

/** GitHub refuses longer bodies. */
const LONGEST_BODY = 65_536;

const notFound = answered(404, { message: "Not Found" });

/** The part of GitHub's API that reviews use, for one repository: `example-library/estate`. */
export class StandIn {
  comments: StoredComment[] = [];
  issues: StoredIssue[] = [];
  /** What was asked, as `METHOD /path`. */
  readonly asked: string[] = [];
  /** What the next requests get instead of an answer, the first first, `undefined` lets one through; what `happens` is carried out all the same. */
  readonly faults: ((Answer & { readonly happens?: true }) | undefined)[] = [];
  /** What the token may not do, as `METHOD /path`. */
  forbidden: RegExp | undefined;
  #lastId = 1000;

  /** A comment as if somebody had written it earlier. */
  plant(issue: number, author: string, body: string): StoredComment {
    const comment = { id: ++this.#lastId, issue, author, body, reactions: [] };
    this.comments.push(comment);
    return comment;
  }

  on(issue: number): StoredComment[] {
    return this.comments.filter((comment) => comment.issue === issue);
  }

  answer(asked: Asked): Answer {
    this.asked.push(`${asked.method} ${asked.path}`);
    const fault = this.faults.shift();
    if (fault !== undefined && !fault.happens) return fault;
    const answer = this.#carryOut(asked);
    return fault ?? answer;
  }

  #carryOut(asked: Asked): Answer {
    const login = accounts[asked.token];
    if (login === undefined) return answered(401, { message: "Bad credentials" });
    if (this.forbidden?.test(`${asked.method} ${asked.path}`)) {
      return answered(403, { message: "Resource not accessible by integration" });
    }
    if (String(asked.body.body ?? "").length > LONGEST_BODY) {
      return answered(422, { message: "body is too long (maximum is 65536 characters)" });
    }
    const asks = `${asked.method} ${asked.path.replace("/repos/example-library/estate", "")}`;
    // `GET /user` is missing: GitHub refuses it to the token of a job.
    if (asks === "POST /graphql") return answered(200, { data: { viewer: { login } } });
    return this.#aboutComments(asks, asked, login) ?? this.#aboutIssues(asks, asked, login) ?? notFound;
  }

  #aboutComments(asks: string, { body }: Asked, login: string): Answer | undefined {
    const [listed] = matched(/^GET \/issues\/(\d+)\/comments$/, asks);
    if (listed !== undefined) return answered(200, this.on(listed).map(commentRow));
    const [issue] = matched(/^POST \/issues\/(\d+)\/comments$/, asks);
    if (issue !== undefined) return answered(201, commentRow(this.plant(issue, login, String(body.body))));
    const [id, reaction] = matched(/^\w+ \/issues\/comments\/(\d+)(?:\/reactions)?(?:\/(\d+))?$/, asks);
    if (id === undefined) return undefined;
    const comment = this.comments.find((each) => each.id === id);
    if (comment === undefined) return notFound;
    if (asks.includes("/reactions")) return this.#aboutReactions(comment, reaction, login, String(body.content));
    if (asks.startsWith("DELETE")) {
      this.comments = this.comments.filter((each) => each !== comment);
      return answered(204);
    }
    comment.body = String(body.body);
    return answered(200, commentRow(comment));
  }

  #aboutReactions(comment: StoredComment, removed: number | undefined, login: string, content: string): Answer {
    if (removed !== undefined) {
      if (!comment.reactions.some(({ id }) => id === removed)) return notFound;
      comment.reactions = comment.reactions.filter(({ id }) => id !== removed);
      return answered(204);
    }
    const there = comment.reactions.find((each) => each.author === login && each.content === content);
    if (there !== undefined) return answered(200, { id: there.id });
    const reaction = { id: ++this.#lastId, author: login, content };
    comment.reactions.push(reaction);
    return answered(201, { id: reaction.id });
  }

  #aboutIssues(asks: string, { body, query }: Asked, login: string): Answer | undefined {
    if (asks === "GET /issues") {
      const state = query.get("state") ?? "open";
      const [label, creator] = [query.get("labels"), query.get("creator")];
      const wanted = this.issues.filter(
        (each) => (label === null || each.labels.includes(label)) && (creator === null || each.author === creator),
      );
      return answered(200, wanted.filter((each) => state === "all" || each.state === state).map(issueRow));
    }
    if (asks === "POST /issues") {
      const labels = Array.isArray(body.labels) ? body.labels.map(String) : [];
      const number = ++this.#lastId;
      const issue = {
        number,
        author: login,
        labels,
        title: String(body.title),
        body: String(body.body),
        state: "open",
      };
      this.issues.push(issue);
      return answered(201, issueRow(issue));
    }
    const [number] = matched(/^(?:PATCH|POST) \/issues\/(\d+)(?:\/labels)?$/, asks);
    const issue = this.issues.find((each) => each.number === number);
    if (issue === undefined) return undefined;
    if (asks.endsWith("/labels")) {
      issue.labels = [...new Set([...issue.labels, ...[body.labels].flat().map(String)])];
      return answered(200, []);
    }
    for (const key of ["title", "body", "state"] as const) issue[key] = String(body[key] ?? issue[key]);
    return answered(200, issueRow(issue));
  }
}

const page = "https://github.com/example-library/estate";

const commentRow = ({ id, issue, body, author }: StoredComment) => ({
  id,
  body,
  user: { login: author },
  html_url: `${page}/pull/${issue}#issuecomment-${id}`,
});

const issueRow = ({ number, title, body, state, author, isPullRequest }: StoredIssue) => ({
  number,
  title,
  body,
  state,
  user: { login: author },
  html_url: `${page}/issues/${number}`,
  ...(isPullRequest && { pull_request: { url: `${page}/pull/${number}` } }),
});
