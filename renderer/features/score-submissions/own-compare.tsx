import { compare } from '../../../shared/basics/rational.ts';
import type { Criterion, Id, Stage } from '../../../shared/contest/contest.ts';
import { ownOrder } from '../../../shared/scoring/own-order.ts';
import type { OwnSheet } from '../../../shared/scoring/own-sheets.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { WorkItem } from './juror-work.ts';
import { shownTotal } from './own-measure.ts';
import { SheetChip } from './sheet-chip.tsx';

interface Compared {
  readonly item: WorkItem;
  readonly own: OwnSheet;
  /** From 1, in the juror's own order. */
  readonly ownPlace: number;
  /** From 1, by totals; equal totals share their place. */
  readonly totalPlace: number;
}

function useCompared(
  stage: Stage,
  ids: readonly Id[],
  { sheets, items }: { readonly sheets: readonly OwnSheet[]; readonly items: readonly WorkItem[] },
): readonly Compared[] {
  const { personal } = useDesk('personal');
  const order = ownOrder(personal.ranking[stage.id] ?? null, sheets);
  return [...new Set(ids)].flatMap((id) => {
    const own = sheets.find(({ submission }) => submission === id);
    const item = items.find(({ submission }) => submission.id === id);
    if (own === undefined || item === undefined) return [];
    const better = sheets.filter(({ measure }) => compare(measure, own.measure) > 0).length;
    return [{ item, own, ownPlace: order.indexOf(id) + 1, totalPlace: better + 1 }];
  });
}

function ScoreCell({
  item: { sheet },
  criterion,
}: {
  readonly item: WorkItem;
  readonly criterion: Criterion;
}) {
  const { t, format } = useText('score');
  const score = sheet.scores[criterion.id];
  const comment = sheet.comments[criterion.id] ?? '';
  return (
    <td>
      {score === 'cannot-judge' ? (
        <span className="muted">{t('cannotJudge')}</span>
      ) : (
        <b className="val">{score === undefined ? '—' : format.score(score)}</b>
      )}
      {comment.trim() !== '' && <p className="comment">{comment}</p>}
    </td>
  );
}

/** Whose sheets stand side by side, with the way to each. */
function Heads({ compared }: { readonly compared: readonly Compared[] }) {
  const { t } = useText('own-scores');
  return (
    <tr>
      <td>
        <span className="sr">{t('common:criterion')}</span>
      </td>
      {compared.map(({ item }) => (
        <th key={item.submission.id} scope="col">
          <span className="weak">
            {t('common:submissionNumber', { number: item.submission.id })}
          </span>
          <span className="title" lang={item.submission.language}>
            {item.submission.title}
          </span>
          <SheetChip item={item} later={false} />
          <LinkButton
            icon="pen"
            href={`#/sheet/${item.submission.id}`}
            aria-label={t('compare.open', { number: item.submission.id })}
          >
            {t('common:open')}
          </LinkButton>
        </th>
      ))}
    </tr>
  );
}

function Figures({
  title,
  compared,
  figure,
}: {
  readonly title: string;
  readonly compared: readonly Compared[];
  readonly figure: (each: Compared) => string;
}) {
  return (
    <tr className="figures">
      <th scope="row">{title}</th>
      {compared.map((each) => (
        <td key={each.item.submission.id}>
          <b className="val">{figure(each)}</b>
        </td>
      ))}
    </tr>
  );
}

/** Two or three of the juror's own sheets side by side, criterion by criterion. */
export function OwnCompare({
  stage,
  ids,
  sheets,
  items,
}: {
  readonly stage: Stage;
  readonly ids: readonly Id[];
  readonly sheets: readonly OwnSheet[];
  readonly items: readonly WorkItem[];
}) {
  const { t, format } = useText('own-scores');
  const compared = useCompared(stage, ids, { sheets, items });
  if (compared.length === 0)
    return <EmptyState title={t('compare.gone')}>{t('compare.goneText')}</EmptyState>;
  return (
    <div className="card">
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('compare.title')}>
        <table className="own-compare">
          <thead>
            <Heads compared={compared} />
          </thead>
          <tbody>
            <Figures
              title={t('totals.total')}
              compared={compared}
              figure={({ own }) => shownTotal(format, own.total)}
            />
            <Figures
              title={t('compare.ownPlace')}
              compared={compared}
              figure={({ ownPlace }) => format.number(ownPlace)}
            />
            <Figures
              title={t('compare.totalPlace')}
              compared={compared}
              figure={({ totalPlace }) => format.number(totalPlace)}
            />
            {stage.criteria.map((criterion) => (
              <tr key={criterion.id}>
                <th scope="row">{format.localized(criterion.title)}</th>
                {compared.map(({ item }) => (
                  <ScoreCell key={item.submission.id} item={item} criterion={criterion} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
