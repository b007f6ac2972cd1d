import { useMemo, useState } from 'react';

import type { Language } from '../../../shared/basics/localized.ts';
import { type LettersChange, lettersTo } from '../../../shared/contest/letters.ts';
import type { ContestSettings, RegionCode } from '../../../shared/contest/contest.ts';
import { useCopying } from '../../hand-over/use-copying.ts';
import { useHost } from '../../host/host-context.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segment } from '../../ui/segment.tsx';
import { useToast } from '../../ui/toast.tsx';
import {
  type Addressee,
  addresseesOf,
  type Addressees,
  joinedTexts,
  letterFiles,
} from './addressees.ts';
import { ReminderPanel } from './reminder-panel.tsx';
import { ReminderTable } from './reminder-table.tsx';
import { StageChoice } from './stage-choice.tsx';
import { type Stages, useBoard } from './use-board.ts';

type Who = 'jurors' | 'coordinators';
type Filter = 'late' | 'owing';

const none: Addressees = { jurors: [], coordinators: [], blocked: 0 };

/** Everybody who owes something of a stage, with their letters. */
function useAddressees(settings: ContestSettings, stages: Stages, only: RegionCode | null) {
  const state = useShownState();
  const { profile } = useDesk('profile');
  const { stage, board, setStage } = useBoard(stages, only);
  const addressees = useMemo(() => {
    if (state === null || profile === null || board === null || stage === undefined) return none;
    return addresseesOf(board, state, {
      contest: settings.title,
      stage: stage.title,
      due: board.due,
      profile: settings.regionsProfile,
      sender: profile.person,
    });
  }, [state, profile, board, stage, settings]);
  return { stage, board, setStage, addressees };
}

/** What this desk remembers of its letters, and how that changes. */
function useLetters() {
  const { language: shown } = useText('reminders');
  const { personal } = useDesk('personal');
  const desk = useDeskCommands();
  const [error, setError] = useState<DeskError | null>(null);
  const keep = async (change: LettersChange): Promise<boolean> => {
    const kept = await desk.keepPersonal({ type: 'letters', change });
    setError(kept.ok ? null : kept.error);
    return kept.ok;
  };
  const languageOf = (person: string): Language =>
    lettersTo(personal.letters, person).language ?? shown;
  return { letters: personal.letters, languageOf, keep, error, setError };
}

/** What is done with all the letters that are shown. */
function AllLetters({
  shown,
  languageOf,
  onMark,
  onError,
}: {
  readonly shown: readonly Addressee[];
  readonly languageOf: (person: string) => Language;
  readonly onMark: () => void;
  readonly onError: (error: DeskError | null) => void;
}) {
  const { t, format } = useText('reminders');
  const host = useHost();
  const toast = useToast();
  const { outcome, copy } = useCopying();
  const note = useNoteAccess();
  const letters = () =>
    shown.map((addressee) => ({
      addressee,
      letter: addressee.letter(languageOf(addressee.person.id)),
    }));
  const save = async () => {
    const files = letterFiles(letters(), { one: t('fileName'), all: t('allFileName') });
    const saved = await host.saveFiles(files);
    if (saved.ok) toast({ text: t('saved', { count: saved.value.names.length }) });
    if (saved.ok) note({ act: 'export', about: null, count: shown.length });
    onError(saved.ok || saved.error.type === 'SaveCancelled' ? null : saved.error);
  };
  return (
    <>
      <p role="status" className="meta">
        {outcome === 'copied' && t('copiedAll')}
        {outcome === 'refused' && t('copyRefused')}
      </p>
      <ActionBar
        start={<span className="meta">{t('all', { number: format.number(shown.length) })}</span>}
      >
        <Button variant="quiet" icon="check" disabled={shown.length === 0} onClick={onMark}>
          {t('markAll')}
        </Button>
        <Button
          icon="copy"
          disabled={shown.length === 0}
          onClick={() => void copy(joinedTexts(letters()))}
        >
          {t('copyAll')}
        </Button>
        <Button
          variant="primary"
          icon="download"
          disabled={shown.length === 0}
          onClick={() => void save()}
        >
          {t('saveAll')}
        </Button>
      </ActionBar>
    </>
  );
}

