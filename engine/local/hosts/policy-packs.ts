import type { Violation } from "../../engine.ts";
import type { PolicyHost } from "./policy-host.ts";
import type { PolicySubject } from "./policy-request.ts";

/** All policy packs of a run. They may still be starting when the first question comes. */
export class PolicyPacks {
  readonly #hosts: Promise<PolicyHost>[];

  constructor(hosts: Promise<PolicyHost>[]) {
    this.#hosts = hosts;
    // Told when the first question is asked.
    for (const host of hosts) host.catch(() => undefined);
  }

  /** Judges one resource by its inputs, before anything is done to it. */
  analyze(subject: PolicySubject): Promise<Violation[]> {
    return this.#ask((host) => host.analyze(subject));
  }

  /** Judges all resources together, by their outputs. */
  analyzeStack(subjects: PolicySubject[]): Promise<Violation[]> {
    return this.#ask((host) => host.analyzeStack(subjects));
  }

  async stop(): Promise<void> {
    const hosts = await Promise.allSettled(this.#hosts);
    await Promise.all(hosts.map((settled) => settled.status === "fulfilled" && settled.value.stop()));
  }

  async #ask(question: (host: PolicyHost) => Promise<Violation[]>): Promise<Violation[]> {
    const answers = await Promise.all(this.#hosts.map(async (host) => question(await host)));
    return answers.flat();
  }
}
