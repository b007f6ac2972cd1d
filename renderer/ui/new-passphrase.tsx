import { type ReactNode, useState } from 'react';
import { CheckField, TextField } from './field.tsx';

/** Two entries of one passphrase, as typed so far. */
export interface PassphraseEntries {
  readonly first: string;
  readonly second: string;
}

export const noEntries: PassphraseEntries = { first: '', second: '' };

/** The passphrase once both entries are equal and have `least` characters; null before. */
export const enteredPassphrase = (
  { first, second }: PassphraseEntries,
  least: number,
): string | null => (first === second && [...first].length >= least ? first : null);

/** Fields for a new passphrase typed twice; a difference is told once the second is as long as the first. */
export function NewPassphrase({
  words,
  entries,
  onChange,
}: {
  readonly words: {
    readonly label: string;
    readonly again: string;
    readonly show: string;
    readonly different: string;
    readonly hint: ReactNode;
  };
  readonly entries: PassphraseEntries;
  readonly onChange: (entries: PassphraseEntries) => void;
}) {
  const [shown, setShown] = useState(false);
  const { first, second } = entries;
  const told = second !== '' && second.length >= first.length && first !== second;
  const type = shown ? 'text' : 'password';
  return (
    <>
      <TextField
        label={words.label}
        type={type}
        autoComplete="new-password"
        value={first}
        onChange={(text) => onChange({ first: text, second })}
        hint={words.hint}
      />
      <TextField
        label={words.again}
        type={type}
        autoComplete="new-password"
        value={second}
        onChange={(text) => onChange({ first, second: text })}
        error={told ? words.different : undefined}
      />
      <CheckField label={words.show} checked={shown} onChange={setShown} />
    </>
  );
}
