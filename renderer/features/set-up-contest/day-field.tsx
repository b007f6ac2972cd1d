import { type ReactNode, useState } from 'react';

import { isDay } from '../../../shared/contest/deadlines.ts';
import { useText } from '../../language/use-text.ts';
import { TextField } from '../../ui/field.tsx';

/** "13.05.2026", "13/5/2026" or "2026-05-13" as an ISO day; null for anything that is no day. */
export function readDay(text: string): string | null {
  const trimmed = text.trim();
  const [, date = '', month = '', year = ''] =
    /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(trimmed) ?? [];
  const day = year === '' ? trimmed : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** A day of the calendar as people here write it; `null` for an empty field. What is no day is marked. */
export function DayField({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}) {
  const { t, format } = useText('contest-setup');
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    const day = readDay(text);
    if (day !== null || text.trim() === '') onChange(day);
  };
  const isBad = typed !== null && typed.trim() !== '' && readDay(typed) === null;
  return (
    <TextField
      label={label}
      hint={hint ?? t('dayHint')}
      value={typed ?? (value === null ? '' : format.date(value, 'short'))}
      onChange={change}
      onBlur={() => setTyped(null)}
      error={isBad ? t('dayInvalid') : undefined}
    />
  );
}
