import { type ReactNode, useState } from 'react';

import type { Milli } from '../../../shared/basics/points.ts';
import { useText } from '../../language/use-text.ts';
import { TextField } from '../../ui/field.tsx';
import { milliToText, textToMilli } from './draft.ts';

interface Words {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

/**
 * A number with a comma or a point; `onChange` gets every valid value, `null` for an empty field where that is allowed.
 * What cannot be read is marked, and leaves with the focus.
 */
export function NumberField({
  value,
  onChange,
  optional = false,
  accepts = () => true,
  error,
  ...words
}: Words & {
  readonly value: Milli | null;
  readonly onChange: (value: Milli | null) => void;
  readonly optional?: boolean;
  readonly accepts?: (value: Milli) => boolean;
}) {
  const { t, language } = useText('contest-setup');
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value === null ? '' : milliToText(value, language);
  const read = (text: string): Milli | null => {
    const parsed = textToMilli(text);
    return parsed !== null && accepts(parsed) ? parsed : null;
  };
  const isBad = (text: string) => (text.trim() === '' ? !optional : read(text) === null);
  const change = (text: string) => {
    setTyped(text);
    if (text.trim() === '' && optional) onChange(null);
    const parsed = read(text);
    if (parsed !== null) onChange(parsed);
  };
  return (
    <TextField
      {...words}
      inputMode="decimal"
      value={typed ?? shown}
      onChange={change}
      onBlur={() => setTyped(null)}
      error={typed !== null && isBad(typed) ? t('numberInvalid') : error}
    />
  );
}

/** A whole number between two bounds, in the same manner. */
export function CountField({
  value,
  onChange,
  least,
  most,
  ...words
}: Words & {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly least: number;
  readonly most: number;
}) {
  const { t } = useText('contest-setup');
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string): number | null => {
    const plain = text.trim();
    const number = /^\d{1,6}$/.test(plain) ? Number(plain) : null;
    return number !== null && number >= least && number <= most ? number : null;
  };
  const change = (text: string) => {
    setTyped(text);
    const number = read(text);
    if (number !== null) onChange(number);
  };
  return (
    <TextField
      {...words}
      inputMode="numeric"
      value={typed ?? String(value)}
      onChange={change}
      onBlur={() => setTyped(null)}
      error={
        typed !== null && read(typed) === null
          ? t('countInvalid', { least: String(least), most: String(most) })
          : words.error
      }
    />
  );
}
