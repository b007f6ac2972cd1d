import { type FormEvent, type KeyboardEvent, useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { isUsablePassphrase, leastPassphraseLength, passphraseStrength } from './passphrase-strength.ts';

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
  const [capsLock, setCapsLock] = useState(false);
  const strengthText = useStrengthText(first);
  const equal = first === second;
  const usable = isUsablePassphrase(first) && equal;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (usable && !busy) onSet(first);
  };
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const kind = shown ? 'text' : 'password';
  return (
    <form className="col g4 narrow" onSubmit={submit} onKeyUp={watchCapsLock}>
      <TextField
        label={t('passphrase.label')}
        type={kind}
        autoComplete="new-password"
        value={first}
        onChange={setFirst}
        hint={<span aria-live="polite">{strengthText}</span>}
      />
      <TextField
        label={t('passphrase.again')}
        type={kind}
        autoComplete="new-password"
        value={second}
        onChange={setSecond}
        error={second.length >= first.length && second !== '' && !equal ? t('passphrase.different') : undefined}
        hint={usable ? t('passphrase.same') : undefined}
      />
      <CheckField label={t('passphrase.show')} checked={shown} onChange={setShown} />
      {capsLock && (
        <p className="row meta" role="status">
          <Icon name="keyboard" size="sm" />
          {t('passphrase.capsLock')}
        </p>
      )}
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
