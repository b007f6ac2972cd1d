import { useState } from 'react';

import type { RecordedDraw } from '../../../shared/merge/tournament-facts.ts';
import { disciplineKey, teamsOf } from '../../../shared/reports/tournament/discipline-state.ts';
import { tournamentTexts } from '../../../shared/reports/tournament/tournament-texts.ts';
import { lotOf, repeatsItself } from '../../../shared/tournament/draw-teams.ts';
import { setDraw } from '../../../shared/tournament/tournament-operations.ts';
import { nextSwissRound } from '../../../shared/tournament/tournament.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import { DrawForm } from './draw-form.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { type TournamentSubject, useTournamentWords } from './tournament-subject.ts';
import { useRecording } from './use-recording.ts';

/** The words of the draw and how anybody repeats it with any tool. */
function CheckCard({
  subject,
  recorded: { draw },
}: {
  readonly subject: TournamentSubject;
  readonly recorded: RecordedDraw;
}) {
  const { t } = useText('tournament');
  const words = useTournamentWords(subject);
  const first = draw.entries[draw.seeded.length]?.team ?? '';
  if (draw.seed === null)
    return (
      <Card title={t('draw.check')}>
        <p>{t('draw.handMade')}</p>
      </Card>
    );
  return (
    <Card title={t('draw.check')}>
      <div className="col g3">
        <div>
          <span className="label">{t('draw.seed')}</span>
          <p className="draw-seed">{draw.seed}</p>
        </div>
        {repeatsItself(subject.discipline, draw) ? (
          <Banner tone="ok">{t('draw.checked')}</Banner>
        ) : (
          <Banner tone="warn">{t('draw.notRepeated')}</Banner>
        )}
        <p>{t('draw.checkText', { team: words.nameOf(first) })}</p>
        <code className="draw-code">{`printf '%s\\n%s' '${draw.seed}' ${first} | sha256sum`}</code>
        <code className="draw-code">{lotOf(draw.seed, first)}</code>
        <p className="meta">{t('draw.schools')}</p>
      </div>
    </Card>
  );
}

function NumbersTable({ subject }: { readonly subject: TournamentSubject }) {
  const { t, format, language } = useText('tournament');
  const { column } = tournamentTexts[language];
  const words = useTournamentWords(subject);
  const entries = subject.tournament.draw?.entries ?? [];
  const rows = entries.map(({ team, school }, at) => ({ team, school, number: at + 1 }));
  return (
    <Table
      label={t('draw.table')}
      rows={rows}
      rowKey={({ team }) => team}
      columns={[
        {
          id: 'number',
          title: column.number,
          numeric: true,
          cell: ({ number }) => format.number(number),
        },
        {
          id: 'team',
          title: column.team,
          cell: ({ team }) => <TwoLines first={words.nameOf(team)} second={words.schoolOf(team)} />,
        },
        { id: 'application', title: column.application, cell: ({ team }) => team },
      ]}
    />
  );
}

/** A Swiss system's next pairs, once the round before is over. */
function NextRound({ subject }: { readonly subject: TournamentSubject }) {
  const { t } = useText('tournament');
  const { busy, error, record } = useRecording();
  const { draw } = subject.tournament;
  const pairs = nextSwissRound(subject.tournament);
  if (pairs === null || draw === null) return null;
  const round = String(draw.rounds.length + 1);
  return (
    <>
      <ErrorBanner error={error} />
      <Button
        variant="primary"
        busy={busy}
        onClick={() =>
          void record(
            [
              setDraw(
                { ...draw, rounds: [...draw.rounds, pairs] },
                t('draw.roundReason', { round }),
              ),
            ],
            t('draw.roundSaved', { round }),
          )
        }
      >
        {t('draw.nextRound')}
      </Button>
    </>
  );
}

/** What was drawn, and the way to draw again. */
function MadeDraw({
  subject,
  recorded,
  onAgain,
}: {
  readonly subject: TournamentSubject;
  readonly recorded: RecordedDraw;
  readonly onAgain: () => void;
}) {
  const { t } = useText('tournament');
  return (
    <div className="col g4">
      {subject.each.drawDisputed && (
        <Banner
          tone="danger"
          action={<LinkButton href="#/conflicts">{t('disputed.toConflicts')}</LinkButton>}
        >
          {t('disputed.draw')}
        </Banner>
      )}
      <NextRound subject={subject} />
      <div className="draw-made">
        <Card
          title={t('draw.made')}
          pad={false}
          aside={<Button onClick={onAgain}>{t('draw.again')}</Button>}
        >
          <NumbersTable subject={subject} />
        </Card>
        <CheckCard subject={subject} recorded={recorded} />
      </div>
    </div>
  );
}

/** The draw of a discipline: by words spoken in the hall, which anybody can repeat, or by hand. */
export function DrawTab({ subject }: { readonly subject: TournamentSubject }) {
  const { t } = useText('tournament');
  const { state, discipline } = subject;
  const recorded = state.draws.get(disciplineKey(discipline)) ?? null;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  if (recorded !== null && reason === '')
    return (
      <>
        <MadeDraw subject={subject} recorded={recorded} onAgain={() => setAsking(true)} />
        {asking && (
          <ReasonDialog
            title={t('draw.again')}
            verb={t('draw.again')}
            busy={false}
            onClose={() => setAsking(false)}
            onReason={(said) => {
              setAsking(false);
              setReason(said);
            }}
          >
            {t('draw.againText')}
          </ReasonDialog>
        )}
      </>
    );
  if (teamsOf(state, discipline).length < 2)
    return (
      <EmptyState
        title={t('draw.few.title')}
        action={
          <LinkButton variant="primary" icon="users" href="#/tournament/teams">
            {t('draw.few.action')}
          </LinkButton>
        }
      >
        {t('draw.few.text')}
      </EmptyState>
    );
  return <DrawForm subject={subject} reason={reason} onDone={() => setReason('')} />;
}
