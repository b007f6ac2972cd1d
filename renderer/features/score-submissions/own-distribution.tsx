import { useState } from 'react';
import { compare, type Rational, rationalToNumber } from '../../../shared/basics/rational.ts';
import type { Stage } from '../../../shared/contest/contest.ts';
import {
  type CriterionUse,
  type OwnDistribution,
} from '../../../shared/scoring/own-distribution.ts';
import { placeOn } from '../../../shared/scoring/own-sheets.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { Segment } from '../../ui/segment.tsx';
import { OwnHistogram, type ShownAs } from './own-histogram.tsx';
import { shownMeasure, shownTotal } from './own-measure.ts';

/** What the picture shows, in sentences. */
function Sentences({ own }: { readonly own: OwnDistribution }) {
  const { t, format } = useText('own-scores');
  const { unit, scale, given, half } = own;
  const show = (value: Rational) => shownMeasure(format, unit, value);
  const said = { least: show(given.least), most: show(given.most), scale: show(scale.most) };
  const one = compare(given.least, given.most) === 0;
  const share = unit === 'share';
  const first = one
    ? t(share ? 'given.shareSingle' : 'given.single', { ...said, total: said.least })
    : t(share ? 'given.share' : 'given.range', said);
  return (
    <>
      <p className="own-given">{first}</p>
      <p className="muted">
        {!share && scale.least.numerator !== 0n && (
          <>{t('given.floor', { floor: show(scale.least) })} </>
        )}
        {half !== null && compare(half.least, half.most) !== 0 && (
          <>{t('given.half', { least: show(half.least), most: show(half.most) })} </>
        )}
        {!one && t('given.median', { median: show(own.median) })}
      </p>
      {share && <p className="meta">{t('given.shareWhy')}</p>}
    </>
  );
}

/** Where the totals lie on the scale: all of them, the middle half, the median. The sentences say the same. */
function Band({ own: { scale, given, half, median } }: { readonly own: OwnDistribution }) {
  const at = (value: Rational) =>
    100 * Math.min(1, Math.max(0, rationalToNumber(placeOn(scale, value))));
  const span = ({ least, most }: typeof given) => ({
    left: `${at(least)}%`,
    width: `${at(most) - at(least)}%`,
  });
  return (
    <div className="own-band" aria-hidden="true">
      <span className="all" style={span(given)} />
      {half !== null && <span className="half" style={span(half)} />}
      <span className="median" style={{ left: `${at(median)}%` }} />
    </div>
  );
}

function CriterionPart({
  use,
  title,
  as,
}: {
  readonly use: CriterionUse;
  readonly title: string;
  readonly as: ShownAs;
}) {
  const { t, format } = useText('own-scores');
  return (
    <li>
      <h3>{title}</h3>
      <p className="meta">
        {t('criteria.used', {
          count: use.levels,
          used: format.number(use.used),
          levels: format.number(use.levels),
        })}
        {use.cannotJudge > 0 &&
          ` · ${t('criteria.cannotJudge', { number: format.number(use.cannotJudge) })}`}
      </p>
      <OwnHistogram
        label={title}
        value={t('criteria.score')}
        bins={use.bins}
        single={use.single}
        as={as}
        show={(value) => shownTotal(format, value)}
      />
    </li>
  );
}

/** The juror's own totals and scores against the scale: what is, without a word on what should be. */
export function OwnDistributionPart({
  own,
  stage,
}: {
  readonly own: OwnDistribution;
  readonly stage: Stage;
}) {
  const { t, format } = useText('own-scores');
  const [as, setAs] = useState<ShownAs>('chart');
  const titles = new Map(stage.criteria.map(({ id, title }) => [id, format.localized(title)]));
  return (
    <div className="col g4">
      <Card
        title={t('totals.title')}
        aside={
          <Segment
            label={t('show.label')}
            value={as}
            onChange={setAs}
            options={[
              { value: 'chart', label: t('show.chart'), icon: 'rank' },
              { value: 'table', label: t('show.table'), icon: 'table' },
            ]}
          />
        }
      >
        <Sentences own={own} />
        <OwnHistogram
          label={t('totals.title')}
          value={t(own.unit === 'points' ? 'totals.total' : 'totals.share')}
          bins={own.bins}
          as={as}
          show={(value) => shownMeasure(format, own.unit, value)}
        />
        {as === 'chart' && <Band own={own} />}
        <p className="meta">
          {t('totals.border')} {t('basis', { count: own.sheets })}
        </p>
      </Card>
      <Card title={t('criteria.title')}>
        <ul className="own-criteria">
          {own.criteria.map((use) => (
            <CriterionPart
              key={use.criterion}
              use={use}
              title={titles.get(use.criterion) ?? use.criterion}
              as={as}
            />
          ))}
        </ul>
      </Card>
    </div>
  );
}
