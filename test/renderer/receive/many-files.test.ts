import { expect, test } from 'vitest';

import {
  type FileConcern,
  planRows,
} from '../../../renderer/features/receive-bundles/received-file.ts';
import { headquartersDesk, smallDemo } from './demo-desks.ts';

test('two hundred files of all sorts are checked in one go, and each part of them is taken once', async () => {
  const demo = await smallDemo();
  const desk = await headquartersDesk(demo);
  const good = demo.files.filter(({ kind }) => kind === 'scores' || kind === 'regional');
  const once = await desk.planImport(good);
  if (!once.ok) throw new Error(once.error.type);
  const renamed = Array.from({ length: 80 }, (_, at) => {
    const { bytes } = good[at % good.length] ?? { bytes: new Uint8Array() };
    return { name: `copy ${at}.qzb`, bytes };
  });
  const cut = good.map(({ name, bytes }) => ({ name: `cut ${name}`, bytes: bytes.slice(0, -9) }));
  const photos = Array.from({ length: 110 }, (_, at) => ({
    name: `${at}.jpg`,
    bytes: new Uint8Array(100).fill(at + 1),
  }));
  const files = [...photos, ...good, ...renamed, ...cut];
  expect(files.length).toBeGreaterThan(200);
  const plan = await desk.planImport(files);
  if (!plan.ok) throw new Error(plan.error.type);
  expect(plan.value.totals.newOperations).toBe(once.value.totals.newOperations);
  expect(plan.value.totals.refused).toBe(photos.length + cut.length);
  const counts = new Map<FileConcern, number>();
  for (const { concern } of planRows(plan.value))
    counts.set(concern, (counts.get(concern) ?? 0) + 1);
  expect(counts.get('refused')).toBe(cut.length);
  expect(counts.get('foreign')).toBe(photos.length);
  expect(counts.get('known')).toBeGreaterThanOrEqual(renamed.length - good.length);
});
