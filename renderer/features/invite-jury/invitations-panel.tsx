import { useMemo, useState } from 'react';

import type { Language } from '../../../shared/basics/localized.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { stageDeadline } from '../../../shared/contest/deadlines.ts';
import { lettersTo, type LettersChange } from '../../../shared/contest/letters.ts';
import { firstScoredStage } from '../../../shared/contest/templates.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { RemovableNote } from '../../hand-over/removable-note.tsx';
import { useText } from '../../language/use-text.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { useToast } from '../../ui/toast.tsx';
import { invitationLetter } from './invitation-letter.ts';
import {
  ExportNote,
  ExportOptions,
  LetterPreview,
  MissingDocuments,
  NoFiles,
} from './invitation-parts.tsx';
import { InvitationsTable } from './invitations-table.tsx';
import { type Invited, type InvitedFilter, invitedPeople, isIn } from './invited-people.ts';
import { enrolmentGroups } from './jury-facts.ts';
import { type ExportChoice, useInvitationExport } from './use-invitation-export.ts';

function StateFilter({
  invited,
  filter,
  onFilter,
}: {
  readonly invited: readonly Invited[];
  readonly filter: InvitedFilter;
  readonly onFilter: (filter: InvitedFilter) => void;
}) {
  const { t, format } = useText('invitations');
  const { t: jury } = useText('jury');
  const labelOf = (value: InvitedFilter): string => {
    if (value === 'all') return t('common:all');
    return value === 'outdated' ? t('outdated.filter') : jury(`enrolmentGroups.${value}`);
  };
  return (
    <FilterPills
      label={t('common:filter')}
      value={filter}
      onChange={onFilter}
      options={(['all', 'outdated', ...enrolmentGroups] as const).map((value) => ({
        value,
        label: labelOf(value),
        count: format.number(invited.filter((entry) => isIn(entry, value)).length),
      }))}
    />
  );
}

/** The letter to a person about their files, in the language they are written to in. */
function useLetters(state: ContestState, settings: ContestSettings, invited: readonly Invited[]) {
  const { language: shown } = useText('invitations');
  const { personal, profile } = useDesk('personal', 'profile');
  const languageOf = (id: Id): Language => lettersTo(personal.letters, id).language ?? shown;
  const letterFor = (id: Id, files: readonly string[]): string => {
    const person = state.people.get(id);
    if (person === undefined || profile === null) return '';
    const stage = firstScoredStage(settings);
    return invitationLetter(
      {
        contest: settings.title,
        person,
        files,
        load: invited.find((entry) => entry.person.id === id)?.load ?? 0,
        due: stage === null ? null : stageDeadline(settings, stage.id),
        sender: profile.person,
      },
      languageOf(id),
    );
  };
  return { languageOf, letterFor };
}

/** The chosen people, with what is done about them. */
function useInviting(props: InvitationsProps) {
  const { state, settings, invited } = props;
  const { t } = useText('jury');
  const toast = useToast();
  const desk = useDeskCommands();
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const [asked, setAsked] = useState(0);
  const { languageOf, letterFor } = useLetters(state, settings, invited);
  const exporting = useInvitationExport(state, letterFor);
  const save = async (choice: ExportChoice) => {
    setAsked(chosen.size);
    const done = await exporting.save([...chosen], choice);
    if (done === null) return;
    // Whoever was left out by a stop stays chosen.
    setChosen(new Set([...chosen].filter((id) => !done.people.includes(id))));
    toast({ text: t('exported', { count: done.files }) });
  };
  const keep = (change: LettersChange) => void desk.keepPersonal({ type: 'letters', change });
  const markSent = (people: readonly Id[]) => keep({ type: 'sent', people, at: Date.now() });
  return { chosen, setChosen, asked, languageOf, letterFor, exporting, save, keep, markSent };
}

interface InvitationsProps {
  readonly settings: ContestSettings;
  readonly state: ContestState;
  readonly invited: readonly Invited[];
  readonly blocked: number;
}

