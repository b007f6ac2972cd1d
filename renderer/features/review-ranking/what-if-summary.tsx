import { rationalToNumber } from '../../../shared/basics/rational.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { StageRankingOptions } from '../../../shared/ranking/rank-stage.ts';
import type { SelectionChange } from '../../../shared/ranking/what-if.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import type { StageRankingState } from '../../ranking/use-stage-ranking.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Working } from '../../ui/progress.tsx';
import type { RowChange } from './entry-row.tsx';

/** What each application has to say of the other way of counting; those that neither move nor enter or leave are absent. */
export function rowChanges({
  entering,
  leaving,
  moved,
}: SelectionChange): ReadonlyMap<string, RowChange> {
  const changes = new Map<string, RowChange>(
    moved.map(({ submission, before }) => [submission, { before, list: null }]),
  );
  const mark = (ids: readonly Id[], list: 'enters' | 'leaves') => {
    for (const id of ids) changes.set(id, { before: changes.get(id)?.before ?? null, list });
  };
  mark(entering, 'enters');
  mark(leaving, 'leaves');
  return changes;
}

/** What differs from the rules, a word for each. */
function Differences({ options }: { readonly options: StageRankingOptions }) {
  const { t, format, jurorName, criterionTitle } = useRankingWords();
  const { withoutJurors = [], weights = {}, method, slope, rounding } = options;
  const words = [
    ...withoutJurors.map((juror) => t('whatIf.without', { juror: jurorName(juror) })),
    ...Object.entries(weights).map(([criterion, weight]) =>
      t('whatIf.weighs', {
        criterion: criterionTitle(criterion),
        weight: format.number(rationalToNumber(weight)),
      }),
    ),
    ...(method === undefined ? [] : [t(`method.${method}`)]),
    ...(slope === true ? [t('whatIf.slope')] : []),
    ...(rounding === undefined
      ? []
      : [
          rounding.final === null
            ? t('whatIf.notRounded')
            : t('whatIf.rounded', {
                unit: format.number(rationalToNumber(rounding.final)),
              }),
        ]),
  ];
  return (
    <ul className="what-if-differences">
      {words.map((word) => (
        <li key={word}>
          <Chip tone="line">{word}</Chip>
        </li>
      ))}
    </ul>
  );
}

/** Applications that enter or leave, each a button that chooses it. */
function Movers({
  kind,
  ids,
  onSelect,
}: {
  readonly kind: 'entering' | 'leaving';
  readonly ids: readonly Id[];
  readonly onSelect: (submission: Id) => void;
}) {
  const { t, titleOf } = useRankingWords();
  if (ids.length === 0) return null;
  return (
    <div className="movers">
      <b>
        <Icon name={kind === 'entering' ? 'plus' : 'dash'} size="sm" />
        {t(`whatIf.${kind}`, { count: ids.length })}
      </b>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => onSelect(id)}>
              {t('common:submissionNumber', { number: id })} · {titleOf(id)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How the list differs, in words. */
function Outcome({
  comparison,
  onSelect,
}: {
  comparison: SelectionChange;
  onSelect: (submission: Id) => void;
}) {
  const { t, format, top } = useRankingWords();
  const { entering, leaving, moved } = comparison;
  const furthest = moved
    .flatMap(({ submission, before, after }) =>
      before === null || after === null ? [] : [{ submission, before, after }],
    )
    .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))[0];
  return (
    <>
      <p>
        {top !== null && entering.length + leaving.length === 0 && `${t('whatIf.sameList')} `}
        {moved.length === 0 ? t('whatIf.nobodyMoves') : t('whatIf.moved', { count: moved.length })}
        {furthest !== undefined &&
          ` ${t('whatIf.furthest', {
            number: furthest.submission,
            before: format.number(furthest.before),
            after: format.number(furthest.after),
          })}`}
      </p>
      {entering.length + leaving.length > 0 && (
        <div className="movers-line">
          <Movers kind="entering" ids={entering} onSelect={onSelect} />
          <Movers kind="leaving" ids={leaving} onSelect={onSelect} />
        </div>
      )}
    </>
  );
}

/** The mark that a what-if is shown and not the ranking by the rules: what differs, who enters and leaves, the way back. */
export function WhatIfSummary({
  options,
  tried,
  comparison,
  onSelect,
  onReset,
}: {
  readonly options: StageRankingOptions;
  readonly tried: StageRankingState;
  /** Null until it has been counted. */
  readonly comparison: SelectionChange | null;
  readonly onSelect: (submission: Id) => void;
  readonly onReset: () => void;
}) {
  const { t } = useRankingWords();
  const { working, failed, stopped, progress, stop, again } = tried;
  return (
    <div className="what-if-summary">
      <Banner
        tone="warn"
        icon="half"
        title={t('whatIf.shown')}
        action={
          <Button icon="undo" onClick={onReset}>
            {t('whatIf.reset')}
          </Button>
        }
      >
        <Differences options={options} />
        {working && (
          <Working
            text={t('whatIf.working')}
            done={progress}
            total={1}
            stop={
              <Button variant="quiet" icon="x" onClick={stop}>
                {t('common:stop')}
              </Button>
            }
          />
        )}
        {(failed || stopped) && (
          <p className="row g3 wrap">
            <span role="status">{failed ? t('whatIf.failed') : t('whatIf.stopped')}</span>
            <Button icon="refresh" onClick={again}>
              {t('again')}
            </Button>
          </p>
        )}
        {!working && !failed && !stopped && comparison !== null && (
          <div role="status">
            <Outcome comparison={comparison} onSelect={onSelect} />
          </div>
        )}
      </Banner>
    </div>
  );
}
