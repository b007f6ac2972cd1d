import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { languages } from '../../shared/basics/localized.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import { rankingMethods } from '../../shared/contest/contest.ts';
import { tableWords } from '../../shared/results/place-words.ts';
import { pluralForm } from '../../shared/language/plural-form.ts';
import { smallContests } from '../ranking/ranking-inputs.ts';
import { placeCases } from './place-cases.ts';
import { someSelection, toldIn } from './place-stories.ts';

const sentences = z
  .record(z.string(), z.record(z.enum(languages), z.array(z.string())))
  .parse(JSON.parse(readFileSync(new URL('place-sentences.json', import.meta.url), 'utf8')));

/** What must never reach a reader: places that nothing filled, values that are none, ids of the code. */
const unfinished = /\{\{|\}\}|undefined|null|NaN|Infinity|criterion:|\[object/;

const allSaid = languages.flatMap((language) =>
  Object.values(placeCases).flatMap((tell) => tell(language)),
);

describe('a place told in sentences', () => {
  it.each(Object.keys(placeCases))('says in three languages what was read aloud: %s', (name) => {
    for (const language of languages)
      expect(placeCases[name]?.(language)).toEqual(sentences[name]?.[language]);
  });

  it('has been read for every case, and for no others', () => {
    expect(Object.keys(sentences)).toEqual(Object.keys(placeCases));
  });

  it('says whole sentences: a capital or a number first, a full stop last, one space between words', () => {
    for (const sentence of allSaid) {
      expect(sentence).toMatch(/^[\p{Lu}\d«“№]/u);
      expect(sentence).toMatch(/[.!]$/);
      expect(sentence).not.toMatch(/ {2}|\s[,.;:]| $/);
      expect(sentence).not.toMatch(unfinished);
    }
  });

  it('says something of every application of every small contest, and leaves nothing unfilled', () => {
    fc.assert(
      fc.property(
        smallContests,
        fc.constantFrom(...rankingMethods),
        fc.constantFrom(...languages),
        fc.constantFrom('nomination' as const, 'all' as const),
        (contest, method, language, scope) => {
          const rule = {
            ...contest.rule,
            method,
            scope,
            draws: 20,
            top: 2,
            tieBreak: [
              { by: 'criterion' as const, criterion: 'c0', stage: 'first' },
              { by: 'median' as const },
            ],
          };
          const all = toldIn(language, { ...contest, rule }, someSelection);
          expect(all).toHaveLength(contest.submissions.length);
          for (const told of all) {
            expect(told.length).toBeGreaterThan(0);
            for (const sentence of told) expect(sentence).not.toMatch(unfinished);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('speaks truly of adjusted scores: they lie between what is counted and the average', () => {
    fc.assert(
      fc.property(smallContests, (contest) => {
        const ranking = rankSubmissions({
          ...contest,
          rule: { ...contest.rule, method: 'adjusted' },
        });
        for (const { explanation, nomination } of ranking.submissions) {
          const own = ranking.models.find(({ nominations }) => nominations.includes(nomination));
          const score = explanation.find((step) => step.type === 'aggregate');
          const sheets = explanation.find((step) => step.type === 'sheets');
          if (own === undefined || score === undefined || sheets === undefined) continue;
          const counted = sheets.scores.map(
            (text, index) => Number(text) + Number(sheets.adjustments?.[index]),
          );
          const mean = counted.reduce((sum, value) => sum + value, 0) / counted.length;
          const { mu } = own.model;
          expect(Number(score.score)).toBeGreaterThan(Math.min(mean, mu) - 1e-5);
          expect(Number(score.score)).toBeLessThan(Math.max(mean, mu) + 1e-5);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names groups of a table by what the table says', () => {
    const words = tableWords('ru');
    expect(words.group('applicant', 'Театр  «Луч»')).toBe('заявитель «Театр «Луч»»');
    expect(words.group('region', 'Алматы')).toBe('Алматы');
    expect(words.group('nomination', 'Театр')).toBe('номинация «Театр»');
    expect(words.group('organisation', 'Дом')).toBe('организация «Дом»');
  });
});

describe('the form of a text that goes with a number', () => {
  it('is that of the platform in the three languages', () => {
    for (const language of languages) {
      const rules = new Intl.PluralRules(language);
      for (let count = 0; count <= 1234; count += 1)
        expect(pluralForm(count, language)).toBe(rules.select(count));
      expect(pluralForm(2.5, language)).toBe(rules.select(2.5));
    }
  });
});
