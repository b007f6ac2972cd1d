import { sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import { accessKind } from '../contest/personal-data.ts';
import { decisionKinds } from '../deciding/decision-operations.ts';
import { deskKinds, type DeskView, parseDesk, parseSeen } from '../deciding/desk.ts';
import type { LogId } from '../log/operation.ts';
import type { Segment } from '../log/segment.ts';
import { keyKinds } from '../trust/key-operations.ts';
import type { Archive } from './archive.ts';
import { inOrder, type KeyedHeads } from './heads.ts';
import type { ContestState } from './state.ts';

/** True for a segment of nothing but views: those of one desk must not make those of another old. */
function holdsViewsAlone({ columns: { kind, kinds } }: Segment): boolean {
  const views = new Set(kinds.flatMap(([name], at) => (name === deskKinds.seen ? [at] : [])));
  return kind.length > 0 && kind.every((at) => views.has(at));
}

/** Of sets that were asked for before: one that grew is another one. */
const bases = new WeakMap<Archive['segments'], string>();

/**
 * What a desk holds, as 64 hex digits: SHA-256 of the ids of all segments but those that hold nothing but `desk.seen`,
 * sorted and joined by line feeds. Whoever holds the same has the same, whatever order it came in.
 */
export function basisOf({ segments }: Pick<Archive, 'segments'>): string {
  const known = bases.get(segments);
  if (known !== undefined) return known;
  const ids: string[] = [];
  for (const [id, segment] of segments) if (!holdsViewsAlone(segment)) ids.push(id);
  const basis = toHex(sha256(utf8ToBytes(ids.toSorted().join('\n'))));
  bases.set(segments, basis);
  return basis;
}

/**
 * The desks by their logs, in the order of these. Of several heads the first names the desk; where a copied
 * installation said two things of what it has seen, both have to hold.
 */
export function foldDesks(
  of: (prefix: string) => KeyedHeads,
  segments: Archive['segments'],
): ReadonlyMap<LogId, DeskView> {
  const named = inOrder(of('desk'));
  if (named.length === 0) return new Map();
  const basis = basisOf({ segments });
  const said = new Map(of('desk-seen'));
  return new Map(
    named.flatMap(([rest, [first]]) => {
      const desk = first === undefined ? undefined : parseDesk(first.value);
      if (first === undefined || desk === undefined) return [];
      const log = rest as LogId;
      const views = said.get(rest) ?? [];
      const seen =
        views.length === 0
          ? null
          : {
              current: views.every(({ value }) => parseSeen(value) === basis),
              wallClock: Math.max(...views.map(({ wallClock }) => wallClock)),
            };
      const { signer: by, reason, wallClock } = first;
      return [[log, { ...desk, log, by, reason, wallClock, seen }] as const];
    }),
  );
}

/** Desks that take part: they work or audit. */
export const presentDesks = ({ desks }: Pick<ContestState, 'desks'>): readonly DeskView[] =>
  [...desks.values()].filter(({ state }) => state !== 'left');

/**
 * Desks that have to see what is here before a stage is sealed: those that take part and have not, where there are two
 * or more that do. One desk alone waits for nobody.
 */
export function desksBehind(state: Pick<ContestState, 'desks'>): readonly DeskView[] {
  const present = presentDesks(state);
  return present.length < 2 ? [] : present.filter(({ seen }) => seen?.current !== true);
}

/**
 * What a desk that audits still says: what desks there are, what it has seen, looks at people's data, what an audit
 * found, and that it agrees with what another recorded.
 */
const auditorKinds: ReadonlySet<string> = new Set([
  deskKinds.set,
  deskKinds.seen,
  accessKind,
  decisionKinds.audit,
  decisionKinds.confirmSeal,
  keyKinds.approve,
  keyKinds.continuation,
]);

/**
 * True where the desk that keeps a log was named as one that audits, and this kind is no auditor's. A program then does
 * not record it there; whether an operation counts is told by its key alone.
 */
export const isBeyondAudit = (
  { desks }: Pick<ContestState, 'desks'>,
  log: LogId,
  kind: string,
): boolean => desks.get(log)?.state === 'audits' && !auditorKinds.has(kind);
