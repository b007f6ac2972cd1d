import { type SubmitEvent, useId, useState } from 'react';
import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';

/** The place a text names, counted from 1; null where there is no such place. */
function typedPlace(text: string, total: number): number | null {
  const typed = text.trim();
  const place = /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
  return place >= 1 && place <= total ? place : null;
}

/** Asks where a sheet is to stand; places are counted from 1. */
export function OwnPlaceDialog({
  submission,
  place,
  total,
  onMove,
  onClose,
}: {
  readonly submission: Id;
  readonly place: number;
  readonly total: number;
  readonly onMove: (place: number) => void;
  readonly onClose: () => void;
}) {
  const { t, format } = useText('own-scores');
  const [text, setText] = useState(String(place));
  const [wrong, setWrong] = useState(false);
  const form = useId();
  const said = { total: format.number(total) };
  const move = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = typedPlace(text, total);
    setWrong(typed === null);
    if (typed !== null) onMove(typed);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('move.title', { number: submission })}
      verbs={
        <>
          <Button icon="up" onClick={() => onMove(1)}>
            {t('move.first')}
          </Button>
          <Button icon="down" onClick={() => onMove(total)}>
            {t('move.last')}
          </Button>
          <Button variant="primary" type="submit" form={form}>
            {t('move.verb')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={move} noValidate>
        <TextField
          label={t('move.place', said)}
          inputMode="numeric"
          value={text}
          onFocus={(event) => event.target.select()}
          onChange={(next) => {
            setText(next);
            setWrong(false);
          }}
          error={wrong ? t('move.wrong', said) : undefined}
        />
      </form>
    </Dialog>
  );
}
