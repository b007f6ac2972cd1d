import { strToU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';

import { openBundle } from '../../../shared/bundle/bundle.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { setMoney, setProject } from '../../../shared/following/following-operations.ts';
import { createDocument } from '../../../shared/documents/document-set.ts';
import { setOrder } from '../../../shared/following/following-operations.ts';
import { rankStage } from '../../../shared/ranking/rank-stage.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { createMemoryDocuments } from '../../../renderer/storage/document-store.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import { ed25519, submissionOf } from '../../builders/contest-builder.ts';
import { photoOfPhone, tellTale } from '../../builders/photo.ts';
import { moneyOf, orderOf, photoOf, projectOf, visitOf } from '../../following/sample-project.ts';
import { foundOn, importInto, invite, join, one, passphrase, startDesk, valueOf } from './desks.ts';
import { stretchQuickly } from './passphrase-work.ts';

beforeAll(stretchQuickly);

const twenty = Array.from({ length: 20 }, (_, at) => ({
  name: `фото ${at}.jpg`,
  bytes: photoOfPhone(at),
  caption: `Цех ${at}`,
}));

const followed = (desk: DeskEngine) => desk.getSnapshot().state?.following.get('1');
const has = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes).includes(Buffer.from(strToU8(text)));

async function headquarters(): Promise<DeskEngine> {
  const hq = await startDesk();
  await foundOn(hq);
  valueOf(await hq.record([setProject(projectOf(), 'Хаттама № 7'), setOrder(orderOf())]));
  return hq;
}

