import { describe, expect, test } from 'vitest';

import { finish } from '../../shared/ranking/steps.ts';
import { fileSentences } from '../../shared/results/proof-sentences.ts';
import { proofFile, proofJson, publicProof } from '../../shared/results/public-proof.ts';
import {
  printedRoot,
  ruleAmong,
  type VerifiedFile,
  verifyFilesSteps,
} from '../../shared/results/verify-files.ts';
import { allLanguages, contestState, meeting, ranking } from './small-contest.ts';
import { selectedIn } from './small-contest.ts';

const state = contestState();
const source = { state, ranking: selectedIn(state, ranking), meeting };

const proof = proofFile(source, '318');
if (proof === null) throw new Error('318 is ranked');

const filesOf = (...texts: readonly string[]): readonly VerifiedFile[] =>
  finish(
    verifyFilesSteps(
      texts.map((text, at) => ({ name: `${at}`, text })),
      null,
    ),
  );

describe('fileSentences', () => {
  test('tells of a proof what was decided, in the words of each language', () => {
    const [file] = filesOf(proofJson(proof));
    const beside = { printed: proof.root, rule: null };
    const said = allLanguages.map((language) =>
      file === undefined ? null : fileSentences(file, beside, language),
    );
    expect(said.map((each) => each?.verdict)).toEqual(['holds', 'holds', 'holds']);
    expect(said[1]?.facts).toContain(
      'Заявка №\u00a0318: Бөгетсіз шағын су электр станциясы — «Тау суы» ЖШС.',
    );
    expect(said[0]?.facts).toContain('Жеңімпаздар арасындағы орны: 1.');
    expect(said[2]?.facts).toContain(
      'Decided at a meeting of the commission: minutes No. 7 of 13 May 2026.',
    );
    expect(said.flatMap((each) => each?.facts ?? []).join(' ')).not.toMatch(/\{\{|undefined/);
  });

  test('says of what nobody compared only that it does not contradict itself', () => {
    const [file] = filesOf(proof.code.text);
    if (file === undefined) throw new Error('one file');
    expect(fileSentences(file, { printed: null, rule: null }, 'en').verdict).toBe('compare');
    expect(fileSentences(file, { printed: proof.root, rule: null }, 'en').verdict).toBe('holds');
  });

  test('names a nomination of a code as the result beside it does', () => {
    const files = filesOf(proof.code.text, proofJson(publicProof(source)));
    const rule = ruleAmong(files);
    const [code] = files;
    if (code === undefined) throw new Error('two files');
    const facts = fileSentences(code, { printed: null, rule }, 'en').facts.join(' ');
    expect(facts).toContain(
      'Nomination: Renewable energy. Place: 1. Score: 8.94. Score sheets: 2.',
    );
  });

  test('says which application does not agree where the public file says something else', () => {
    const altered = proofJson(publicProof(source)).replace('Тау суы', 'Басқа');
    const files = filesOf(altered);
    const [file] = files;
    if (file === undefined) throw new Error('one file');
    const said = fileSentences(file, { printed: null, rule: ruleAmong(files) }, 'en');
    expect(said).toMatchObject({ verdict: 'fails' });
    expect(said.failures).toContain('The outcome of application No. 318 does not agree.');
  });

  test('says of other files that they cannot be checked here', () => {
    const [file] = filesOf('{"some": "json"}');
    if (file === undefined) throw new Error('one file');
    const said = fileSentences(file, { printed: null, rule: null }, 'ru');
    expect(said).toMatchObject({
      verdict: 'fails',
      kind: 'Это не файл, который можно проверить здесь.',
    });
  });
});

test('a printed root is read however it was copied', () => {
  const digits = 'ab12'.repeat(16);
  expect(printedRoot(` ${digits.toUpperCase().match(/.{4}/g)?.join(' ')}\n`)).toBe(digits);
  expect(printedRoot(digits.slice(1))).toBeNull();
});
