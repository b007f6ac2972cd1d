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

/** Files whose notes are read out; the rest are counted, and their panels say it. */
const mostNamed = 8;

const isCalm = (notes: readonly FileNote[]): boolean =>
  notes.every(({ type }) => type === 'same-file');

/** What is peculiar about single files: a clock that is ahead, records that were taken back, a file that came before. */
export function FileNotes({ plan }: { readonly plan: ImportPlan }) {
  const { t } = useText('receive');
  const files = acceptedFiles(plan).map((file) => ({ file, notes: notesOf(file) }));
  // What was only received before is told last.
  const told = files
    .filter(({ notes }) => notes.length > 0)
    .toSorted((a, b) => Number(isCalm(a.notes)) - Number(isCalm(b.notes)));
  if (told.length === 0) return null;
  const calm = told.every(({ notes }) => isCalm(notes));
  return (
    <Banner tone={calm ? 'info' : 'warn'}>
      <ul className="file-notes">
        {told.slice(0, mostNamed).map(({ file, notes }, index) => (
          <li key={index}>
            <b>{file.name}</b>
            {notes.map((note) => (
              <p key={note.type}>
                <NoteText note={note} />
              </p>
            ))}
          </li>
        ))}
        {told.length > mostNamed && (
          <li>{t('notes.moreFiles', { count: told.length - mostNamed })}</li>
        )}
      </ul>
    </Banner>
  );
}
