import { useState } from 'react';

import { cleanText } from '../../../shared/contest/clean-text.ts';
import { setPerson } from '../../../shared/contest/contest-operations.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import {
  type JurorDetails,
  noDetails,
  setJurorDetails,
} from '../../../shared/contest/juror-details.ts';
import { subjectName } from '../../../shared/contest/masking.ts';
import type { Person } from '../../../shared/contest/people.ts';
import { nameLimit } from '../../../shared/contest/person-schema.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import { sameData } from '../../../shared/basics/same-data.ts';
import { nextPersonId, personKey } from '../../../shared/intake/plan-people.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, RadioField, SelectField, TextField } from '../../ui/field.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';
import { draftOf, readDraft } from './people-facts.ts';
import { DetailsFields, useTitleOf } from './person-details.tsx';
import { PersonLeave } from './person-leave.tsx';

const blank: Person = {
  id: '',
  role: 'juror',
  surname: '',
  givenName: '',
  patronymic: '',
  organisation: '',
  region: null,
  nominations: [],
  ticket: null,
};

interface EditProps {
  readonly person: Person;
  readonly settings: ContestSettings;
  readonly onChange: (person: Person) => void;
}

function NameFields({ person, onChange }: Omit<EditProps, 'settings'>) {
  const { t } = useText('jury');
  const field = (name: 'surname' | 'givenName' | 'patronymic', label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      maxLength={nameLimit}
      value={person[name]}
      onChange={(value) => onChange({ ...person, [name]: value })}
    />
  );
  return (
    <div className="person-grid">
      {field('surname', t('common:surname'))}
      {field('givenName', t('common:givenName'))}
      {field('patronymic', t('common:patronymic'), t('common:optional'))}
      <TextField
        label={t('common:organisation')}
        maxLength={400}
        value={person.organisation}
        onChange={(organisation) => onChange({ ...person, organisation })}
      />
    </div>
  );
}

