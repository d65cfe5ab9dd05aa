// eslint-disable-next-line no-restricted-syntax -- the one place that builds on it
import { lazy, type ComponentType } from 'react';

/** How each part whose file could not be fetched is asked for anew. */
const unfetched = new Set<() => void>();

/** A part of the page that is fetched when it is first shown. Unlike React's own, it can be tried again. */
export function lazily<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): ComponentType<P> {
  const attempt = () =>
    lazy<ComponentType<P>>(() =>
      load().catch((error: unknown) => {
        // Until then it stays as it is: React draws again what has failed, and would ask without end.
        unfetched.add(() => (Now = attempt()));
        throw error;
      }),
    );
  let Now = attempt();
  return function Lazily(props: P) {
    return <Now {...props} />;
  };
}

/** The parts that could not be fetched are asked for when they are drawn next. */
export function fetchAnew(): void {
  unfetched.forEach((renew) => renew());
  unfetched.clear();
}
