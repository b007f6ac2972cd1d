import { useState } from 'react';

import { cleanText } from '../../../shared/contest/clean-text.ts';
import type { Person } from '../../../shared/contest/people.ts';
import { nameLimit } from '../../../shared/contest/person-schema.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';

/** Fewest characters of a passphrase; the desk asks for as many. */
const leastLength = 8;

export type Founder = Pick<Person, 'surname' | 'givenName' | 'patronymic' | 'organisation'>;

const noFounder: Founder = { surname: '', givenName: '', patronymic: '', organisation: '' };

function FounderFields({
  founder,
  onChange,
}: {
  readonly founder: Founder;
  readonly onChange: (founder: Founder) => void;
}) {
  const { t } = useText('contest-setup');
  const field = (name: keyof Founder, label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      maxLength={nameLimit}
      value={founder[name]}
      onChange={(value) => onChange({ ...founder, [name]: value })}
    />
  );
  return (
    <Card title={t('founder')}>
      <div className="col g3">
        <p className="meta">{t('founderHint')}</p>
        {field('surname', t('common:surname'))}
        {field('givenName', t('common:givenName'))}
        {field('patronymic', t('common:patronymic'), t('common:optional'))}
        {field('organisation', t('common:organisation'))}
      </div>
    </Card>
  );
}

/** Two entries of one passphrase. */
interface Entries {
  readonly first: string;
  readonly second: string;
}

function PassphraseFields({
  entries,
  onChange,
}: {
  readonly entries: Entries;
  readonly onChange: (entries: Entries) => void;
}) {
  const { t } = useText('contest-setup');
  const [shown, setShown] = useState(false);
  const { first, second } = entries;
  const told = second !== '' && second.length >= first.length && first !== second;
  return (
    <Card title={t('common:passphrase')}>
      <div className="col g3">
        <Banner tone="warn">{t('passphraseWarning')}</Banner>
        <TextField
          label={t('common:passphrase')}
          type={shown ? 'text' : 'password'}
          autoComplete="new-password"
          value={first}
          onChange={(text) => onChange({ first: text, second })}
          hint={t('passphraseRule', { least: String(leastLength) })}
        />
        <TextField
          label={t('passphraseAgain')}
          type={shown ? 'text' : 'password'}
          autoComplete="new-password"
          value={second}
          onChange={(text) => onChange({ first, second: text })}
          error={told ? t('passphraseDifferent') : undefined}
        />
        <CheckField label={t('passphraseShow')} checked={shown} onChange={setShown} />
      </div>
    </Card>
  );
}

const cleanFounder = ({ surname, givenName, patronymic, organisation }: Founder): Founder => ({
  surname: cleanText(surname),
  givenName: cleanText(givenName),
  patronymic: cleanText(patronymic),
  organisation: cleanText(organisation),
});

/** Who founds the contest, and the passphrase under which this computer keeps its key. */
export function FounderForm({
  busy,
  onFound,
  onBack,
}: {
  readonly busy: boolean;
  readonly onFound: (founder: Founder, passphrase: string) => void;
  readonly onBack: () => void;
}) {
  const { t } = useText('contest-setup');
  const [founder, setFounder] = useState(noFounder);
  const [entries, setEntries] = useState<Entries>({ first: '', second: '' });
  const { surname, givenName } = cleanFounder(founder);
  const usable = [...entries.first].length >= leastLength && entries.first === entries.second;
  const ready = surname !== '' && givenName !== '' && usable;
  const submit = (event: { readonly preventDefault: () => void }) => {
    event.preventDefault();
    if (ready && !busy) onFound(cleanFounder(founder), entries.first);
  };
  return (
    <form className="col g4 founder" onSubmit={submit}>
      <div className="two-cards">
        <FounderFields founder={founder} onChange={setFounder} />
        <PassphraseFields entries={entries} onChange={setEntries} />
      </div>
      <div className="row g3 wrap">
        <Button icon="left" onClick={onBack} disabled={busy}>
          {t('common:back')}
        </Button>
        <Button type="submit" variant="primary" size="lg" busy={busy} disabled={!ready}>
          {busy ? t('founding') : t('found')}
        </Button>
      </div>
    </form>
  );
}
