// Preloaded into every Node process of the engine: kills it within a quarter of a second after the engine's end.
const engine = Number(new URL(import.meta.url).searchParams.get("engine"));

setInterval(() => {
  if (process.ppid !== engine) process.kill(process.pid, "SIGKILL");
}, 250).unref();

// A regular exit, so that Node writes its compile cache.
process.once("SIGTERM", () => process.exit(0));
