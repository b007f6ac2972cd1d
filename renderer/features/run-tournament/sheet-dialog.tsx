import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { RecordedSheet } from '../../../shared/merge/tournament-facts.ts';
import { mayBeDrawn } from '../../../shared/tournament/match.ts';
import { recordResult } from '../../../shared/tournament/tournament-operations.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { RulingFields } from './ruling-fields.tsx';
import {
  asksFigures,
  blankSheet,
  draftOf,
  type Faults,
  faultsOf,
  isLevel,
  resultOf,
  type SheetDraft,
  type SideDraft,
} from './sheet-draft.ts';
import { MatchFields, RunFields } from './side-fields.tsx';
import { sheetsOf, type TournamentSubject, useTournamentWords } from './tournament-subject.ts';
import { useRecording } from './use-recording.ts';

/** Whose sheet stands there already: nobody's or the own one, or another's. */
function standingOf(
  { state, person }: TournamentSubject,
  sheet: RecordedSheet | undefined,
): 'own' | 'other' {
  if (sheet === undefined) return 'own';
  return state.keys.get(sheet.by)?.person === person ? 'own' : 'other';
}

interface FiguresProps {
  readonly subject: TournamentSubject;
  readonly draft: SheetDraft;
  readonly faults: Faults;
  readonly onChange: (draft: SheetDraft) => void;
}

/** The figures of every team, side by side. */
function Figures({ subject, draft, faults, onChange }: FiguresProps) {
  const { discipline, tournament } = subject;
  const words = useTournamentWords(subject);
  const match = tournament.matches.find((each) => each.match.id === draft.match)?.match;
  const mayDraw = match !== undefined && mayBeDrawn(match.part);
  const asksExtra = (!mayDraw && isLevel(draft)) || draft.sides.some(({ extra }) => extra !== '');
  const change = (changed: SideDraft) =>
    onChange({
      ...draft,
      sides: draft.sides.map((side) => (side.team === changed.team ? changed : side)),
    });
  return (
    <div className="sheet-sides">
      {draft.sides.map((side, at) => (
        <fieldset key={side.team} className="sheet-side">
          <legend>
            {words.nameOf(side.team)}
            <span className="t2 block">{words.schoolOf(side.team)}</span>
          </legend>
          {discipline.system === 'timed-heats' ? (
            <RunFields side={side} discipline={discipline} faults={faults} onChange={change} />
          ) : (
            <MatchFields
              side={side}
              discipline={discipline}
              faults={faults}
              onChange={change}
              asksExtra={asksExtra}
              first={at === 0}
            />
          )}
        </fieldset>
      ))}
    </div>
  );
}

/** What is said of a sheet that somebody else wrote before. */
function OthersSheet({
  marshal,
  why,
  isMissing,
  onWhy,
}: {
  readonly marshal: boolean;
  readonly why: string;
  readonly isMissing: boolean;
  readonly onWhy: (why: string) => void;
}) {
  const { t } = useText('tournament');
  if (!marshal) return <Banner tone="warn">{t('sheet.second')}</Banner>;
  return (
    <TextField
      label={t('sheet.overrule')}
      hint={t('sheet.overruleHint')}
      value={why}
      onChange={onWhy}
      error={isMissing && t('fault.reason')}
    />
  );
}

/** The draft of a sheet and its way into the log. */
function useSheet(subject: TournamentSubject, match: Id, teams: readonly Id[]) {
  const { t, language } = useText('tournament');
  const words = useTournamentWords(subject);
  const recording = useRecording();
  const sheet = sheetsOf(subject).get(match);
  const standing = standingOf(subject, sheet);
  const [draft, setDraft] = useState(() =>
    sheet === undefined || (standing === 'other' && !subject.marshal)
      ? blankSheet(match, teams)
      : draftOf(sheet.result, teams, language),
  );
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const asksWhy = standing === 'other' && subject.marshal;
  const lacksWhy = asksWhy && why.trim() === '';
  const faults = tried ? faultsOf(draft, subject.discipline) : new Map();
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (lacksWhy || faultsOf(draft, subject.discipline).size > 0) return false;
    const result = resultOf(draft, subject.discipline);
    const told = t('sheet.saved', { match: words.matchOf(match) });
    return recording.record([recordResult(result, asksWhy ? why.trim() : '')], told);
  };
  return {
    ...recording,
    draft,
    setDraft,
    why,
    setWhy,
    faults,
    isOthers: standing === 'other',
    isWhyMissing: tried && lacksWhy,
    save,
  };
}

/** Everything that is asked on a sheet; Enter in a field records it. */
function SheetForm({
  subject,
  sheet,
  onSave,
}: {
  readonly subject: TournamentSubject;
  readonly sheet: ReturnType<typeof useSheet>;
  readonly onSave: () => void;
}) {
  const { t } = useText('tournament');
  const { draft, faults } = sheet;
  return (
    <form
      id="sheet"
      className="col g4 tournament-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <ErrorBanner error={sheet.error} />
      {sheet.isOthers && (
        <OthersSheet
          marshal={subject.marshal}
          why={sheet.why}
          isMissing={sheet.isWhyMissing}
          onWhy={sheet.setWhy}
        />
      )}
      {asksFigures(draft) && (
        <Figures subject={subject} draft={draft} faults={faults} onChange={sheet.setDraft} />
      )}
      <RulingFields subject={subject} draft={draft} faults={faults} onChange={sheet.setDraft} />
      <TextArea
        label={t('sheet.note')}
        value={draft.note}
        onChange={(note) => sheet.setDraft({ ...draft, note })}
      />
    </form>
  );
}

/** A referee's sheet of one match or run: figures, penalties, ruling, note. */
export function SheetDialog({
  subject,
  match,
  teams,
  onClose,
}: {
  readonly subject: TournamentSubject;
  readonly match: Id;
  readonly teams: readonly Id[];
  readonly onClose: () => void;
}) {
  const { t } = useText('tournament');
  const words = useTournamentWords(subject);
  const sheet = useSheet(subject, match, teams);
  const save = async () => {
    if (await sheet.save()) onClose();
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('sheet.title', { match: words.matchOf(match) })}
      verbs={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" size="lg" type="submit" form="sheet" busy={sheet.busy}>
            {t('sheet.save')}
          </Button>
        </>
      }
    >
      <SheetForm subject={subject} sheet={sheet} onSave={() => void save()} />
    </Dialog>
  );
}
