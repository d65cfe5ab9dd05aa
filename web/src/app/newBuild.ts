import { useEffect, useState } from 'react';

/** The page names its script by what is in it: another name is another build. */
export function buildOf(page: Document): string | null {
  return page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null;
}

const every = 5 * 60_000;
const soonest = 60_000;

/** Whether the server has a newer page than this one: asked when the tab is shown again, and now and then while it is. */
export function useNewBuild(): boolean {
  const [found, setFound] = useState(false);
  useEffect(() => {
    const own = buildOf(document);
    if (found || own === null) return;
    let last = Date.now();
    const ask = async () => {
      if (document.visibilityState !== 'visible' || Date.now() - last < soonest) return;
      last = Date.now();
      const other = await servedBuild();
      if (other !== null && other !== own) setFound(true);
    };
    const onShow = () => void ask();
    const timer = setInterval(onShow, every);
    document.addEventListener('visibilitychange', onShow);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onShow);
    };
  }, [found]);
  return found;
}

/** The build that the server sends now; null while it cannot be asked, for it will be asked again. */
export async function servedBuild(): Promise<string | null> {
  try {
    const answer = await fetch('/login', { headers: { Accept: 'text/html' }, cache: 'no-store' });
    if (!answer.ok) return null;
    return buildOf(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  } catch {
    return null;
  }
}
