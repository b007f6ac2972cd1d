import { type ReactNode, useEffect, useRef, useState } from 'react';

import { regionName } from '../../../shared/contest/regions.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { HiddenText } from '../../personal-data/hidden-text.tsx';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { BlockDialog } from './block-dialog.tsx';
import { nameOf, type Subject } from './data-subject.ts';
import { useHeldFile } from './use-held-file.ts';

interface CardProps {
  readonly subject: Subject;
  /** As it may be shown. */
  readonly shown: ContestState;
  /** As it is held: for the file that is given to the person. */
  readonly state: ContestState;
}

/** Rows of a label and what stands under it; those without a value are left out. */
function Facts({
  rows,
}: {
  readonly rows: readonly (readonly [label: string, value: ReactNode])[];
}) {
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value !== '' && value !== false)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function useRegion(shown: ContestState) {
  const { language } = useText('guard');
  return (code: string | null): string =>
    code === null || shown.settings === null
      ? ''
      : regionName(code, shown.settings.regionsProfile, language);
}

function PersonFacts({ subject, shown }: CardProps) {
  const { t, format } = useText('guard');
  const region = useRegion(shown);
  const person = shown.people.get(subject.id);
  const contact = shown.jurorDetails.get(subject.id)?.contact ?? '';
  const covered = (text: string) =>
    text !== '' && (
      <HiddenText
        text={text}
        label={t('contactsOf', { name: subject.name })}
        subject="person"
        id={subject.id}
      />
    );
  if (person === undefined) return null;
  const sheets = [...shown.assignments.values()].filter((jurors) => jurors.includes(subject.id));
  return (
    <Facts
      rows={[
        [t('held.columns.id'), person.id],
        [t('held.columns.role'), t(`common:roles.${person.role}`)],
        [t('common:organisation'), person.organisation],
        [t('common:region'), region(person.region)],
        [t('held.columns.contact'), covered(contact)],
        [t('held.sections.consents'), format.number(shown.consents.get(person.id)?.length ?? 0)],
        [t('held.sections.assignments'), format.number(sheets.length)],
      ]}
    />
  );
}

function ApplicantFacts({ subject, shown }: CardProps) {
  const { t, format } = useText('guard');
  const region = useRegion(shown);
  const submission = shown.submissions.get(subject.id);
  if (submission === undefined) return null;
  const covered = (text: string, label: string) =>
    text !== '' && <HiddenText text={text} label={label} subject="submission" id={subject.id} />;
  const { name } = subject;
  return (
    <Facts
      rows={[
        [t('held.columns.id'), submission.id],
        [t('held.columns.title'), submission.title],
        [t('common:region'), region(submission.region)],
        [t('common:town'), submission.town],
        [t('held.columns.bin'), covered(submission.bin, t('numberOf', { name }))],
        [t('held.columns.contact'), covered(submission.contacts, t('contactsOf', { name }))],
        [
          t('held.sections.documents'),
          format.number(shown.documents.get(submission.id)?.length ?? 0),
        ],
      ]}
    />
  );
}

/** What is held on somebody, covered where it can be, with what can be done about it. Opening it is noted. */
export function DataCard(props: CardProps) {
  const { subject, state } = props;
  const { t } = useText('guard');
  const note = useNoteAccess();
  const title = useRef<HTMLHeadingElement>(null);
  const [blocking, setBlocking] = useState(false);
  const file = useHeldFile(state, subject);
  const name = nameOf(subject);
  const reason = state.blocked.get(name);
  useEffect(() => {
    note({ act: 'person-data', about: name, count: 1 });
    title.current?.focus();
  }, [note, name]);
  return (
    <section className="card pad data-card" aria-label={t('card.title')}>
      <h2 ref={title} tabIndex={-1}>
        {subject.name === '' ? t('find.applicantOf', { number: subject.id }) : subject.name}
      </h2>
      <p className="meta">{t('card.noted')}</p>
      {reason !== undefined && (
        <Banner tone="hold" icon="lock">
          {t('card.closed', { reason })}
        </Banner>
      )}
      {subject.subject === 'person' ? <PersonFacts {...props} /> : <ApplicantFacts {...props} />}
      <ErrorBanner error={file.error} />
      <div className="row wrap">
        <Button icon="download" busy={file.busy} onClick={file.save}>
          {t('card.save')}
        </Button>
        <Button icon="lock" onClick={() => setBlocking(true)}>
          {t(reason === undefined ? 'card.block' : 'card.unblock')}
        </Button>
      </div>
      <p className="meta">{t('card.saveHint')}</p>
      {blocking && (
        <BlockDialog
          subject={subject}
          blocked={reason !== undefined}
          onClose={() => setBlocking(false)}
        />
      )}
    </section>
  );
}
