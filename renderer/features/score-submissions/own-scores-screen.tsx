import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { ownDistribution } from '../../../shared/scoring/own-distribution.ts';
import { useText } from '../../language/use-text.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { OwnCompare } from './own-compare.tsx';
import { OwnDistributionPart } from './own-distribution.tsx';
import { mostCompared, OwnRankingPart } from './own-ranking.tsx';
import { type OrderedWork, useJurorWork } from './use-juror-work.ts';
import { useOwnSheets } from './use-own-sheets.ts';
import './own-scores.css';

const address = '/own';

/** The submissions that an address asks to compare; none where it asks for another part of the screen. */
const comparedIn = (path: string): readonly string[] => {
  const [part, ...ids] = path.slice(address.length + 1).split('/');
  return part === 'compare' ? ids.filter((id) => id !== '').slice(0, mostCompared) : [];
};

function Head({ side }: { readonly side: boolean }) {
  const { t } = useText('own-scores');
  return (
    <PageHead title={t(side ? 'compare.title' : 'title')} note={t('note')}>
      <LinkButton icon="left" href={side ? '#/own/order' : '#/'}>
        {t(side ? 'compare.back' : 'back')}
      </LinkButton>
    </PageHead>
  );
}

function OwnScores({ work }: { readonly work: OrderedWork }) {
  const { t } = useText('own-scores');
  const [path, navigate] = useLocation();
  const own = useOwnSheets(work);
  const { stage, items } = work;
  const distribution = useMemo(() => ownDistribution(stage, own), [stage, own]);
  const ids = comparedIn(path);
  if (distribution === null)
    return (
      <main className="main">
        <Head side={false} />
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      </main>
    );
  return (
    <main className="main own-scores">
      <Head side={ids.length > 0} />
      {ids.length > 0 ? (
        <OwnCompare stage={stage} ids={ids} sheets={own.sheets} items={items} />
      ) : (
        <Tabs
          label={t('views')}
          value={path.startsWith(`${address}/order`) ? 'order' : 'scale'}
          onChange={(view) => navigate(view === 'order' ? `${address}/order` : address)}
          tabs={[
            {
              value: 'scale',
              label: t('distribution'),
              icon: 'rank',
              content: <OwnDistributionPart own={distribution} stage={stage} />,
            },
            {
              value: 'order',
              label: t('ranking'),
              icon: 'list',
              content: <OwnRankingPart stage={stage} sheets={own.sheets} items={items} />,
            },
          ]}
        />
      )}
    </main>
  );
}

/** A juror's own scores as a whole: how they lie on the scale, and in which order the juror puts their sheets. */
export function OwnScoresScreen() {
  const { t } = useText('own-scores');
  const work = useJurorWork();
  if (work !== null) return <OwnScores work={work} />;
  return (
    <main className="main">
      <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
    </main>
  );
}
