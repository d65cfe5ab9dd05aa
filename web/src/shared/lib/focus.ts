/** Whether nothing that one could use has the focus: the keyboard would begin anew at the top, or at the page. */
export function isFocusFree(): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || at.matches('#content, h1');
}

let first = true;

/**
 * For the heading of a page: what had the focus went away with the page before, so that the keyboard, and who reads
 * aloud, go on at the heading. The first page is left to the browser.
 */
export function arriveAt(heading: HTMLHeadingElement | null): void {
  if (!heading) return;
  if (!first && isFocusFree()) heading.focus({ preventScroll: true });
  first = false;
}
