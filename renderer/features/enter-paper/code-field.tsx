import { type KeyboardEvent, useState } from 'react';

import type { Id, Stage } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { digitOfCode } from '../../../shared/language/score-keys.ts';
import type { ContestId } from '../../../shared/log/operation.ts';
import {
  parseSheetCode,
  type SheetCodeError,
  sheetCodeLength,
} from '../../../shared/scoring/sheet-code.ts';
import { CameraView } from '../../hand-over/camera-view.tsx';
import { type Text, useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { type PaperJuror, sheetsWithCode } from './paper-work.ts';

/** Which sheet a person means. */
export interface Place {
  readonly juror: Id;
  readonly submission: Id;
}

/** What a typed code came to: nothing yet, an error, no sheet here, or several of which one is meant. */
type Found =
  | { readonly type: 'nothing' }
  | { readonly type: 'wrong'; readonly error: SheetCodeError }
  | { readonly type: 'unknown' }
  | { readonly type: 'several'; readonly places: readonly Place[] };

/** What is wrong with a code, in words; a short one only when the person says that it is all. */
function problemOf(
  found: Found,
  typed: string,
  { t, format }: Text<'coordinator'>,
): string | undefined {
  if (found.type === 'unknown') return t('paper.code.unknown');
  if (found.type !== 'wrong') return undefined;
  const { error } = found;
  switch (error.type) {
    case 'sign':
      return t('paper.code.sign', { sign: error.sign });
    case 'check':
      return t('paper.code.check');
    case 'length':
      return typed.trim() === ''
        ? t('paper.code.empty')
        : t('paper.code.length', {
            typed: format.number(error.signs),
            signs: format.number(sheetCodeLength),
          });
  }
}

/** Digits by the place of their keys: the top row of the Kazakh layout writes letters. */
function typeDigit(event: KeyboardEvent<HTMLInputElement>): string | null {
  const digit = digitOfCode(event.code);
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (digit === null || !plain || event.key === String(digit)) return null;
  const before = value.slice(0, selectionStart ?? value.length);
  return `${before}${digit}${value.slice(selectionEnd ?? value.length)}`;
}

interface CodeFieldProps {
  readonly contest: ContestId;
  readonly stage: Stage;
  readonly jurors: readonly PaperJuror[];
  /** True while a sheet is open: then the field is not explained again. */
  readonly brief: boolean;
  readonly onOpen: (place: Place) => void;
}

/** What was typed, what it came to, and whether the camera looks as well. */
function useLookup({ contest, stage, jurors, onOpen }: CodeFieldProps) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>({ type: 'nothing' });
  const [camera, setCamera] = useState(false);
  const open = (place: Place) => {
    setText('');
    setFound({ type: 'nothing' });
    setCamera(false);
    onOpen(place);
  };
  /** `whole` says that the person is done typing: then a code that is too short is wrong as well. */
  const look = (typed: string, whole: boolean) => {
    setText(typed);
    const code = parseSheetCode(typed);
    if (!code.ok) {
      const short = code.error.type === 'length' && code.error.signs < sheetCodeLength;
      return setFound(short && !whole ? { type: 'nothing' } : { type: 'wrong', error: code.error });
    }
    const places = sheetsWithCode(contest, stage.id, jurors, code.value);
    const [only] = places;
    if (only === undefined) return setFound({ type: 'unknown' });
    return places.length === 1 ? open(only) : setFound({ type: 'several', places });
  };
  return { text, found, camera, setCamera, open, look };
}

/** The sheets that share a code; the paper says which one it is. */
function Several({
  places,
  jurors,
  onOpen,
}: Pick<CodeFieldProps, 'jurors' | 'onOpen'> & { readonly places: readonly Place[] }) {
  const { t } = useText('coordinator');
  const nameOf = (id: Id): string => {
    const juror = jurors.find(({ person }) => person.id === id);
    return juror === undefined ? id : fullName(juror.person);
  };
  return (
    <div className="col g3" role="group" aria-label={t('paper.code.several')}>
      <p>{t('paper.code.several')}</p>
      {places.map((place) => (
        <Button key={`${place.juror}/${place.submission}`} onClick={() => onOpen(place)}>
          {t('paper.code.place', { number: place.submission, juror: nameOf(place.juror) })}
        </Button>
      ))}
    </div>
  );
}

/** Opening a sheet by the code that is printed on it: typed, or shown to the camera. */
export function CodeField(props: CodeFieldProps) {
  const words = useText('coordinator');
  const { t } = words;
  const { text, found, camera, setCamera, open, look } = useLookup(props);
  return (
    <section className="card pad col g3 paper-code" aria-label={t('paper.code.title')}>
      <form
        className="row g3"
        onSubmit={(event) => {
          event.preventDefault();
          look(text, true);
        }}
      >
        <TextField
          label={t('paper.code.label')}
          hint={props.brief ? undefined : t('paper.code.hint')}
          value={text}
          maxLength={40}
          autoCapitalize="characters"
          onChange={(typed) => look(typed, false)}
          onKeyDown={(event) => {
            const typed = typeDigit(event);
            if (typed === null) return;
            event.preventDefault();
            look(typed, false);
          }}
          error={problemOf(found, text, words)}
        />
        <Button type="submit">{t('paper.code.open')}</Button>
      </form>
      {found.type === 'several' && (
        <Several places={found.places} jurors={props.jurors} onOpen={open} />
      )}
      <CameraView
        on={camera}
        otherWay={t('paper.code.otherWay')}
        onSwitch={setCamera}
        onText={(seen) => look(seen, true)}
      />
    </section>
  );
}
