import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * A disk that is full, for this process: importing this (`--import` for a whole process) puts it between `node:fs` and its callers
 * below a folder. What it refuses is set here, or by variables: `FULL_DISK_FOLDER`, `FULL_DISK_AT` (the first call that is refused; all
 * after it are too), `FULL_DISK_WHILE` (a file: while it is there, all are), `FULL_DISK_COUNT` (a file that gets the number of calls).
 */
export const disk = {
  folder: process.env.FULL_DISK_FOLDER ?? "",
  /** The call from which on all are refused, counted from 1. */
  firstRefused: Number(process.env.FULL_DISK_AT ?? Number.POSITIVE_INFINITY),
  /** How many are refused. */
  refused: Number.POSITIVE_INFINITY,
  code: "ENOSPC",
  calls: 0,
};

type Call = (...args: unknown[]) => unknown;

const { existsSync, writeFileSync } = fs;
const { FULL_DISK_WHILE, FULL_DISK_COUNT } = process.env;
const descriptors = new Map<number, string>();

function isRefused(target: unknown): boolean {
  const path = typeof target === "number" ? descriptors.get(target) : String(target);
  if (disk.folder === "" || path === undefined || !path.startsWith(disk.folder)) return false;
  if (FULL_DISK_WHILE !== undefined) return existsSync(FULL_DISK_WHILE);
  disk.calls += 1;
  return disk.calls >= disk.firstRefused && disk.calls < disk.firstRefused + disk.refused;
}

const refusal = (syscall: string): Error =>
  Object.assign(new Error(`${disk.code}: injected, ${syscall}`), { code: disk.code, syscall });

/** Calls by the argument that says where they write. */
const targets: Readonly<Record<string, number>> = {
  mkdir: 0,
  mkdtemp: 0,
  open: 0,
  write: 0,
  writeFile: 0,
  appendFile: 0,
  fsync: 0,
  fdatasync: 0,
  rename: 1,
  link: 1,
  symlink: 1,
  copyFile: 1,
};

const isReading = (name: string, args: readonly unknown[]) =>
  name === "open" && (args[1] === undefined || args[1] === "r" || args[1] === 0 || typeof args[1] === "function");

/** Of what a full disk refuses, half is written. */
function half(name: string, args: readonly unknown[]): readonly unknown[] | undefined {
  const [target, data] = args;
  if (name !== "writeFile" && name !== "write") return undefined;
  if (typeof data === "string") return [target, data.slice(0, data.length / 2)];
  return ArrayBuffer.isView(data)
    ? [target, new Uint8Array(data.buffer, data.byteOffset, data.byteLength >> 1)]
    : undefined;
}

function opened(path: unknown, descriptor: unknown): unknown {
  if (typeof descriptor === "number") descriptors.set(descriptor, String(path));
  return descriptor;
}

function replace(owner: object, name: string, by: (real: Call) => Call): void {
  const real = Reflect.get(owner, name) as Call;
  const made = by(real.bind(owner));
  // `promisify` reads what Node has put on its own functions.
  for (const key of Object.getOwnPropertySymbols(real)) Reflect.set(made, key, Reflect.get(real, key));
  Reflect.set(owner, name, made);
}

for (const [name, target] of Object.entries(targets)) {
  const isStruck = (args: readonly unknown[]) => !isReading(name, args) && isRefused(args[target]);
  const realSync = Reflect.get(fs, name === "write" ? "writeSync" : `${name}Sync`) as Call;
  const writeHalf = (args: readonly unknown[]) => {
    const part = half(name, args);
    if (part !== undefined) realSync.apply(fs, [...part]);
  };
  replace(fs, `${name}Sync`, (real) => (...args) => {
    if (!isStruck(args)) return name === "open" ? opened(args[0], real(...args)) : real(...args);
    writeHalf(args);
    throw refusal(name);
  });
  replace(fs, name, (real) => (...args) => {
    const done = args.at(-1) as Call;
    if (isStruck(args)) {
      writeHalf(args);
      return process.nextTick(() => done(refusal(name)));
    }
    if (name !== "open") return real(...args);
    return real(...args.slice(0, -1), (error: unknown, descriptor: unknown) =>
      done(error, opened(args[0], descriptor)),
    );
  });
  if (!(name in fs.promises)) continue;
  replace(fs.promises, name, (real) => async (...args) => {
    if (!isStruck(args)) return name === "open" ? onDisk(await real(...args), args[0]) : real(...args);
    writeHalf(args);
    throw refusal(name);
  });
}

/** A file handle whose writes are refused too. */
function onDisk(handle: unknown, path: unknown): unknown {
  for (const name of ["write", "writeFile", "appendFile", "sync", "datasync"]) {
    const file = handle as object;
    replace(file, name, (real) => async (...args) => {
      if (!isRefused(path)) return real(...args);
      const part = half(name, [path, ...args]);
      if (part !== undefined) await real(...part.slice(1));
      throw refusal(name);
    });
  }
  return handle;
}

syncBuiltinESMExports();
if (FULL_DISK_COUNT !== undefined) process.once("exit", () => writeFileSync(FULL_DISK_COUNT, String(disk.calls)));
