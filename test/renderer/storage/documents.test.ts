import { strToU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';

import { sha256, toHex } from '../../../shared/basics/bytes.ts';
import { sourceOf } from '../../../shared/bundle/byte-source.ts';
import { openBundle } from '../../../shared/bundle/bundle.ts';
import { addSubmission, assignJurors } from '../../../shared/contest/contest-operations.ts';
import { documentLimits, removeDocument } from '../../../shared/contest/document.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { createDocumentDatabase } from '../../../renderer/storage/document-database.ts';
import {
  createMemoryDocuments,
  type DocumentStore,
} from '../../../renderer/storage/document-store.ts';
import { buffersToHand } from '../../../renderer/storage/handed-buffers.ts';
import {
  documentsNamed,
  handedLimits,
  tooLarge,
  within,
} from '../../../renderer/storage/handed-documents.ts';
import { createJournaledStore } from '../../../renderer/storage/journaled-store.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import { ed25519, submissionOf } from '../../builders/contest-builder.ts';
import {
  foundOn,
  importInto,
  invite,
  join,
  one,
  passphrase,
  plainTrust,
  startDesk,
  valueOf,
} from './desks.ts';
import { stretchQuickly } from './passphrase-work.ts';

beforeAll(stretchQuickly);

const file = (name: string, content: string): NamedFile => ({ name, bytes: strToU8(content) });
const hashOf = ({ bytes }: NamedFile): string => toHex(sha256(bytes));
const plan = file('Жоспар.pdf', '%PDF-1.7 жоспар ЖасырынСөз');
const letter = file('Хат.txt', 'Құрметті қазылар алқасы!');

const listOf = (desk: DeskEngine, submission: string) =>
  (desk.getSnapshot().state?.documents.get(submission) ?? []).map(({ name, kind }) => [name, kind]);
const give = async (desk: DeskEngine, submission: string, ...files: readonly NamedFile[]) =>
  valueOf(await desk.addDocuments([{ submission, files }]));

/** Headquarters with a document of each application, the second one's assigned to the second juror alone. */
async function headquarters(documents?: DocumentStore): Promise<DeskEngine> {
  const hq = await startDesk(createMemoryStore(), documents === undefined ? {} : { documents });
  await foundOn(hq);
  valueOf(await hq.record([assignJurors('written', '2', ['j2'])]));
  await give(hq, '1', plan);
  await give(hq, '2', letter);
  return hq;
}

/** A store whose writes fail, as a full disk does, or change what is written. */
function failing(how: 'full' | 'changes'): DocumentStore {
  const store = createMemoryDocuments();
  return {
    ...store,
    write: async (name, sealed) => {
      if (how === 'full') throw new DOMException('no room', 'QuotaExceededError');
      await store.write(name, sealed.with(20, (sealed[20] ?? 0) ^ 1));
    },
  };
}

describe('documents of applications at headquarters', () => {
  it('are told by content, listed in order, and read back', async () => {
    const hq = await startDesk();
    await foundOn(hq);
    const word = { name: 'a.docx', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]) };
    expect(await give(hq, '1', letter, word, { ...plan, name: '..\\CON.pdf' })).toEqual({
      added: 2,
      same: 0,
      refused: [{ submission: '1', name: 'a.docx', error: { type: 'DocumentOffice' } }],
    });
    expect(listOf(hq, '1')).toEqual([
      ['Хат.txt', 'text'],
      ['CON_.pdf', 'pdf'],
    ]);
    expect(valueOf(await hq.readDocument(hashOf(plan)))).toEqual(plan.bytes);
    expect(hq.getSnapshot()).toMatchObject({ missingDocuments: 0, save: { status: 'saved' } });
    expect(await give(hq, '1', plan)).toEqual({ added: 0, same: 1, refused: [] });
    valueOf(await hq.record([removeDocument('1', hashOf(plan))]));
    expect(listOf(hq, '1')).toEqual([['Хат.txt', 'text']]);
    expect(await give(hq, '1', plan)).toMatchObject({ added: 1, same: 0 });
  });

  it('are refused for an application that is not there, beyond forty, and by anybody else', async () => {
    const hq = await startDesk();
    await foundOn(hq);
    expect(await give(hq, '99', plan)).toMatchObject({
      added: 0,
      refused: [{ error: { type: 'DocumentSubmission', details: { number: '99' } } }],
    });
    const many = Array.from({ length: 42 }, (_, at) => file(`${at}.txt`, `мәтін ${at}`));
    const { added, refused } = await give(hq, '1', ...many);
    expect([added, refused.map(({ name, error }) => [name, error.type])]).toEqual([
      documentLimits.perSubmission,
      [
        ['40.txt', 'DocumentsTooMany'],
        ['41.txt', 'DocumentsTooMany'],
      ],
    ]);
    const juror = await join(await invite(hq, 'j1'));
    expect(await juror.addDocuments([{ submission: '1', files: [plan] }])).toMatchObject({
      error: { type: 'RoleForbidden' },
    });
  });

  it.each([
    ['full', 'DiskFull'],
    ['changes', 'StoreFailed'],
  ] as const)('name nothing that the disk did not take: %s', async (how, type) => {
    const hq = await startDesk(createMemoryStore(), { documents: failing(how) });
    await foundOn(hq);
    expect(await hq.addDocuments([{ submission: '1', files: [plan] }])).toEqual({
      ok: false,
      error: { type },
    });
    expect(listOf(hq, '1')).toEqual([]);
    expect(hq.getSnapshot().save.status).not.toBe('failed');
  });
});

