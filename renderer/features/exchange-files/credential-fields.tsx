import type { ExchangeCredentials } from '../../../shared/exchange/place.ts';
import { useText } from '../../language/use-text.ts';
import { TextField } from '../../ui/field.tsx';
import type { PlaceFaults } from './place-faults.ts';

export const noCredentials: ExchangeCredentials = { user: '', password: '' };

/** Null while either of the two is missing. */
export const enteredCredentials = (entered: ExchangeCredentials): ExchangeCredentials | null =>
  entered.user === '' || entered.password === '' ? null : entered;

/** What the place asks of whoever comes. */
export function CredentialFields({
  value,
  onChange,
  faults = {},
}: {
  readonly value: ExchangeCredentials;
  readonly onChange: (value: ExchangeCredentials) => void;
  readonly faults?: PlaceFaults;
}) {
  const { t } = useText('exchange-files');
  return (
    <>
      <TextField
        label={t('place.user')}
        value={value.user}
        error={faults.user && t(`fault.${faults.user}`)}
        onChange={(user) => onChange({ ...value, user })}
      />
      <TextField
        type="password"
        label={t('place.secret')}
        hint={t('place.secretHint')}
        value={value.password}
        error={faults.password && t(`fault.${faults.password}`)}
        onChange={(password) => onChange({ ...value, password })}
      />
    </>
  );
}
