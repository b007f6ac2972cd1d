import { useEffect, useId, useRef, useState } from 'react';
import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { usePersonal } from './use-personal.ts';

/** A pause in writing after which a note is kept. Milliseconds. */
const pause = 800;

/** Keeps a note in pauses of writing, on leaving the field and on leaving the sheet. */
function useNote(kept: string, keep: (text: string) => void) {
  const [written, setWritten] = useState<string | null>(null);
  const timer = useRef(0);
  const finish = useRef(() => undefined as void);
  useEffect(() => {
    finish.current = () => {
      window.clearTimeout(timer.current);
      if (written !== null && written.trim() !== kept) keep(written);
    };
  });
  useEffect(() => () => finish.current(), []);
  const write = (next: string) => {
    setWritten(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => finish.current(), pause);
  };
  const leave = () => {
    finish.current();
    setWritten(null);
  };
  return { text: written ?? kept, write, leave };
}

/** A star and a note to oneself about one application; neither is ever handed over, and the card says so. */
export function PersonalCard({ submission }: { readonly submission: Id }) {
  const { t } = useText('personal');
  const [personal, keep] = usePersonal();
  const starred = personal.starred.includes(submission);
  const kept = personal.notes[submission] ?? '';
  const note = useNote(kept, (text) => keep({ type: 'note', submission, text }));
  const [asked, setAsked] = useState(false);
  const isOpen = asked || kept !== '';
  const area = useId();
  return (
    <div className="personal">
      <div className="row wrap">
        <Button
          variant="quiet"
          icon="star"
          className={starred ? 'starred' : ''}
          aria-pressed={starred}
          onClick={() =>
            keep({ type: starred ? 'unmark' : 'mark', mark: 'starred', submissions: [submission] })
          }
        >
          {t('star')}
        </Button>
        <Button
          variant="quiet"
          icon="note"
          aria-expanded={isOpen}
          aria-controls={area}
          onClick={() => setAsked(!isOpen)}
        >
          {t('note')}
        </Button>
      </div>
      <div id={area}>
        {isOpen && (
          <TextArea
            label={t('note')}
            labelHidden
            hint={t('never')}
            value={note.text}
            rows={2}
            autoFocus={asked}
            onChange={note.write}
            onBlur={note.leave}
          />
        )}
      </div>
    </div>
  );
}