/** Which people are shown. */
function useChoice({ jurors, coordinators }: Addressees, isDue: boolean) {
  const [who, setWho] = useState<Who>('jurors');
  const [wanted, setFilter] = useState<Filter | null>(null);
  const all = who === 'jurors' ? jurors : coordinators;
  const late = all.filter((addressee) => addressee.late);
  const filter = wanted ?? (isDue ? 'late' : 'owing');
  return { who, setWho, filter, setFilter, all, late, shown: filter === 'late' ? late : all };
}

function Filters({
  choice,
  withCoordinators,
}: {
  readonly choice: ReturnType<typeof useChoice>;
  readonly withCoordinators: boolean;
}) {
  const { t, format } = useText('reminders');
  const { who, setWho, filter, setFilter, all, late } = choice;
  return (
    <div className="row wrap between">
      {withCoordinators && (
        <Segment
          label={t('who')}
          value={who}
          onChange={setWho}
          options={[
            { value: 'jurors', label: t('jurors'), icon: 'users' },
            { value: 'coordinators', label: t('coordinators'), icon: 'map' },
          ]}
        />
      )}
      <FilterPills
        label={t('common:filter')}
        value={filter}
        onChange={setFilter}
        options={[
          { value: 'late', label: t('filter.late'), count: format.number(late.length) },
          { value: 'owing', label: t('filter.owing'), count: format.number(all.length) },
        ]}
      />
    </div>
  );
}

/** The list, the chosen letter, and what is done with all of them. */
function Letters({
  shown,
  letters: { letters, languageOf, keep, error, setError },
}: {
  readonly shown: readonly Addressee[];
  readonly letters: ReturnType<typeof useLetters>;
}) {
  const { t } = useText('reminders');
  const toast = useToast();
  const [wanted, setWanted] = useState<string | null>(null);
  const chosen = shown.find(({ person }) => person.id === wanted) ?? shown[0] ?? null;
  const mark = async (people: readonly Addressee[]) => {
    const ids = people.map(({ person }) => person.id);
    if (await keep({ type: 'reminded', people: ids, at: Date.now() }))
      toast({ text: t('marked', { count: ids.length }) });
  };
  return (
    <>
      <ErrorBanner error={error} />
      <div className="split">
        <div className="col g4">
          <ReminderTable
            rows={shown}
            letters={letters}
            chosen={chosen?.person.id ?? null}
            onChoose={setWanted}
          />
          <p className="meta">{t('markNote')}</p>
        </div>
        {chosen !== null && (
          <ReminderPanel
            key={chosen.person.id}
            addressee={chosen}
            language={languageOf(chosen.person.id)}
            onLanguage={(language) =>
              void keep({ type: 'written-in', person: chosen.person.id, language })
            }
            onMark={() => void mark([chosen])}
          />
        )}
      </div>
      <AllLetters
        shown={shown}
        languageOf={languageOf}
        onMark={() => void mark(shown)}
        onError={setError}
      />
    </>
  );
}

/** Reminders as texts: who owes what, what to write to them, and that it was written. Nothing is sent from here. */
export function RemindersView({
  settings,
  stages,
  only,
}: {
  readonly settings: ContestSettings;
  readonly stages: Stages;
  readonly only: RegionCode | null;
}) {
  const { t, format } = useText('reminders');
  const { stage, board, setStage, addressees } = useAddressees(settings, stages, only);
  const letters = useLetters();
  const choice = useChoice(addressees, board?.due.type === 'past');
  const { jurors, coordinators, blocked } = addressees;
  const nobody = jurors.length + coordinators.length === 0;
  return (
    <main className="main completeness">
      <PageHead title={t('title')} note={stage === undefined ? '' : format.localized(stage.title)}>
        <StageChoice stages={stages} value={stage?.id ?? ''} onChange={setStage} />
        <LinkButton variant="quiet" icon="left" href="#/completeness">
          {t('back')}
        </LinkButton>
      </PageHead>
      <p className="muted">{t('nothingSent')}</p>
      {blocked > 0 && <Banner icon="lock">{t('blocked', { count: blocked })}</Banner>}
      {nobody ? (
        <EmptyState title={t('nobody')}>{t('nobodyText')}</EmptyState>
      ) : (
        <>
          <Filters choice={choice} withCoordinators={only === null} />
          <Letters shown={choice.shown} letters={letters} />
        </>
      )}
    </main>
  );
}
