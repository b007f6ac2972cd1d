import type { Language } from '../basics/localized.ts';
import { formatNumber, formatPercent } from '../language/number-format.ts';
import type { RankingMethod } from '../contest/contest.ts';
import type { Discrepancies } from '../ranking/discrepancies.ts';
import { clearlyBeyond, type JurorFlag, type JurorLine } from '../ranking/juror-report.ts';
import type { RubricReport } from '../ranking/panel-report.ts';
import { pointsText, sayer, scoreText } from './explain-texts.ts';

/** How a report's figures are told. */
export interface ReportStory {
  readonly juror: (id: string) => string;
  /** The method by which places are counted. */
  readonly method: RankingMethod;
  readonly language: Language;
  /** Most digits after the point of figures in points. */
  readonly places: number;
}

/** Standard errors either way within which a figure lies 95 times out of 100. */
const likelyErrors = 2;

const digitsOfShares = 2;

/**
 * A juror's line in sentences: severity first, then what stands out. They say what the sheets show and what may be asked,
 * never why, and accuse nobody.
 */
export function jurorSentences(line: JurorLine, story: ReportStory): readonly string[] {
  return [
    severitySentence(line, story),
    ...line.flags.flatMap((flag) => flagSentence(flag, line, story)),
  ];
}

function severitySentence(
  line: JurorLine,
  { juror, method, language, places }: ReportStory,
): string {
  const say = sayer(language);
  const { severity, severityError } = line;
  const name = juror(line.juror);
  if (severity === null || severityError === null)
    return say('report.severity-unknown', { juror: name });
  const points = pointsText(severity, language, places);
  if (points === '0' || Math.abs(severity) < likelyErrors * severityError)
    return say('report.severity-even', { juror: name });
  const values = {
    juror: name,
    points,
    error: pointsText(likelyErrors * severityError, language, places),
  };
  if (method === 'adjusted')
    return say(severity < 0 ? 'report.severity-stricter' : 'report.severity-milder', values);
  return say(
    severity < 0 ? 'report.severity-stricter-plain' : 'report.severity-milder-plain',
    values,
  );
}

/** Null figures have no flags, so the zeros here are never said. */
function flagSentence(
  flag: JurorFlag,
  line: JurorLine,
  { language, places }: ReportStory,
): readonly string[] {
  const say = sayer(language);
  const shares = (value: number | null): string =>
    formatNumber(value ?? 0, language, digitsOfShares);
  switch (flag) {
    case 'stricter':
    case 'milder':
      return [];
    case 'few-sheets':
      return [say('report.few-sheets', { count: line.sheets })];
    case 'narrow':
    case 'wide':
      return [
        say(`report.${flag}`, {
          spread: pointsText(line.spread ?? 0, language, places),
          usual: pointsText(line.panelSpread ?? 0, language, places),
        }),
      ];
    case 'apart':
      return [
        say('report.apart', {
          correlation: shares(line.correlation),
          usual: shares(line.panelCorrelation),
        }),
      ];
    case 'repeats':
      return [say('report.repeats', { share: formatPercent(line.commonestShare, language, 0) })];
    case 'own-region-higher':
    case 'own-region-lower':
      return [
        say(`report.${flag}`, {
          points: pointsText(line.favour?.points ?? 0, language, places),
          error: pointsText(likelyErrors * (line.favour?.error ?? 0), language, places),
        }),
      ];
  }
}

/** How far a rubric's list can be relied on, and what would help. */
export function reliabilitySentences(
  report: RubricReport,
  { language, places }: Pick<ReportStory, 'language' | 'places'>,
): readonly string[] {
  const say = sayer(language);
  const number = (value: number): string => formatNumber(value, language, digitsOfShares);
  const { alpha, alphaLevel, kendallW } = report;
  return [
    ...shareSentences(report, language),
    ...(alpha === null || alphaLevel === null
      ? []
      : [say(`report.alpha-${alphaLevel}`, { value: number(alpha) })]),
    ...(kendallW === null ? [] : [say('report.concordance', { value: number(kendallW) })]),
    ownRegionSentence(report, language, places),
  ];
}

function shareSentences(report: RubricReport, language: Language): readonly string[] {
  const say = sayer(language);
  const { level, applies, realDifferences, realDifferencesOfMeans, sheetsWanted } = report;
  const share = applies === 'adjusted' ? realDifferences : realDifferencesOfMeans;
  if (share === null || level === null) return [say('report.reliability-unknown')];
  if (share === 0 || sheetsWanted === null) return [say('report.no-differences')];
  const percent = (value: number): string => formatPercent(value, language, 0);
  const sentences = [say(`report.reliability-${level}`, { share: percent(share) })];
  const better = realDifferences ?? 0;
  if (applies === 'means' && percent(better) !== percent(share))
    sentences.push(say('report.reliability-adjusted', { share: percent(better) }));
  const sheets = formatNumber(report.sheetsPerSubmission, language, 1);
  sentences.push(
    level === 'high'
      ? say('report.sheets-enough', { sheets })
      : say('report.sheets-wanted', { sheets, wanted: formatNumber(sheetsWanted, language) }),
  );
  return sentences;
}

function ownRegionSentence(
  { ownRegion }: RubricReport,
  language: Language,
  places: number,
): string {
  const say = sayer(language);
  if (ownRegion === null) return say('report.own-region-panel-unknown');
  const values = {
    points: formatNumber(ownRegion.points, language, places),
    error: pointsText(likelyErrors * ownRegion.error, language, places),
  };
  if (Math.abs(ownRegion.points) < clearlyBeyond * ownRegion.error)
    return say('report.own-region-panel-none', values);
  const points = pointsText(ownRegion.points, language, places);
  return say(
    ownRegion.points > 0 ? 'report.own-region-panel-higher' : 'report.own-region-panel-lower',
    {
      ...values,
      points,
    },
  );
}

/** How many applications have sheets that lie apart, and what the regulation asks for. */
export function discrepancySentence(
  { threshold, action, submissions }: Discrepancies,
  { language, places }: Pick<ReportStory, 'language' | 'places'>,
): string {
  const say = sayer(language);
  const shown = scoreText(threshold, language, places);
  if (submissions.length === 0) return say('report.apart-none', { threshold: shown });
  return say(action === 'one-more-juror' ? 'report.apart-more' : 'report.apart-discuss', {
    count: submissions.length,
    threshold: shown,
  });
}
