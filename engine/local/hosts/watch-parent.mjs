// Preloaded into every Node process the engine starts: ends it within a quarter of a second when the engine is gone.
const engine = Number(new URL(import.meta.url).searchParams.get("engine"));

setInterval(() => {
  if (process.ppid !== engine) process.kill(process.pid, "SIGKILL");
}, 250).unref();

// An orderly end, so that Node writes its compile cache.
process.once("SIGTERM", () => process.exit(0));
