import { useLayoutEffect, useState, type RefObject } from 'react';

/** How far from the top of what scrolls an element begins; measured again when something beside it comes, grows or goes. */
export function useTop(of: RefObject<HTMLElement | null>, scroller: HTMLElement | null): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (!scroller) return;
    const measure = () => {
      if (!of.current) return;
      const seen = of.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      setTop(Math.round(seen + scroller.scrollTop));
    };
    const sizes = new ResizeObserver(measure);
    const observe = () => {
      sizes.disconnect();
      for (const child of scroller.children) sizes.observe(child);
      measure();
    };
    const children = new MutationObserver(observe);
    children.observe(scroller, { childList: true });
    observe();
    return () => {
      children.disconnect();
      sizes.disconnect();
    };
  }, [of, scroller]);
  return top;
}
