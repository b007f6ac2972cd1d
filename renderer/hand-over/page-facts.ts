import type { PageFacts } from '../../shared/host/diagnostics.ts';
import type { DeskSnapshot } from '../storage/desk.ts';
import { programVersion } from '../storage/program-version.ts';

/** Version of Chromium; `other` for any other engine. */
const browserVersion = (agent: string): string =>
  /Chrome\/(\d+(?:\.\d+){0,3})/.exec(agent)?.[1] ?? 'other';

/** Percent, as the window is drawn now. */
function drawnZoom(root: HTMLElement): number {
  const zoom = Number.parseFloat(getComputedStyle(root).getPropertyValue('--zoom'));
  return Number.isFinite(zoom) ? Math.round(zoom * 100) : 100;
}

/** How many of each kind the window holds: never which. */
function countsOf({ state, notHandedOver, notConfirmed, missingDocuments }: DeskSnapshot) {
  if (state === null) return {};
  return {
    people: state.people.size,
    keys: state.keys.size,
    submissions: state.submissions.size,
    sheets: state.sheets.size,
    assignments: state.assignments.size,
    conflicts: state.hard.length,
    quarantined: state.quarantine.length,
    gaps: state.gaps.length,
    forks: state.forks.length,
    unknown: state.unknown.length,
    notHandedOver,
    notConfirmed,
    missingDocuments,
  };
}

/** What the window knows of itself for a diagnostics file: numbers, settings and words of lists. */
export async function pageFacts(
  desk: DeskSnapshot,
  about: Pick<PageFacts, 'host' | 'language' | 'failure'>,
): Promise<PageFacts> {
  const estimate = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
  const root = document.documentElement;
  return {
    program: programVersion,
    browser: browserVersion(navigator.userAgent),
    theme: root.dataset['theme'] ?? 'none',
    zoom: drawnZoom(root),
    window: { width: innerWidth, height: innerHeight, scale: devicePixelRatio },
    phase: desk.phase,
    role: desk.profile?.role ?? 'none',
    counts: countsOf(desk),
    storage: { used: estimate.usage ?? null, quota: estimate.quota ?? null },
    repair: desk.keeping.repair?.kind ?? 'none',
    ...about,
    failure: about.failure === 'none' ? (desk.error?.type ?? 'none') : about.failure,
  };
}
