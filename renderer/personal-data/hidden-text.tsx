import { type KeyboardEvent, type MouseEvent, useState } from 'react';

import { maskedText, subjectName } from '../../shared/contest/masking.ts';
import type { Access, DataSubject } from '../../shared/contest/personal-data.ts';
import { useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import { useNoteAccess } from './use-note-access.ts';
import './personal-data.css';

/** Contacts or a number that stay covered until a person asks to see them, which is noted. */
export function HiddenText({
  text,
  label,
  subject,
  id,
  act = 'contacts',
}: {
  readonly text: string;
  /** What is covered, for the button: «Контакты: Оспанова А.». */
  readonly label: string;
  readonly subject: DataSubject;
  readonly id: string;
  readonly act?: Extract<Access['act'], 'contacts' | 'person-data'>;
}) {
  const { t } = useText('guard');
  const note = useNoteAccess();
  const [shown, setShown] = useState(false);
  if (text.trim() === '') return <>—</>;
  if (shown) return <span className="uncovered">{text}</span>;
  // A row around it may be choosable: the press is only for this button.
  const uncover = (event: MouseEvent) => {
    event.stopPropagation();
    setShown(true);
    note({ act, about: subjectName(subject, id), count: 1 });
  };
  return (
    <span className="covered">
      <span aria-hidden="true">{maskedText(text)}</span>
      <Button
        variant="quiet"
        icon="eye"
        aria-label={t('uncoverOf', { what: label })}
        onClick={uncover}
        onKeyDown={(event: KeyboardEvent) => event.stopPropagation()}
      >
        {t('uncover')}
      </Button>
    </span>
  );
}
