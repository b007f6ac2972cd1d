import type { Milli } from '../../../../shared/basics/points.ts';
import { writeCodes } from '../../../../shared/bundle/codes.ts';
import { handInSheet, setScore } from '../../../../shared/scoring/score-operations.ts';
import { bytesToBase64url } from '../../../../shared/basics/bytes.ts';
import { webCryptoEd25519 } from '../../../../shared/log/ed25519.ts';
import type { ContestId, LogId } from '../../../../shared/log/operation.ts';
import { emptyLog, sealSegment } from '../../../../shared/log/segment.ts';

const ed25519 = webCryptoEd25519(globalThis.crypto.subtle);
const contest = bytesToBase64url(new Uint8Array(32).fill(7)) as ContestId;
const log = bytesToBase64url(new Uint8Array(16).fill(40)) as LogId;

const criteria = ['novelty', 'effect', 'economy', 'team', 'scale', 'risk'];

/** A number that repeats only after a long while, the same in every run. */
const noise = (index: number): number => (Math.imul(index + 1, 2_654_435_761) >>> 8) & 0xff;

/** Codes of a juror's work: sheets of six scores, each handed in. */
export async function eveningCodes(sheets: number): Promise<readonly string[]> {
  const commits = Array.from({ length: sheets }, (_, sheet) => {
    const ref = { stage: 'written', submission: String(1000 + sheet), juror: 'j1' };
    const first = sheet * (criteria.length + 1);
    const scores = Object.fromEntries(criteria.map((criterion, at) => [criterion, first + at]));
    const salt = Uint8Array.from({ length: 16 }, (_each, at) => noise(sheet * 16 + at));
    return [
      criteria.map((criterion, at) =>
        setScore(ref, criterion, (4000 + 500 * (noise(first + at) % 13)) as Milli),
      ),
      [handInSheet(ref, { scores, comments: {}, salt })],
    ];
  });
  const drafts = commits.flat().map((actions, at) => ({
    author: 'test',
    wallClock: 1_778_666_700_000 + at * 90_000,
    operations: actions.map(({ kind, key, value, reason = '' }) => ({
      kind,
      version: 1,
      key,
      value,
      parents: [],
      basis: null,
      reason,
    })),
  }));
  const key = await ed25519.keyFromSeed(new Uint8Array(32).fill(40));
  const { bytes } = await sealSegment({ contest, log, end: emptyLog }, drafts, key);
  const codes = writeCodes([bytes]);
  if (codes === null) throw new Error('too much for codes');
  return codes;
}