function WorkFields({ person, settings, onChange }: EditProps) {
  const { t, language, format } = useText('jury');
  const toggle = (id: Id, on: boolean) =>
    onChange({
      ...person,
      nominations: on
        ? [...person.nominations, id]
        : person.nominations.filter((other) => other !== id),
    });
  return (
    <>
      {settings.regionsProfile !== 'none' && (
        <SelectField
          label={t('common:region')}
          value={person.region ?? ''}
          onChange={(region) => onChange({ ...person, region: region === '' ? null : region })}
          options={[
            { value: '', label: t('noRegion') },
            ...settings.regions.map((code) => ({
              value: code,
              label: regionName(code, settings.regionsProfile, language),
            })),
          ]}
        />
      )}
      {person.role === 'juror' && settings.nominations.length > 1 && (
        <fieldset>
          <legend className="legend">{t('nominationsOf')}</legend>
          <p className="meta">{t('nominationsHint')}</p>
          {settings.nominations.map(({ id, title }) => (
            <CheckField
              key={id}
              label={format.localized(title)}
              checked={person.nominations.includes(id)}
              onChange={(on) => toggle(id, on)}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

/** The person as it would be recorded. */
const cleanPerson = (edited: Person, people: ReadonlyMap<Id, Person>): Person => ({
  ...edited,
  id: edited.id === '' ? nextPersonId(edited.role, people.keys()) : edited.id,
  surname: cleanText(edited.surname),
  givenName: cleanText(edited.givenName),
  patronymic: cleanText(edited.patronymic),
  organisation: cleanText(edited.organisation),
  nominations: edited.role === 'juror' ? edited.nominations : [],
});

type PersonProblem = 'SurnameMissing' | 'RegionNeeded' | 'PersonTwice';

function personProblem(
  person: Person,
  settings: ContestSettings,
  people: ReadonlyMap<Id, Person>,
): PersonProblem | null {
  if (person.surname === '') return 'SurnameMissing';
  const needsRegion = person.role === 'coordinator' && settings.regionsProfile !== 'none';
  if (needsRegion && person.region === null) return 'RegionNeeded';
  const key = personKey(person);
  const twice = [...people.values()].some(
    (other) => other.id !== person.id && personKey(other) === key,
  );
  return twice ? 'PersonTwice' : null;
}

function RoleField({
  person,
  onChange,
}: {
  readonly person: Person;
  readonly onChange: (person: Person) => void;
}) {
  const { t } = useText('jury');
  return (
    <RadioField
      label={t('common:role')}
      value={person.role}
      onChange={(role) => onChange({ ...person, role })}
      options={[
        { value: 'juror', label: t('common:roles.juror') },
        { value: 'coordinator', label: t('common:roles.coordinator') },
      ]}
    />
  );
}

interface PersonDialogProps {
  /** Null for a new one. */
  readonly person: Person | null;
  readonly settings: ContestSettings;
  readonly state: ContestState;
  /** Sheets that are not handed in. */
  readonly open: number;
  readonly onClose: () => void;
}

/** Somebody whose data is blocked: nothing of it is shown, and so nothing can be changed. */
function BlockedDialog({
  person,
  onClose,
}: {
  readonly person: Person;
  readonly onClose: () => void;
}) {
  const { t } = useText('people');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('common:dataBlocked')}
      verbs={
        <>
          <Button onClick={onClose}>{t('common:close')}</Button>
          <LinkButton href={`#/guard/person/${person.id}`}>{t('card')}</LinkButton>
        </>
      }
    >
      <p>{t('blocked')}</p>
    </Dialog>
  );
}

/** The person and what headquarters works with, as typed and as it would be recorded. */
function usePersonDraft({ person, settings, state }: PersonDialogProps) {
  const titleOf = useTitleOf(settings);
  const before = state.jurorDetails.get(person?.id ?? '') ?? noDetails;
  const [edited, setEdited] = useState(person ?? blank);
  const [draft, setDraft] = useState(() => draftOf(before, titleOf));
  const read = readDraft(draft, settings, before);
  const clean = cleanPerson(edited, state.people);
  const problem = personProblem(clean, settings, state.people);
  const isJuror = clean.role === 'juror';
  const details: JurorDetails = isJuror
    ? read.details
    : { ...noDetails, contact: read.details.contact };
  const isSame = JSON.stringify(details) === JSON.stringify(before);
  const actions = [
    ...(person !== null && sameData(person, clean) ? [] : [setPerson(clean)]),
    ...(isSame ? [] : [setJurorDetails(clean.id, details)]),
  ];
  return { edited, setEdited, draft, setDraft, problem, read, actions, before };
}

/** One person by hand: added or corrected. The role stays once somebody is in the contest. */
export function PersonDialog(props: PersonDialogProps) {
  const { person, state, onClose } = props;
  const isBlocked = person !== null && state.blocked.has(subjectName('person', person.id));
  return isBlocked ? <BlockedDialog person={person} onClose={onClose} /> : <Editing {...props} />;
}

function Editing(props: PersonDialogProps) {
  const { person, settings, open, onClose } = props;
  const { t } = useText('jury');
  const people = useText('people');
  const desk = useDeskCommands();
  const command = useCommand();
  const form = usePersonDraft(props);
  const { edited, setEdited, problem, read, actions } = form;
  const save = async () => {
    if (actions.length > 0 && (await command.run(() => desk.record(actions))) === null) return;
    onClose();
  };
  const verbs = (
    <>
      {person !== null && (
        <LinkButton variant="quiet" href={`#/guard/person/${person.id}`}>
          {people.t('card')}
        </LinkButton>
      )}
      <Button onClick={onClose}>{t('common:cancel')}</Button>
      <Button
        variant="primary"
        busy={command.busy}
        disabled={problem !== null || read.problem !== null}
        onClick={() => void save()}
      >
        {t('common:save')}
      </Button>
    </>
  );
  const title = person === null ? t('newPerson') : t('editPerson');
  return (
    <Dialog open wide onClose={onClose} title={title} verbs={verbs}>
      <ErrorBanner error={command.error} />
      {person === null && <RoleField person={edited} onChange={setEdited} />}
      <NameFields person={edited} onChange={setEdited} />
      <WorkFields person={edited} settings={settings} onChange={setEdited} />
      <DetailsFields
        person={edited}
        draft={form.draft}
        problem={read.problem}
        onChange={form.setDraft}
      />
      {person?.role === 'juror' && (
        <PersonLeave person={person} details={form.before} open={open} onDone={onClose} />
      )}
      {problem !== null && problem !== 'SurnameMissing' && (
        <p className="meta" role="status">
          {t(`problems.${problem}`)}
        </p>
      )}
    </Dialog>
  );
}
