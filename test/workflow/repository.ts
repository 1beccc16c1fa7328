import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A bare git remote, and a clone of it. */
export interface Remote {
  readonly url: string;
  /** Commits everything of a folder to a branch and pushes it; gives the commit. */
  push(folder: string, branch: string): string;
  /** What `actions/checkout` does. */
  checkout(commit: string, to: string): void;
  remove(): Promise<void>;
}

export async function remote(): Promise<Remote> {
  const url = await mkdtemp(join(tmpdir(), "estate.git-"));
  git(url, "init", "--quiet", "--bare", "--initial-branch=main");
  return {
    url,
    push(folder, branch) {
      git(folder, "init", "--quiet", `--initial-branch=${branch}`);
      git(folder, "checkout", "--quiet", "-B", branch);
      git(folder, "add", "--all", "--", ".", ":!.tandem");
      git(folder, "commit", "--quiet", "--allow-empty", "--message", "An edit");
      git(folder, "push", "--quiet", "--force", url, branch);
      return git(folder, "rev-parse", "HEAD").trim();
    },
    checkout(commit, to) {
      git(url, "clone", "--quiet", url, to);
      git(to, "checkout", "--quiet", "--detach", commit);
    },
    remove: () => rm(url, { recursive: true, force: true }),
  };
}

const identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"];

const git = (cwd: string, ...args: string[]): string =>
  execFileSync("git", [...identity, ...args], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
