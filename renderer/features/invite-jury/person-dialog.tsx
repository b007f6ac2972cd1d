import { useState } from 'react';

import { cleanText } from '../../../shared/contest/clean-text.ts';
import { setPerson } from '../../../shared/contest/contest-operations.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import type { Person } from '../../../shared/contest/people.ts';
import { nameLimit } from '../../../shared/contest/person-schema.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import { nextPersonId, personKey } from '../../../shared/intake/plan-people.ts';
import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, RadioField, SelectField, TextField } from '../../ui/field.tsx';
import { Problem } from './problem.tsx';
import { useCommand } from './use-command.ts';

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

/** One person by hand: added or corrected. The role stays once somebody is in the contest. */
export function PersonDialog({
  person,
  settings,
  people,
  onClose,
}: {
  /** Null for a new one. */
  readonly person: Person | null;
  readonly settings: ContestSettings;
  readonly people: ReadonlyMap<Id, Person>;
  readonly onClose: () => void;
}) {
  const { t } = useText('jury');
  const desk = useDeskCommands();
  const command = useCommand();
  const [edited, setEdited] = useState(person ?? blank);
  const clean: Person = {
    ...edited,
    id: person?.id ?? nextPersonId(edited.role, people.keys()),
    surname: cleanText(edited.surname),
    givenName: cleanText(edited.givenName),
    patronymic: cleanText(edited.patronymic),
    organisation: cleanText(edited.organisation),
    nominations: edited.role === 'juror' ? edited.nominations : [],
  };
  const twice = [...people.values()].some(
    (other) => other.id !== clean.id && personKey(other) === personKey(clean),
  );
  const regionMissing =
    clean.role === 'coordinator' && clean.region === null && settings.regionsProfile !== 'none';
  const ready = clean.surname !== '' && !twice && !regionMissing;
  const save = async () => {
    if (await command.run(() => desk.record([setPerson(clean)]))) onClose();
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={person === null ? t('newPerson') : t('editPerson')}
      verbs={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            busy={command.busy}
            disabled={!ready}
            onClick={() => void save()}
          >
            {t('common:save')}
          </Button>
        </>
      }
    >
      <Problem error={command.error} />
      {person === null && (
        <RadioField
          label={t('common:role')}
          value={edited.role}
          onChange={(role) => setEdited({ ...edited, role })}
          options={[
            { value: 'juror', label: t('common:roles.juror') },
            { value: 'coordinator', label: t('common:roles.coordinator') },
          ]}
        />
      )}
      <NameFields person={edited} onChange={setEdited} />
      <WorkFields person={edited} settings={settings} onChange={setEdited} />
      {twice && <p className="meta">{t('personTwice')}</p>}
      {regionMissing && <p className="meta">{t('faults.RegionNeeded')}</p>}
    </Dialog>
  );
}
