import type { SheetPair } from '../../../shared/assigning/juror-graph.ts';
import type { Id } from '../../../shared/contest/contest.ts';

/** Jurors by submission. */
export type Panels = ReadonlyMap<Id, readonly Id[]>;

/** Name of a pair, for sets and maps; ids hold no stroke. */
export const pairName = (submission: Id, juror: Id): string => `${submission}/${juror}`;

/** What is changed by hand: a juror comes, goes, goes elsewhere, or two change places. */
export interface PanelChange {
  readonly juror: Id;
  /** Where the juror is taken from; null = from the list of jurors. */
  readonly from: Id | null;
  /** Where the juror comes to; null = taken off. */
  readonly to: Id | null;
  /** The juror there whose place is taken, who goes where the first one was; null = nobody. */
  readonly over: Id | null;
}

const nobody: readonly Id[] = [];

export const panelIn = (panels: Panels, submission: Id): readonly Id[] =>
  panels.get(submission) ?? nobody;

const without = (panel: readonly Id[], juror: Id): readonly Id[] =>
  panel.filter((other) => other !== juror);

const inPlaceOf = (panel: readonly Id[], leaves: Id, comes: Id): readonly Id[] =>
  panel.map((other) => (other === leaves ? comes : other));

const joined = (panel: readonly Id[], juror: Id): readonly Id[] =>
  panel.includes(juror) ? panel : [...panel, juror];

/** The panels that a change leaves, by submission; only those it touches. */
export function panelsAfter(
  panels: Panels,
  { juror, from, to, over }: PanelChange,
): ReadonlyMap<Id, readonly Id[]> {
  const changed = new Map<Id, readonly Id[]>();
  const panel = (submission: Id): readonly Id[] =>
    changed.get(submission) ?? panelIn(panels, submission);
  if (from !== null && from === to) return changed;
  if (from !== null)
    changed.set(
      from,
      over === null || to === null
        ? without(panel(from), juror)
        : inPlaceOf(panel(from), juror, over),
    );
  if (to !== null)
    changed.set(to, over === null ? joined(panel(to), juror) : inPlaceOf(panel(to), over, juror));
  return changed;
}

const isSame = (one: readonly Id[], other: readonly Id[]): boolean =>
  one.length === other.length && one.every((juror) => other.includes(juror));

/** A draft with these panels in it; what comes to be as recorded is no change any more. */
export function withPanels(recorded: Panels, draft: Panels, panels: Panels): Panels {
  const next = new Map(draft);
  for (const [submission, panel] of panels) {
    if (isSame(panel, panelIn(recorded, submission))) next.delete(submission);
    else next.set(submission, panel);
  }
  return next;
}

/** One submission whose panel is to change. */
export interface ChangedPanel {
  readonly submission: Id;
  readonly jurors: readonly Id[];
  readonly added: readonly Id[];
  readonly removed: readonly Id[];
}

/** What a draft changes, in the order of the draft. */
export const changesOf = (recorded: Panels, draft: Panels): readonly ChangedPanel[] =>
  [...draft].flatMap(([submission, jurors]) => {
    const before = panelIn(recorded, submission);
    if (isSame(jurors, before)) return [];
    return [
      {
        submission,
        jurors,
        added: jurors.filter((juror) => !before.includes(juror)),
        removed: before.filter((juror) => !jurors.includes(juror)),
      },
    ];
  });

export const pairsOf = (panels: Panels): readonly SheetPair[] =>
  [...panels].flatMap(([submission, jurors]) => jurors.map((juror) => ({ submission, juror })));
