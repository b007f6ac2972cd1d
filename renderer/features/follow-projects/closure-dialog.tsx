import { useState } from 'react';

import { cleanLines } from '../../../shared/contest/clean-text.ts';
import { setProject } from '../../../shared/following/following-operations.ts';
import { moneyTotals } from '../../../shared/following/money-bounds.ts';
import { type Closure, closureResults, type Project } from '../../../shared/following/project.ts';
import type { FollowedProject } from '../../../shared/merge/following-facts.ts';
import { KeyValues } from '../../ui/card.tsx';
import { RadioField } from '../../ui/field.tsx';
import { EditorDialog, useRecording } from './editor-dialog.tsx';
import { DayField, ReasonField } from './fields.tsx';
import { followedIn, type FollowSubject } from './follow-subject.ts';
import { dayFault, dayText, typedDay } from './typed-values.ts';
import type { FollowWords } from './use-follow-words.ts';

type Figures = Pick<Closure, 'paid' | 'spent' | 'indicators'>;

/** The figures that a project is closed with: what its records add up to. */
function figuresOf(followed: FollowedProject, project: Project): Figures {
  const { payments, spendings, indicators, facts } = followed;
  const { paid, spent } = moneyTotals({ granted: project.granted, payments, spendings });
  return {
    paid,
    spent,
    indicators: indicators.flatMap(({ id }) => {
      const last = facts.filter((fact) => fact.indicator === id).at(-1);
      return last === undefined ? [] : [{ indicator: id, value: last.value }];
    }),
  };
}

/** The plain fields of a project, without who recorded them. */
const plainProject = ({
  submission,
  contract,
  start,
  end,
  granted,
  industry,
  organisation,
  responsible,
  decidedIn,
  closure,
}: Project): Project => ({
  submission,
  contract,
  start,
  end,
  granted,
  industry,
  organisation,
  responsible,
  decidedIn,
  closure,
});

function FinalFigures({
  project,
  figures,
  words: { t, money, papers },
}: {
  readonly project: Project;
  readonly figures: Figures;
  readonly words: FollowWords;
}) {
  return (
    <>
      <p>{t('closure.figures')}</p>
      <KeyValues
        items={[
          [papers.column.granted, money(project.granted)],
          [papers.column.paid, money(figures.paid)],
          [papers.column.spent, money(figures.spent)],
        ]}
      />
    </>
  );
}

/** Ends a project with its final figures, or opens one again that was ended; both with a reason. */
export function ClosureDialog({
  subject,
  project,
  words,
  onClose,
}: {
  readonly subject: FollowSubject;
  readonly project: Project;
  readonly words: FollowWords;
  readonly onClose: () => void;
}) {
  const { t, language, papers } = words;
  const recording = useRecording(onClose);
  const { tried } = recording;
  const followed = followedIn(subject.recorded, project.submission);
  const figures = figuresOf(followed, project);
  const [result, setResult] = useState<Closure['result']>('completed');
  const [day, setDay] = useState(() => dayText(subject.today, language));
  const [reason, setReason] = useState('');
  const isOpen = project.closure === null;
  const isWrong = reason.trim() === '' || (isOpen && dayFault(day, true) !== null);
  const closure: Closure | null = isOpen
    ? { result, day: typedDay(day) ?? '', reason: cleanLines(reason), ...figures }
    : null;
  const save = () =>
    recording.save(
      isWrong ? null : [setProject({ ...plainProject(project), closure }, reason.trim())],
    );
  return (
    <EditorDialog
      title={isOpen ? t('closure.title') : t('closure.again')}
      verb={isOpen ? t('closure.verb') : t('closure.again')}
      recording={recording}
      onSave={save}
      onClose={onClose}
    >
      {isOpen ? (
        <>
          <RadioField
            label={t('closure.result')}
            value={result}
            onChange={setResult}
            options={closureResults.map((value) => ({ value, label: papers.status[value] }))}
          />
          <DayField label={t('closure.day')} value={day} onChange={setDay} tried={tried} />
          <FinalFigures project={project} figures={figures} words={words} />
        </>
      ) : (
        <p>{t('closure.againText')}</p>
      )}
      <ReasonField value={reason} onChange={setReason} tried={tried} />
    </EditorDialog>
  );
}
