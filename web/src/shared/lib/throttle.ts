/** Runs an action at once, then at most once in each interval, and once more at the end when it was asked meanwhile. */
export function throttle(action: () => void, interval: number): { ask: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let asked = false;
  const ask = () => {
    if (timer) {
      asked = true;
      return;
    }
    // First the timer: an action may ask again itself.
    timer = setTimeout(() => {
      timer = null;
      if (asked) {
        asked = false;
        ask();
      }
    }, interval);
    action();
  };
  const stop = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    asked = false;
  };
  return { ask, stop };
}
