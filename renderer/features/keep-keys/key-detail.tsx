import { useEffect, useRef, useState } from 'react';

import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card, KeyValues } from '../../ui/card.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { actionsOn, digitsOf, operationsOf, standingOf, type KeyRow } from './key-facts.ts';
import { holderName, holderNote, stageTitles } from './key-words.ts';
import { LimitDialog } from './limit-dialog.tsx';
import { RefuseDialog } from './refuse-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { StandingChip } from './standing-chip.tsx';

type Asked = 'compare' | 'differs' | 'refuse' | 'revoke' | 'limit' | null;

/** What is known about a key's journals: how many records, restored or copied, grown apart. */
function LogFacts({ row }: { readonly row: KeyRow }) {
  const { t } = useText('keys');
  const { logs } = row.holder;
  return (
    <>
      {logs.some(({ continues }) => continues !== null) && (
        <Banner icon="refresh">{t('continuedText')}</Banner>
      )}
      {logs.some(({ heads }) => heads.length > 1) && (
        <Banner
          tone="warn"
          action={
            <LinkButton variant="quiet" href="#/conflicts">
              {t('toConflicts')}
            </LinkButton>
          }
        >
          {t('forkedText')}
        </Banner>
      )}
    </>
  );
}

function KeyFacts({ row, state }: { readonly row: KeyRow; readonly state: ContestState }) {
  const text = useText('keys');
  const { t, format } = text;
  const { holder } = row;
  return (
    <KeyValues
      items={[
        ...(row.root > 0
          ? []
          : [[t('compared'), holder.confirmed ? t('common:yes') : t('common:no')] as const]),
        [
          t('stages'),
          holder.stages === null
            ? t('common:all')
            : stageTitles(holder.stages, state.settings, text),
        ],
        [t('logs'), format.number(holder.logs.length)],
        [t('records'), format.number(operationsOf(holder))],
      ]}
    />
  );
}

function Verbs({
  row,
  by,
  onAsk,
}: {
  readonly row: KeyRow;
  /** Whose desk this is: a coordinator confirms and refuses, headquarters does more. */
  readonly by: 'headquarters' | 'coordinator';
  readonly onAsk: (asked: Asked) => void;
}) {
  const { t } = useText('keys');
  const may = actionsOn(row, by);
  return (
    <div className="col">
      {may.confirm && (
        <Button variant="primary" wide icon="done" onClick={() => onAsk('compare')}>
          {t('compare.open')}
        </Button>
      )}
      {may.limit && (
        <Button wide icon="list" onClick={() => onAsk('limit')}>
          {t('limit.open')}
        </Button>
      )}
      {may.refuse && (
        <Button variant="danger" wide icon="x" onClick={() => onAsk('refuse')}>
          {t('refuse.open')}
        </Button>
      )}
      {may.revoke && (
        <Button variant="danger" wide icon="lock" onClick={() => onAsk('revoke')}>
          {row.holder.state === 'revoked' ? t('revoke.openWholly') : t('revoke.open')}
        </Button>
      )}
    </div>
  );
}

/** One key beside the list: its code, its facts, and what can be said of it. */
export function KeyDetail({
  row,
  state,
  by,
}: {
  readonly row: KeyRow;
  readonly state: ContestState;
  /** Whose desk this is: a coordinator confirms and refuses, headquarters does more. */
  readonly by: 'headquarters' | 'coordinator';
}) {
  const text = useText('keys');
  const { t } = text;
  const [asked, setAsked] = useState<Asked>(null);
  const place = useRef<HTMLDivElement>(null);
  const { publicKey } = row.holder;
  // In a narrow window the card lies under the list: a press on a row brings it into view.
  useEffect(() => {
    const top = place.current?.getBoundingClientRect().top ?? 0;
    if (top > window.innerHeight / 2) place.current?.scrollIntoView({ block: 'start' });
  }, [publicKey]);
  const dialog = { row, state, onClose: () => setAsked(null) };
  const standing = standingOf(row);
  return (
    <div ref={place}>
      <Card title={holderName(row, state.directory, text)}>
        <div className="col g3">
          <p className="meta">{holderNote(row, state.settings, text)}</p>
          <div className="row wrap">
            <StandingChip standing={standing} />
          </div>
          {row.said ? (
            <Banner tone="ok">{t(`saidHere.${by}`)}</Banner>
          ) : (
            <p className="meta">{t(`meaning.${standing}`)}</p>
          )}
          <Fingerprint label={t('common:fingerprint')} digits={digitsOf(publicKey)} />
          <KeyFacts row={row} state={state} />
          <LogFacts row={row} />
          <Verbs row={row} by={by} onAsk={setAsked} />
        </div>
      </Card>
      {asked === 'compare' && <CompareDialog {...dialog} onDiffers={() => setAsked('differs')} />}
      {(asked === 'refuse' || asked === 'differs') && (
        <RefuseDialog {...dialog} compared={asked === 'differs'} />
      )}
      {asked === 'limit' && <LimitDialog {...dialog} />}
      {asked === 'revoke' && <RevokeDialog {...dialog} />}
    </div>
  );
}