/** The verbs under the list. */
function Verbs({
  shown,
  inviting: { chosen, setChosen, exporting, save, markSent },
  invited,
  choice,
}: {
  readonly shown: readonly Invited[];
  readonly invited: readonly Invited[];
  readonly inviting: ReturnType<typeof useInviting>;
  readonly choice: ExportChoice;
}) {
  const { t } = useText('jury');
  const { t: words } = useText('invitations');
  const unsent = invited.filter(
    ({ person, letters }) => chosen.has(person.id) && letters.invitation?.sentAt === null,
  );
  return (
    <ActionBar
      start={
        <div className="row wrap">
          <Button
            icon="check"
            onClick={() => setChosen(new Set(shown.map(({ person }) => person.id)))}
          >
            {t('common:selectAll')}
          </Button>
          {unsent.length > 0 && (
            <Button
              variant="quiet"
              icon="mail"
              onClick={() => markSent(unsent.map(({ person }) => person.id))}
            >
              {words('markSent', { count: unsent.length })}
            </Button>
          )}
        </div>
      }
    >
      <Button
        variant="primary"
        size="lg"
        icon="download"
        busy={exporting.busy}
        disabled={chosen.size === 0}
        onClick={() => void save(choice)}
      >
        {chosen.size === 0 ? t('chooseInvited') : t('exportInvitations', { count: chosen.size })}
      </Button>
    </ActionBar>
  );
}

function Invitations(props: InvitationsProps) {
  const { settings, invited, blocked } = props;
  const { t } = useText('jury');
  const { t: words } = useText('invitations');
  const [filter, setFilter] = useState<InvitedFilter>('all');
  const [choice, setChoice] = useState<ExportChoice>({
    packing: 'people',
    limit: 'none',
    letters: true,
  });
  const inviting = useInviting(props);
  const { chosen, setChosen, exporting, languageOf, letterFor, keep } = inviting;
  const shown = invited.filter((entry) => isIn(entry, filter));
  const idle = invited.filter(
    ({ person, load }) => chosen.has(person.id) && person.role === 'juror' && load === 0,
  );
  const first = invited.find(({ person }) => chosen.has(person.id));
  return (
    <div className="col g4 panel">
      <NoFiles error={exporting.error} />
      <p className="muted">{t('invitationsNote')}</p>
      {blocked > 0 && <Banner icon="lock">{words('blocked', { count: blocked })}</Banner>}
      <StateFilter invited={invited} filter={filter} onFilter={setFilter} />
      <InvitationsTable settings={settings} shown={shown} chosen={chosen} onChoose={setChosen} />
      <p className="meta">{words('localNote')}</p>
      <ExportOptions choice={choice} onChange={setChoice} />
      {first !== undefined && (
        <LetterPreview
          key={first.person.id}
          entry={first}
          text={letterFor(first.person.id, [`invitation-${first.person.id}.qzb`])}
          language={languageOf(first.person.id)}
          onLanguage={(language) => keep({ type: 'written-in', person: first.person.id, language })}
        />
      )}
      <ExportNote done={exporting.done} asked={inviting.asked} />
      <RemovableNote verified={exporting.done?.verified ?? false} />
      <MissingDocuments />
      {idle.length > 0 && <Banner tone="warn">{t('withoutSheets', { count: idle.length })}</Banner>}
      <Verbs shown={shown} invited={invited} inviting={inviting} choice={choice} />
    </div>
  );
}

/** One file per person: who has got one, who has opened it, who needs a new one, and making more. */
export function InvitationsPanel({
  settings,
  state,
}: {
  readonly settings: ContestSettings;
  readonly state: ContestState;
}) {
  const { t } = useText('jury');
  const { personal } = useDesk('personal');
  const { invited, blocked } = useMemo(
    () => invitedPeople(state, personal.letters),
    [state, personal.letters],
  );
  if (invited.length === 0)
    return <EmptyState title={t('nobodyTitle')}>{t('nobodyText')}</EmptyState>;
  return <Invitations settings={settings} state={state} invited={invited} blocked={blocked} />;
}
