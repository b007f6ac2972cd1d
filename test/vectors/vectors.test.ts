import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { contestKinds } from '../../shared/contest/contest-operations.ts';
import { duplicateKind } from '../../shared/contest/duplicate.ts';
import { interestKind } from '../../shared/contest/interest.ts';
import { jurorDetailsKind } from '../../shared/contest/juror-details.ts';
import { accessKind, blockKind } from '../../shared/contest/personal-data.ts';
import { decisionKinds } from '../../shared/deciding/decision-operations.ts';
import { deskKinds as namedDeskKinds } from '../../shared/deciding/desk.ts';
import { consentKind } from '../../shared/trust/consent.ts';
import { resolutionKinds } from '../../shared/merge/resolution-operations.ts';
import { scoreKinds } from '../../shared/scoring/score-operations.ts';
import { enrolmentKind } from '../../shared/trust/enrolment.ts';
import { followingKinds } from '../../shared/following/following-operations.ts';
import { pitchingKinds } from '../../shared/pitching/pitching-operations.ts';
import { poolingKinds } from '../../shared/pooling/pooling-operations.ts';
import { tournamentKinds } from '../../shared/tournament/tournament-operations.ts';
import { foundingKind } from '../../shared/trust/founding.ts';
import { keyKinds } from '../../shared/trust/key-operations.ts';
import { openBundle } from '../../shared/bundle/bundle.ts';
import { allKindsContest } from './all-kinds-contest.ts';
import { described } from './described.ts';
import { decisionsContest } from './decisions-contest.ts';
import { deskContest } from './desk-contest.ts';
import { desksContest } from './desks-contest.ts';
import { documentsContest } from './documents-contest.ts';
import { ed25519 } from '../builders/contest-builder.ts';
import { finalContest } from './final-contest.ts';
import { followingContest } from './following-contest.ts';
import { poolContest } from './pool-contest.ts';
import { tournamentContest } from './tournament-contest.ts';
import { trustContest } from './trust-contest.ts';

const deskKinds = [jurorDetailsKind, interestKind, duplicateKind, blockKind, accessKind];

const folder = join(import.meta.dirname, 'format-1');
const names = readdirSync(folder).filter((name) => name.endsWith('.qzb'));

const openAndDescribe = async (bytes: Uint8Array) => {
  const opened = await openBundle(bytes, ed25519.verify);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  // As JSON, so that what is absent and what is undefined are one.
  return JSON.parse(JSON.stringify(await described(opened.value))) as {
    content: object;
    ids: object;
  };
};

const expectedOf = (name: string) =>
  JSON.parse(readFileSync(join(folder, name.replace('.qzb', '.json')), 'utf8')) as {
    content: object;
    ids: object;
  };

describe('bundles of format 1', () => {
  it('are there', () => {
    expect(names).toEqual([
      'archive.qzb',
      'decisions.qzb',
      'desk-invitation.qzb',
      'desk.qzb',
      'desks.qzb',
      'documents-invitation.qzb',
      'documents.qzb',
      'final.qzb',
      'following.qzb',
      'invitation.qzb',
      'pool.qzb',
      'tournament.qzb',
      'trust.qzb',
    ]);
  });

  it.each(names)('still open, with the same ids, state and state hash: %s', async (name) => {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    expect(await openAndDescribe(bytes)).toEqual(expectedOf(name));
  });

  it('come to the same content when the same contest is held today', async () => {
    for (const { name, bytes } of [
      ...(await allKindsContest()),
      await trustContest(),
      ...(await documentsContest()),
      ...(await deskContest()),
      await desksContest(),
      await decisionsContest(),
      await tournamentContest(),
      await poolContest(),
      await followingContest(),
      await finalContest(),
    ]) {
      expect((await openAndDescribe(bytes)).content).toEqual(expectedOf(name).content);
    }
  });

  it('hold an operation of every kind there is, and one of a kind there is not yet', async () => {
    const opened = await Promise.all(
      [
        'archive.qzb',
        'trust.qzb',
        'documents.qzb',
        'desk.qzb',
        'desks.qzb',
        'decisions.qzb',
        'tournament.qzb',
        'pool.qzb',
        'following.qzb',
        'final.qzb',
      ].map((name) => openBundle(new Uint8Array(readFileSync(join(folder, name))), ed25519.verify)),
    );
    const segments = opened.flatMap((bundle) => (bundle.ok ? bundle.value.segments : []));
    const held = segments.flatMap(({ commits }) =>
      commits.flatMap(({ operations }) => operations.map(({ kind }) => kind)),
    );
    const known = new Set(
      [
        contestKinds,
        scoreKinds,
        decisionKinds,
        namedDeskKinds,
        resolutionKinds,
        keyKinds,
        tournamentKinds,
        poolingKinds,
        followingKinds,
        pitchingKinds,
      ].flatMap((kinds) => Object.values<string>(kinds)),
    );
    expect([...new Set(held)].toSorted()).toEqual(
      [...known, ...deskKinds, foundingKind, enrolmentKind, consentKind, 'score.voice'].toSorted(),
    );
  });
});
