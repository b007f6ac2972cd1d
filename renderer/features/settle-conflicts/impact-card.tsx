import type { OperationId } from '../../../shared/log/operation.ts';
import type { ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Card, KeyValues } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { type Impact, touchedStage } from './impact.ts';
import { type ConflictsText, versionTitle } from './item-words.ts';
import { useImpact } from './use-impact.ts';
import { versionTable } from './version-table.ts';

const numbers = (ids: readonly string[], { t, format }: ConflictsText): string =>
  format.list(ids.map((number) => t('common:submissionNumber', { number })));

/** Places under each version, and who would come and go. */
function Outcomes({
  impact,
  titles,
}: {
  readonly impact: Impact;
  readonly titles: ReadonlyMap<OperationId, string>;
}) {
  const text = useText('conflicts');
  const { t, format } = text;
  const moved = impact.outcomes.filter(
    ({ entering, leaving }) => entering.length + leaving.length > 0,
  );
  return (
    <>
      <KeyValues
        items={impact.outcomes.map(({ version, place }) => [
          titles.get(version) ?? '',
          <b key={version}>
            {place === null ? '—' : t('common:placeNumber', { place: format.number(place) })}
          </b>,
        ])}
      />
      {moved.map(({ version, entering, leaving }) => (
        <p className="meta" key={version}>
          {t('impact.moved', {
            version: titles.get(version) ?? '',
            entering: entering.length === 0 ? '—' : numbers(entering, text),
            leaving: leaving.length === 0 ? '—' : numbers(leaving, text),
          })}
        </p>
      ))}
    </>
  );
}

/** Whether the decision changes who is on the list, and the place of the submission under each version. */
export function ImpactCard({
  conflict,
  state,
}: {
  readonly conflict: HardConflict;
  readonly state: ContestState;
}) {
  const text = useText('conflicts');
  const { t, format } = text;
  const impact = useImpact(conflict, state);
  if (impact === null || impact === 'failed') {
    const touched = touchedStage(conflict, state) !== null;
    const waiting = impact === null ? t('impact.counting') : t('impact.failed');
    return (
      <Card title={t('impact.title')}>
        <p className="meta" role="status">
          {touched ? waiting : t('impact.none')}
        </p>
      </Card>
    );
  }
  const { columns } = versionTable(conflict, state);
  const titles = new Map(columns.map((column) => [column.id, versionTitle(column, text)]));
  const top = format.number(impact.top);
  return (
    <Card
      title={t('impact.title')}
      aside={
        <Chip tone={impact.changes ? 'warn' : 'ok'} icon={impact.changes ? 'alert' : 'check'}>
          {impact.changes ? t('impact.changes', { top }) : t('impact.same', { top })}
        </Chip>
      }
    >
      <Outcomes impact={impact} titles={titles} />
    </Card>
  );
}
