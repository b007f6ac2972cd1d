import { useState } from 'react';

import type { Result } from '../../../shared/basics/result.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { ScoreValue } from '../../../shared/scoring/sheet.ts';
import { errorText } from '../../language/error-text.ts';
import { type Text, useText } from '../../language/use-text.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioField, TextField } from '../../ui/field.tsx';
import { type Difference, readSecond, type Scores } from './second-entry.ts';

/** What the paper really says of one criterion, as the two people see it. */
interface Choice {
  readonly from: 'first' | 'second' | 'other' | '';
  readonly other: string;
}

const noChoice: Choice = { from: '', other: '' };

const scoreWords = (score: ScoreValue | null, { t, format }: Text<'coordinator'>): string =>
  score === null
    ? t('paper.second.none')
    : score === 'cannot-judge'
      ? t('paper.second.cannotJudge')
      : format.score(score);

/** The score that was chosen, or null while nothing sound is. */
function chosenScore({ criterion, first, second }: Difference, choice: Choice): ScoreValue | null {
  if (choice.from === 'first') return first;
  if (choice.from === 'second') return second;
  if (choice.from === '') return null;
  const read: Result<ScoreValue, unknown> = readSecond(choice.other, criterion.scale);
  return read.ok ? read.value : null;
}

function DifferenceCard({
  difference,
  choice,
  asked,
  onChoose,
}: {
  readonly difference: Difference;
  readonly choice: Choice;
  /** Whether the lack of a choice is said. */
  readonly asked: boolean;
  readonly onChoose: (choice: Choice) => void;
}) {
  const text = useText('coordinator');
  const { t, format, language } = text;
  const { criterion, first, second } = difference;
  const title = format.localized(criterion.title);
  const read = readSecond(choice.other, criterion.scale);
  const wrong =
    choice.from === 'other' && asked && !read.ok ? errorText(read.error, language) : null;
  return (
    <li className="card pad">
      <RadioField
        label={title}
        value={choice.from}
        onChange={(from) => onChoose({ ...choice, from })}
        options={[
          ...(first === null
            ? []
            : ([
                {
                  value: 'first',
                  label: t('paper.differ.first', { score: scoreWords(first, text) }),
                },
              ] as const)),
          { value: 'second', label: t('paper.differ.second', { score: scoreWords(second, text) }) },
          { value: 'other', label: t('paper.differ.other') },
        ]}
      />
      {choice.from === 'other' && (
        <TextField
          label={t('paper.differ.otherScore', { criterion: title })}
          labelHidden
          inputMode="decimal"
          value={choice.other}
          onChange={(other) => onChoose({ ...choice, other })}
          error={wrong === null ? undefined : `${wrong.what} ${wrong.do}`}
        />
      )}
      {asked && choice.from === '' && <p className="field-error">{t('paper.differ.choose')}</p>}
    </li>
  );
}

/** Where the two entries differ, side by side; the paper decides. */
export function SettleDifferences({
  differences,
  person,
  onSettle,
  onStop,
}: {
  readonly differences: readonly Difference[];
  readonly person: string;
  /** What the paper says of each of the criteria. */
  readonly onSettle: (scores: Scores) => Promise<void>;
  readonly onStop: () => void;
}) {
  const { t } = useText('coordinator');
  const [choices, setChoices] = useState<Readonly<Record<Id, Choice>>>({});
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const settle = async () => {
    setAsked(true);
    const scores = differences.flatMap((difference) => {
      const score = chosenScore(difference, choices[difference.criterion.id] ?? noChoice);
      return score === null ? [] : [[difference.criterion.id, score] as const];
    });
    if (scores.length < differences.length) return;
    setBusy(true);
    await onSettle(Object.fromEntries(scores)).finally(() => setBusy(false));
  };
  return (
    <>
      <Banner tone="warn" title={t('paper.differ.title', { count: differences.length })}>
        {t('paper.differ.how', { person })}
      </Banner>
      <ul className="col g3" aria-label={t('paper.differ.list')}>
        {differences.map((difference) => (
          <DifferenceCard
            key={difference.criterion.id}
            difference={difference}
            choice={choices[difference.criterion.id] ?? noChoice}
            asked={asked}
            onChoose={(choice) =>
              setChoices((all) => ({ ...all, [difference.criterion.id]: choice }))
            }
          />
        ))}
      </ul>
      <ActionBar start={<Button onClick={onStop}>{t('paper.second.stop')}</Button>}>
        <Button variant="primary" size="lg" busy={busy} onClick={() => void settle()}>
          {t('paper.differ.save')}
        </Button>
      </ActionBar>
    </>
  );
}
