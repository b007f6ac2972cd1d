import { useText } from '../../language/use-text.ts';
import type { CeremonyRun } from './ceremony-run.ts';

interface StepOfRun {
  readonly run: CeremonyRun;
  readonly at: number;
}

/** What is read aloud at a step, in each language of the ceremony. */
export function SpokenText({ run, at }: StepOfRun) {
  const { t } = useText('ceremony');
  return (
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
  );
}

/** What only the presenter has to know of a step. */
export function PresenterNotes({ run, at }: StepOfRun) {
  const { t } = useText('ceremony');
  const notes = run.own[at]?.notes ?? [];
  if (notes.length === 0) return null;
  return (
    <section className="ceremony-notes" aria-labelledby="ceremony-notes">
      <h2 id="ceremony-notes">{t('notes')}</h2>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
