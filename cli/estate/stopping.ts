/** A signal that Ctrl-C aborts, for what only reads: nothing is left half done. */
export function stopping(): { signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const abort = () => controller.abort(new Error("cancelled: no report"));
  process.once("SIGINT", abort).once("SIGTERM", abort);
  return {
    signal: controller.signal,
    release: () => process.off("SIGINT", abort).off("SIGTERM", abort),
  };
}
