import { useState } from 'react';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { jurorDetailsLimits } from '../../../shared/contest/juror-details.ts';
import { maskedText, subjectName } from '../../../shared/contest/masking.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { useText } from '../../language/use-text.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import type { DetailsDraft, DetailsProblem } from './people-facts.ts';

/** Title of a nomination, or the free word itself. */
export function useTitleOf(settings: ContestSettings): (nomination: Id) => string {
  const { format } = useText('people');
  return (nomination) => {
    const found = settings.nominations.find(({ id }) => id === nomination);
    return found === undefined ? nomination : format.localized(found.title);
  };
}

/** Telephone or mail, covered where there was one, until a person asks to see it. */
function ContactField({
  person,
  value,
  onChange,
}: {
  readonly person: Person;
  readonly value: string;
  readonly onChange: (contact: string) => void;
}) {
  const { t } = useText('people');
  const guard = useText('guard');
  const note = useNoteAccess();
  const [covered, setCovered] = useState(person.id !== '' && value !== '');
  if (covered) {
    const uncover = () => {
      setCovered(false);
      note({ act: 'contacts', about: subjectName('person', person.id), count: 1 });
    };
    return (
      <div className="field">
        <span className="label">{t('contact.label')}</span>
        <span className="covered">
          <span aria-hidden="true">{maskedText(value)}</span>
          <span className="sr">{t('contact.covered')}</span>
          <Button
            icon="eye"
            aria-label={guard.t('uncoverOf', { what: t('contact.of', { name: fullName(person) }) })}
            onClick={uncover}
          >
            {guard.t('uncover')}
          </Button>
        </span>
      </div>
    );
  }
  return (
    <TextField
      label={t('contact.label')}
      hint={t('contact.hint')}
      maxLength={jurorDetailsLimits.contact}
      value={value}
      onChange={onChange}
    />
  );
}

/** What headquarters works with: fields of knowledge and room of a juror, and how to reach anybody. */
export function DetailsFields({
  person,
  draft,
  problem,
  onChange,
}: {
  readonly person: Person;
  readonly draft: DetailsDraft;
  readonly problem: DetailsProblem | null;
  readonly onChange: (draft: DetailsDraft) => void;
}) {
  const { t } = useText('people');
  return (
    <div className="person-grid">
      {person.role === 'juror' && (
        <>
          <TextField
            label={t('expertise.label')}
            hint={t('expertise.hint')}
            error={problem === 'expertise' ? t('expertiseWrong') : ''}
            value={draft.expertise}
            onChange={(expertise) => onChange({ ...draft, expertise })}
          />
          <TextField
            label={t('capacity.label')}
            hint={t('capacity.hint')}
            inputMode="numeric"
            error={problem === 'capacity' ? t('capacity.wrong') : ''}
            value={draft.capacity}
            onChange={(capacity) => onChange({ ...draft, capacity })}
          />
        </>
      )}
      <ContactField
        person={person}
        value={draft.contact}
        onChange={(contact) => onChange({ ...draft, contact })}
      />
    </div>
  );
}
