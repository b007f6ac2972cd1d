import { beforeAll, describe, expect, it } from 'vitest';

import { toHex, sha256 } from '../../shared/basics/bytes.ts';
import { openBundle } from '../../shared/bundle/bundle.ts';
import { buildDemo, type Demo } from '../../shared/demo/build-demo.ts';
import { demoDefaultsFor } from '../../shared/demo/demo-options.ts';
import { pictureFormat, pictureSize } from '../../shared/intake/picture-header.ts';
import { addBundle, emptyArchive } from '../../shared/merge/archive.ts';
import { carriedFiles } from '../../shared/merge/carried-files.ts';
import { decodeInvitation } from '../../shared/merge/invitation.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { dueItems, overdueItems } from '../../shared/reports/monitoring/due-items.ts';
import { openFollowing } from '../../shared/reports/monitoring/open-following.ts';
import { recordedUpTo } from '../../shared/reports/monitoring/practice-day.ts';
import { portfolio } from '../../shared/reports/monitoring/portfolio.ts';
import { supportedProjects } from '../../shared/reports/monitoring/supported-projects.ts';
import { ed25519 } from '../builders/contest-builder.ts';

async function mergeAll(demo: Demo): Promise<FoldedContest> {
  let archive = emptyArchive(demo.contest);
  for (const { kind, bytes } of demo.files) {
    if (kind === null || kind === 'invitation') continue;
    const opened = await openBundle(bytes, ed25519.verify);
    if (!opened.ok) throw new Error(opened.error.type);
    const union = await addBundle(archive, opened.value, ed25519.verify);
    if (!union.ok) throw new Error(union.error.type);
    archive = union.value.archive;
  }
  return foldContest(archive);
}

const bn = (billions: number): number => Math.round(billions * 1_000_000_000);

describe('the practice contest of an innovation council', () => {
  let demo: Demo;
  let state: FoldedContest;
  const order = () => {
    const found = state.monitoringOrders.get('order-1');
    if (found === undefined) throw new Error('a report was ordered');
    return found;
  };

  beforeAll(async () => {
    demo = await buildDemo(demoDefaultsFor('innovation-council'), ed25519);
    state = await mergeAll(demo);
  }, 60_000);

  it('has 57 applications that ask 2.8 bn tenge, and 37 projects of earlier seasons that ask nothing', () => {
    const admitted = [...state.submissions.values()].filter(
      ({ eligibility }) => eligibility.admitted,
    );
    expect(admitted).toHaveLength(57);
    expect(admitted.reduce((sum, { budget }) => sum + (budget ?? 0), 0)).toBe(bn(2.8));
    expect(admitted.every(({ budget }) => (budget ?? 0) <= 300_000_000)).toBe(true);
    expect(state.submissions.size - admitted.length).toBe(37);
    expect(demo.submissions).toHaveLength(57);
  });

  it('follows 37 and 10 projects with 3.5 bn granted, of which one centre has 3 bn and spent 2 bn', () => {
    const { projects, totals } = portfolio(state, order().to);
    expect(totals).toMatchObject({ projects: 47, running: 47, granted: bn(3.5) * 100 });
    expect(projects.filter(({ project }) => project.decidedIn !== null)).toHaveLength(10);
    const [centre] = projects.toSorted((a, b) => b.granted - a.granted);
    expect(centre).toMatchObject({ granted: bn(3) * 100, spent: bn(2) * 100 });
    expect(
      projects.every(({ granted, paid, spent }) => spent <= paid && paid <= granted && spent >= 0),
    ).toBe(true);
  });

  it('is looked at as of its own day, on which a believable few things are overdue', () => {
    expect(recordedUpTo(state)).toBe(order().to);
    const overdue = overdueItems(state, order().to);
    expect(overdue.length).toBeGreaterThan(3);
    expect(overdue.length).toBeLessThan(25);
  });

  it('tells the coordinator which projects of the region are followed, and no other region’s', async () => {
    const [seat] = demo.coordinators;
    const region = seat?.person.region;
    const file = demo.files.find(
      ({ kind, person }) => kind === 'invitation' && person === seat?.person.id,
    );
    const opened = await openBundle(file?.bytes ?? new Uint8Array(), ed25519.verify);
    if (!opened.ok) throw new Error(opened.error.type);
    const { sender } = opened.value.manifest;
    const invitation = decodeInvitation(
      opened.value.payloads.get('invitation.cbor') ?? new Uint8Array(),
      { contest: demo.contest, log: sender.log, signer: demo.headquarters.installation.publicKey },
    );
    if (!invitation.ok) throw new Error(invitation.error.type);
    const told = invitation.value.facts.flatMap(({ kind, key }) =>
      kind === 'project.set' ? [key.split('/')[1] ?? ''] : [],
    );
    const followed = [...state.following.keys()].filter(
      (id) => state.submissions.get(id)?.region === region,
    );
    expect(followed.length).toBeGreaterThan(0);
    expect(told.toSorted()).toEqual(followed.toSorted());
    expect(
      invitation.value.facts.some(({ kind }) => kind === 'payment.set' || kind === 'spending.set'),
    ).toBe(false);
  });

  it('has a report ordered within a month, milestones overdue, and everything of the decision followed', () => {
    expect(order().due > order().day && order().to <= order().due).toBe(true);
    expect(
      overdueItems(state, order().to).filter(({ type }) => type === 'milestone').length,
    ).toBeGreaterThan(3);
    expect(dueItems(state, order().to, 30).some(({ type }) => type === 'order')).toBe(true);
    expect(supportedProjects(state)).toEqual([]);
  });

  it('leaves open what two people saw differently and nothing else of its projects', () => {
    expect(openFollowing(state)).toMatchObject([{ type: 'Disagreement' }]);
    expect(state.counts).toEqual(demo.expected.conflicts);
    expect(state.quarantine).toHaveLength(
      demo.expected.quarantine.reduce((sum, { count }) => sum + count, 0),
    );
    const corrected = [...state.following.values()].flatMap(({ changes }) =>
      changes.filter(({ from }) => from !== null),
    );
    expect(corrected).toHaveLength(1);
    expect(corrected[0]?.reason).not.toBe('');
  });

  it('carries the photos of visits as pictures under their hashes, twenty of the centre', () => {
    const named = carriedFiles(state, { documents: () => false });
    const twenty = [...state.following.values()].flatMap(({ visits }) =>
      visits.filter(({ photos }) => photos.length === 20),
    );
    expect(twenty).toHaveLength(1);
    expect(named.size).toBeGreaterThan(25);
    for (const [hash, size] of named) {
      const bytes = demo.documents.get(hash) ?? new Uint8Array();
      expect(toHex(sha256(bytes))).toBe(hash);
      expect(bytes).toHaveLength(size);
      expect(pictureFormat(bytes)).toBe('png');
      expect(pictureSize(bytes, 'png')).toEqual({ width: 480, height: 320 });
    }
  });

  it('is smaller with fewer applications', async () => {
    const small = await buildDemo(
      { ...demoDefaultsFor('innovation-council'), submissions: 6, jurors: 4 },
      ed25519,
    );
    const folded = await mergeAll(small);
    const { totals } = portfolio(folded, '2030-01-01');
    expect(totals.projects).toBe(5);
    expect(totals.granted).toBe(Math.round((3_500_000 * 6) / 57) * 1000 * 100);
    expect(openFollowing(folded)).toHaveLength(1);
  });
});
