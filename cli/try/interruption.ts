/**
 * A signal that Ctrl-C aborts: what is under way is then recorded, and what was started is stopped. A second Ctrl-C ends the
 * process at once.
 */
export function interruption(): { signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const abort = () => {
    process.stderr.write("stopping: what is under way is being recorded; press Ctrl-C again to end at once\n");
    controller.abort();
  };
  process.once("SIGINT", abort).once("SIGTERM", abort);
  return {
    signal: controller.signal,
    release: () => process.off("SIGINT", abort).off("SIGTERM", abort),
  };
}
