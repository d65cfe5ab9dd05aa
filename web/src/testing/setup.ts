import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// The grid takes its time where many tests share a core.
configure({ asyncUtilTimeout: 5000 });

// What jsdom lacks and the components ask for; a test that needs the streams of files runs in Node, without a window.
if (typeof window !== 'undefined') {
  window.matchMedia = (query) =>
    ({
      matches: false,
      media: query,
      addEventListener() {},
      removeEventListener() {},
    }) as unknown as MediaQueryList;

  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };

  Object.defineProperty(document, 'fonts', { value: new EventTarget() });

  Element.prototype.scrollIntoView = () => {};

  // Texts are measured by their length there.
  HTMLCanvasElement.prototype.getContext = () => null;
}

afterEach(cleanup);
