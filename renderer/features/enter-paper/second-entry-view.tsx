import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

import type { Criterion, Id, Stage } from '../../../shared/contest/contest.ts';
import type { ScoreError } from '../../../shared/language/score-entry.ts';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { Keys } from '../../ui/keys.tsx';
import {
  nameError,
  readAll,
  readSecond,
  type SecondEntry,
  typedAfterSecondKey,
} from './second-entry.ts';

type Errors = Readonly<Record<Id, ScoreError>>;

interface RowProps {
  readonly criterion: Criterion;
  readonly number: number;
  readonly text: string;
  readonly error: ScoreError | undefined;
  readonly onType: (text: string) => void;
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onLeave: () => void;
}

/** What of a field stays when a key is typed: nothing of a text that is selected as a whole. */
const kept = ({ value, selectionStart, selectionEnd }: HTMLInputElement): string =>
  value !== '' && selectionStart === 0 && selectionEnd === value.length ? '' : value;

/** One criterion: what it is, its scale, and the field. */
function Row({ criterion, number, text, error, onType, onKey, onLeave }: RowProps) {
  const { t, format, language } = useText('coordinator');
  const { min, max, step } = criterion.scale;
  const words = error === undefined ? undefined : errorText(error, language);
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const typed = typedAfterSecondKey(kept(event.currentTarget), event.code, criterion.scale);
    if (typed === null) return onKey(event);
    event.preventDefault();
    onType(typed);
  };
  return (
    <li>
      <Field
        label={`${format.number(number)}. ${format.localized(criterion.title)}`}
        hint={t('paper.second.scale', {
          min: format.score(min),
          max: format.score(max),
          step: format.score(step),
        })}
        error={words === undefined ? undefined : `${words.what} ${words.do}`}
      >
        {(wiring) => (
          <input
            {...wiring}
            className="input num"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            data-criterion={criterion.id}
            onKeyDown={press}
            onChange={(event) => onType(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={onLeave}
          />
        )}
      </Field>
    </li>
  );
}

const fields = (list: HTMLElement | null): readonly HTMLInputElement[] => [
  ...(list?.querySelectorAll<HTMLInputElement>('[data-criterion]') ?? []),
];

/** The criteria one under another; Enter and arrows go from field to field, and a score that is none is said on leaving. */
function SecondTable({
  stage,
  entry,
  errors,
  onErrors,
  onChange,
  onEnd,
}: {
  readonly stage: Stage;
  readonly entry: SecondEntry;
  readonly errors: Errors;
  readonly onErrors: (errors: Errors) => void;
  readonly onChange: (typed: SecondEntry['typed']) => void;
  readonly onEnd: () => void;
}) {
  const { t } = useText('coordinator');
  const list = useRef<HTMLOListElement>(null);
  const [first] = useState(() => entry.person !== '');
  useEffect(() => {
    const open = fields(list.current);
    if (first) (open.find(({ value }) => value === '') ?? open[0])?.focus();
  }, [first]);
  const check = ({ id, scale }: Criterion): boolean => {
    const read = readSecond(entry.typed[id] ?? '', scale);
    const { [id]: _before, ...others } = errors;
    const wrong = !read.ok && read.error.type !== 'ScoreEmpty';
    onErrors(wrong ? { ...others, [id]: read.error } : others);
    return read.ok;
  };
  const move = (criterion: Criterion, at: number, event: KeyboardEvent<HTMLInputElement>) => {
    const forward = event.code === 'Enter' || event.code === 'NumpadEnter';
    if (!forward && event.code !== 'ArrowDown' && event.code !== 'ArrowUp') return;
    event.preventDefault();
    if (forward && !check(criterion)) return event.currentTarget.select();
    const next = fields(list.current)[at + (event.code === 'ArrowUp' ? -1 : 1)];
    if (next !== undefined) next.focus();
    else if (forward) onEnd();
  };
  return (
    <ol className="second-table" ref={list} aria-label={t('paper.second.scores')}>
      {stage.criteria.map((criterion, at) => (
        <Row
          key={criterion.id}
          criterion={criterion}
          number={at + 1}
          text={entry.typed[criterion.id] ?? ''}
          error={errors[criterion.id]}
          onType={(text) => onChange({ ...entry.typed, [criterion.id]: text })}
          onKey={(event) => move(criterion, at, event)}
          onLeave={() => void check(criterion)}
        />
      ))}
    </ol>
  );
}

function Intro() {
  const { t } = useText('coordinator');
  return (
    <div>
      <h2>{t('paper.second.title')}</h2>
      <p className="meta">{t('paper.second.how')}</p>
    </div>
  );
}

function KeyHints() {
  const { t } = useText('coordinator');
  return (
    <p className="hints">
      <Keys text="0" />–<Keys text="9" /> {t('paper.second.keys.score')} <Keys text="–" />{' '}
      {t('paper.second.keys.dash')} <Keys text="Enter" /> {t('paper.second.keys.next')}
    </p>
  );
}

/** The second person types the whole sheet again; what was entered first is not to be seen meanwhile. */
export function SecondEntryView({
  stage,
  entry,
  onChange,
  onStop,
}: {
  readonly stage: Stage;
  readonly entry: SecondEntry;
  readonly onChange: (entry: SecondEntry) => void;
  readonly onStop: () => void;
}) {
  const { t } = useText('coordinator');
  const { profile } = useDesk('profile');
  const [errors, setErrors] = useState<Errors>({});
  const [asked, setAsked] = useState(false);
  const compare = useRef<HTMLButtonElement>(null);
  const wrongName = profile === null ? null : nameError(entry.person, profile.person);
  const finish = () => {
    setAsked(true);
    const read = readAll(entry.typed, stage.criteria);
    if (!read.ok) return setErrors(read.error);
    return wrongName === null ? onChange({ ...entry, agreed: read.value }) : undefined;
  };
  return (
    <>
      <section className="card pad col g4" aria-label={t('paper.second.title')}>
        <Intro />
        <TextField
          label={t('paper.second.person')}
          hint={t('paper.second.personHint')}
          value={entry.person}
          maxLength={120}
          onChange={(person) => onChange({ ...entry, person })}
          error={
            wrongName !== null && (asked || wrongName === 'same')
              ? t(`paper.second.name.${wrongName}`)
              : undefined
          }
        />
        <SecondTable
          stage={stage}
          entry={entry}
          errors={errors}
          onErrors={setErrors}
          onChange={(typed) => onChange({ ...entry, typed })}
          onEnd={() => compare.current?.focus()}
        />
        <KeyHints />
        <p className="meta">{t('paper.second.comments')}</p>
      </section>
      <ActionBar start={<Button onClick={onStop}>{t('paper.second.stop')}</Button>}>
        <Button variant="primary" size="lg" ref={compare} onClick={finish}>
          {t('paper.second.compare')}
        </Button>
      </ActionBar>
    </>
  );
}
