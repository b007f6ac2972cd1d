import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { readArchive } from '../../../electron/archive-folder.ts';
import { languages } from '../../../shared/basics/localized.ts';
import { z } from '../../../shared/basics/zod.ts';
import { setMeeting } from '../../../shared/deciding/decision-operations.ts';
import { type DeskState, noteSeen, setDesk } from '../../../shared/deciding/desk.ts';
import { type Meeting, unsaidMeeting } from '../../../shared/deciding/meeting.ts';
import { createDocument } from '../../../shared/documents/document-set.ts';
import { basisOf } from '../../../shared/merge/desk-views.ts';
import { resolveConflict } from '../../../shared/merge/resolution-operations.ts';
import { rankStage } from '../../../shared/ranking/rank-stage.ts';
import {
  isBlocking,
  type OpenItem,
  openItems,
  openItemText,
} from '../../../shared/results/open-items.ts';
import {
  archiveOf,
  buildContest,
  idIn,
  segmentsOf,
  type TestContest,
  TestInstallation,
} from '../../builders/contest-builder.ts';
import { bundleOf, call, put } from '../headless.ts';

let folder = '';
let world: TestContest;
/** Restored from the recovery copy: the key of the first desk, a log of its own. */
let auditor: TestInstallation;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qazylar-desks-'));
  world = await buildContest({ secondRoot: true });
  auditor = new TestInstallation(world.contest, world.hq.key, 53);
  const desk = (log: TestInstallation['log'], name: string, state: DeskState) =>
    setDesk(log, { name, duty: '', state });
  await world.hq.seal([
    desk(world.hq.log, 'Қабылдау', 'works'),
    desk(world.second.log, 'Хатшы', 'works'),
    desk(auditor.log, 'Аудитор', 'audits'),
  ]);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const mergedSchema = z.object({
  conflicts: z.object({ hard: z.number() }),
  stateHash: z.string(),
});

/** The files of every laptop, merged in this order. */
async function merge(into: string, order: readonly number[]) {
  const laptops = [world.hq, world.second, auditor, ...world.jurors, world.coordinator];
  const files = await Promise.all(
    laptops
      .filter(({ segments }) => segments.length > 0)
      .map(async (each, at) =>
        put(folder, `${into}-${at}.qzb`, await bundleOf(each, { kind: 'regional' })),
      ),
  );
  const sorted = files.toSorted(
    (a, b) => (order[files.indexOf(a)] ?? 9) - (order[files.indexOf(b)] ?? 9),
  );
  const archive = join(folder, into);
  expect((await call('verify', ...sorted)).code).toBe(0);
  const { code, out } = await call('merge', ...sorted, '--into', archive);
  expect(code).toBe(0);
  return { archive, ...mergedSchema.parse(out) };
}

async function noteAt(...who: readonly TestInstallation[]): Promise<void> {
  const seen = basisOf(await archiveOf(world.contest, segmentsOf(world, auditor)));
  for (const each of who) await each.seal([noteSeen(each.log, seen)]);
}

test('a desk that has not seen everything keeps the result a draft, in each language and in the minutes', async () => {
  await noteAt(world.hq, auditor);
  const { archive } = await merge('archive', []);
  const read = await readArchive(archive);
  if (!read.ok) throw new Error(read.error.type);
  const waited: OpenItem = { type: 'desk-behind', desk: 'Хатшы', seen: null };
  const { state } = read.value;
  const source = { state, ranking: rankStage(state, 'written'), meeting: null };
  expect(openItems(state, source.ranking, null).filter(isBlocking)).toContainEqual(waited);
  for (const language of languages) {
    const minutes = await createDocument(
      source,
      { kind: 'protocol.html', languages: [language], withRegister: false },
      [],
    );
    const sentence = openItemText(state, waited, language);
    expect(new TextDecoder().decode(minutes.bytes)).toContain(sentence);
  }
  expect((await call('rank', archive, '--stage', 'written')).code).toBe(0);
  expect(await call('report', archive, '--out', join(folder, 'report'))).toMatchObject({
    code: 1,
    error: { type: 'NothingOrdered' },
  });

  await noteAt(world.second);
  const later = await readArchive((await merge('later', [])).archive);
  if (!later.ok) throw new Error(later.error.type);
  const items = openItems(later.value.state, source.ranking, null);
  expect(items.map(({ type }) => type)).toContain('not-sealed');
  expect(items.map(({ type }) => type)).not.toContain('desk-behind');
});

const meetingAt = (place: string): Meeting => ({
  stage: 'written',
  number: '7',
  date: '2026-05-13',
  place,
  mode: 'in-person',
  present: [],
  votes: { for: 1, against: 0, abstained: 0 },
  winners: [],
  tieReason: '',
  ...unsaidMeeting,
});

test('desks that record the same thing differently meet in one state, until a person settles it for all', async () => {
  // Two of the three hold the same key: what tells them apart are their logs.
  const said = await Promise.all(
    [world.hq, world.second, auditor].map((each, at) =>
      each.seal([setMeeting(meetingAt(`${at}`))]),
    ),
  );
  const there = await merge('there', [0, 1, 2]);
  const back = await merge('back', [5, 4, 3, 2, 1, 0]);
  expect(there.conflicts.hard).toBe(1);
  expect(back.stateHash).toBe(there.stateHash);

  const parents = said.map((each) => idIn(each));
  const value = { ...(setMeeting(meetingAt('Астана')).value as object) };
  await world.second.seal([
    resolveConflict('meeting/written', value, parents, 'the register says so'),
  ]);
  const settled = await merge('settled', []);
  expect(settled.conflicts.hard).toBe(0);
  expect((await merge('settled-back', [5, 4, 3, 2, 1, 0])).stateHash).toBe(settled.stateHash);
  const read = await readArchive(settled.archive);
  expect(read.ok && read.value.state.meetings.get('written')?.place).toBe('Астана');
});
