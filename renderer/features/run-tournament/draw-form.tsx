import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { cleanLine } from '../../../shared/language/clean-text.ts';
import { drawEntriesOf } from '../../../shared/reports/tournament/discipline-state.ts';
import { drawByHand, drawTeams } from '../../../shared/tournament/draw-teams.ts';
import type { Draw, DrawEntry } from '../../../shared/tournament/draw.ts';
import { tournamentLimits } from '../../../shared/tournament/tournament-schema.ts';
import { setDraw } from '../../../shared/tournament/tournament-operations.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { Segment } from '../../ui/segment.tsx';
import { type TournamentSubject, useTournamentWords } from './tournament-subject.ts';
import { useRecording } from './use-recording.ts';

/** Numbers of applications as they are typed, with commas or spaces. */
const numbersIn = (text: string): readonly Id[] =>
  text.split(/[\s,;]+/).filter((part) => part !== '');

function SeedFields({
  seed,
  seeded,
  faults,
  onSeed,
  onSeeded,
}: {
  readonly seed: string;
  readonly seeded: string;
  readonly faults: { readonly seed: string | false; readonly seeded: string | false };
  readonly onSeed: (text: string) => void;
  readonly onSeeded: (text: string) => void;
}) {
  const { t } = useText('tournament');
  return (
    <>
      <TextField
        label={t('draw.seed')}
        hint={t('draw.seedHint')}
        value={seed}
        maxLength={tournamentLimits.seed}
        onChange={onSeed}
        error={faults.seed}
      />
      <TextField
        label={t('draw.seeded')}
        hint={t('draw.seededHint')}
        value={seeded}
        onChange={onSeeded}
        error={faults.seeded}
      />
      <p className="meta">{t('draw.schools')}</p>
    </>
  );
}

/** The order in which lots were pulled from a hat. */
function HandOrder({
  subject,
  order,
  onOrder,
}: {
  readonly subject: TournamentSubject;
  readonly order: readonly DrawEntry[];
  readonly onOrder: (order: readonly DrawEntry[]) => void;
}) {
  const { t, format } = useText('tournament');
  const words = useTournamentWords(subject);
  const move = (at: number, to: number) => {
    const [moved] = order.slice(at, at + 1);
    const rest = order.filter((_entry, index) => index !== at);
    if (moved !== undefined) onOrder([...rest.slice(0, to), moved, ...rest.slice(to)]);
  };
  return (
    <div className="col">
      <span className="label">{t('draw.handOrder')}</span>
      <span className="hint">{t('draw.handHint')}</span>
      <ol className="hand-order">
        {order.map(({ team }, at) => (
          <li key={team}>
            <span className="num">{format.number(at + 1)}</span>
            <span className="grow">
              {words.nameOf(team)}
              <span className="t2 block">{words.schoolOf(team)}</span>
            </span>
            <Button
              icon="up"
              aria-label={t('draw.up', { name: words.nameOf(team) })}
              disabled={at === 0}
              onClick={() => move(at, at - 1)}
            />
            <Button
              icon="down"
              aria-label={t('draw.down', { name: words.nameOf(team) })}
              disabled={at === order.length - 1}
              onClick={() => move(at, at + 1)}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What is typed of a draw, and the draw that comes of it. */
function useDrawDraft({ discipline }: TournamentSubject) {
  const { t } = useText('tournament');
  // Schools are those of the applications themselves, not as they are shown.
  const { state } = useDesk('state');
  const entries = state === null ? [] : drawEntriesOf(state, discipline);
  const [way, setWay] = useState<'seed' | 'hand'>('seed');
  const [seed, setSeed] = useState('');
  const [seeded, setSeeded] = useState('');
  const [pulled, setPulled] = useState<readonly DrawEntry[]>(entries);
  const [tried, setTried] = useState(false);
  const front = numbersIn(seeded);
  const unknown = front.filter((team) => !entries.some((entry) => entry.team === team));
  const isSeedMissing = cleanLine(seed).text === '';
  const isWrong = way === 'seed' && (isSeedMissing || unknown.length > 0);
  const draw = (): Draw =>
    way === 'hand'
      ? drawByHand(discipline, pulled)
      : drawTeams(discipline, { seed, seeded: [...new Set(front)], entries });
  return {
    entries,
    way,
    setWay,
    seed,
    setSeed,
    seeded,
    setSeeded,
    pulled,
    setPulled,
    faults: {
      seed: tried && isSeedMissing && t('draw.seedMissing'),
      seeded: unknown.length > 0 && t('draw.seededUnknown', { numbers: unknown.join(', ') }),
    },
    make: (): Draw | null => {
      setTried(true);
      return isWrong ? null : draw();
    },
  };
}

/** Draws lots; a draw made anew carries its reason. */
export function DrawForm({
  subject,
  reason,
  onDone,
}: {
  readonly subject: TournamentSubject;
  readonly reason: string;
  readonly onDone: () => void;
}) {
  const { t } = useText('tournament');
  const { busy, error, record } = useRecording();
  const draft = useDrawDraft(subject);
  const make = async () => {
    const draw = draft.make();
    if (draw !== null && (await record([setDraw(draw, reason)], t('draw.saved')))) onDone();
  };
  return (
    <Card title={t('draw.verb')}>
      <div className="col g4 draw-form">
        <ErrorBanner error={error} />
        <p>{t('draw.teams', { count: draft.entries.length })}</p>
        <Segment
          label={t('draw.way')}
          value={draft.way}
          onChange={draft.setWay}
          options={[
            { value: 'seed', label: t('draw.bySeed') },
            { value: 'hand', label: t('draw.byHand') },
          ]}
        />
        {draft.way === 'seed' ? (
          <SeedFields
            seed={draft.seed}
            seeded={draft.seeded}
            faults={draft.faults}
            onSeed={draft.setSeed}
            onSeeded={draft.setSeeded}
          />
        ) : (
          <HandOrder subject={subject} order={draft.pulled} onOrder={draft.setPulled} />
        )}
        <div className="row wrap">
          <Button variant="primary" size="lg" busy={busy} onClick={() => void make()}>
            {draft.way === 'seed' ? t('draw.verb') : t('draw.record')}
          </Button>
          {reason !== '' && <Button onClick={onDone}>{t('common:cancel')}</Button>}
        </div>
      </div>
    </Card>
  );
}
