import { type ReactNode, useCallback } from 'react';
import type { ContestSettings, Stage } from '../../../shared/contest/contest.ts';
import type { SubmissionDocument } from '../../../shared/contest/document.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { DocumentPane } from '../../documents/document-pane.tsx';
import { useOpenPlaces } from '../../documents/use-open-places.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { KeyValues } from '../../ui/card.tsx';
import { applicantLine, submissionFacts } from './submission-facts.ts';

/** The head of an application: number, place in the list, title, nomination and applicant. */
export function SubmissionHead({
  submission,
  stage,
  settings,
  position,
  chip,
}: {
  readonly submission: Submission;
  readonly stage: Stage;
  readonly settings: ContestSettings;
  /** Place in the juror's list and the length of the list. */
  readonly position: { readonly at: number; readonly of: number };
  readonly chip: ReactNode;
}) {
  const { t, format, language } = useText('score');
  const nomination = settings.nominations.find((each) => each.id === submission.nomination);
  const line = [
    nomination === undefined ? '' : format.localized(nomination.title),
    applicantLine(submission, stage, settings.regionsProfile, language),
  ];
  return (
    <div className="entry">
      <div className="row between wrap meta">
        <span>
          <b>{t('common:submissionNumber', { number: submission.id })}</b> ·{' '}
          {t('position', { at: format.number(position.at), of: format.number(position.of) })}
        </span>
        {chip}
      </div>
      <h1 lang={submission.language}>{submission.title}</h1>
      <p className="meta">{line.filter((part) => part !== '').join(' · ')}</p>
    </div>
  );
}

/** What the applicant wrote. */
function WrittenAnswers({
  submission,
  stage,
}: {
  readonly submission: Submission;
  readonly stage: Stage;
}) {
  const text = useText('score');
  const facts = submissionFacts(submission, stage, text);
  const short = facts.filter((fact) => !fact.long);
  const long = facts.filter((fact) => fact.long);
  return (
    <div className="desk" role="region" aria-label={text.t('documents')} data-own-keys="">
      <article className="page">
        {facts.length === 0 && <p>{text.t('noText')}</p>}
        {short.length > 0 && (
          <KeyValues items={short.map((fact) => [fact.label, fact.text] as const)} />
        )}
        {long.map((fact) => (
          <section key={fact.id}>
            <h3>{fact.label}</h3>
            <p lang={submission.language}>{fact.text}</p>
          </section>
        ))}
      </article>
    </div>
  );
}

const noDocuments: readonly SubmissionDocument[] = [];

/** What the applicant wrote and handed in with it, to read beside the score sheet. */
export function SubmissionPage({
  submission,
  stage,
}: {
  readonly submission: Submission;
  readonly stage: Stage;
}) {
  const desk = useDeskCommands();
  const places = useOpenPlaces();
  const { state } = useDesk('state');
  const read = useCallback((hash: string) => desk.readDocument(hash), [desk]);
  return (
    <DocumentPane
      key={submission.id}
      submission={submission.id}
      documents={state?.documents.get(submission.id) ?? noDocuments}
      blind={stage.assignment.blind}
      read={read}
      places={places}
    >
      <WrittenAnswers submission={submission} stage={stage} />
    </DocumentPane>
  );
}
