import { vi } from 'vitest';

// Tests in Chromium share one page, which loads the sources once for all of them: each file begins on an empty one,
// with the page's own functions and clock, whatever the file before has put in their place.
vi.restoreAllMocks();
vi.useRealTimers();
document.body.replaceChildren();
localStorage.clear();
sessionStorage.clear();
location.hash = '';