describe('documents on their way', () => {
  it('come with a juror’s invitation, those of the own applications alone, and with no coordinator’s', async () => {
    const hq = await headquarters();
    const files = valueOf(await hq.exportInvitations(['j1', 'j2', 'c1']));
    const carried = await Promise.all(
      files.map(async ({ bytes }) => {
        const bundle = await openBundle(bytes, ed25519.verify);
        return bundle.ok ? [...bundle.value.attachments.keys()].toSorted() : null;
      }),
    );
    expect(carried).toEqual([[hashOf(plan)], [hashOf(plan), hashOf(letter)].toSorted(), []]);
    const juror = await join(one(files.slice(0, 1)));
    expect(listOf(juror, '1')).toEqual([['Жоспар.pdf', 'pdf']]);
    expect(valueOf(await juror.readDocument(hashOf(plan)))).toEqual(plan.bytes);
    expect(await juror.readDocument(hashOf(letter))).toMatchObject({
      error: { type: 'DocumentMissing' },
    });
    expect(juror.getSnapshot().missingDocuments).toBe(0);
  });

  it('come with a newer invitation, opened as one or received', async () => {
    const hq = await headquarters();
    const documents = createMemoryDocuments();
    const juror = await startDesk(createMemoryStore(), { documents });
    valueOf(await juror.openInvitation({ file: await invite(hq, 'j1'), passphrase }));
    const more = file('Смета.txt', 'Смета: 5 млн');
    await give(hq, '1', more);
    const renewed = valueOf(await juror.planImport([await invite(hq, 'j1')]));
    expect(renewed.files).toMatchObject([{ accepted: true, newDocuments: 1 }]);
    expect(await juror.readDocument(hashOf(more))).toMatchObject({ ok: false });
    valueOf(await juror.runImport(renewed.id));
    expect(valueOf(await juror.readDocument(hashOf(more)))).toEqual(more.bytes);
    const last = file('Соңғы.txt', 'соңғы');
    await give(hq, '1', last);
    valueOf(await juror.openInvitation({ file: await invite(hq, 'j1'), passphrase }));
    expect(valueOf(await juror.readDocument(hashOf(last)))).toEqual(last.bytes);
    expect(listOf(juror, '1')).toHaveLength(3);
  });

  it('leave a full disk without any half of a contest', async () => {
    const hq = await headquarters();
    const juror = await startDesk(createMemoryStore(), { documents: failing('full') });
    expect(await juror.openInvitation({ file: await invite(hq, 'j1'), passphrase })).toMatchObject({
      error: { type: 'DiskFull' },
    });
    expect(juror.getSnapshot()).toMatchObject({ phase: 'empty', profile: null });
  });

  it('come with headquarters’ archive to a second desk, where they were lost, and on a new laptop', async () => {
    const hq = await headquarters();
    const recovery = valueOf(await hq.exportRecoveryCopy(passphrase));
    const archive = one(valueOf(await hq.exportArchive()));
    const input = { copy: recovery.file, code: recovery.code, archive, passphrase };
    const second = await startDesk();
    valueOf(await second.restoreHeadquarters(input));
    expect(valueOf(await second.readDocument(hashOf(letter)))).toEqual(letter.bytes);

    const bare = one(valueOf(await hq.exportArchive({ documents: false })));
    const third = await startDesk();
    valueOf(await third.restoreHeadquarters({ ...input, archive: bare }));
    expect(third.getSnapshot().missingDocuments).toBe(2);
    const found = valueOf(await third.planImport([archive, archive]));
    expect(found.files).toMatchObject([{ newDocuments: 2, newOperations: 0 }, { newDocuments: 0 }]);
    valueOf(await third.runImport(found.id));
    expect(third.getSnapshot().missingDocuments).toBe(0);
    expect(valueOf(await third.readDocument(hashOf(plan)))).toEqual(plan.bytes);

    const late = file('Кеш.txt', 'кеш');
    await give(second, '1', late);
    await importInto(hq, one(valueOf(await second.exportArchive())));
    expect(valueOf(await hq.readDocument(hashOf(late)))).toEqual(late.bytes);
  });

  it('come with the archive to the second root', async () => {
    const two = await startDesk();
    valueOf(await two.prepareKey({ passphrase }));
    const secondRoot = two.getSnapshot().preparedKey?.request ?? '';
    const hq = await startDesk();
    await foundOn(hq, { ...plainTrust, secondRoot });
    valueOf(await two.joinAsRoot({ file: one(valueOf(await hq.exportArchive())), passphrase }));
    const waiting = two.getSnapshot().state?.directory.waiting ?? [];
    expect(waiting.length).toBeGreaterThan(0);
    await give(hq, '1', plan);
    await importInto(two, one(valueOf(await hq.exportArchive())));
    expect(valueOf(await two.readDocument(hashOf(plan)))).toEqual(plan.bytes);
  });

  it('come from a region with the applications that it registered, and are nobody else’s there', async () => {
    const hq = await headquarters();
    const coordinator = await join(await invite(hq, 'c1'));
    const undecided = { admitted: false, reason: '' };
    const registered = { ...submissionOf('10-1'), eligibility: undecided };
    valueOf(await coordinator.record([addSubmission(registered)]));
    const drawing = file('Сызба.pdf', '%PDF-1.7 сызба');
    expect(await give(coordinator, '10-1', drawing)).toMatchObject({ added: 1, refused: [] });
    expect(await give(coordinator, '1', letter)).toMatchObject({
      added: 0,
      refused: [{ error: { type: 'DocumentSubmission' } }],
    });
    await importInto(hq, one(valueOf(await coordinator.exportRegional({ documents: false }))));
    expect(listOf(hq, '10-1')).toEqual([['Сызба.pdf', 'pdf']]);
    expect(hq.getSnapshot().state?.submissions.get('10-1')?.eligibility).toEqual(undecided);
    expect(hq.getSnapshot().missingDocuments).toBe(1);
    await importInto(hq, one(valueOf(await coordinator.exportRegional())));
    expect(hq.getSnapshot().missingDocuments).toBe(0);
    expect(valueOf(await hq.readDocument(hashOf(drawing)))).toEqual(drawing.bytes);
  });

  it('take the place of nothing else that a file may carry', async () => {
    const documents = createMemoryDocuments();
    const hq = await headquarters(documents);
    const before = (await documents.names()).length;
    const juror = await join(await invite(hq, 'j1'));
    const scores = one(valueOf(await juror.exportScores()));
    await importInto(hq, scores);
    expect((await documents.names()).length).toBe(before);
    expect(sourceOf(scores.bytes).size).toBeGreaterThan(0);
  });

  it('are spread over files that mail takes, each of which invites, in any order', async () => {
    const hq = await headquarters();
    const whole = one(valueOf(await hq.exportInvitations(['j2'])));
    const limit = whole.bytes.length - 1;
    const files = valueOf(await hq.exportInvitations(['j2'], { limit }));
    expect(files.map(({ name }) => name)).toEqual([
      'invitation-j2-1-of-2.qzb',
      'invitation-j2-2-of-2.qzb',
    ]);
    const [first, second] = files;
    if (first === undefined || second === undefined) throw new Error('two files');
    const juror = await join(second);
    expect(juror.getSnapshot().missingDocuments).toBe(1);
    await importInto(juror, first);
    expect(juror.getSnapshot().missingDocuments).toBe(0);
    for (const document of [plan, letter])
      expect(valueOf(await juror.readDocument(hashOf(document)))).toEqual(document.bytes);
  });

  it('of more than a laptop holds at once come in portions, of which one behind the last is empty', async () => {
    const hq = await headquarters();
    const all = valueOf(await hq.exportInvitations(['j1', 'j2'], { portion: 0 }));
    expect(all).toHaveLength(2);
    expect(valueOf(await hq.exportInvitations(['j1', 'j2'], { portion: 1 }))).toEqual([]);
  });

  it('are too many at once, only beyond what a laptop holds', () => {
    const { oneFile, atOnce } = handedLimits;
    expect(within('ArchiveTooLarge', atOnce, atOnce).ok).toBe(true);
    expect(within('ArchiveTooLarge', atOnce + 1, atOnce)).toEqual({
      ok: false,
      error: { type: 'ArchiveTooLarge', details: { size: 601, limit: 600 } },
    });
    expect(tooLarge('InvitationsTooLarge', 3 * oneFile, atOnce)).toMatchObject({
      details: { size: 1200, limit: 600 },
    });
    expect(documentsNamed([])).toEqual(new Map());
  });

  it('pass from worker to window instead of being copied', () => {
    const bytes = new Uint8Array(9);
    expect(buffersToHand('readDocument', { ok: true, value: bytes })).toEqual([bytes.buffer]);
    const files = [
      { name: 'a', bytes },
      { name: 'b', bytes },
    ];
    expect(buffersToHand('exportArchive', { ok: true, value: files })).toEqual([bytes.buffer]);
    expect(buffersToHand('readDocument', { ok: true, value: bytes.subarray(1) })).toEqual([]);
    expect(buffersToHand('exportKey', { ok: true, value: { name: 'k', bytes } })).toEqual([]);
    expect(buffersToHand('stateHash', 'abc')).toEqual([]);
  });
});

