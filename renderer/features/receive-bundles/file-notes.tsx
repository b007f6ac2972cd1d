import { quarantineText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { ImportPlan } from '../../storage/desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { acceptedFiles, type FileNote, notesOf, spanOf } from './received-file.ts';

/** One note as a sentence. */
function NoteText({ note }: { readonly note: FileNote }) {
  const { t, language, format } = useText('receive');
  switch (note.type) {
    case 'signer-unknown': {
      const text = quarantineText('signer-unknown', language);
      return `${text.title}. ${text.do}`;
    }
    case 'clock-ahead': {
      const { unit, count } = spanOf(note.ms);
      return t('notes.clockAhead', { time: t(`span.${unit}`, { count }) });
    }
    case 'brought-back':
      return t('notes.broughtBack', { count: note.count });
    case 'same-file':
      return t('notes.sameFile', {
        file: note.file,
        date: format.date(note.receivedAt, 'press'),
        time: format.time(note.receivedAt),
      });
  }
}

/** What is peculiar about single files: a clock that is ahead, records that were taken back, a file that came before. */
export function FileNotes({ plan }: { readonly plan: ImportPlan }) {
  const files = acceptedFiles(plan).map((file) => ({ file, notes: notesOf(file) }));
  const told = files.filter(({ notes }) => notes.length > 0);
  if (told.length === 0) return null;
  const calm = told.every(({ notes }) => notes.every(({ type }) => type === 'same-file'));
  return (
    <Banner tone={calm ? 'info' : 'warn'}>
      <ul className="file-notes">
        {told.map(({ file, notes }, index) => (
          <li key={index}>
            <b>{file.name}</b>
            {notes.map((note) => (
              <p key={note.type}>
                <NoteText note={note} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
