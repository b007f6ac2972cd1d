import createQr from 'qrcode-generator';
import { describe, expect, test } from 'vitest';

import { concatBytes, sha256 } from '../../shared/basics/bytes.ts';
import { toBase45 } from '../../shared/bundle/base45.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';
import { applicantProof, proofMark } from '../../shared/results/applicant-proof.ts';
import { checkCode } from '../../shared/results/check-code.ts';
import { encodeLeaf, type Leaf } from '../../shared/results/leaf-values.ts';
import { isNameOf, leafName } from '../../shared/results/long-name.ts';
import { isCodeOf, proofCode } from '../../shared/results/proof-code.ts';
import { jurorLabels } from '../../shared/results/juror-labels.ts';
import { resultFingerprint } from '../../shared/results/result-leaves.ts';
import { contestState, meeting, ranking, settings, sheet, sheetsByKey } from './small-contest.ts';

const state = contestState();
const source = { state, ranking, meeting };

/** The smallest version of a QR code at level L that holds a text in alphanumeric mode. */
function versionOf(text: string): number {
  for (let version = 1; version <= 40; version += 1) {
    try {
      const code = createQr(version as Parameters<typeof createQr>[0], 'L');
      code.addData(text, 'Alphanumeric');
      code.make();
      return version;
    } catch {
      // Too small.
    }
  }
  return 41;
}

describe('applicantProof', () => {
  test('leads from a paper to the root that the minutes print', () => {
    const proof = applicantProof(source, '318');
    const read = checkCode(proof?.text ?? '');
    expect(read).toMatchObject({
      ok: true,
      value: {
        root: resultFingerprint(state, ranking, meeting).root,
        outcome: { submission: '318', place: 1, winner: 1 },
        code: proof?.code,
      },
    });
    expect(applicantProof(source, '99')).toBeNull();
  });

  test('fits a code of version 25 with titles of 300 letters among half a million leaves', () => {
    const long = 'Қазақстанның тұрақты дамуы үшін жасыл '.repeat(8).slice(0, 300);
    const leaf: Leaf = {
      type: 'outcome',
      salt: new Uint8Array(16).fill(255),
      submission: '55-2026-00012345-abcdefg',
      nomination: 'renewable-energy-sources',
      region: 'KZ-55',
      applicantGroup: null,
      organisationGroup: '55-2026-00012345-abcdefg',
      sheets: 12,
      place: 100_000,
      overall: 100_000,
      score: '123456789/12345678',
      list: 'off',
      winner: null,
      finalist: false,
      prizes: ['audience', 'young-engineers'],
      granted: 125_000_000,
      refused: false,
      title: leafName(long),
      applicant: leafName(`${long}!`),
    };
    const path = concatBytes(...Array.from({ length: 19 }, (_, at) => sha256(Uint8Array.of(at))));
    const value = encodeValue([499_999, 500_000, encodeLeaf(leaf), path, path.slice(0, 8)]);
    const version = versionOf(proofMark + toBase45(value));
    expect(version).toBeLessThanOrEqual(25);
  });

  test.each(['', 'QZP1/', 'QZP1/ABC', 'QZ1/0/1-1/AB', 'hello', 'QZP2/ABC'])(
    'refuses %j',
    (text) => {
      expect(checkCode(text).ok).toBe(false);
    },
  );

  test('refuses a code with one letter changed', () => {
    const { text } = applicantProof(source, '318') ?? { text: '' };
    for (let at = proofMark.length; at < text.length; at += 7) {
      const other = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
      expect(checkCode(other).ok).toBe(false);
    }
  });
});

test('a short code is compared by its digits', () => {
  const hash = sha256(new Uint8Array());
  expect(proofCode(hash)).toBe('58288 50242 39164 07188');
  expect(isCodeOf('58288-50242 39164.07188', hash)).toBe(true);
  expect(isCodeOf('58288 50242 39164 07189', hash)).toBe(false);
});

test('a long name is known by its hash', () => {
  const long = 'Ж'.repeat(81);
  expect(leafName('Ж'.repeat(80))).toBe('Ж'.repeat(80));
  expect(leafName(long)).toEqual(['Ж'.repeat(40), expect.any(Uint8Array)]);
  expect(isNameOf(long, leafName(long))).toBe(true);
  expect(isNameOf(`${long}Ж`, leafName(long))).toBe(false);
});

test('numbers of jurors follow their salts and not their names', () => {
  const numbered = { ...settings, jurorsShown: 'numbered' } as const;
  const given = [sheet('318', 'j-1', 9000), sheet('318', 'j-22', 8000)];
  const of = (sheets: typeof given) =>
    jurorLabels(contestState({ settings: numbered, sheets: sheetsByKey(sheets) }), 'written');
  const known = of(given);
  expect(known.shown).toBe('numbered');
  expect(of([...given].reverse()).numbers).toEqual(known.numbers);
  const exchanged = of(
    given.map((each, at) => ({ ...each, handIn: given[1 - at]?.handIn ?? each.handIn })),
  );
  expect(exchanged.numbers.get('j-1')).toBe(known.numbers.get('j-22'));
  // Whoever has no sheet comes last.
  expect(known.numbers.get('j-2')).toBe(3);
});
