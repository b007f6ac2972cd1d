import { useState } from 'react';

import { foldForSearch } from '../../../shared/language/search-fold.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { decisionWords, pressWords } from './decision-words.ts';
import { type ConflictsText, momentText, personName } from './item-words.ts';
import {
  type MadeDecision,
  madeDecisions,
  type Standing,
  standingOfPress,
  withdrawable,
} from './made-decisions.ts';

const looks: Readonly<Record<Standing, readonly [tone: Tone, icon: IconName]>> = {
  standing: ['ok', 'check'],
  overtaken: ['warn', 'alert'],
  replaced: ['neutral', 'swap'],
  withdrawn: ['neutral', 'undo'],
};

/** Decisions shown before the rest is unfolded. */
const shownAtFirst = 30;

const whoAndWhen = (made: MadeDecision, state: ContestState, text: ConflictsText): string =>
  `${personName(made.person, state, text)}, ${momentText(made.wallClock, text)}`;

/** True where any word of a decision holds what is searched for. */
function speaksOf(
  made: MadeDecision,
  wanted: string,
  state: ContestState,
  text: ConflictsText,
): boolean {
  if (wanted === '') return true;
  const words = made.parts.flatMap(({ decision }) => {
    const { title, note } = decisionWords(decision.operation, state, text);
    return [title, note];
  });
  const all = [...words, made.reason, whoAndWhen(made, state, text)].join(' ');
  return foldForSearch(all).includes(wanted);
}

/** One press of a button: what it decided, by whom, when, why, and whether it stands. */
function DecisionRow({
  made,
  state,
  onTakeBack,
}: {
  readonly made: MadeDecision;
  readonly state: ContestState;
  readonly onTakeBack: () => void;
}) {
  const text = useText('conflicts');
  const { t } = text;
  const { title, note } = pressWords(made, state, text);
  const standing = standingOfPress(made);
  const [tone, icon] = looks[standing];
  const [withdrawal] = made.parts.flatMap(({ decision }) => decision.withdrawal ?? []);
  return (
    <li>
      <div className="grow">
        <div className="t1">{title}</div>
        {note !== '' && <div className="t2">{note}</div>}
        <div className="t2">{whoAndWhen(made, state, text)}</div>
        <div className="t2">{t('decisions.because', { reason: made.reason })}</div>
        {withdrawal !== undefined && (
          <div className="t2">
            {t('decisions.takenBack', {
              person: personName(state.keys.get(withdrawal.signer)?.person ?? null, state, text),
              when: momentText(withdrawal.wallClock, text),
              reason: withdrawal.reason,
            })}
          </div>
        )}
      </div>
      <Chip tone={tone} icon={icon}>
        {t(`decisions.standing.${standing}`)}
      </Chip>
      {withdrawable(made).length > 0 && (
        <Button variant="quiet" icon="undo" onClick={onTakeBack}>
          {t('decisions.takeBack')}
        </Button>
      )}
    </li>
  );
}

/** Asks for the reason before a decision is taken back, and shows all that goes with it. */
function TakeBackDialog({
  made,
  state,
  busy,
  onClose,
  onConfirm,
}: {
  readonly made: MadeDecision;
  readonly state: ContestState;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (reason: string) => void;
}) {
  const text = useText('conflicts');
  const { t } = text;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const operations = withdrawable(made);
  const confirm = () => {
    setAsked(true);
    if (reason.trim() !== '') onConfirm(reason.trim());
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('decisions.question')}
      verb={t('decisions.takeBackCount', { count: operations.length })}
      cancel={t('common:cancel')}
      busy={busy}
      onConfirm={confirm}
    >
      <p>{t('decisions.consequence')}</p>
      <ul className="taken-back">
        {operations.map((operation) => (
          <li key={operation.id}>{decisionWords(operation, state, text).title}</li>
        ))}
      </ul>
      <TextArea
        label={t('decisions.reason')}
        value={reason}
        rows={2}
        onChange={setReason}
        error={asked && reason.trim() === '' && t('reason.wordsMissing')}
      />
    </ConfirmDialog>
  );
}

function DecisionList({
  made,
  state,
  onTakeBack,
}: {
  readonly made: readonly MadeDecision[];
  readonly state: ContestState;
  readonly onTakeBack: (made: MadeDecision) => void;
}) {
  const { t } = useText('conflicts');
  const [all, setAll] = useState(false);
  const shown = all ? made : made.slice(0, shownAtFirst);
  return (
    <>
      <ul className="decisions" aria-label={t('decisions.title')}>
        {shown.map((each) => (
          <DecisionRow
            key={each.id}
            made={each}
            state={state}
            onTakeBack={() => onTakeBack(each)}
          />
        ))}
      </ul>
      {shown.length < made.length && (
        <div className="foot">
          <Button variant="quiet" icon="down" onClick={() => setAll(true)}>
            {t('decisions.showRest', { count: made.length - shown.length })}
          </Button>
        </div>
      )}
    </>
  );
}

/** Every decision of headquarters, newest first, to be looked up and taken back. */
export function DecisionsView({
  state,
  busy,
  onTakeBack,
}: {
  readonly state: ContestState;
  readonly busy: boolean;
  readonly onTakeBack: (made: MadeDecision, reason: string) => Promise<boolean>;
}) {
  const text = useText('conflicts');
  const { t } = text;
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<MadeDecision | null>(null);
  const wanted = foldForSearch(search.trim());
  const found = madeDecisions(state).filter((made) => speaksOf(made, wanted, state, text));
  const takeBack = async (made: MadeDecision, reason: string) => {
    if (await onTakeBack(made, reason)) setAsked(null);
  };
  return (
    <Card
      pad={false}
      title={t('decisions.title')}
      aside={
        <TextField
          label={t('common:search')}
          labelHidden
          type="search"
          icon="search"
          placeholder={t('common:search')}
          value={search}
          onChange={setSearch}
        />
      }
    >
      <DecisionList made={found} state={state} onTakeBack={setAsked} />
      {found.length === 0 && (
        <EmptyState
          ornament={false}
          title={wanted === '' ? t('decisions.none') : t('common:nothingFound')}
        />
      )}
      {asked !== null && (
        <TakeBackDialog
          made={asked}
          state={state}
          busy={busy}
          onClose={() => setAsked(null)}
          onConfirm={(reason) => void takeBack(asked, reason)}
        />
      )}
    </Card>
  );
}
