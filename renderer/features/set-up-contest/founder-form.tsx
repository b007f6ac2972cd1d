import { useState } from 'react';

import { cleanText } from '../../../shared/contest/clean-text.ts';
import type { Person } from '../../../shared/contest/people.ts';
import { nameLimit } from '../../../shared/contest/person-schema.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import {
  enteredPassphrase,
  NewPassphrase,
  noEntries,
  type PassphraseEntries,
} from '../../ui/new-passphrase.tsx';
import { firstTrust, isTrustComplete, type Trust } from './trust.ts';
import { TrustSection } from './trust-section.tsx';

/** Fewest characters of a passphrase; the desk asks for as many. */
const leastLength = 8;

export type Founder = Pick<Person, 'surname' | 'givenName' | 'patronymic' | 'organisation'>;

/** Everything a founding needs beside the settings. */
export interface Founding {
  readonly founder: Founder;
  readonly passphrase: string;
  readonly trust: Trust;
}

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

function PassphraseFields({
  entries,
  onChange,
}: {
  readonly entries: PassphraseEntries;
  readonly onChange: (entries: PassphraseEntries) => void;
}) {
  const { t } = useText('contest-setup');
  return (
    <Card title={t('common:passphrase')}>
      <div className="col g3">
        <Banner tone="warn">{t('passphraseWarning')}</Banner>
        <NewPassphrase
          words={{
            label: t('common:passphrase'),
            again: t('passphraseAgain'),
            show: t('passphraseShow'),
            different: t('passphraseDifferent'),
            hint: t('passphraseRule', { least: String(leastLength) }),
          }}
          entries={entries}
          onChange={onChange}
        />
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

/** Who founds the contest, the passphrase under which this computer keeps its key, and whom the contest trusts. */
export function FounderForm({
  busy,
  onFound,
  onBack,
}: {
  readonly busy: boolean;
  readonly onFound: (founding: Founding) => void;
  readonly onBack: () => void;
}) {
  const { t } = useText('contest-setup');
  const [founder, setFounder] = useState(noFounder);
  const [entries, setEntries] = useState(noEntries);
  const { surname, givenName } = cleanFounder(founder);
  const [trust, setTrust] = useState(firstTrust);
  const passphrase = enteredPassphrase(entries, leastLength);
  const named = surname !== '' && givenName !== '';
  const ready = named && passphrase !== null && isTrustComplete(trust);
  const submit = (event: { readonly preventDefault: () => void }) => {
    event.preventDefault();
    if (!ready || passphrase === null || busy) return;
    onFound({ founder: cleanFounder(founder), passphrase, trust });
  };
  return (
    <form className="col g4 founder" onSubmit={submit}>
      <div className="two-cards">
        <FounderFields founder={founder} onChange={setFounder} />
        <PassphraseFields entries={entries} onChange={setEntries} />
      </div>
      <TrustSection trust={trust} onChange={setTrust} />
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