describe('a site visit', () => {
  it('with twenty photos survives a kill, export, and merge, and appears in the report', async () => {
    const hq = await headquarters();
    const [store, documents] = [createMemoryStore(), createMemoryDocuments()];
    const laptop = await startDesk(store, { documents });
    valueOf(await laptop.openInvitation({ file: await invite(hq, 'c1'), passphrase }));
    const recorded = valueOf(await laptop.recordVisit(visitOf(), twenty));
    expect([recorded.photos.length, recorded.refused]).toEqual([20, []]);

    // The program is gone at once: nothing was closed or handed over.
    const again = await startDesk(store, { documents });
    valueOf(await again.unlock(passphrase));
    expect(followed(again)?.visits[0]?.photos).toEqual(recorded.photos);
    expect(again.getSnapshot().missingDocuments).toBe(0);

    const regional = one(valueOf(await again.exportRegional()));
    await importInto(hq, regional);
    expect(followed(hq)?.visits[0]?.photos).toHaveLength(20);
    expect(hq.getSnapshot()).toMatchObject({ missingDocuments: 0 });
    await importInto(hq, regional);
    expect(followed(hq)?.photos).toHaveLength(20);

    const { state } = hq.getSnapshot();
    if (state === null) throw new Error('the contest is open');
    const pictures = new Map<string, Uint8Array>();
    for (const { hash } of recorded.photos)
      pictures.set(hash, valueOf(await hq.readDocument(hash)));
    const request = { kind: 'monitoring.html', languages: ['kk'], withRegister: false } as const;
    const ranking = rankStage(state, 'written');
    const { bytes } = await createDocument(
      { state, ranking, meeting: null, pictures },
      request,
      [],
    );
    const page = Buffer.from(bytes).toString();
    expect(page.match(/<img /g)).toHaveLength(20);
    expect(page).toContain('Цех 19');
  });

  it('keeps neither place nor device in a photo, nowhere in what is handed over', async () => {
    const laptop = await join(await invite(await headquarters(), 'c1'));
    expect(has(photoOfPhone(1), tellTale)).toBe(true);
    const { photos } = valueOf(await laptop.recordVisit(visitOf(), twenty));
    for (const { hash, size } of photos) {
      const bytes = valueOf(await laptop.readDocument(hash));
      expect([bytes.length, has(bytes, 'GPS'), has(bytes, 'Test Phone')]).toEqual([
        size,
        false,
        false,
      ]);
    }
    const opened = await openBundle(
      one(valueOf(await laptop.exportRegional())).bytes,
      ed25519.verify,
    );
    const attachments = opened.ok ? [...opened.value.attachments.values()] : [];
    expect(attachments).toHaveLength(20);
    expect(attachments.some((bytes) => has(bytes, 'GPS'))).toBe(false);
  });

  it('takes photos alone, forty at most, and the same one once', async () => {
    const laptop = await join(await invite(await headquarters(), 'c1'));
    const letter = { name: 'хат.txt', bytes: strToU8('Құрметті кеңес!'), caption: '' };
    const visit = visitOf({ photos: Array.from({ length: 39 }, (_, at) => photoOf(at)) });
    const [first, second] = twenty;
    if (first === undefined || second === undefined) throw new Error('photos');
    const { photos, refused } = valueOf(
      await laptop.recordVisit(visit, [letter, first, first, second]),
    );
    expect(photos).toHaveLength(40);
    expect(refused.map(({ name, error }) => [name, error.type])).toEqual([
      ['хат.txt', 'PhotoExpected'],
      ['фото 1.jpg', 'PhotosTooMany'],
    ]);
    // Photos that the visit named already and whose bytes nobody has are missing, and said to be.
    expect(laptop.getSnapshot().missingDocuments).toBe(39);
  });

  it('travels from a juror of the region in the own file', async () => {
    const hq = await headquarters();
    const juror = await join(await invite(hq, 'j1'));
    valueOf(await juror.recordVisit(visitOf({ id: 'v-2' }), twenty.slice(0, 3)));
    await importInto(hq, one(valueOf(await juror.exportScores())));
    expect(followed(hq)?.visits).toMatchObject([{ id: 'v-2' }]);
    expect(hq.getSnapshot().missingDocuments).toBe(0);
  });

  it('is not recorded of another region, or where the disk takes no photo', async () => {
    const hq = await headquarters();
    valueOf(await hq.record([addSubmission(submissionOf('9', 'water', 'KZ-55'))]));
    const laptop = await join(await invite(hq, 'c1'));
    expect(await laptop.recordVisit(visitOf({ submission: '9' }), [])).toMatchObject({
      error: { type: 'VisitElsewhere', details: { number: '9' } },
    });
    const full = { ...createMemoryDocuments() };
    const tight = await startDesk(createMemoryStore(), {
      documents: {
        ...full,
        write: () => Promise.reject(new DOMException('no room', 'QuotaExceededError')),
      },
    });
    await foundOn(tight);
    expect(await tight.recordVisit(visitOf(), twenty.slice(0, 1))).toMatchObject({
      error: { type: 'DiskFull' },
    });
    expect(followed(tight)).toBeUndefined();
  });
});

describe('money on a project', () => {
  it('is never paid beyond the grant, and by nobody but headquarters', async () => {
    const hq = await headquarters();
    expect(await hq.record([setMoney('payment', moneyOf('p-1', 1001))])).toMatchObject({
      error: { type: 'PaidOverGranted', details: { tenge: '1' } },
    });
    expect((await hq.record([setMoney('payment', moneyOf('p-1', 1000))])).ok).toBe(true);
    expect(await hq.record([setMoney('spending', moneyOf('s-1', 1001))])).toMatchObject({
      error: { type: 'SpentOverPaid' },
    });
    const corrected = moneyOf('p-1', 900);
    expect(await hq.record([setMoney('payment', corrected, ' ')])).toMatchObject({
      error: { type: 'ChangeUnexplained' },
    });
    expect((await hq.record([setMoney('payment', corrected, 'Қате сан')])).ok).toBe(true);
    expect(followed(hq)?.changes.at(-2)).toMatchObject({ from: 100_000, to: 90_000 });
    const laptop = await join(await invite(hq, 'c1'));
    expect(await laptop.record([setMoney('payment', moneyOf('p-2', 1))])).toMatchObject({
      error: { type: 'RoleForbidden' },
    });
    expect(followed(laptop)?.project).toMatchObject({ granted: 100_000 });
  });
});
