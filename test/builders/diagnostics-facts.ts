import type { PageFacts, ShellFacts } from '../../shared/host/diagnostics.ts';

/** What an old laptop says of itself. */
export const shellFacts: ShellFacts = {
  versions: { program: '0.1.0', electron: '45.4.1', chromium: '156.0.7300.5', node: '24.1.0' },
  system: {
    platform: 'win32',
    release: '10.0.19045',
    processor: 'x64',
    processors: 2,
    languages: ['kk-KZ', 'ru-KZ'],
  },
  packed: true,
  portable: false,
  drawing: { now: 'full', next: 'full', cause: 'none' },
  memory: { all: 4e9, free: 1e9 },
  diskFree: 5e9,
  screens: [{ width: 1366, height: 768, scale: 1 }],
  stored: {
    journal: { files: 2, bytes: 1_000_000 },
    snapshots: { files: 30, bytes: 90_000_000 },
    database: { files: 8, bytes: 4_000_000 },
  },
  runningFor: 3600,
  log: [],
};

/** What a juror's window says of itself. */
export const pageFacts: PageFacts = {
  program: '0.1.0',
  host: 'desktop',
  browser: '156',
  language: 'kk',
  theme: 'light',
  zoom: 100,
  window: { width: 1280, height: 700, scale: 1 },
  phase: 'open',
  role: 'juror',
  counts: { submissions: 600, sheets: 40 },
  storage: { used: 4_000_000, quota: 1_000_000_000 },
  repair: 'none',
  failure: 'none',
};
