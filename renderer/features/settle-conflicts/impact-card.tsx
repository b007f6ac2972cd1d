import type { ContestState } from '../../../shared/merge/state.ts';
import type { ConflictImpact, OutcomeImpact } from '../../../shared/ranking/conflict-impact.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import type { IconName } from '../../ui/icon.tsx';
import type { ConflictsText } from './item-words.ts';
import { MarkSign, PlaceStrip, type PlaceMark } from './place-strip.tsx';

/** Applications named before the rest is only counted. */
const namedAtMost = 6;

function numbers(ids: readonly string[], { t, format }: ConflictsText): string {
  const named = ids.slice(0, namedAtMost).map((number) => t('common:submissionNumber', { number }));
  const rest = ids.length - named.length;
  return format.list(rest === 0 ? named : [...named, t('impact.more', { count: rest })]);
}

const looks: Readonly<Record<ConflictImpact['level'], readonly [tone: Tone, icon: IconName]>> = {
  winners: ['warn', 'alert'],
  places: ['info', 'swap'],
  none: ['ok', 'check'],
};

/** What one outcome does, in a sentence or two. */
function OutcomeLine({
  outcome,
  title,
  mark,
}: {
  readonly outcome: OutcomeImpact;
  readonly title: string;
  readonly mark: PlaceMark | undefined;
}) {
  const text = useText('conflicts');
  const { t, format } = text;
  const { entering, leaving, prizes, moved } = outcome;
  const listChanges = entering.length + leaving.length > 0;
  const sentences = [
    entering.length > 0 && t('impact.entering', { list: numbers(entering, text) }),
    leaving.length > 0 && t('impact.leaving', { list: numbers(leaving, text) }),
    !listChanges && prizes.length > 0 && t('impact.prizes', { list: numbers(prizes, text) }),
    !listChanges && prizes.length === 0 && moved > 0 && t('impact.moved', { count: moved }),
    !listChanges && prizes.length + moved === 0 && t('impact.nothing'),
  ].filter((sentence) => sentence !== false);
  return (
    <li>
      {mark !== undefined && <MarkSign shape={mark.shape} />}
      <span>
        <b>
          {mark === undefined
            ? title
            : t('impact.at', { version: title, place: format.number(mark.place) })}
        </b>
        <span className="t2">{sentences.join(' ')}</span>
      </span>
    </li>
  );
}

/** The one application whose place is worth a picture, with its place now and under each outcome. */
function marksOf(
  impact: ConflictImpact,
  titles: ReadonlyMap<string, string>,
  { t }: ConflictsText,
): readonly PlaceMark[] {
  const about = new Set(
    impact.outcomes.flatMap(({ places }) => places.map(({ submission }) => submission)),
  );
  const place = impact.outcomes[0]?.places[0];
  if (about.size !== 1 || place === undefined) return [];
  return [
    ...(place.before === null
      ? []
      : [{ id: 'now', title: t('impact.now'), place: place.before, shape: 'now' as const }]),
    ...impact.outcomes.flatMap(({ id, places }, index): PlaceMark[] => {
      const after = places[0]?.after ?? null;
      const shape = index === 0 ? 'first' : 'other';
      return after === null ? [] : [{ id, title: titles.get(id) ?? '', place: after, shape }];
    }),
  ];
}

/** Last place of the list that the item's stage has; null without one. */
function topOf(impact: ConflictImpact, state: ContestState): number | null {
  const stage = impact.outcomes[0]?.places[0]?.stage;
  const found = state.settings?.stages.find(({ id }) => id === stage);
  return found?.regulation.advance?.top ?? null;
}

/** Whether a decision changes who is on the list, and what each way of deciding does. */
export function ImpactCard({
  impact,
  state,
  titles,
  waiting,
}: {
  /** Null while it is not known. */
  readonly impact: ConflictImpact | null;
  readonly state: ContestState;
  /** Names of the outcomes. */
  readonly titles: ReadonlyMap<string, string>;
  readonly waiting: 'counting' | 'uncounted';
}) {
  const text = useText('conflicts');
  const { t, format } = text;
  if (impact === null) {
    return (
      <Card title={t('impact.title')}>
        <p className="meta" role="status">
          {t(`impact.${waiting}`)}
        </p>
      </Card>
    );
  }
  const [tone, icon] = looks[impact.level];
  const marks = marksOf(impact, titles, text);
  const now = marks.find(({ shape }) => shape === 'now');
  return (
    <Card
      title={t('impact.title')}
      aside={
        <Chip tone={tone} icon={icon}>
          {t(`impact.level.${impact.level}`)}
        </Chip>
      }
    >
      {marks.length > 0 && <PlaceStrip marks={marks} top={topOf(impact, state)} />}
      <ul className="outcomes">
        {now !== undefined && (
          <li>
            <MarkSign shape="now" />
            <span>{t('impact.at', { version: now.title, place: format.number(now.place) })}</span>
          </li>
        )}
        {impact.outcomes.map((outcome) => (
          <OutcomeLine
            key={outcome.id}
            outcome={outcome}
            title={titles.get(outcome.id) ?? ''}
            mark={marks.find(({ id }) => id === outcome.id)}
          />
        ))}
        {impact.outcomes.length === 0 && <li>{t('impact.nothing')}</li>}
      </ul>
    </Card>
  );
}
