import { useState } from 'react';

import { isSealed, seasonLabel } from '../../../shared/seasons/season.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import type { YearSummary } from '../../storage/years.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, KeyValues } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { PastList } from './past-list.tsx';
import type { Years } from './use-years.ts';

/** What the archive says of itself, and the codes by which its result is checked. */
function Facts({ season }: { readonly season: YearSummary }) {
  const { t, format } = useText('look-back');
  const { from, until, stages, operations, stateHash } = season;
  const span =
    from === null || until === null
      ? []
      : [
          [
            t('one.span'),
            t('one.spanDays', {
              from: format.date(from, 'short'),
              until: format.date(until, 'short'),
            }),
          ] as const,
        ];
  const roots = stages.map(
    ({ id, title, root }) =>
      [
        t('one.root', { stage: format.localized(title) }),
        root === null ? t('one.noRoot') : <code key={id}>{root}</code>,
      ] as const,
  );
  return (
    <Card title={t('one.facts')} className="past-facts">
      <KeyValues
        items={[
          ...span,
          [t('one.operations'), format.number(operations)],
          ...roots,
          [t('one.stateHash'), <code key="state">{stateHash}</code>],
        ]}
      />
      {stages.length > 0 && <p className="meta">{t('one.verify')}</p>}
    </Card>
  );
}

/** One earlier contest, to be read and not to be changed. */
export function OneSeason({
  season,
  years,
  onClose,
}: {
  readonly season: YearSummary;
  readonly years: Years;
  /** Told whether it was removed. */
  readonly onClose: (removed: boolean) => void;
}) {
  const { t, format } = useText('look-back');
  const [removing, setRemoving] = useState(false);
  const removal = useCommand();
  const title = format.localized(season.title);
  const applications = t('common:submissionCount', { count: season.applications });
  const remove = async () => {
    setRemoving(false);
    if ((await removal.run(() => years.remove(season))) !== null) onClose(true);
  };
  return (
    <>
      <PageHead
        title={title}
        note={
          seasonLabel(season) === ''
            ? applications
            : t('one.note', { season: seasonLabel(season), applications })
        }
      >
        <Button icon="left" onClick={() => onClose(false)}>
          {t('one.back')}
        </Button>
        <Button variant="quiet" icon="x" busy={removal.busy} onClick={() => setRemoving(true)}>
          {t('one.remove')}
        </Button>
      </PageHead>
      <ErrorBanner error={removal.error} />
      {!isSealed(season) && (
        <Banner tone="warn" title={t('unsealed')}>
          {t('unsealedNote')}
        </Banner>
      )}
      <PastList seasons={years.seasons ?? []} contest={season.contest} revision={years.revision} />
      <Facts season={season} />
      <ConfirmDialog
        open={removing}
        onClose={() => setRemoving(false)}
        title={t('one.removeTitle', { title })}
        verb={t('one.remove')}
        cancel={t('common:cancel')}
        onConfirm={() => void remove()}
        danger
      >
        {t('one.removeText')}
      </ConfirmDialog>
    </>
  );
}
