import type { ReactNode } from 'react';

import { compare, type Rational, subtract } from '../../../shared/basics/rational.ts';
import type {
  ExplanationStep,
  RankedSubmission,
  RankingModel,
} from '../../../shared/ranking/ranking.ts';
import { exactly, explainedSheets, meanOf, strikeDropped } from './explained-sheets.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';

/** Sheets, what was added for severity, what was counted. */
function SheetTable({ ranked }: { readonly ranked: RankedSubmission }) {
  const { t, jurorName, score, signed } = useRankingWords();
  const sheets = explainedSheets(ranked.explanation);
  const adjusted = sheets.some(({ adjustment }) => adjustment !== null);
  const mean = meanOf(sheets.map((sheet) => sheet.score));
  const shown = (value: Rational | null): string => (value === null ? '' : score(value));
  return (
    <table className="mini-t">
      <thead>
        <tr>
          <th scope="col">{t('common:juror')}</th>
          <th scope="col">{t('common:score')}</th>
          {adjusted && <th scope="col">{t('how.adjustment')}</th>}
          {adjusted && <th scope="col">{t('how.counted')}</th>}
        </tr>
      </thead>
      <tbody>
        {sheets.map((sheet) => (
          <tr key={sheet.juror}>
            <td>{jurorName(sheet.juror)}</td>
            <td>{score(sheet.score)}</td>
            {adjusted && <td>{sheet.adjustment === null ? '' : signed(sheet.adjustment)}</td>}
            {adjusted && <td>{score(sheet.counted)}</td>}
          </tr>
        ))}
        <tr>
          <td>{t('how.total')}</td>
          <td>{adjusted ? shown(mean) : shown(ranked.score)}</td>
          {adjusted && (
            <td>
              {mean === null || ranked.score === null ? '—' : signed(subtract(ranked.score, mean))}
            </td>
          )}
          {adjusted && <td>{shown(ranked.score)}</td>}
        </tr>
      </tbody>
    </table>
  );
}

type CriterionStep = Extract<ExplanationStep, { readonly type: 'criterion' }>;

function Marks({ step }: { readonly step: CriterionStep }) {
  const { t, score } = useRankingWords();
  return (
    <span className="marks">
      {strikeDropped(step.marks, step.dropped).map(({ mark, dropped }, index) =>
        dropped ? (
          <s key={index} title={t('how.dropped')}>
            {score(exactly(mark))}
          </s>
        ) : (
          <span key={index}>{score(exactly(mark))}</span>
        ),
      )}
    </span>
  );
}

/** Criteria over the jurors: marks with those left out struck through, panel score, weighted score. */
function CriterionTable({
  steps,
  total,
}: {
  readonly steps: readonly CriterionStep[];
  readonly total: Rational | null;
}) {
  const { t, criterionTitle, score } = useRankingWords();
  return (
    <table className="mini-t">
      <thead>
        <tr>
          <th scope="col">{t('common:criterion')}</th>
          <th scope="col">{t('how.panel')}</th>
          <th scope="col">{t('how.weighted')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.criterion}>
            <td>
              {criterionTitle(step.criterion)}
              <Marks step={step} />
            </td>
            <td>{score(exactly(step.panel))}</td>
            <td>{score(exactly(step.weighted))}</td>
          </tr>
        ))}
        <tr>
          <td colSpan={2}>{t('how.total')}</td>
          <td>{total === null ? '' : score(total)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** What severity did to the score, in one sentence. */
function AdjustmentNote({
  ranked,
  model,
}: {
  readonly ranked: RankedSubmission;
  readonly model: RankingModel | null;
}) {
  const { t, format } = useRankingWords();
  if (ranked.score === null || ranked.mean === null || model === null) return null;
  const change = compare(ranked.score, ranked.mean);
  return (
    <p className="meta">
      {t(change > 0 ? 'how.raised' : change < 0 ? 'how.lowered' : 'how.unchanged')}{' '}
      {t('how.shrunk', { mean: format.number(model.mu, 2) })}
    </p>
  );
}

function StepText({ step }: { readonly step: ExplanationStep }): ReactNode {
  const { t, format, criterionTitle, score } = useRankingWords();
  switch (step.type) {
    case 'too-few-to-trim':
      return t('step.too-few-to-trim', {
        criterion: criterionTitle(step.criterion),
        count: step.marks,
      });
    case 'rounded':
      return t(`step.rounded-${step.place}`, { unit: format.number(Number(step.unit)) });
    case 'tie-break': {
      const value = step.value === '' ? '—' : score(exactly(step.value));
      return step.by === 'median'
        ? t('step.tie-median', { value })
        : t('step.tie-criterion', {
            criterion: criterionTitle(step.by.replace(/^criterion:/, '')),
            value,
          });
    }
    case 'no-sheets':
      return t('step.no-sheets');
    case 'tied':
    case 'sheets':
    case 'criterion':
    case 'aggregate':
    case 'selection':
      return null;
  }
}

const hasText = ({ type }: ExplanationStep): boolean =>
  type === 'too-few-to-trim' || type === 'rounded' || type === 'tie-break' || type === 'no-sheets';

/** "How the score came about": the numbers as a table, then every other step as a sentence. */
export function ScoreExplanation({
  ranked,
  model,
}: {
  readonly ranked: RankedSubmission;
  readonly model: RankingModel | null;
}) {
  const { t, score } = useRankingWords();
  const { explanation } = ranked;
  const criteria = explanation.filter((step) => step.type === 'criterion');
  const hasSheets = explanation.some(({ type }) => type === 'sheets');
  const isAdjusted = explanation.some(
    (step) => step.type === 'sheets' && step.adjustments !== null,
  );
  const isPairwise = explanation.some(
    (step) =>
      step.type === 'aggregate' &&
      (step.method === 'rank-sum' || step.method === 'schulze' || step.method === 'bradley-terry'),
  );
  return (
    <section>
      <h3>{t('how.title')}</h3>
      {criteria.length > 0 && <CriterionTable steps={criteria} total={ranked.score} />}
      {ranked.sheets > 0 && criteria.length === 0 && !hasSheets && (
        <p className="meta">{t('how.counting')}</p>
      )}
      {hasSheets && <SheetTable ranked={ranked} />}
      {isAdjusted && <AdjustmentNote ranked={ranked} model={model} />}
      {isPairwise && ranked.score !== null && (
        <p className="meta">{t('how.pairwise', { value: score(ranked.score) })}</p>
      )}
      {explanation.filter(hasText).map((step, index) => (
        <p className="meta" key={index}>
          <StepText step={step} />
        </p>
      ))}
    </section>
  );
}
