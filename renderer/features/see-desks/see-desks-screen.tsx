import { useState } from 'react';

import type { LogId, Operation } from '../../../shared/log/operation.ts';
import { desksBehind, presentDesks } from '../../../shared/merge/desk-views.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { ActionList, useLastActions } from './action-list.tsx';
import { actionWords } from './action-words.ts';
import { DeskForm } from './desk-form.tsx';
import { codeOf, type DeskRow, deskRows } from './desk-rows.ts';
import { ReplacedBanners } from './replaced-banners.tsx';
import './see-desks.css';

/** Whether a desk has seen what is here, and by its clock since when. */
function Seen({ desk }: Pick<DeskRow, 'desk'>) {
  const { t, format } = useText('see-desks');
  if (desk === null || desk.state === 'left') return '—';
  const { seen } = desk;
  if (seen === null)
    return (
      <Chip tone="warn" icon="alert">
        {t('seen.never')}
      </Chip>
    );
  const moment = `${format.date(seen.wallClock, 'short')}, ${format.time(seen.wallClock)}`;
  return (
    <span className="desk-facts">
      <Chip tone={seen.current ? 'ok' : 'warn'} icon={seen.current ? 'done' : 'alert'}>
        {t(seen.current ? 'seen.current' : 'seen.older')}
      </Chip>
      <span className="muted">{t('seen.at', { moment })}</span>
    </span>
  );
}

function useColumns(
  shown: ContestState,
  actions: ReadonlyMap<LogId, readonly Operation[]>,
): readonly Column<DeskRow>[] {
  const text = useText('see-desks');
  const { t, format } = text;
  const lastOf = (log: LogId) => {
    const last = actions.get(log)?.[0];
    if (last === undefined) return '—';
    const moment = `${format.date(last.wallClock, 'short')}, ${format.time(last.wallClock)}`;
    return t('lastAt', { what: actionWords(last, shown, text).what, moment });
  };
  return [
    {
      id: 'name',
      title: t('name'),
      cell: ({ log, desk, own }) => (
        <span className="desk-facts">
          <b>{desk?.name ?? t('unnamed')}</b>
          {own && <Chip tone="line">{t('own')}</Chip>}
          <span className="muted nowrap">{t('code', { code: codeOf(log) })}</span>
        </span>
      ),
    },
    { id: 'duty', title: t('duty'), cell: ({ desk }) => desk?.duty ?? '' },
    {
      id: 'state',
      title: t('state'),
      cell: ({ desk }) =>
        desk === null ? (
          '—'
        ) : (
          <Chip
            tone={desk.state === 'audits' ? 'info' : 'neutral'}
            {...(desk.state === 'audits' ? { icon: 'eye' as const } : {})}
          >
            {t(`states.${desk.state}`)}
          </Chip>
        ),
    },
    { id: 'seen', title: t('seen.title'), cell: ({ desk }) => <Seen desk={desk} /> },
    { id: 'last', title: t('last'), cell: ({ log }) => lastOf(log) },
  ];
}

/** What has to happen next, in one message: name the desks, exchange, or nothing. */
function Standing({ shown }: { readonly shown: ContestState }) {
  const { t, format } = useText('see-desks');
  if (presentDesks(shown).length < 2)
    return <Banner title={t('few.title')}>{t('few.text')}</Banner>;
  const behind = desksBehind(shown);
  return behind.length === 0 ? (
    <Banner tone="ok" title={t('together.title')}>
      {t('together.text')}
    </Banner>
  ) : (
    <Banner tone="warn" title={t('behind.title')}>
      {t('behind.text', { desks: format.list(behind.map(({ name }) => name)) })}
    </Banner>
  );
}

/** Headquarters' laptops: who is there, what each does and did last, and whether all have seen the same. */
export function SeeDesksScreen() {
  const { state, profile } = useDesk('state', 'profile');
  const shown = useShownState();
  if (state === null || shown === null || profile === null) return null;
  return <Desks state={state} shown={shown} own={profile.log} />;
}

function Desks({
  state,
  shown,
  own,
}: {
  readonly state: ContestState;
  readonly shown: ContestState;
  readonly own: LogId;
}) {
  const { t } = useText('see-desks');
  const [chosen, setChosen] = useState<LogId>(own);
  const actions = useLastActions(state);
  const columns = useColumns(shown, actions);
  const desk = state.desks.get(chosen) ?? null;
  const title = desk === null ? t('nameIt') : (shown.desks.get(chosen)?.name ?? desk.name);
  return (
    <main className="main col g4">
      <PageHead title={t('title')} note={t('note')}>
        <LinkButton icon="refresh" href="#/exchange">
          {t('exchange')}
        </LinkButton>
      </PageHead>
      <ReplacedBanners state={state} />
      <Standing shown={shown} />
      <Card pad={false} className="table-card">
        <div className="scroll-x">
          <Table
            label={t('list')}
            columns={columns}
            rows={deskRows(shown, own)}
            rowKey={({ log }) => log}
            selected={chosen}
            onSelect={(_key, { log }) => setChosen(log)}
          />
        </div>
      </Card>
      <Card title={title}>
        <DeskForm
          key={`${chosen} ${desk?.wallClock ?? ''}`}
          log={chosen}
          desk={desk}
          others={presentDesks(state)}
        />
      </Card>
      <Card title={t('actions')}>
        <ActionList actions={actions.get(chosen) ?? []} shown={shown} />
      </Card>
    </main>
  );
}
