import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import type { Operation, OperationId, PublicKeyId, Value } from '../log/operation.ts';
import { equalValues } from '../log/value-codec.ts';
import type { Draw } from '../tournament/draw.ts';
import type { MatchResult, RecordedResult } from '../tournament/match-result.ts';
import { parseDraw, parseMatchResult } from '../tournament/tournament-schema.ts';
import { inOrder, type KeyedHeads } from './heads.ts';
import { inReplacementOrder } from './version-order.ts';

/** Who said a record, when by their clock (shown, decides nothing), and why. */
export interface SaidBy {
  readonly operation: OperationId;
  readonly by: PublicKeyId;
  readonly wallClock: number;
  readonly reason: string;
  /** What it took the place of: of a re-run the sheets that it declares void. */
  readonly replaces: readonly OperationId[];
}

export interface DrawVersion extends SaidBy {
  readonly draw: Draw;
}

export interface SheetVersion extends SaidBy {
  readonly result: MatchResult;
}

/** The draw of a discipline; of several that differ the first one counts until a person settles which. */
export interface RecordedDraw extends DrawVersion {
  readonly disputed: boolean;
}

/** A referee's sheet with all that stands beside it. */
export interface RecordedSheet extends RecordedResult, SaidBy {
  /** Sheets that stand, itself the first; several that are equal agree, several that differ make it disputed. */
  readonly standing: readonly SheetVersion[];
}

/** What was recorded of tournaments. */
export interface TournamentFacts {
  /** By `${stage}/${nomination}`. */
  readonly draws: ReadonlyMap<string, RecordedDraw>;
  /** By `${stage}/${nomination}`, each draw after those it replaces. */
  readonly drawVersions: ReadonlyMap<string, readonly DrawVersion[]>;
  /** By `${stage}/${nomination}`, then by match, heat or extra round. */
  readonly matchResults: ReadonlyMap<string, ReadonlyMap<Id, RecordedSheet>>;
  /** By `${stage}/${nomination}/${match}`, each sheet after those it replaces. */
  readonly matchVersions: ReadonlyMap<string, readonly SheetVersion[]>;
}

/** Where nothing of the kind was said. */
export const noTournamentFacts: TournamentFacts = {
  draws: new Map(),
  drawVersions: new Map(),
  matchResults: new Map(),
  matchVersions: new Map(),
};

const saidBy = ({ id, signer, wallClock, reason, parents }: Operation): SaidBy => ({
  operation: id,
  by: signer,
  wallClock,
  reason,
  replaces: parents,
});

function drawVersion(operation: Operation): DrawVersion | null {
  const draw = parseDraw(operation.value);
  return draw === undefined ? null : { ...saidBy(operation), draw };
}

function sheetVersion(operation: Operation): SheetVersion | null {
  const result = parseMatchResult(operation.value);
  return result === undefined ? null : { ...saidBy(operation), result };
}

const differ = (values: readonly Value[]): boolean =>
  values.some((value) => !equalValues(value, values[0] ?? null));

const isDisputed = (versions: readonly Operation[]): boolean =>
  differ(versions.map(({ value }) => value));

function foldDraws(heads: KeyedHeads): TournamentFacts['draws'] {
  const draws = new Map<string, RecordedDraw>();
  for (const [place, versions] of inOrder(heads)) {
    const [first] = versions.flatMap((operation) => drawVersion(operation) ?? []);
    if (first !== undefined) draws.set(place, { ...first, disputed: isDisputed(versions) });
  }
  return draws;
}

function foldSheets(heads: KeyedHeads): TournamentFacts['matchResults'] {
  const disciplines = new Map<string, Map<Id, RecordedSheet>>();
  for (const [, versions] of inOrder(heads)) {
    const standing = versions.flatMap((operation) => sheetVersion(operation) ?? []);
    const [first] = standing;
    if (first === undefined) continue;
    const { stage, nomination, match } = first.result;
    const place = `${stage}/${nomination}`;
    const own = disciplines.get(place) ?? new Map<Id, RecordedSheet>();
    const sheet = { ...first, disputed: isDisputed(versions), standing };
    disciplines.set(place, own.set(match, sheet));
  }
  return disciplines;
}

/** All versions under keys of one prefix, earlier ones as well, which are no heads. */
function versionsUnder<T>(
  admitted: readonly Operation[],
  prefix: string,
  read: (operation: Operation) => T | null,
): ReadonlyMap<string, readonly T[]> {
  const made = groupBy(
    admitted.filter(({ key }) => key.startsWith(prefix)),
    ({ key }) => key.slice(prefix.length),
  );
  return new Map(
    [...made]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([place, operations]) => [
        place,
        inReplacementOrder(operations).flatMap((operation) => read(operation) ?? []),
      ]),
  );
}

/** Folds draws and referees' sheets. Sheets that differ stand side by side until a person settles which one holds. */
export const foldTournaments = (
  of: (prefix: string) => KeyedHeads,
  admitted: readonly Operation[],
): TournamentFacts => ({
  draws: foldDraws(of('draw')),
  drawVersions: versionsUnder(admitted, 'draw/', drawVersion),
  matchResults: foldSheets(of('match')),
  matchVersions: versionsUnder(admitted, 'match/', sheetVersion),
});
