import { describe, expect, it } from 'vitest';

import { setPerson } from '../../shared/contest/contest-operations.ts';
import type { LogId } from '../../shared/log/operation.ts';
import { foldDirectory, type FoldedDirectory, openSummary } from '../../shared/merge/directory.ts';
import {
  resolveConflict,
  settleFork,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import {
  approveStatement,
  confirmKey,
  continueLog,
  refuseKey,
  revokeKey,
  setKeyRights,
  setRecipients,
} from '../../shared/trust/key-operations.ts';
import { seedOf } from '../builders/contest-builder.ts';
import type { Said } from './by-hand.ts';
import {
  enrolled,
  type Grown,
  idBy,
  keyOf,
  one,
  person,
  roots,
  sourceOf,
  two,
} from './roots-by-hand.ts';

const [firstRoot = keyOf(1), secondRoot = keyOf(2)] = roots;
const [keyJ1, keyJ2, keyC1, keyH1] = [keyOf(21), keyOf(22), keyOf(23), keyOf(25)] as const;

/** Jurors j1 and j2 and coordinator c1 of KZ-10, and h1 of headquarters, each with a key. */
const people: readonly Said[] = [
  one('p.1', setPerson(person('j1', 'juror', 11))),
  one('p.2', setPerson(person('j2', 'juror', 12))),
  one('p.3', setPerson(person('c1', 'coordinator', 13))),
  one('p.4', setPerson(person('h1', 'headquarters', 15, null))),
  enrolled(21, 'j1', 11),
  enrolled(22, 'j2', 12),
  enrolled(23, 'c1', 13),
  enrolled(25, 'h1', 15),
];

const grown = (said: readonly Said[], more: Omit<Grown, 'said'> = {}): FoldedDirectory =>
  foldDirectory(sourceOf({ said: [...people, ...said], threshold: 1, ...more }));

/** Reasons by ids of what is kept aside, each as often as it is. */
const aside = ({ quarantined }: FoldedDirectory): readonly string[] =>
  quarantined.map(({ operation, reason }) => `${operation.id} ${reason}`).toSorted();
/** Ids of what is admitted beside the four people. */
const admitted = (directory: FoldedDirectory): readonly string[] =>
  directory.admitted.map(({ id }) => id).filter((id) => !id.startsWith('p.'));

const by = (signer: string, id: string, said: Omit<Said, 'id' | 'signer'>): Said => ({
  ...said,
  id,
  signer,
});

describe('the stratum of the directory', () => {
  it('passes over what is no part of it, whoever says so', () => {
    const others: readonly Said[] = [
      one('x.0', { kind: 'directory.tomorrow', key: 'person/j1', value: 1 }),
      one('x.1', { kind: 'key.confirm', version: 9, key: `key-state/${keyJ1}`, value: 'refused' }),
      one('x.2', { kind: 'score.set', key: 'person/j1', value: 5000 }),
      one('x.3', resolveConflict('contest', {}, [], 'as agreed')),
      one('x.4', resolveConflict('score/written/1/person/', 5000, [], 'as agreed')),
      by('stranger', 'x.5', resolveConflict('contest', {}, [], 'as agreed')),
      one('x.7', { kind: 'conflict.resolve', version: 9, key: 'person/j1', value: 'tomorrow' }),
      one('x.6', { kind: 'contest.found', version: 9, key: 'founding', value: 'tomorrow' }),
    ];
    const directory = grown(others);
    expect([admitted(directory), aside(directory)]).toEqual([[], []]);
    expect(directory.summary.version).toBe(5);
    expect(directory.unapproved).toEqual(new Set());
    expect(directory.keys.get(keyJ1)?.state).toBe('active');
  });

  it('holds a decision between two entries of one person', () => {
    const other = person('j1', 'juror', 11, 'KZ-55');
    const twice = two('p.5', setPerson(other));
    expect(grown([twice]).people.get('j1')?.region).toBe('KZ-10');
    const decided = (id: string, key = 'person/j1') =>
      one(id, resolveConflict(key, { ...other }, [idBy('p.1'), idBy('p.5')], 'by phone'));
    const directory = grown([twice, decided('r.0')]);
    expect(admitted(directory)).toEqual(['r.0']);
    expect(directory.people.get('j1')?.region).toBe('KZ-55');
  });

  it('puts nobody on the list of people who was not entered under the own name', () => {
    expect([...grown([]).people.keys()].toSorted()).toEqual(['c1', 'h1', 'j1', 'j2']);
    const odd = one('p.5', { ...setPerson(person('j5', 'juror', 16)), key: 'person/j6' });
    const directory = grown([odd]);
    expect([...directory.people.keys()]).toHaveLength(4);
    expect(aside(directory)).toEqual(['p.5 value']);
  });
});

describe('keys in the directory', () => {
  const head = 'A'.repeat(43);
  const cut = { log: 'A'.repeat(22) as LogId, sequence: 0, head: head as never };

  it('tell of a root that it is headquarters’, beyond confirming, and whether it was revoked', () => {
    const plain = {
      publicKey: firstRoot,
      person: 'headquarters',
      role: 'headquarters',
      state: 'active',
      confirmed: true,
      stages: null,
      cuts: null,
      logs: [],
    };
    expect(grown([]).keys.get(firstRoot)).toEqual(plain);
    const revoked = grown([two('r.0', revokeKey(firstRoot, [cut], 'stolen'))]);
    expect(revoked.keys.get(firstRoot)).toEqual({ ...plain, state: 'revoked', cuts: [cut] });
    expect(revoked.keys.get(secondRoot)?.state).toBe('active');
  });

  it('tell of a person’s key its stages, its cuts and its logs', () => {
    const limited = grown(
      [one('r.0', setKeyRights(keyJ1, ['written'])), one('r.1', revokeKey(keyJ1, [cut], 'lost'))],
      { segments: [{ id: head, log: cut.log, signer: keyJ1 }] },
    );
    expect(limited.keys.get(keyJ1)).toEqual({
      publicKey: keyJ1,
      person: 'j1',
      role: 'juror',
      state: 'revoked',
      confirmed: false,
      stages: ['written'],
      cuts: [cut],
      logs: [{ log: cut.log, heads: [{ head, sequence: 0, operations: 1 }], continues: null }],
    });
    expect(limited.keys.get(keyJ2)).toMatchObject({ stages: null, cuts: null, logs: [] });
  });

  it('stand confirmed by the coordinator of the region, not by a juror or a stranger', () => {
    const confirms = [keyC1, keyJ2, 'stranger'].map((signer) =>
      by(signer, `c.${signer}`, confirmKey(keyJ1)),
    );
    expect(grown(confirms.slice(1)).keys.get(keyJ1)?.confirmed).toBe(false);
    const directory = grown(confirms);
    expect(directory.keys.get(keyJ1)?.confirmed).toBe(true);
    expect(admitted(directory)).toEqual([`c.${keyC1}`]);
    expect(aside(directory)).toEqual([`c.${keyJ2} role`, 'c.stranger signer-unknown']);
  });

  it('take no word from a coordinator in the place of another’s', () => {
    const first = one('c.0', refuseKey(keyJ1, 'not hers'));
    const over = by(keyC1, 'c.1', { ...confirmKey(keyJ1), parents: ['c.0'] });
    const directory = grown([first, over]);
    expect(aside(directory)).toEqual(['c.1 authority']);
    expect(directory.keys.get(keyJ1)?.state).toBe('refused');
  });
});

describe('who enters the directory', () => {
  it('enters it by an enrolment that stands, else it is told why not, once', () => {
    const again = { ...enrolled(31, 'j2', 12), id: 'e31.0' };
    const unknown = enrolled(32, 'nobody', 12);
    const directory = grown([again, unknown]);
    expect(aside(directory)).toEqual([
      'e22.0 identity-contested',
      'e31.0 identity-contested',
      'e32.0 signer-unknown',
    ]);
    const answered = grown([again, one('r.0', refuseKey(keyOf(31), 'not hers'))]);
    expect(aside(answered)).toEqual([]);
    expect(admitted(answered)).toEqual(['r.0']);
  });

  it('is out with a revoked key whose enrolment no cut accepts', () => {
    expect(aside(grown([one('r.0', revokeKey(keyJ1, [], 'lost'))]))).toEqual(['e21.0 revoked']);
  });

  it('founds nothing without a root key, whoever it is', () => {
    const { kind, key, value } = sourceOf({ said: [] }).operations[0] ?? {};
    const again = { kind, key, value, version: 2 } as Said;
    const directory = grown([by(keyJ1, 'g.0', again), by('stranger', 'g.1', again)]);
    expect(aside(directory)).toEqual(['g.0 signer-unknown', 'g.1 signer-unknown']);
    expect(directory.summary.version).toBe(5);
  });
});

describe('what headquarters’ desks take back', () => {
  const beside: readonly Said[] = [
    one('s.0', settleFork('AAAAAAAAAAAAAAAAAAAAAA' as LogId, 'a loan')),
    by(keyJ1, 's.1', {}),
  ];
  const back = (signer: string, id: string, of: string): Said =>
    by(signer, id, withdrawSettlement(idBy(of), 'a slip'));

  it('is a settlement, for a desk without a root key too, and never a score', () => {
    const directory = grown(
      [back(keyH1, 'w.0', 's.0'), back(keyH1, 'w.1', 's.1'), back(keyH1, 'w.2', 'x.0')],
      { beside },
    );
    expect([...directory.withdrawn]).toEqual(['s.0']);
    expect(admitted(directory)).toEqual(['w.0', 'w.2']);
    expect(aside(directory)).toEqual(['w.1 authority']);
    expect([...grown([back(keyJ1, 'w.0', 's.0')], { beside }).withdrawn]).toEqual([]);
  });

  it('is a decision about a person with a root key alone, and then it is as if never said', () => {
    const other = { ...person('j1', 'juror', 11, 'KZ-55') };
    const decided = one('r.0', resolveConflict('person/j1', other, [idBy('p.1')], 'by phone'));
    const refused = grown([decided, back(keyH1, 'w.0', 'r.0')]);
    expect(aside(refused)).toEqual(['w.0 role']);
    expect(refused.people.get('j1')?.region).toBe('KZ-55');
    const taken = grown([decided, two('w.0', withdrawSettlement(idBy('r.0'), 'a slip'))]);
    expect([admitted(taken), aside(taken)]).toEqual([['w.0'], []]);
    expect(taken.people.get('j1')?.region).toBe('KZ-10');
    expect([...taken.withdrawn]).toEqual(['r.0']);
    const odd = one('r.1', { ...decided, key: 'person/j9' });
    expect(aside(grown([odd]))).toEqual(['r.1 value']);
    expect(aside(grown([odd, two('w.0', withdrawSettlement(idBy('r.1'), 'a slip'))]))).toEqual([]);
  });
});

describe('the summary that desks compare', () => {
  it('counts what the roots and coordinators stated, not where logs go on nor what was taken back', () => {
    const before = grown([]).summary;
    expect(before.version).toBe(5);
    // Read aloud from desk to desk, whichever version of the program either has.
    expect(before.code).toBe('22303 46413');
    const goesOn = continueLog('l' as LogId, {
      previous: 'AAAAAAAAAAAAAAAAAAAAAA' as LogId,
      head: null,
      cause: 'restored',
    });
    const beside = [one('s.0', settleFork('AAAAAAAAAAAAAAAAAAAAAA' as LogId, 'a loan'))];
    const more = [
      one('l.0', goesOn, { log: 'l' }),
      one('w.0', withdrawSettlement(idBy('s.0'), 'a slip')),
    ];
    const after = grown(more, { beside });
    expect(admitted(after)).toEqual(['l.0', 'w.0']);
    expect(after.summary).toEqual(before);
    const confirmed = grown([by(keyC1, 'c.0', confirmKey(keyJ1))]).summary;
    expect(confirmed.version).toBe(6);
    expect(confirmed.code).not.toBe(before.code);
  });

  it('lists what waits for another root in one order, and counts none of it', () => {
    const list = (id: string, seed: number): Said =>
      two(id, setRecipients('headquarters', [seedOf(seed)]));
    const approvals = people
      .slice(0, 4)
      .map(({ id = '' }) => two(`a.${id}`, approveStatement(idBy(id))));
    const waits = [
      list('w.5', 5),
      one('w.2', confirmKey(keyJ1)),
      list('w.1', 6),
      one('w.9', setKeyRights(keyJ2, [])),
      list('w.3', 7),
    ];
    const refused = by('stranger', 'w.4', confirmKey(keyJ1));
    const directory = grown([...approvals, ...waits, refused], { threshold: 2 });
    const ids = ['w.1', 'w.2', 'w.3', 'w.5', 'w.9'];
    expect(directory.summary.waiting.map(({ id }) => id)).toEqual(ids);
    expect([...directory.unapproved].toSorted()).toEqual(ids);
    expect(directory.summary.provisional).toEqual([]);
    expect(directory.summary.version).toBe(9);
    expect(aside(directory)).toEqual(['w.2 unapproved', 'w.4 signer-unknown', 'w.9 unapproved']);
    expect(directory.keys.get(keyJ1)?.confirmed).toBe(false);
    expect([...grown([], { threshold: 2 }).unapproved].toSorted()).toEqual([
      'p.1',
      'p.2',
      'p.3',
      'p.4',
    ]);
  });

  it('asks nobody any more about what headquarters left out for good', () => {
    const waits = ['w.0', 'w.1', 'w.2'].map((id) => one(id, confirmKey(keyJ1)));
    const directory = grown(waits, { threshold: 2 });
    const open = openSummary(
      directory,
      new Map([
        [idBy('w.0'), 'left-out'],
        [idBy('w.1'), 'released'],
      ]),
    );
    const people = ['p.1', 'p.2', 'p.3', 'p.4'];
    expect(open.waiting.map(({ id }) => id)).toEqual([...people, 'w.1', 'w.2']);
    expect(open).toEqual({ ...directory.summary, waiting: open.waiting });
  });
});
