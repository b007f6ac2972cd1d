import { useText } from '../../language/use-text.ts';
import type { CeremonyRun } from './ceremony-run.ts';

/** What is read aloud at a step, in each language of the ceremony, and what only the presenter has to know. */
export function PresenterNotes({ run, at }: { readonly run: CeremonyRun; readonly at: number }) {
  const { t } = useText('ceremony');
  const notes = run.own[at]?.notes ?? [];
  return (
    <>
      <section className="ceremony-read" aria-labelledby="ceremony-read">
        <h2 id="ceremony-read">{t('read')}</h2>
        {run.steps.map(([language, steps]) => (
          <div key={language} lang={language}>
            {steps[at]?.read.map((sentence, line) => (
              <p key={line}>{sentence}</p>
            ))}
          </div>
        ))}
      </section>
      {notes.length > 0 && (
        <section className="ceremony-notes" aria-labelledby="ceremony-notes">
          <h2 id="ceremony-notes">{t('notes')}</h2>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
