import { strToU8 } from 'fflate';
import { beforeAll, expect, test, vi } from 'vitest';

import { createMemoryDocuments } from '../../../renderer/storage/document-store.ts';
import { sha256, toHex } from '../../../shared/basics/bytes.ts';
import { foundOn, plainTrust, startDesk, valueOf } from './desks.ts';
import { TestPlace } from './exchange-place.ts';
import { stretchQuickly } from './passphrase-work.ts';

beforeAll(stretchQuickly);
vi.setConfig({ testTimeout: 60_000 });

test('an exchange brings back a document that this computer’s disk lost', async () => {
  const place = new TestPlace({ lists: false });
  const documents = createMemoryDocuments();
  const hq = await startDesk(undefined, { host: place.host, documents });
  await foundOn(hq, { ...plainTrust, encrypted: true });
  const letter = { name: 'Хат.txt', bytes: strToU8('Хат '.repeat(50)) };
  const hash = toHex(sha256(letter.bytes));
  const before = new Set(await documents.names());
  valueOf(await hq.addDocuments([{ submission: '1', files: [letter] }]));
  const added = (await documents.names()).filter((name) => !before.has(name));
  const address = { kind: 'folder' as const, address: '/shared' };
  valueOf(await hq.makeCards({ place: address, credentials: null }));
  valueOf(await hq.exchangeNow());
  await documents.remove(added);
  expect(await hq.readDocument(hash)).toMatchObject({ ok: false });
  const { sent, notices } = valueOf(await hq.exchangeNow());
  expect([sent.objects, notices]).toEqual([0, []]);
  expect(valueOf(await hq.readDocument(hash))).toEqual(letter.bytes);
});
