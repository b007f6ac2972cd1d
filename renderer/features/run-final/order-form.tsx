import { useState } from 'react';

import { setRunningOrder } from '../../../shared/pitching/pitching-operations.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { Segment } from '../../ui/segment.tsx';
import { type FinalSubject, orderOf, speakersOf } from './final-facts.ts';
import {
  draftFaults,
  firstDraft,
  type OrderDraft,
  orderOfDraft,
  type SessionDraft,
} from './order-plan.ts';
import { useRecording } from './use-recording.ts';

interface Drafting {
  readonly draft: OrderDraft;
  readonly onChange: (draft: OrderDraft) => void;
  readonly wrong: (field: string) => { readonly error?: string };
}

function Sessions({ draft, onChange, wrong }: Drafting) {
  const { t, format } = useText('final');
  const set = (at: number, session: SessionDraft) =>
    onChange({ ...draft, sessions: draft.sessions.with(at, session) });
  return (
    <div className="col g3">
      {draft.sessions.map((session, at) => (
        <fieldset className="final-fields" key={at}>
          <legend className="sr">{t('order.session', { number: format.number(at + 1) })}</legend>
          <TextField
            label={t('order.sessionDate', { number: format.number(at + 1) })}
            value={session.date}
            onChange={(date) => set(at, { ...session, date })}
            hint={t('order.dateHint')}
            {...wrong('date')}
          />
          <TextField
            label={t('order.sessionStart')}
            value={session.start}
            onChange={(start) => set(at, { ...session, start })}
            hint={t('order.startHint')}
            {...wrong('start')}
          />
          {draft.sessions.length > 1 && (
            <div className="final-remove">
              <Button
                variant="quiet"
                icon="x"
                onClick={() => onChange({ ...draft, sessions: draft.sessions.toSpliced(at, 1) })}
              >
                {t('order.removeSession')}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      <div>
        <Button
          icon="plus"
          onClick={() =>
            onChange({
              ...draft,
              sessions: [...draft.sessions, draft.sessions.at(-1) ?? { date: '', start: '' }],
            })
          }
        >
          {t('order.addSession')}
        </Button>
      </div>
    </div>
  );
}

function Method({ draft, onChange, wrong }: Drafting) {
  const { t } = useText('final');
  return (
    <>
      <Segment
        label={t('order.method')}
        value={draft.method}
        onChange={(method) => onChange({ ...draft, method })}
        options={(['draw', 'hand'] as const).map((value) => ({
          value,
          label: t(`order.by.${value}`),
        }))}
      />
      {draft.method === 'draw' && (
        <TextField
          label={t('order.seed')}
          hint={t('order.seedHint')}
          value={draft.seed}
          onChange={(seed) => onChange({ ...draft, seed })}
          {...wrong('seed')}
        />
      )}
    </>
  );
}

function Breaks({ draft, onChange, wrong }: Drafting) {
  const { t } = useText('final');
  return (
    <div className="final-fields">
      <TextField
        label={t('order.turnsBetweenBreaks')}
        hint={t('order.noBreaks')}
        inputMode="numeric"
        value={draft.turnsBetweenBreaks}
        onChange={(turnsBetweenBreaks) => onChange({ ...draft, turnsBetweenBreaks })}
        {...wrong('turnsBetweenBreaks')}
      />
      <TextField
        label={t('order.breakMinutes')}
        inputMode="numeric"
        value={draft.breakMinutes}
        onChange={(breakMinutes) => onChange({ ...draft, breakMinutes })}
        {...wrong('breakMinutes')}
      />
    </div>
  );
}

/** Makes the order, for the first time or anew: by draw from a seed, or by number for whoever goes on by hand. */
export function OrderForm({
  subject,
  today,
  onDone,
}: {
  readonly subject: FinalSubject;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const { t, format } = useText('final');
  const [draft, setDraft] = useState(() => firstDraft(format.date(today, 'short')));
  const [tried, setTried] = useState(false);
  const { busy, error, record } = useRecording();
  const speakers = speakersOf(subject);
  const before = orderOf(subject);
  const faults = draftFaults(draft);
  const wrong = (field: string) =>
    tried && faults.some((fault) => fault === field)
      ? { error: t(`order.fault.${field as (typeof faults)[number]}`) }
      : {};
  const make = async () => {
    setTried(true);
    if (faults.length > 0) return;
    const order = orderOfDraft(draft, speakers, before);
    const done = await record([setRunningOrder(subject.stage.id, order)], t('order.saved'));
    if (done) onDone();
  };
  return (
    <Card title={t('order.make')}>
      <div className="col g4">
        <p className="muted">{t('order.speakers', { count: speakers.length })}</p>
        <Method draft={draft} onChange={setDraft} wrong={wrong} />
        <Sessions draft={draft} onChange={setDraft} wrong={wrong} />
        <Breaks draft={draft} onChange={setDraft} wrong={wrong} />
        <ErrorBanner error={error} />
        <div className="row wrap">
          <Button variant="primary" icon="check" busy={busy} onClick={() => void make()}>
            {draft.method === 'draw' ? t('order.draw') : t('order.begin')}
          </Button>
          {before !== null && <Button onClick={onDone}>{t('common:cancel')}</Button>}
        </div>
      </div>
    </Card>
  );
}
