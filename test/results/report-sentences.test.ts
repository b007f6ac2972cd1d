import { describe, expect, it } from 'vitest';

import { languages } from '../../shared/basics/localized.ts';
import { rational } from '../../shared/basics/rational.ts';
import type { JurorFlag, JurorLine } from '../../shared/ranking/juror-report.ts';
import type { RubricReport } from '../../shared/ranking/panel-report.ts';
import {
  discrepancySentence,
  jurorSentences,
  reliabilitySentences,
  type ReportStory,
} from '../../shared/results/report-sentences.ts';

const line = (more: Partial<JurorLine> = {}): JurorLine => ({
  juror: 'J1',
  rubric: 0,
  sheets: 45,
  severity: -0.62,
  severityError: 0.11,
  spread: 0.4,
  panelSpread: 1.1,
  compared: 45,
  correlation: 0.12,
  panelCorrelation: 0.61,
  identicalShare: 0.9,
  commonestShare: 0.62,
  panelCommonestShare: 0.1,
  ownRegion: { sheets: 20, level: 0.9 },
  otherRegions: { sheets: 25, level: -0.2 },
  favour: { points: 1.1, error: 0.2 },
  flags: [],
  ...more,
});

const rubric = (more: Partial<RubricReport> = {}): RubricReport => ({
  nominations: ['art'],
  submissions: 600,
  realDifferences: 0.71,
  realDifferencesOfMeans: 0.64,
  applies: 'adjusted',
  sheetsPerSubmission: 3,
  sheetsWanted: 5,
  icc: null,
  alpha: 0.42,
  alphaOrdinal: 0.4,
  alphaLevel: 'low',
  kendallW: null,
  level: 'fair',
  ownRegion: { points: 0.05, error: 0.06, jurors: 34, sheets: 900 },
  ...more,
});

const story = (more: Partial<ReportStory> = {}): ReportStory => ({
  juror: () => 'Ахметова А.',
  method: 'adjusted',
  language: 'en',
  places: 2,
  ...more,
});

const flags: readonly JurorFlag[] = [
  'few-sheets',
  'stricter',
  'milder',
  'narrow',
  'wide',
  'apart',
  'repeats',
  'own-region-higher',
  'own-region-lower',
];

const unfinished = /\{\{|\}\}|undefined|null|NaN|Infinity/;

describe('what is said of a juror', () => {
  it('is severity with twice its error, and whether the method allows for it', () => {
    expect(jurorSentences(line(), story())).toEqual([
      'Ахметова А. scores 0.62 lower than the jury as a whole (±0.22). The adjusted score allows for it.',
    ]);
    expect(jurorSentences(line(), story({ method: 'mean', language: 'ru' }))).toEqual([
      'Ахметова А.: баллы в целом ниже, чем у остального жюри, на 0,62 (±0,22). Метод этого этапа этого не учитывает.',
    ]);
    expect(jurorSentences(line({ severity: 0.62 }), story({ language: 'kk' }))).toEqual([
      'Ахметова А.: балдары жалпы алғанда алқаның қалған мүшелерінікінен жоғары, айырмасы — 0,62 (±0,22). Түзетілген балл мұны ескереді.',
    ]);
  });

  it('is no severity where chance could make it, and none where there is no model', () => {
    expect(jurorSentences(line({ severity: 0.1, severityError: 0.11 }), story())).toEqual([
      'Ахметова А. scores about as the jury does as a whole.',
    ]);
    expect(jurorSentences(line({ severity: null, severityError: null }), story())).toEqual([
      'Ахметова А.: the sheets do not tell how strict the scores are beside those of the others.',
    ]);
  });

  it('names the difference of the own region, and leaves the reason to people', () => {
    const told = jurorSentences(line({ flags: ['own-region-higher'] }), story());
    expect(told[1]).toBe(
      'Applications of this juror’s own region got 1.1 more than others gave them (±0.4), compared with how this juror scores other regions. Chance alone seldom makes such a difference; the reason is for people to find.',
    );
  });

  it('has a sentence for every flag in three languages, with nothing unfilled and no accusation', () => {
    for (const language of languages) {
      const told = jurorSentences(line({ flags }), story({ language }));
      // Severity says what "stricter" and "milder" would say again.
      expect(told).toHaveLength(1 + flags.length - 2);
      for (const sentence of told) {
        expect(sentence).not.toMatch(unfinished);
        expect(sentence).not.toMatch(/bias|unfair|cheat|предвзят|нечест|әділетсіз|бұра тарт/iu);
      }
    }
  });
});

describe('what is said of a list', () => {
  it('is how much is real, what would help, agreement, and the own region', () => {
    expect(reliabilitySentences(rubric(), story())).toEqual([
      'About 71% of what sets the scores of applications apart is real, the rest is chance. Places far apart can be relied on, near ones cannot.',
      'An application has 3 sheets on average; for a reliable list this many would be needed: 5.',
      'The jurors agree little on the scores themselves (Krippendorff’s alpha 0.42); some of it may be different severity.',
      'Jurors together do not score their own region differently than others do: the difference is 0.05, ±0.12.',
    ]);
  });

  it('says what allowing for severity would bring where plain means are ranked', () => {
    const told = reliabilitySentences(
      rubric({ applies: 'means', level: 'fair' }),
      story({ language: 'ru' }),
    );
    expect(told.slice(0, 2)).toEqual([
      'Примерно 64\u00a0% различий между баллами заявок — настоящие, остальное — случай. Далёкие места различаются надёжно, соседние — нет.',
      'Если бы строгость членов жюри учитывалась, было бы около 71\u00a0%.',
    ]);
  });

  it('is said in three languages at every level, with and without figures', () => {
    const reports = [
      rubric(),
      rubric({ level: 'high', alphaLevel: 'high', kendallW: 0.81 }),
      rubric({ level: 'low', alphaLevel: 'fair', ownRegion: null }),
      rubric({ ownRegion: { points: 0.8, error: 0.1, jurors: 9, sheets: 90 } }),
      rubric({ ownRegion: { points: -0.8, error: 0.1, jurors: 9, sheets: 90 } }),
      rubric({ realDifferences: 0, sheetsWanted: null, level: 'low' }),
      rubric({ realDifferences: null, level: null, alpha: null, alphaLevel: null }),
    ];
    for (const language of languages)
      for (const report of reports) {
        const told = reliabilitySentences(report, { language, places: 2 });
        expect(told.length).toBeGreaterThan(1);
        for (const sentence of told) expect(sentence).not.toMatch(unfinished);
      }
  });
});

describe('what is said of sheets that lie apart', () => {
  const apart = (count: number, action: 'one-more-juror' | 'discuss-in-meeting') => ({
    threshold: rational(3),
    action,
    submissions: Array.from({ length: count }, (_, index) => ({
      submission: `S${index}`,
      difference: rational(4),
    })),
  });

  it('is how many there are and what the regulation asks for', () => {
    expect(discrepancySentence(apart(5, 'one-more-juror'), story())).toBe(
      '5 applications have sheets that differ by 3 or more. By the regulation one more juror is asked for each.',
    );
    expect(discrepancySentence(apart(1, 'discuss-in-meeting'), story({ language: 'ru' }))).toBe(
      'У 1 заявки листы расходятся на 3 или больше. По положению её обсуждают на заседании.',
    );
    expect(discrepancySentence(apart(0, 'one-more-juror'), story({ language: 'kk' }))).toBe(
      'Парақтарының айырмасы 3 не одан көп өтінім жоқ.',
    );
  });
});
