import { useText } from '../../language/use-text.ts';
import { NewPassphrase, type PassphraseEntries } from '../../ui/new-passphrase.tsx';
import { leastPassphraseLength } from './passphrase-strength.ts';

/** A new passphrase among other questions of one form. */
export function NewPassphraseFields({
  entries,
  onChange,
}: {
  readonly entries: PassphraseEntries;
  readonly onChange: (entries: PassphraseEntries) => void;
}) {
  const { t } = useText('first-run');
  return (
    <NewPassphrase
      words={{
        label: t('passphrase.new'),
        again: t('passphrase.again'),
        show: t('passphrase.show'),
        different: t('passphrase.different'),
        hint: t('passphrase.rule', { least: leastPassphraseLength }),
      }}
      entries={entries}
      onChange={onChange}
    />
  );
}
