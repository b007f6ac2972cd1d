import { useState } from 'react';

import { setPublication } from '../../../shared/deciding/decision-operations.ts';
import type { Publication } from '../../../shared/deciding/publication.ts';
import { parseDate } from '../../../shared/intake/amounts.ts';
import { msToIsoDate } from '../../../shared/language/date-format.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { StageSubject } from '../../results/results-frame.tsx';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';

/** Today by this computer's clock, as an ISO day: a proposal, which a person sees and may change. */
const today = (): string => msToIsoDate(Date.now());

/** The day that is planned, as it is typed, and the two ways on. */
function Planning({
  subject,
  onRecord,
  busy,
}: {
  readonly subject: StageSubject;
  readonly busy: boolean;
  readonly onRecord: (state: Publication['state'], day: string) => Promise<void>;
}) {
  const { t, format } = useText('decide');
  const { state, stage } = subject;
  const publication = state.publications.get(stage) ?? null;
  const [day, setDay] = useState(() => format.date(publication?.day ?? today(), 'short'));
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(false);
  const iso = parseDate(day);
  const prepare = () => {
    setTried(true);
    if (iso !== null) void onRecord('prepared', iso);
  };
  const release = async () => {
    await onRecord('released', today());
    setAsked(false);
  };
  const isSealed = state.seals.get(stage)?.complete === true;
  return (
    <>
      <div className="publication-day">
        <TextField
          label={t('publication.day')}
          hint={t('meeting.dateHint')}
          value={day}
          onChange={setDay}
          {...(tried && iso === null ? { error: t('problem.date') } : {})}
        />
      </div>
      <div className="row wrap g2">
        <Button busy={busy} onClick={prepare}>
          {publication === null ? t('publication.prepare') : t('publication.move')}
        </Button>
        <Button icon="eye" disabled={!isSealed} onClick={() => setAsked(true)}>
          {t('publication.release')}
        </Button>
      </div>
      {!isSealed && <p className="meta">{t('publication.sealFirst')}</p>}
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('publication.question')}
        verb={t('publication.release')}
        cancel={t('common:cancel')}
        busy={busy}
        onConfirm={() => void release()}
      >
        <p>{t('publication.consequence')}</p>
      </ConfirmDialog>
    </>
  );
}

/** Puts the result under an embargo until a day, and releases it at once: no clock does that by itself. */
export function PublicationCard({ subject }: { readonly subject: StageSubject }) {
  const { t, format } = useText('decide');
  const desk = useDeskCommands();
  const show = useToast();
  const { busy, error, run } = useCommand();
  const { state, stage } = subject;
  const publication = state.publications.get(stage) ?? null;
  const record = async (next: Publication['state'], day: string) => {
    const recorded = await run(() => desk.record([setPublication({ stage, state: next, day })]));
    if (recorded !== null) show({ text: t(`publication.${next}`) });
  };
  const isReleased = publication?.state === 'released';
  return (
    <Card title={t('publication.title')}>
      <div className="col g3">
        {publication === null ? (
          <p className="meta">{t('publication.none')}</p>
        ) : (
          <Banner tone={isReleased ? 'ok' : 'hold'}>
            {t(isReleased ? 'publication.isReleased' : 'publication.isPrepared', {
              date: format.date(publication.day, 'press'),
            })}
          </Banner>
        )}
        <ErrorBanner error={error} />
        {!isReleased && <Planning subject={subject} busy={busy} onRecord={record} />}
      </div>
    </Card>
  );
}
