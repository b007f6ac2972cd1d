import { fullName } from '../../../shared/contest/people.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { HandOverCard } from './hand-over-card.tsx';
import { type JurorPart, type RegionFile, regionFile } from './region-file.ts';
import './hand-over-region.css';

function Figures({ file }: { readonly file: RegionFile }) {
  const { t, format } = useText('coordinator');
  const missing = file.expected - file.handedIn;
  return (
    <KeyFigures
      label={t('handOver.figures')}
      figures={[
        {
          id: 'sheets',
          value: t('common:progress', {
            done: format.number(file.handedIn),
            total: format.number(file.expected),
          }),
          note: t('handOver.sheets'),
        },
        {
          id: 'jurors',
          value: t('common:progress', {
            done: format.number(file.complete),
            total: format.number(file.jurors.length),
          }),
          note: t('handOver.jurors'),
        },
        {
          id: 'missing',
          value: format.number(missing),
          note: t('handOver.missing', { count: missing }),
          ...(missing === 0 ? {} : { tone: 'warn' as const }),
        },
      ]}
    />
  );
}

function JurorParts({ file }: { readonly file: RegionFile }) {
  const { t, format } = useText('coordinator');
  const columns: readonly Column<JurorPart>[] = [
    { id: 'juror', title: t('common:juror'), cell: ({ person }) => fullName(person) },
    {
      id: 'sheets',
      title: t('handOver.column'),
      numeric: true,
      cell: ({ handedIn, expected }) =>
        t('common:progress', { done: format.number(handedIn), total: format.number(expected) }),
    },
    {
      id: 'begun',
      title: t('handOver.begun'),
      numeric: true,
      cell: ({ begun }) => (
        <span className={begun === 0 ? 'weak' : ''}>{format.number(begun)}</span>
      ),
    },
  ];
  return (
    <Card pad={false} title={t('handOver.inside')}>
      <Table
        label={t('handOver.inside')}
        columns={columns}
        rows={file.jurors}
        rowKey={({ person }) => person.id}
      />
    </Card>
  );
}

type Observed = Pick<ContestState, 'following' | 'pool' | 'teams' | 'selfAssessments'>;

/** What is said of supported projects and of the pool travels in the region's file as well. */
const hasObservations = ({ following, pool, teams, selfAssessments }: Observed): boolean =>
  pool.size + teams.size + selfAssessments.size > 0 ||
  [...following.values()].some(
    ({ visits, risks, facts }) => visits.length + risks.length + facts.length > 0,
  );

/** Handing the region over: what is in the file, what is new, and the file itself. */
export function HandOverScreen() {
  const { t, language } = useText('coordinator');
  const state = useShownState();
  const { profile, received, lastExport, notHandedOver } = useDesk(
    'profile',
    'received',
    'lastExport',
    'notHandedOver',
  );
  if (state === null || profile === null) return null;
  const { region } = profile.person;
  const file = regionFile({ state, received, lastExport, notHandedOver }, region);
  const place =
    region === null ? '' : regionName(region, state.settings?.regionsProfile ?? 'none', language);
  const nothing =
    file.handedIn === 0 &&
    file.jurors.every(({ begun }) => begun === 0) &&
    received.length === 0 &&
    !hasObservations(state);
  return (
    <main className="main hand-over">
      <PageHead title={t('handOver.title')} note={place} />
      {nothing ? (
        <EmptyState
          title={t('handOver.empty')}
          action={
            <LinkButton variant="primary" size="lg" href="#/receive">
              {t('toReceive')}
            </LinkButton>
          }
        >
          {t('handOver.emptyDetail')}
        </EmptyState>
      ) : (
        <>
          <Figures file={file} />
          <div className="split">
            <JurorParts file={file} />
            <aside>
              <HandOverCard file={file} />
            </aside>
          </div>
        </>
      )}
    </main>
  );
}
