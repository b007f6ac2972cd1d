import { beforeAll, describe, expect, it } from 'vitest';

import { toHex, sha256 } from '../../shared/basics/bytes.ts';
import { type Bundle, openBundle } from '../../shared/bundle/bundle.ts';
import { recipientOf } from '../../shared/bundle/encrypted-file.ts';
import { readKeyFile } from '../../shared/bundle/key-file.ts';
import { stageDeadline } from '../../shared/contest/deadlines.ts';
import { buildDemo, type Demo } from '../../shared/demo/build-demo.ts';
import { demoFrame, type DemoOptions } from '../../shared/demo/demo-options.ts';
import { createDraw } from '../../shared/demo/draw.ts';
import { addBundle, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { decodeInvitation } from '../../shared/merge/invitation.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { ed25519 } from '../builders/contest-builder.ts';

const small: DemoOptions = {
  template: 'expo',
  submissions: 24,
  jurors: 6,
  regions: 3,
  seed: 1,
  languages: ['kk', 'ru'],
};

type NamedBundle = { readonly name: string; readonly bundle: Bundle };

async function bundlesOf(demo: Demo): Promise<readonly NamedBundle[]> {
  const bundles = [];
  for (const { name, bytes } of demo.files.filter(({ kind }) => kind !== null)) {
    const opened = await openBundle(bytes, ed25519.verify);
    if (!opened.ok) throw new Error(`${name}: ${opened.error.type}`);
    bundles.push({ name, bundle: opened.value });
  }
  return bundles;
}

async function merge(demo: Demo, bundles: readonly NamedBundle[]): Promise<FoldedContest> {
  let archive = emptyArchive(demo.contest);
  for (const { bundle } of bundles) {
    const union = await addBundle(archive, bundle, ed25519.verify);
    if (!union.ok) throw new Error(union.error.type);
    archive = union.value.archive;
  }
  return foldContest(archive);
}

const quarantineOf = (state: FoldedContest) =>
  [...new Set(state.quarantine.map(({ reason }) => reason))].toSorted().map((reason) => ({
    reason,
    count: state.quarantine.filter((item) => item.reason === reason).length,
  }));

const found = (state: FoldedContest) => ({
  conflicts: state.counts,
  quarantine: quarantineOf(state),
});

const digestOf = (demo: Demo): string =>
  demo.files.map(({ name, bytes }) => `${name} ${toHex(sha256(bytes))}`).join('\n');

describe('a demo contest', () => {
  let demo: Demo;
  let bundles: readonly NamedBundle[];
  let state: FoldedContest;

  beforeAll(async () => {
    demo = await buildDemo(small, ed25519);
    bundles = await bundlesOf(demo);
    state = await merge(demo, bundles);
  });

  it('has exactly the conflicts and quarantined operations that were put in', () => {
    expect(found(state)).toEqual(demo.expected);
    const file = demo.files.find(({ name }) => name === 'expected.json');
    expect(JSON.parse(new TextDecoder().decode(file?.bytes))).toEqual(demo.expected);
  });

  it('has conflicts of every level and nearly every reason to be kept aside', () => {
    const { agree, soft, hard, fork, rule, unknown } = demo.expected.conflicts;
    expect(Math.min(agree, soft, hard, fork, rule, unknown)).toBeGreaterThan(0);
    expect(demo.expected.quarantine.map(({ reason }) => reason)).toEqual([
      'authority',
      'criterion-unknown',
      'not-admitted',
      'not-assigned',
      'out-of-range',
      'recused',
      'role',
      'sheet-locked',
      'signer-unknown',
      'value',
    ]);
  });

  it('has what a headquarters’ desk works with: days, jurors’ fields and conflicts of interest, none of them assigned', () => {
    expect(state.settings?.announced).toBe('2016-01-11');
    expect(state.settings === null ? null : stageDeadline(state.settings, 'written')).toBe(
      '2016-02-01',
    );
    const jurors = [...state.people.values()].filter(({ role }) => role === 'juror');
    for (const { id } of jurors) expect(state.jurorDetails.get(id)?.expertise).not.toEqual([]);
    expect(state.interests.length).toBeGreaterThan(1);
    for (const { submission, juror } of state.interests)
      expect(state.assignments.get(`written/${submission}`)).not.toContain(juror);
  });

  it('merges to the same state in any order, with every file twice, and from headquarters and regions alone', async () => {
    const expected = stateHash(state);
    const draw = createDraw(7, 'orders');
    for (let order = 0; order < 3; order += 1) {
      const files = order === 1 ? [...bundles, ...bundles] : bundles;
      expect(stateHash(await merge(demo, draw.shuffle(files)))).toBe(expected);
    }
    const handedOver = bundles.filter(({ name }) => /^(contest|region-)/.test(name));
    expect(stateHash(await merge(demo, handedOver))).toBe(expected);
    const withoutOne = handedOver.slice(0, -1);
    expect(stateHash(await merge(demo, withoutOne))).not.toBe(expected);
  });

  it('is the same to the byte for the same seed, and another one for another seed', async () => {
    expect(digestOf(await buildDemo(small, ed25519))).toBe(digestOf(demo));
    const other = await buildDemo({ ...small, seed: 2 }, ed25519);
    expect(other.contest).not.toBe(demo.contest);
  });

  it('is marked as a demo in every file that can be opened', () => {
    expect(bundles.every(({ bundle }) => bundle.manifest.demo)).toBe(true);
    expect(state.settings?.demo).toBe(true);
    const key = demo.files.find(({ name }) => name === 'headquarters.key');
    expect(readKeyFile(new TextDecoder().decode(key?.bytes))).toMatchObject({
      value: { demo: true, contest: demo.contest },
    });
  });

  it('has a file for everybody', () => {
    const names = demo.files.map(({ name }) => name);
    const guests = [...demo.jurors, ...demo.coordinators].map(({ person }) => person.id);
    expect(names).toEqual(expect.arrayContaining(guests.map((id) => `invitation-${id}.qzb`)));
    expect(names).toEqual(
      expect.arrayContaining(demo.jurors.map(({ person }) => `juror-${person.id}.qzb`)),
    );
    expect(names).toEqual(
      expect.arrayContaining(demo.settings.regions.map((region) => `region-${region}.qzb`)),
    );
    expect(names.filter((name) => name.endsWith('-copy.qzb'))).toHaveLength(1);
  });

  it('tells each juror only their own part, with a ticket that headquarters put beside them', async () => {
    const invitation = bundles.find(({ name }) => name === 'invitation-j1.qzb')?.bundle;
    const { contest, sender } = invitation?.manifest ?? { contest: demo.contest, sender: null };
    if (sender === null) throw new Error('an invitation');
    const read = decodeInvitation(invitation?.payloads.get('invitation.cbor') ?? new Uint8Array(), {
      contest,
      log: sender.log,
      signer: sender.publicKey,
    });
    if (!read.ok) throw new Error(read.error.type);
    expect(read.value.person).toBe('j1');
    const ticket = await ed25519.keyFromSeed(read.value.ticketSeed);
    expect(state.people.get('j1')?.ticket).toEqual(ticket.publicKey);
    const people = read.value.facts
      .filter(({ kind }) => kind === 'person.set')
      .map(({ key }) => key);
    expect(people).toEqual(['person/j1']);
    const assigned = [...state.assignments].filter(([, jurors]) => jurors.includes('j1'));
    expect(read.value.facts.filter(({ kind }) => kind === 'submission.set')).toHaveLength(
      assigned.length,
    );
  });

  it('assigns evenly, with no more of the own region than the regulation allows', () => {
    const { settings, submissions } = demo;
    const stage = settings.stages[0];
    const regions = new Map(demo.jurors.map(({ person }) => [person.id, person.region]));
    const loads = new Map<string, number>();
    for (const { id, region } of submissions) {
      const jurors = state.assignments.get(`${stage?.id}/${id}`) ?? [];
      expect(jurors).toHaveLength(3);
      expect(jurors.filter((juror) => regions.get(juror) === region).length).toBeLessThanOrEqual(2);
      for (const juror of jurors) loads.set(juror, (loads.get(juror) ?? 0) + 1);
    }
    expect(Math.max(...loads.values()) - Math.min(...loads.values())).toBeLessThanOrEqual(1);
  });

  it('counts most sheets, and keeps scores on the scale', () => {
    const sheets = [...state.sheets.values()];
    expect(sheets.filter(({ counted }) => counted).length / sheets.length).toBeGreaterThan(0.9);
    const scores = sheets
      .flatMap((sheet) => Object.values(sheet.scores))
      .filter((score) => typeof score === 'number');
    expect(scores.every((score) => score >= 0 && score <= 10_000 && score % 1000 === 0)).toBe(true);
    expect(new Set(scores).size).toBeGreaterThan(5);
  });
});

describe('demo contests of other kinds', () => {
  it.each<[string, Partial<DemoOptions>]>([
    ['a fair of social projects', { template: 'social-fair', regions: null }],
    ['robots without regions', { template: 'robot-day', regions: null }],
    ['one region', { template: 'innovation-council', regions: null, languages: ['ru'] }],
    ['a pool of regions in English', { template: 'regional-pool', regions: 20, languages: ['en'] }],
    ['more submissions than ideas', { submissions: 300, jurors: 3, regions: 1 }],
    ['the least there can be', { submissions: 1, jurors: 1, regions: 1, seed: 0 }],
  ])('finds what was put in: %s', async (_, options) => {
    const demo = await buildDemo({ ...small, ...options }, ed25519);
    const state = await merge(demo, await bundlesOf(demo));
    expect(found(state)).toEqual(demo.expected);
    expect(demo.submissions.every(({ id }) => state.submissions.has(id))).toBe(true);
    const told = demo.submissions.map(({ title, nomination }) => `${nomination} ${title}`);
    expect(new Set(told).size).toBe(told.length);
  });

  it('names recipients where it is asked for, gives coordinators their secret, and finds the same', async () => {
    const demo = await buildDemo({ ...small, encrypted: true }, ed25519);
    expect(digestOf(await buildDemo({ ...small, encrypted: true }, ed25519))).toBe(digestOf(demo));
    const open = await buildDemo(small, ed25519);
    expect(digestOf(await buildDemo({ ...small, encrypted: false }, ed25519))).toBe(digestOf(open));
    expect([open.recipients.size, demo.contest, demo.expected]).toEqual([
      0,
      open.contest,
      open.expected,
    ]);
    const bundles = await bundlesOf(demo);
    const state = await merge(demo, bundles);
    expect(found(state)).toEqual(demo.expected);
    expect(new Map(state.recipients)).toEqual(
      new Map([...demo.recipients].map(([whom, key]) => [whom, [key]])),
    );
    expect(state.recipients.size).toBe(1 + demo.coordinators.length);
    for (const { bundle } of bundles.filter(({ name }) => name.startsWith('invitation-'))) {
      const { contest, sender } = bundle.manifest;
      const speaker = { contest, log: sender.log, signer: sender.publicKey };
      const read = decodeInvitation(
        bundle.payloads.get('invitation.cbor') ?? new Uint8Array(),
        speaker,
      );
      if (!read.ok) throw new Error(read.error.type);
      const { person, facts, regionSeed } = read.value;
      const seat = demo.coordinators.find((each) => each.person.id === person);
      const told = facts.filter(({ kind }) => kind === 'recipient.set').map(({ key }) => key);
      expect(told).toContain('recipient/headquarters');
      expect(regionSeed === undefined ? null : await recipientOf(regionSeed)).toEqual(
        seat === undefined ? null : demo.recipients.get(seat.person.region ?? ''),
      );
    }
  }, 60_000);

  it('takes the list of regions that is long enough', () => {
    const profileOf = (regions: number | null) => {
      const frame = demoFrame({ ...small, regions });
      return frame.ok
        ? [frame.value.settings.regionsProfile, frame.value.settings.regions.length]
        : frame.error.type;
    };
    expect(profileOf(null)).toEqual(['2014/2018-06', 16]);
    expect(profileOf(16)).toEqual(['2014/2018-06', 16]);
    expect(profileOf(17)).toEqual(['2018-06/2022-06', 17]);
    expect(profileOf(20)).toEqual(['2022-', 20]);
    expect(profileOf(21)).toBe('CountOutOfRange');
    expect(profileOf(0)).toBe('CountOutOfRange');
  });

  it.each<[string, Partial<DemoOptions>]>([
    ['TemplateUnknown', { template: 'nothing' }],
    ['TemplateNotScored', { template: 'empty' }],
    ['CountOutOfRange', { submissions: 0 }],
    ['CountOutOfRange', { jurors: 1.5 }],
    ['CountOutOfRange', { seed: -1 }],
    ['LanguagesMissing', { languages: [] }],
  ])('refuses with %s', (type, options) => {
    expect(demoFrame({ ...small, ...options })).toMatchObject({ ok: false, error: { type } });
  });
});
