import type { Violation } from "../../engine.ts";
import type { PolicyHost } from "./policy-host.ts";
import type { PolicySubject } from "./policy-request.ts";

/** All policy packs of a run. They may still be starting at the first request. */
export class PolicyPacks {
  readonly #hosts: Promise<PolicyHost>[];

  constructor(hosts: Promise<PolicyHost>[]) {
    this.#hosts = hosts;
    // A failure to start is reported at the first request.
    for (const host of hosts) host.catch(() => undefined);
  }

  /** Evaluates the policies for one resource's inputs, before anything is done to it. */
  analyze(subject: PolicySubject): Promise<Violation[]> {
    return this.#request((host) => host.analyze(subject));
  }

  /** Evaluates the policies for the outputs of all resources. */
  analyzeStack(subjects: PolicySubject[]): Promise<Violation[]> {
    return this.#request((host) => host.analyzeStack(subjects));
  }

  async stop(): Promise<void> {
    const hosts = await Promise.allSettled(this.#hosts);
    await Promise.all(hosts.map((settled) => settled.status === "fulfilled" && settled.value.stop()));
  }

  async #request(send: (host: PolicyHost) => Promise<Violation[]>): Promise<Violation[]> {
    return (await Promise.all(this.#hosts.map(async (host) => send(await host)))).flat();
  }
}
