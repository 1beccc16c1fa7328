import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One object of the fake service. */
export interface FakeObject {
  id: string;
  type: string;
  urn: string;
  inputs: Record<string, unknown>;
}

/** A planned fault of a call. */
export interface Fault {
  /** `create`, `update`, `delete`, `read`, `diff`, `check`, `configure`, `invoke`. */
  method: string;
  /** The input `name`; any if absent. */
  name?: string;
  /** How often; once if absent. */
  times?: number;
  kind: "error" | "partial" | "crash before" | "crash after" | "kill engine before" | "kill engine after" | "slow";
  milliseconds?: number;
}

/** The fake service: a folder, so that it outlives its provider, and tests can read and change objects. */
export class FakeWorld {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(join(folder, "objects"), { recursive: true });
    mkdirSync(join(folder, "faults"), { recursive: true });
  }

  all(): FakeObject[] {
    return readdirSync(join(this.folder, "objects")).map(
      (file) => JSON.parse(readFileSync(join(this.folder, "objects", file), "utf8")) as FakeObject,
    );
  }

  get(id: string): FakeObject | undefined {
    const path = this.#path(id);
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as FakeObject) : undefined;
  }

  byName(name: string): FakeObject | undefined {
    return this.all().find((object) => object.inputs.name === name);
  }

  put(object: FakeObject): void {
    writeFileSync(this.#path(object.id), JSON.stringify(object));
  }

  delete(id: string): void {
    rmSync(this.#path(id), { force: true });
  }

  /** Every call so far as `<method> <name>`. */
  calls(): string[] {
    const path = join(this.folder, "calls");
    return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
  }

  noteCall(call: string): void {
    appendFileSync(join(this.folder, "calls"), `${call}\n`);
  }

  /** Records a process that must end with its engine. */
  notePid(pid: number): void {
    appendFileSync(join(this.folder, "pids"), `${pid},`);
  }

  pids(): number[] {
    return readFileSync(join(this.folder, "pids"), "utf8").split(",").filter(Boolean).map(Number);
  }

  forgetCalls(): void {
    rmSync(join(this.folder, "calls"), { force: true });
  }

  plan(fault: Fault): void {
    writeFileSync(join(this.folder, "faults", `${Date.now()}-${Math.random()}.json`), JSON.stringify(fault));
  }

  /** Takes the planned fault of a call. */
  takeFault(method: string, name: string): Fault | undefined {
    for (const file of readdirSync(join(this.folder, "faults")).sort()) {
      const path = join(this.folder, "faults", file);
      const fault = JSON.parse(readFileSync(path, "utf8")) as Fault;
      if (fault.method !== method || (fault.name !== undefined && fault.name !== name)) continue;
      const left = (fault.times ?? 1) - 1;
      if (left > 0) writeFileSync(path, JSON.stringify({ ...fault, times: left }));
      else rmSync(path);
      return fault;
    }
    return undefined;
  }

  #path(id: string): string {
    return join(this.folder, "objects", `${id}.json`);
  }
}
