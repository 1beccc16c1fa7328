import type * as fs from "node:fs";

type Fs = typeof fs;
type Call = "open" | "write" | "truncate" | "sync" | "rename" | "link" | "mkdir";

/** A disk that refuses what a test wants. */
export const disk = {
  /** Whether a call that writes is refused, by its number since {@link reset}. */
  refuses: (_call: Call, _number: number): boolean => false,
  code: "ENOSPC",
  /** Bytes of a refused write that are written all the same. */
  taken: 0,
  calls: 0,
  reset(): void {
    Object.assign(disk, { refuses: () => false, code: "ENOSPC", taken: 0, calls: 0 });
  },
};

/** `node:fs` on that disk, as far as the local Heroku writes with it. */
export function onFullDisk(real: Fs): Partial<Fs> {
  const refuse = (call: Call): boolean => disk.refuses(call, ++disk.calls);
  const guard = (call: Call): void => {
    if (refuse(call)) throw refusal(call);
  };
  return {
    ...real,
    mkdirSync: ((...args: Parameters<Fs["mkdirSync"]>) => {
      guard("mkdir");
      return real.mkdirSync(...args);
    }) as Fs["mkdirSync"],
    openSync: (path, flags, mode) => {
      if (flags !== "r") guard("open");
      return real.openSync(path, flags, mode);
    },
    writeFileSync: (file, data, options) => {
      if (!refuse("write")) return real.writeFileSync(file, data, options);
      const bytes = Buffer.from(
        typeof data === "string" ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength),
      );
      real.writeFileSync(file, bytes.subarray(0, Math.min(disk.taken, bytes.length - 1)), options);
      throw refusal("write");
    },
    // A real one takes milliseconds, and no test has a power failure.
    fsyncSync: () => guard("sync"),
    ftruncateSync: (descriptor, length) => {
      guard("truncate");
      real.ftruncateSync(descriptor, length);
    },
    renameSync: (from, to) => {
      guard("rename");
      real.renameSync(from, to);
    },
    linkSync: (from, to) => {
      guard("link");
      real.linkSync(from, to);
    },
  };
}

function refusal(call: Call): Error {
  return Object.assign(new Error(`${disk.code}: injected, ${call}`), { code: disk.code, syscall: call });
}
