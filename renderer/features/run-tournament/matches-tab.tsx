import { useMemo, useState } from 'react';

import {
  missingSentences,
  unplacedSentence,
} from '../../../shared/reports/tournament/standing-words.ts';
import { useText } from '../../language/use-text.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CodeCard } from './code-card.tsx';
import { DisputedCards } from './disputed-card.tsx';
import { MeetingList } from './meeting-list.tsx';
import { isOver, meetingRows, type OpenSheet } from './meeting-rows.ts';
import { NextMeetings } from './next-meetings.tsx';
import { SheetDialog } from './sheet-dialog.tsx';
import type { FoundSheet } from './sheet-lookup.ts';
import { type TournamentSubject, useTournamentWords } from './tournament-subject.ts';

/** What has to happen before the standings are final, and sheets that do not count. */
function LeftCard({ subject }: { readonly subject: TournamentSubject }) {
  const { t, language } = useText('tournament');
  const words = useTournamentWords(subject);
  const { tournament, each } = subject;
  const isManyOpen = tournament.missing.length > 8;
  const sentences = missingSentences(
    {
      ...each,
      tournament: {
        ...tournament,
        // A long list of matches that are still to come says nothing that the schedule does not.
        missing: isManyOpen
          ? tournament.missing.filter(({ type }) => type !== 'match')
          : tournament.missing,
      },
    },
    words.nameOf,
    language,
    words.matchOf,
  );
  const unplaced = tournament.unplaced.map((sheet) =>
    unplacedSentence(sheet, language, words.matchOf),
  );
  if (sentences.length + unplaced.length === 0) return null;
  return (
    <Card title={t('matches.open')}>
      <ul className="tournament-open">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {unplaced.length > 0 && (
        <>
          <h3>{t('matches.unplaced')}</h3>
          <ul className="tournament-open">
            {unplaced.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function NoDraw({ marshal }: Pick<TournamentSubject, 'marshal'>) {
  const { t } = useText('tournament');
  return (
    <EmptyState
      title={t('matches.noDraw.title')}
      action={
        marshal && (
          <LinkButton variant="primary" icon="swap" href="#/tournament/draw">
            {t('matches.noDraw.action')}
          </LinkButton>
        )
      }
    >
      {marshal ? t('matches.noDraw.text') : t('matches.noDraw.referee')}
    </EmptyState>
  );
}

/** The schedule: what is next and where, what is disputed, everything with its result. */
export function MatchesTab({ subject }: { readonly subject: TournamentSubject }) {
  const { language } = useText('tournament');
  const words = useTournamentWords(subject);
  const { tournament } = subject;
  const [open, setOpen] = useState<FoundSheet | null>(null);
  const enter = (sheet: OpenSheet) => setOpen({ ...sheet, subject });
  const rows = useMemo(
    () => meetingRows(tournament, words.nameOf, language),
    [tournament, words, language],
  );
  if (tournament.draw === null) return <NoDraw marshal={subject.marshal} />;
  return (
    <div className="col g4">
      <DisputedCards subject={subject} />
      <NextMeetings
        subject={subject}
        rows={rows.filter(({ state }) => state === 'ready' || state === 'level')}
        isAllOver={rows.every(isOver)}
        onEnter={enter}
      />
      <CodeCard subject={subject} onOpen={setOpen} />
      <LeftCard subject={subject} />
      <MeetingList subject={subject} rows={rows} onEnter={enter} />
      {open !== null && (
        <SheetDialog
          key={`${open.subject.discipline.nomination}/${open.match}`}
          subject={open.subject}
          match={open.match}
          teams={open.teams}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
