import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import {
  type DocumentsThread,
  makeDocuments,
  makePreview,
} from '../../../renderer/workers/documents-steps.ts';
import type { DocumentRequest } from '../../../shared/documents/document-kinds.ts';
import { sheetsOfBody } from '../../../shared/documents/read-page.ts';
import { contestState, meeting, ranking } from '../../results/small-contest.ts';

const source = { state: contestState(), ranking, meeting };

/** A clock on which every look takes a second, so that each step is told. */
function thread(stopAfter = Infinity) {
  const told: (readonly [number, number])[] = [];
  let time = 0;
  const made: DocumentsThread = {
    tell: (done, total) => told.push([done, total]),
    pause: () => Promise.resolve(),
    now: () => (time += 1000),
    isStopped: () => told.length >= stopAfter,
  };
  return { told, made };
}

const request = (
  kind: DocumentRequest['kind'],
  more: Partial<DocumentRequest> = {},
): DocumentRequest => ({
  kind,
  languages: ['kk'],
  withRegister: true,
  ...more,
});

describe('making documents', () => {
  const requests = [
    request('diplomas.html'),
    request('register.csv'),
    request('certificates.html'),
  ];

  test('tells sheet by sheet how far it is, and at the end that all is done', async () => {
    const { told, made } = thread();
    const files = await makeDocuments(source, { requests, zip: null }, made, []);
    expect(files?.map(({ name }) => name)).toEqual([
      'diplomas.kk.html',
      'register.kk.csv',
      'certificates.kk.html',
    ]);
    const total = 2 + 1 + 4;
    expect(told.every(([, all]) => all === told[0]?.[1])).toBe(true);
    expect(told.at(-1)).toEqual([told[0]?.[1], told[0]?.[1]]);
    expect(told.map(([done]) => done)).toEqual(
      told.map(([done]) => done).toSorted((a, b) => a - b),
    );
    expect(told[0]?.[1]).toBe(total);
  });

  test('ends at once where it is stopped, with nothing made', async () => {
    const { told, made } = thread(2);
    expect(await makeDocuments(source, { requests, zip: null }, made, [])).toBeNull();
    expect(told).toHaveLength(2);
  });

  test('puts everything into one ZIP, the same bytes each time', async () => {
    const zip = async () => {
      const files = await makeDocuments(
        source,
        { requests, zip: 'results.zip' },
        thread().made,
        [],
      );
      return files?.[0];
    };
    const file = await zip();
    const content = unzipSync(file?.bytes ?? new Uint8Array());
    expect(Object.keys(content)).toEqual([
      'diplomas.kk.html',
      'register.kk.csv',
      'certificates.kk.html',
    ]);
    expect(strFromU8(content['register.kk.csv'] ?? new Uint8Array())).toContain('Жел сорғысы');
    expect(await zip()).toEqual(file);
  });
});

describe('a preview', () => {
  test('holds the sheet that is looked at, and says how many there are', async () => {
    const asked = request('certificates.html', { range: { from: 2, count: 1 } });
    const preview = await makePreview(source, asked, thread().made);
    expect(preview).toMatchObject({ total: 4, single: false });
    expect(sheetsOfBody(preview?.body ?? [])).toHaveLength(1);
    expect(JSON.stringify(preview?.body)).toContain('ЖК «Бұлақ»');
  });

  test('holds the one sheet of an extract though extracts are made all together', async () => {
    const asked = request('extracts.html', { range: { from: 1, count: 1 } });
    const preview = await makePreview(source, asked, thread().made);
    expect(preview).toMatchObject({ single: false });
    expect(sheetsOfBody(preview?.body ?? [])).toHaveLength(1);
  });

  test('is the whole of a document that is one', async () => {
    const asked = request('protocol.html', { range: { from: 0, count: 1 } });
    const preview = await makePreview(source, asked, thread().made);
    expect(preview?.single).toBe(true);
    expect(sheetsOfBody(preview?.body ?? []).length).toBeGreaterThan(1);
  });

  test('of many sheets can be stopped', async () => {
    expect(await makePreview(source, request('certificates.html'), thread(1).made)).toBeNull();
  });
});
