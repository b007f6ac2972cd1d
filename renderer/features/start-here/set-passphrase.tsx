import { type SyntheticEvent, useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, TextField, type TextFieldProps } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import {
  isUsablePassphrase,
  leastPassphraseLength,
  passphraseStrength,
} from './passphrase-strength.ts';

function useStrengthText(passphrase: string): string {
  const { t } = useText('first-run');
  const strength = passphraseStrength(passphrase);
  switch (strength.level) {
    case 'empty':
      return t('passphrase.rule', { least: leastPassphraseLength });
    case 'short':
      return t('passphrase.short', { count: strength.missing });
    case 'repetitive':
      return t('passphrase.repetitive');
    case 'fair':
      return t('passphrase.fair');
    case 'strong':
      return t('passphrase.strong');
  }
}

/** A field for a passphrase that warns of a forgotten Caps Lock. */
function PassphraseField({
  shown,
  ...field
}: Pick<TextFieldProps, 'label' | 'value' | 'onChange' | 'hint' | 'error'> & {
  readonly shown: boolean;
}) {
  const { t } = useText('first-run');
  const [capsLock, setCapsLock] = useState(false);
  return (
    <div className="col">
      <TextField
        {...field}
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
      />
      {capsLock && (
        <p className="row meta" role="status">
          <Icon name="keyboard" size="sm" />
          {t('passphrase.capsLock')}
        </p>
      )}
    </div>
  );
}

/** Two entries of a new passphrase; `onSet` gets it once both are equal and it is long enough. */
export function SetPassphrase({
  busy,
  onSet,
  onBack,
}: {
  readonly busy: boolean;
  readonly onSet: (passphrase: string) => void;
  readonly onBack: () => void;
}) {
  const { t } = useText('first-run');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [shown, setShown] = useState(false);
  const strengthText = useStrengthText(first);
  const equal = first === second;
  const usable = isUsablePassphrase(first) && equal;
  const differs = second !== '' && second.length >= first.length && !equal;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (usable && !busy) onSet(first);
  };
  return (
    <form className="col g4 narrow" onSubmit={submit}>
      <PassphraseField
        label={t('passphrase.label')}
        shown={shown}
        value={first}
        onChange={setFirst}
        hint={<span aria-live="polite">{strengthText}</span>}
      />
      <PassphraseField
        label={t('passphrase.again')}
        shown={shown}
        value={second}
        onChange={setSecond}
        error={differs ? t('passphrase.different') : undefined}
        hint={usable ? t('passphrase.same') : undefined}
      />
      <CheckField label={t('passphrase.show')} checked={shown} onChange={setShown} />
      <div className="row g3 wrap">
        <Button icon="left" onClick={onBack} disabled={busy}>
          {t('common:back')}
        </Button>
        <Button type="submit" variant="primary" size="lg" busy={busy} disabled={!usable}>
          {busy ? t('passphrase.busy') : t('passphrase.begin')}
        </Button>
      </div>
    </form>
  );
}
