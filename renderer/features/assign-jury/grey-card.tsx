import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';

import {
  type GreySubmission,
  whereSheetsMatter,
} from '../../../shared/assigning/where-sheets-matter.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
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
  | { readonly type: 'found'; readonly zone: readonly GreySubmission[]; readonly named: boolean };

/**
 * The address by which the ranking sends a person here, to ask for more sheets at once: one for each application of the
 * grey zone, or for the one whose number follows.
 */
const greyAddress = '/assignment/grey';

export const isGreyAddress = (path: string): boolean =>
  path === greyAddress || path.startsWith(`${greyAddress}/`);

/** The one application that the address names; null where it means the whole zone. */
const namedBy = (path: string): string | null =>
  path.startsWith(`${greyAddress}/`)
    ? decodeURIComponent(path.slice(greyAddress.length + 1))
    : null;

const outcome = (ranking: StageRanking): Search => {
  const zone = greyZone(ranking);
  if (zone.length > 0) return { type: 'found', zone, named: false };
  const isKnown = ranking.ranking.submissions.some((each) => each.zone !== null);
  return { type: isKnown ? 'none' : 'no-model' };
};

/** Has the stage ranked beside the window, when it is asked for; `onWish` is told what is asked for at once. */
function useGreyZone(onWish: (wish: GreyWish) => void) {
  const { ground } = useAssigningView();
  const { state, stage } = ground.facts;
  const [search, setSearch] = useState<Search>({ type: 'idle' });
  const ranker = useRef<Ranker | null>(null);
  useEffect(() => () => ranker.current?.close(), []);
  const find = (atOnce: boolean) => {
    setSearch({ type: 'working' });
    const started = createRanker();
    ranker.current = started;
    started.rank({ state, stage: stage.id, options: {} }).then(
      (ranking) => {
        const found = outcome(ranking);
        setSearch(found);
        if (atOnce && found.type === 'found')
          onWish({ zone: found.zone, sheets: found.zone.length });
        started.close();
      },
      () => setSearch({ type: 'failed' }),
    );
  };
  const name = (submission: string) => {
    const zone = [{ submission, pTop: 0.5 }];
    setSearch({ type: 'found', zone, named: true });
    onWish({ zone, sheets: 1 });
  };
  return { search, find, name };
}

/** How many sheets are to be given, and to whom they go. */
function GreyFound({
  zone,
  named,
  wish,
  onWish,
}: {
  readonly zone: readonly GreySubmission[];
  readonly named: boolean;
  readonly wish: GreyWish;
  readonly onWish: (wish: GreyWish) => void;
}) {
  const { t, format } = useText('assign');
  const [text, setText] = useState(wish.sheets === 0 ? '' : String(wish.sheets));
  const read = readWhole(text, 0, mostSheets);
  const where = [...whereSheetsMatter(wish.zone, wish.sheets)];
  const write = (next: string) => {
    setText(next);
    onWish({ zone, sheets: readWhole(next, 0, mostSheets) ?? 0 });
  };
  return (
    <>
      <p role="status">
        {named
          ? t('top.grey.named', { number: zone[0]?.submission ?? '' })
          : t('top.grey.found', { count: zone.length })}
      </p>
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
  const { search, find, name } = useGreyZone(onWish);
  const sent = useRef(isGreyAddress(path));
  useEffect(() => {
    if (!sent.current) return;
    sent.current = false;
    const named = namedBy(path);
    if (named === null) find(true);
    else name(named);
  });
  return (
    <Card title={t('top.grey.title')}>
      <div className="col g3">
        <p>{t('top.grey.what')}</p>
        {search.type === 'failed' && <Banner tone="danger">{t('top.grey.failed')}</Banner>}
        {search.type === 'none' && <p role="status">{t('top.grey.none')}</p>}
        {search.type === 'no-model' && <p role="status">{t('top.grey.noModel')}</p>}
        {search.type === 'working' && <p role="status">{t('top.grey.working')}</p>}
        {search.type === 'found' && (
          <GreyFound zone={search.zone} named={search.named} wish={wish} onWish={onWish} />
        )}
        <div>
          <Button icon="rank" busy={search.type === 'working'} onClick={() => find(false)}>
            {t('top.grey.find')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
