// Notices when the npm that started us is gone, however it went: a killed npm tells its child nothing.

const LOOK_EVERY_MS = 500;

/** Under npm, sends this process SIGTERM when npm ends before it. Started any other way, does nothing. */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, LOOK_EVERY_MS);
  timer.unref();
}
