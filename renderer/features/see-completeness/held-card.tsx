import { fullName } from '../../../shared/contest/people.ts';
import type { RegionsProfileId } from '../../../shared/contest/contest.ts';
import { compareText } from '../../../shared/language/sort-key.ts';
import { quarantineText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import type { HeldPart } from './completeness.ts';
import { labelledColumns } from './labelled-columns.tsx';
import { regionTitle } from './region-words.ts';

/** What is kept aside by region, juror and reason, with the way to settle it. */
export function HeldCard({
  parts,
  profile,
}: {
  readonly parts: readonly HeldPart[];
  readonly profile: RegionsProfileId;
}) {
  const text = useText('completeness');
  const { t, language, format } = text;
  const desk = useDesk('profile');
  if (parts.length === 0) return null;
  const region = ({ juror }: HeldPart) =>
    juror === null ? t('held.elsewhere') : regionTitle(juror.region, profile, text);
  const name = ({ juror }: HeldPart) => (juror === null ? t('held.nobody') : fullName(juror));
  const rows = parts.toSorted(
    (a, b) => compareText(region(a), region(b)) || compareText(name(a), name(b)),
  );
  return (
    <Card
      pad={false}
      title={t('held.title')}
      aside={
        desk.profile?.role === 'headquarters' && (
          <LinkButton variant="quiet" icon="shieldx" href="#/conflicts/quarantine">
            {t('held.settle')}
          </LinkButton>
        )
      }
    >
      <Table
        label={t('held.title')}
        rows={rows}
        rowKey={({ juror, reason }) => `${juror?.id ?? ''}/${reason}`}
        columns={labelledColumns<HeldPart>([
          { id: 'region', title: t('common:region'), cell: region },
          { id: 'juror', title: t('common:juror'), cell: name },
          {
            id: 'reason',
            title: t('held.reason'),
            cell: ({ reason }) => {
              const words = quarantineText(reason, language);
              return <TwoLines first={words.title} second={words.do} />;
            },
          },
          {
            id: 'count',
            title: t('held.records'),
            numeric: true,
            cell: ({ count }) => format.number(count),
          },
        ])}
      />
      {desk.profile?.role !== 'headquarters' && <p className="meta pad">{t('held.theirs')}</p>}
    </Card>
  );
}
