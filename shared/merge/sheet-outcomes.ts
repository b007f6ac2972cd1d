import { groupBy } from '../basics/group-by.ts';
import type { Operation, OperationId, Value } from '../log/operation.ts';
import { sheetKey } from '../scoring/score-operations.ts';
import type { Sheet, SheetRef } from '../scoring/sheet.ts';
import { noDeskFacts } from './desk-facts.ts';
import { headsByKey } from './heads.ts';
import { resolutionKinds } from './resolution-operations.ts';
import { type ContestFacts } from './rules.ts';
import { sheetPath } from './key-parts.ts';
import type { SheetSource } from './hand-ins.ts';
import { foldSheet } from './sheets.ts';
import type { ContestState } from './state.ts';

/** What of a contest a decision about its sheets depends on. */
export type SheetOutcomeState = Pick<
  ContestState,
  'settings' | 'quarantine' | 'openHeads' | 'keys'
>;

/** A decision about sheets that nobody has made yet. */
export interface SheetDecision {
  /** Keys in conflict, with the value that would stay. */
  readonly kept: readonly { readonly key: string; readonly value: Value }[];
  /** Quarantined records that would come to count. */
  readonly released: readonly Operation[];
}

const nameOf = ({ stage, submission, juror }: SheetRef): string =>
  sheetKey(stage, submission, juror);

const sheetOf = (key: string): SheetRef | null => {
  const path = sheetPath(key);
  return path === null
    ? null
    : { stage: path.stage, submission: path.submission, juror: path.juror };
};

const resolutionOf = (
  { key, value }: SheetDecision['kept'][number],
  heads: readonly Operation[],
): readonly Operation[] => {
  const [first] = heads;
  if (first === undefined) return [];
  const id = `~decision.${key}` as OperationId;
  const parents = heads.map((head) => head.id);
  return [{ ...first, id, key, value, parents, kind: resolutionKinds.resolve }];
};

/** Heads of one sheet once the records are released and the kept values stand. */
function headsAfter(
  current: ReadonlyMap<string, readonly Operation[]>,
  decision: SheetDecision,
): ReadonlyMap<string, readonly Operation[]> {
  const free = new Set(decision.released.map(({ id }) => id));
  const heads = headsByKey(
    [...[...current.values()].flat(), ...decision.released],
    // What stands side by side already was kept apart for a reason; only the newcomers take a place.
    (operation, parent) => !free.has(operation.id) && !free.has(parent),
  );
  const kept = decision.kept.map(
    (each) => [each.key, resolutionOf(each, heads.get(each.key) ?? [])] as const,
  );
  return new Map([...heads, ...kept]);
}

/** Laws of the contest's own stratum, as far as a single sheet asks for them. */
const factsFor = (
  name: string,
  heads: ReadonlyMap<string, readonly Operation[]>,
): ContestFacts => ({
  settings: null,
  stages: new Map(),
  submissions: new Map(),
  assignments: new Map(),
  recusals: new Map([[name, heads.get(`recusal/${name}`) ?? []]]),
  reopenings: new Map(),
  permissions: new Map(),
  cutOffs: new Map(),
  recipients: new Map(),
  documents: new Map(),
  calibration: new Map(),
  consents: new Map(),
  ...noDeskFacts,
  told: new Set(),
  follows: (later, earlier) =>
    later.log === earlier.log && later.signer === earlier.signer && later.ordinal > earlier.ordinal,
});

const touchedSheet = (key: string): string => {
  const ref = sheetOf(key);
  return ref === null ? '' : nameOf(ref);
};

function sheetsOf(decision: SheetDecision): ReadonlyMap<string, SheetRef> {
  const refs = new Map<string, SheetRef>();
  for (const { key } of [...decision.kept, ...decision.released]) {
    const ref = sheetOf(key);
    if (ref !== null) refs.set(nameOf(ref), ref);
  }
  return refs;
}

/**
 * Answers with the sheets that a decision is about, as the fold would leave them; other open items stay open. Rests on
 * `openHeads`, so it answers for what is open and for nothing else. Copies of one log are taken for one line.
 */
export function createSheetOutcomes(
  state: SheetOutcomeState,
): (decision: SheetDecision) => readonly Sheet[] {
  const heads = groupBy(state.openHeads, ([key]) => touchedSheet(key));
  const releasedBefore = state.quarantine
    .filter(({ settled }) => settled === 'released')
    .map(({ operation }) => operation.id);
  return (decision) => {
    const released = [...releasedBefore, ...decision.released.map(({ id }) => id)];
    const settlements: SheetSource['settlements'] = new Map(released.map((id) => [id, 'released']));
    return [...sheetsOf(decision)].flatMap(([name, ref]) => {
      const stage = state.settings?.stages.find(({ id }) => id === ref.stage);
      if (stage?.scored !== true) return [];
      const after = headsAfter(new Map(heads.get(name) ?? []), {
        kept: decision.kept.filter(({ key }) => touchedSheet(key) === name),
        released: decision.released.filter(({ key }) => touchedSheet(key) === name),
      });
      const byPlace = groupBy(
        [...after.values()].flat(),
        ({ log, ordinal }) => `${log}.${ordinal}`,
      );
      const facts = factsFor(name, after);
      return [
        foldSheet(ref, stage.criteria, {
          facts,
          heads: after,
          byPlace,
          settlements,
          personOf: (signer) => state.keys.get(signer)?.person ?? null,
        }),
      ];
    });
  };
}
