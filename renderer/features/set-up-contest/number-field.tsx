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

/** A whole number as people type it: spaces stand where thousands part. */
function readCount(text: string, least: number, most: number): number | null {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '');
  const number = /^\d{1,15}$/.test(plain) ? Number(plain) : null;
  return number !== null && number >= least && number <= most ? number : null;
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** A whole number between two bounds, in the same manner; `null` for an empty field. */
export function OptionalCountField({
  value,
  onChange,
  least,
  most,
  optional = true,
  ...words
}: Words &
  Bounds & {
    readonly value: number | null;
    readonly onChange: (value: number | null) => void;
    readonly optional?: boolean;
  }) {
  const { t, format } = useText('contest-setup');
  const [typed, setTyped] = useState<string | null>(null);
  const isBad = (text: string) =>
    text.trim() === '' ? !optional : readCount(text, least, most) === null;
  const change = (text: string) => {
    setTyped(text);
    const number = readCount(text, least, most);
    if (number !== null) onChange(number);
    else if (optional && text.trim() === '') onChange(null);
  };
  return (
    <TextField
      {...words}
      inputMode="numeric"
      value={typed ?? (value === null ? '' : format.number(value))}
      onChange={change}
      onBlur={() => setTyped(null)}
      error={
        typed !== null && isBad(typed)
          ? t('countInvalid', { least: format.number(least), most: format.number(most) })
          : words.error
      }
    />
  );
}

/** A whole number between two bounds that is always there. */
export function CountField({
  onChange,
  ...props
}: Words &
  Bounds & {
    readonly value: number;
    readonly onChange: (value: number) => void;
  }) {
  return (
    <OptionalCountField
      {...props}
      optional={false}
      onChange={(value) => {
        if (value !== null) onChange(value);
      }}
    />
  );
}
