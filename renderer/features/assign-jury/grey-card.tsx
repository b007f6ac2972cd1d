import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';

import {
  type GreySubmission,
  whereSheetsMatter,
} from '../../../shared/assigning/where-sheets-matter.ts';
import type { StageRanking } from '../../../shared/ranking/ranking.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { createRanker, type Ranker } from '../../workers/ranker.ts';
import { useAssigningView } from './assigning-view.ts';
import { greyZone } from './top-up-needs.ts';
import { readWhole } from './whole-number.ts';

/** Where more sheets matter, and how many there are to give. */
export interface GreyWish {
  readonly zone: readonly GreySubmission[];
  readonly sheets: number;
}

const mostSheets = 100_000;
/** So many submissions are named. */
const shown = 20;

type Search =
  | { readonly type: 'idle' | 'working' | 'failed' | 'none' | 'no-model' }
  | { readonly type: 'found'; readonly zone: readonly GreySubmission[] };

/** The address by which the ranking sends a person here, to ask for more sheets at once. */
export const greyAddress = '/assignment/grey';

const outcome = (ranking: StageRanking): Search => {
  const zone = greyZone(ranking);
  if (zone.length > 0) return { type: 'found', zone };
  const isKnown = ranking.ranking.submissions.some((each) => each.zone !== null);
  return { type: isKnown ? 'none' : 'no-model' };
};

/** Has the stage ranked beside the window, when it is asked for. */
function useGreyZone() {
  const { ground } = useAssigningView();
  const { state, stage } = ground.facts;
  const [search, setSearch] = useState<Search>({ type: 'idle' });
  const ranker = useRef<Ranker | null>(null);
  useEffect(() => () => ranker.current?.close(), []);
  const find = () => {
    setSearch({ type: 'working' });
    const started = createRanker();
    ranker.current = started;
    started.rank({ state, stage: stage.id, options: {} }).then(
      (ranking) => {
        setSearch(outcome(ranking));
        started.close();
      },
      () => setSearch({ type: 'failed' }),
    );
  };
  return { search, find };
}

/** How many sheets are to be given, and to whom they go. */
function GreyFound({
  zone,
  wish,
  onWish,
}: {
  readonly zone: readonly GreySubmission[];
  readonly wish: GreyWish;
  readonly onWish: (wish: GreyWish) => void;
}) {
  const { t, format } = useText('assign');
  const [text, setText] = useState('');
  const read = readWhole(text, 0, mostSheets);
  const where = [...whereSheetsMatter(wish.zone, wish.sheets)];
  const write = (next: string) => {
    setText(next);
    onWish({ zone, sheets: readWhole(next, 0, mostSheets) ?? 0 });
  };
  return (
    <>
      <p role="status">{t('top.grey.found', { count: zone.length })}</p>
      <div className="assign-line">
        <TextField
          label={t('top.grey.sheets')}
          hint={t('top.grey.sheetsHint')}
          inputMode="numeric"
          value={text}
          error={read === undefined ? t('rule.wholeNumber') : undefined}
          onChange={write}
        />
        <Button icon="plus" onClick={() => write(String(zone.length))}>
          {t('top.grey.oneEach')}
        </Button>
      </div>
      {where.length > 0 && (
        <p>
          {t('top.grey.where', { count: where.length })}:{' '}
          {where
            .slice(0, shown)
            .map(([number, more]) => t('top.grey.one', { number, more: format.number(more) }))
            .join(', ')}
          {where.length > shown && '…'}
        </p>
      )}
    </>
  );
}

/** More sheets for submissions near the cut line. */
export function GreyCard({
  wish,
  onWish,
}: {
  readonly wish: GreyWish;
  readonly onWish: (wish: GreyWish) => void;
}) {
  const { t } = useText('assign');
  const [path] = useLocation();
  const { search, find } = useGreyZone();
  const sent = useRef(path === greyAddress);
  useEffect(() => {
    if (!sent.current) return;
    sent.current = false;
    find();
  });
  return (
    <Card title={t('top.grey.title')}>
      <div className="col g3">
        <p>{t('top.grey.what')}</p>
        {search.type === 'failed' && <Banner tone="danger">{t('top.grey.failed')}</Banner>}
        {search.type === 'none' && <p role="status">{t('top.grey.none')}</p>}
        {search.type === 'no-model' && <p role="status">{t('top.grey.noModel')}</p>}
        {search.type === 'working' && <p role="status">{t('top.grey.working')}</p>}
        {search.type === 'found' && <GreyFound zone={search.zone} wish={wish} onWish={onWish} />}
        <div>
          <Button icon="rank" busy={search.type === 'working'} onClick={find}>
            {t('top.grey.find')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
