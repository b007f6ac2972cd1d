import { useState } from 'react';

import type { ContestId } from '../../../shared/log/operation.ts';
import { isSealed, seasonLabel } from '../../../shared/seasons/season.ts';
import { useHost } from '../../host/host-context.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { YearAdded, YearSummary } from '../../storage/years.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Working } from '../../ui/progress.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useToast } from '../../ui/toast.tsx';
import { OneSeason } from './one-season.tsx';
import { PastList } from './past-list.tsx';
import { useYears, type Years } from './use-years.ts';
import './look-back.css';

/** Where archives come in, what happens to them, and what became of the last ones. */
function Adding({ years, large }: { readonly years: Years; readonly large: boolean }) {
  const { t } = useText('look-back');
  const host = useHost();
  const { years: work } = useDesk('years');
  const { done, total } = work?.work === 'add' ? work : { done: 0, total: 0 };
  const pick = async () => {
    try {
      await years.add(await host.pickFiles({ accept: ['.qzb', '.key', '.txt'], multiple: true }));
    } catch {
      years.fail({ type: 'FileUnreadable' });
    }
  };
  return (
    <>
      <FileDrop
        prompt={t('drop')}
        button={t('common:chooseFile')}
        large={large}
        busy={years.busy}
        onPick={() => void pick()}
        onFiles={(files) => void years.add(files)}
      />
      {years.busy && (
        <Working
          text={t('adding')}
          done={done}
          total={total}
          stop={<Button onClick={years.stop}>{t('stop')}</Button>}
        />
      )}
      <Added added={years.added} />
      <ErrorBanner error={years.error} />
      <p className="meta">{t('kept')}</p>
    </>
  );
}

function Added({ added }: { readonly added: readonly YearAdded[] }) {
  const { t, language } = useText('look-back');
  if (added.length === 0) return null;
  const refused = added.some(({ outcome }) => outcome === 'refused');
  const lineOf = (each: YearAdded): string => {
    const name = each.files.join(', ');
    return each.outcome === 'refused'
      ? t('added.refused', { name, reason: errorText(each.error, language).title })
      : t(`added.${each.outcome}`, { name });
  };
  return (
    <Banner tone={refused ? 'warn' : 'ok'} title={t('addedTitle')}>
      <ul className="past-added">
        {added.map((each) => (
          <li key={each.files.join('/')}>{lineOf(each)}</li>
        ))}
      </ul>
    </Banner>
  );
}

function SealChip({ season }: { readonly season: YearSummary }) {
  const { t } = useText('look-back');
  return isSealed(season) ? (
    <Chip tone="ok" icon="lock">
      {t('sealed')}
    </Chip>
  ) : (
    <Chip tone="warn" icon="alert">
      {t('unsealed')}
    </Chip>
  );
}

/** What the list says of each season. */
function useSeasonColumns(onOpen: (contest: ContestId) => void): readonly Column<YearSummary>[] {
  const { t, format } = useText('look-back');
  const figure = (count: number | undefined): string => format.number(count ?? 0);
  return [
    { id: 'season', title: t('seasons.season'), cell: seasonLabel },
    {
      id: 'title',
      title: t('seasons.title'),
      cell: (season) => (
        <Button variant="quiet" onClick={() => onOpen(season.contest)}>
          {format.localized(season.title)}
        </Button>
      ),
    },
    {
      id: 'applications',
      title: t('seasons.applications'),
      numeric: true,
      cell: ({ applications }) => figure(applications),
    },
    {
      id: 'finalists',
      title: t('seasons.finalists'),
      numeric: true,
      cell: ({ results }) => figure(results.finalist),
    },
    {
      id: 'winners',
      title: t('seasons.winners'),
      numeric: true,
      cell: ({ results }) => figure(results.winner),
    },
    {
      id: 'granted',
      title: t('seasons.granted'),
      numeric: true,
      cell: ({ grants }) => (grants.projects === 0 ? '—' : format.money(grants.granted)),
    },
    {
      id: 'state',
      title: t('seasons.state'),
      cell: (season) => <SealChip season={season} />,
    },
  ];
}

/** All seasons; one that is pressed opens. */
function SeasonTable({
  seasons,
  onOpen,
}: {
  readonly seasons: readonly YearSummary[];
  readonly onOpen: (contest: ContestId) => void;
}) {
  const { t } = useText('look-back');
  return (
    <div className="scroll-x">
      <Table
        label={t('seasons.label')}
        columns={useSeasonColumns(onOpen)}
        rows={seasons}
        rowKey={({ contest }) => contest}
      />
    </div>
  );
}

function Overview({
  years,
  seasons,
  onOpen,
}: {
  readonly years: Years;
  readonly seasons: readonly YearSummary[];
  readonly onOpen: (contest: ContestId) => void;
}) {
  const { t } = useText('look-back');
  return (
    <>
      <PageHead title={t('title')} note={t('note')} />
      {seasons.length === 0 && <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>}
      {seasons.length > 0 && (
        <Tabs
          spaced
          label={t('views.label')}
          tabs={[
            {
              value: 'seasons',
              label: t('views.seasons'),
              content: <SeasonTable seasons={seasons} onOpen={onOpen} />,
            },
            {
              value: 'search',
              label: t('views.search'),
              content: <PastList seasons={seasons} contest={null} revision={years.revision} />,
            },
          ]}
        />
      )}
      <Adding years={years} large={seasons.length === 0} />
    </>
  );
}

/** Headquarters' earlier contests: what they were, what came of each application, search over all of them. */
export function LookBackScreen() {
  const { t } = useText('look-back');
  const toast = useToast();
  const years = useYears();
  const [open, setOpen] = useState<ContestId | null>(null);
  const { seasons } = years;
  const season = seasons?.find(({ contest }) => contest === open);
  const close = (removed: boolean) => {
    setOpen(null);
    if (removed) toast({ text: t('one.removed') });
  };
  return (
    <main className="main col g4 look-back">
      {season !== undefined && <OneSeason season={season} years={years} onClose={close} />}
      {season === undefined && seasons !== null && (
        <Overview years={years} seasons={seasons} onOpen={setOpen} />
      )}
      {seasons === null && <ErrorBanner error={years.error} />}
    </main>
  );
}