describe('documents at rest', () => {
  let count = 0;
  const place = () => {
    count += 1;
    return `documents ${count}`;
  };
  const open = async (name: string) =>
    startDesk(createJournaledStore(name, null), { documents: createDocumentDatabase(name) });

  it('are found again after a lock and a start, and gone after erasing', async () => {
    const name = place();
    const hq = await open(name);
    expect((await indexedDB.databases()).some((each) => each.name === `${name} documents`)).toBe(
      false,
    );
    await foundOn(hq);
    await give(hq, '1', plan);
    await hq.lock();
    expect(await hq.readDocument(hashOf(plan))).toMatchObject({ error: { type: 'NoContest' } });
    const next = await open(name);
    valueOf(await next.unlock(passphrase));
    expect(next.getSnapshot().missingDocuments).toBe(0);
    expect(valueOf(await next.readDocument(hashOf(plan)))).toEqual(plan.bytes);
    valueOf(await next.erase());
    expect(await createDocumentDatabase(name).names()).toEqual([]);
    expect((await indexedDB.databases()).some((each) => each.name === `${name} documents`)).toBe(
      false,
    );
  });

  it('lie sealed under names that tell nothing, and no other installation or contest opens them', async () => {
    const documents = createMemoryDocuments();
    const hq = await headquarters(documents);
    const other = await headquarters(documents);
    const names = await documents.names();
    expect(names).toHaveLength(4);
    for (const name of names) {
      const sealed = String.fromCharCode(...((await documents.read(name)) ?? []));
      expect(sealed).not.toContain('%PDF');
      expect([hashOf(plan), hashOf(letter)]).not.toContain(name);
    }
    const [first = '', second = '', third = ''] = names;
    const mine = await documents.read(first);
    await documents.write(second, mine ?? new Uint8Array());
    await documents.write(third, mine ?? new Uint8Array());
    expect(await hq.readDocument(hashOf(letter))).toMatchObject({
      error: { type: 'DocumentDamaged' },
    });
    expect(await other.readDocument(hashOf(plan))).toMatchObject({
      error: { type: 'DocumentDamaged' },
    });
    expect(valueOf(await hq.readDocument(hashOf(plan)))).toEqual(plan.bytes);
  });

  it('that were damaged are said to be, count as missing, and come back with the same file', async () => {
    const documents = createMemoryDocuments();
    const hq = await startDesk(createMemoryStore(), { documents });
    await foundOn(hq);
    await give(hq, '1', plan);
    const name = one(await documents.names());
    const sealed = (await documents.read(name)) ?? new Uint8Array();
    await documents.write(name, sealed.with(30, (sealed[30] ?? 0) ^ 1));
    expect(await hq.readDocument(hashOf(plan))).toMatchObject({
      error: { type: 'DocumentDamaged' },
    });
    expect(hq.getSnapshot().missingDocuments).toBe(1);
    expect(await give(hq, '1', plan)).toMatchObject({ added: 0, same: 1 });
    expect(hq.getSnapshot().missingDocuments).toBe(0);
    expect(valueOf(await hq.readDocument(hashOf(plan)))).toEqual(plan.bytes);
  });

  it('need no memory of a contest that has many applications without any', async () => {
    const hq = await startDesk();
    await foundOn(hq);
    valueOf(await hq.record(['3', '4'].map((id) => addSubmission(submissionOf(id)))));
    const invitation = await openBundle((await invite(hq, 'j1')).bytes, ed25519.verify);
    expect(invitation).toMatchObject({ ok: true, value: { attachments: new Map() } });
  });
});
