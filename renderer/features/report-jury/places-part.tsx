import { useMemo, useState } from 'react';

import { type Id, type RankingMethod, rankingMethods } from '../../../shared/contest/contest.ts';
import { CutLineChart } from '../../charts/cut-line-chart.tsx';
import { SlopeChart } from '../../charts/slope-chart.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useMethodName } from './method-name.ts';
import {
  intervalRows,
  isListByQuota,
  ofNomination,
  slopeRows,
  type SubmissionNames,
} from './report-facts.ts';
import { useReport } from './report-view.ts';

function useSubmissionNames(): SubmissionNames {
  const { t, submissionName } = useReport();
  return useMemo(() => {
    const shortOf = (id: Id): string => t('common:submissionNumber', { number: id });
    return { shortOf, nameOf: submissionName };
  }, [t, submissionName]);
}

/** The nomination whose list is shown, where each nomination has its own. */
function useListNomination(): Id | null {
  const { scope, nomination, settings } = useReport();
  return scope === 'all' ? null : (nomination ?? settings.nominations[0]?.id ?? null);
}

function MethodSlopes({ top }: { readonly top: number }) {
  const { t, stageRanking, scope } = useReport();
  const methodName = useMethodName();
  const nomination = useListNomination();
  const names = useSubmissionNames();
  const own = stageRanking.ranking.method;
  const known = (scope === 'all' ? stageRanking.othersOverall : stageRanking.others) ?? {};
  const methods = rankingMethods.filter((method) => method !== own && known[method] !== undefined);
  const [wanted, setWanted] = useState<RankingMethod | null>(null);
  const first = methods.includes('mean') ? 'mean' : methods[0];
  const other = methods.find((method) => method === wanted) ?? first;
  const rows =
    other === undefined
      ? []
      : slopeRows(
          stageRanking,
          ofNomination(stageRanking.ranking.submissions, nomination),
          { method: other, scope },
          names,
        );
  if (other === undefined) return <p>{t('places.noOther')}</p>;
  return (
    <SlopeChart
      title={t('places.methods')}
      titles={[methodName(own), methodName(other)]}
      rows={rows}
      top={top}
    >
      <SelectField
        label={t('places.other')}
        labelHidden
        value={other}
        onChange={setWanted}
        options={methods.map((method) => ({ value: method, label: methodName(method) }))}
      />
    </SlopeChart>
  );
}

function CutLine({ top }: { readonly top: number }) {
  const { t, stageRanking, scope } = useReport();
  const nomination = useListNomination();
  const names = useSubmissionNames();
  const rows = useMemo(
    () => intervalRows(ofNomination(stageRanking.ranking.submissions, nomination), scope, names),
    [stageRanking, nomination, scope, names],
  );
  return rows.length === 0 ? (
    <p>{t('places.noIntervals')}</p>
  ) : (
    <CutLineChart title={t('places.cut')} rows={rows} top={top} />
  );
}

/** Places along the end of the list: how sure they are, and what another method would say. */
export function PlacesPart() {
  const { t, top, stageRanking, nominationTitle, nomination: filter } = useReport();
  const nomination = useListNomination();
  if (top === null)
    return (
      <Card>
        <p>{t('places.noList')}</p>
      </Card>
    );
  return (
    <div className="col g4">
      {nomination !== null && filter === null && (
        <p className="meta">
          {t('places.ofNomination', { nomination: nominationTitle(nomination) })}
        </p>
      )}
      {isListByQuota(stageRanking) && <p className="meta">{t('places.quotas')}</p>}
      <Card>
        <CutLine top={top} />
      </Card>
      <Card>
        <MethodSlopes top={top} />
      </Card>
    </div>
  );
}
