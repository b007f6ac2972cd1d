import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { decodeInvitation } from '../../shared/merge/invitation.ts';
import { openBundle } from '../../shared/bundle/bundle.ts';
import type { NamedFile } from '../../renderer/storage/desk.ts';
import { ed25519 } from '../builders/contest-builder.ts';
import { filesBelow } from './damage-files.ts';
import { commentOn, entriesToMake, inviteJuror } from './invited-juror.ts';
import { joinAtDesktop, newFolder, putAway } from './juror-at-desktop.ts';

afterAll(putAway);

/** Words that stand nowhere else, in both alphabets, with the letters that only Kazakh has. */
const words = {
  surname: 'Құпиябергенұлы',
  title: 'Сыйымғажап жобасы',
  comment: 'Ешкім көрмейтін өзгеше пікір',
  passphrase: 'ғарышкер дөңгелек үйеңкі Цитадель',
};
const submissions = 3;

/** A word as Chromium, Node or a disk may hold it. */
const forms = (word: string): readonly Buffer[] => [
  Buffer.from(word, 'utf8'),
  Buffer.from(word, 'utf16le'),
  Buffer.from(word, 'utf16le').swap16(),
];

/** The secret that came with the invitation, as bytes and as the texts that people make of bytes. */
async function ticketForms(file: NamedFile): Promise<readonly Buffer[]> {
  const opened = await openBundle(file.bytes, ed25519.verify);
  if (!opened.ok) throw new Error(opened.error.type);
  const { manifest, payloads } = opened.value;
  const payload = present(payloads.get('invitation.cbor'), 'an invitation says so');
  const { contest, sender } = manifest;
  const place = { contest, log: sender.log, signer: sender.publicKey };
  const invitation = decodeInvitation(payload, place);
  if (!invitation.ok) throw new Error(invitation.error.type);
  const seed = Buffer.from(invitation.value.ticketSeed);
  const texts = (['hex', 'base64', 'base64url'] as const).map((form) =>
    seed.toString(form).replace(/=+$/, ''),
  );
  return [seed, ...texts.flatMap(forms)];
}

/** Which of the words stand somewhere below a folder, and in which file. */
function found(folder: string, wanted: readonly Buffer[]): readonly string[] {
  return filesBelow(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    return wanted.some((form) => bytes.includes(form)) ? [relative(folder, file)] : [];
  });
}

/** The control: the same words put into the same database by a page that seals nothing. */
function putInClear(values: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('control', 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('words'));
    opening.addEventListener('error', () => reject(new Error('not opened')));
    opening.addEventListener('success', () => {
      const transaction = opening.result.transaction('words', 'readwrite', {
        durability: 'strict',
      });
      transaction.objectStore('words').put(values, 'all');
      transaction.addEventListener('complete', () => {
        opening.result.close();
        resolve();
      });
    });
  });
}

it('nothing that a juror reads or writes stands in clear in any file of the profile', async () => {
  const profile = newFolder('sealed');
  const invitation = await inviteJuror(submissions, words);
  const wanted = [...Object.values(words).flatMap(forms), ...(await ticketForms(invitation))];
  const { desk, program } = await joinAtDesktop(profile, invitation, 'journal', words.passphrase);
  await desk.recordAll([commentOn(words.comment), ...entriesToMake(6, 0, submissions)], 1);
  await desk.ownFile();
  expect(found(profile, wanted), 'while it runs').toEqual([]);
  await program.page.evaluate(putInClear, Object.values(words));
  await program.quit();
  const inClear = found(profile, wanted);
  expect(inClear.length).toBeGreaterThan(0);
  for (const file of inClear) expect(file).toContain('IndexedDB');
  const file = join(profile, 'control.txt');
  writeFileSync(file, words.comment, 'utf16le');
  expect(found(profile, wanted)).toContain('control.txt');
}, 240_000);
