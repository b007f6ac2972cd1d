import { memo, useState } from 'react';

import type { CheckedSheet } from '../../../shared/deciding/audit.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/field.tsx';
import { Segment } from '../../ui/segment.tsx';
import { isReceipt, type SheetFacts } from './sheet-facts.ts';

type Result = CheckedSheet['result'];

/** A drawn sheet with what its comparison came to. */
export interface DrawnRow {
  readonly name: string;
  readonly facts: SheetFacts;
  /** Null while it is not compared. */
  readonly result: Result | null;
}

/** Sheets that are drawn on the screen at once: a sample may be of hundreds. */
const atOnce = 40;

const choices = ['open', 'agrees', 'differs', 'missing'] as const;

/** The number on the juror's receipt: typed whole, it says by itself whether the two agree. */
function ReceiptField({
  facts,
  onResult,
}: {
  readonly facts: SheetFacts;
  readonly onResult: (result: Result) => void;
}) {
  const { t } = useText('audit');
  const [typed, setTyped] = useState('');
  const whole = typed.replace(/\D/g, '').length >= facts.receipt.replace(/\D/g, '').length;
  const change = (text: string) => {
    setTyped(text);
    if (isReceipt(text, facts.receipt)) onResult('agrees');
  };
  return (
    <TextField
      label={t('list.typed')}
      value={typed}
      onChange={change}
      inputMode="numeric"
      error={
        typed !== '' && whole && !isReceipt(typed, facts.receipt)
          ? t('list.otherReceipt')
          : undefined
      }
    />
  );
}

/** A sheet; a mark on one draws no other again. */
const Row = memo(function Row({
  name,
  facts,
  result,
  number,
  onResult,
}: DrawnRow & {
  readonly number: number;
  readonly onResult: (name: string, result: Result | null) => void;
}) {
  const { t, format } = useText('audit');
  const about = t('list.sheet', { submission: facts.submission, juror: facts.juror });
  return (
    <li className="audit-row">
      <span className="num" aria-hidden="true">
        {format.number(number)}
      </span>
      <div className="audit-sheet">
        <p>
          <b>{about}</b>
        </p>
        <p className="meta">{facts.title}</p>
        <p className="audit-points">{facts.scores.join(' · ')}</p>
        <p>
          {t('list.receipt')}{' '}
          <code>{facts.receipt === '' ? t('list.noReceipt') : facts.receipt}</code>
        </p>
      </div>
      <div className="audit-compare">
        {facts.receipt !== '' && (
          <ReceiptField facts={facts} onResult={(found) => onResult(name, found)} />
        )}
        <Segment
          label={t('list.result', { sheet: about })}
          value={result ?? 'open'}
          onChange={(value) => onResult(name, value === 'open' ? null : value)}
          options={choices.map((value) => ({ value, label: t(`result.${value}`) }))}
        />
        {result !== null && (
          <span className={`audit-mark ${result}`}>
            <Icon name={result === 'agrees' ? 'done' : 'alert'} size="sm" />
            {t(`result.${result}`)}
          </span>
        )}
      </div>
    </li>
  );
});

/** The drawn sheets in the order of drawing, each beside what its juror holds of it. */
export function DrawnList({
  rows,
  onResult,
}: {
  readonly rows: readonly DrawnRow[];
  readonly onResult: (name: string, result: Result | null) => void;
}) {
  const { t, format } = useText('audit');
  const [shown, setShown] = useState(atOnce);
  const rest = rows.length - shown;
  return (
    <Card title={t('list.title')} className="audit-card">
      <p>{t('list.note')}</p>
      <ol className="audit-list">
        {rows.slice(0, shown).map((row, at) => (
          <Row key={row.name} {...row} number={at + 1} onResult={onResult} />
        ))}
      </ol>
      {rest > 0 && (
        <Button wide onClick={() => setShown(shown + atOnce)}>
          {t('list.more', { number: format.number(Math.min(rest, atOnce)) })}
        </Button>
      )}
    </Card>
  );
}
