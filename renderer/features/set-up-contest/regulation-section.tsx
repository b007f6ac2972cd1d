import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { AssignmentCard } from './assignment-card.tsx';
import { DiscrepancyCard } from './discrepancy-card.tsx';
import { stageOf, withAssignment, withRegulation, withStage } from './draft-stages.ts';
import type { SectionProps } from './general-section.tsx';
import { LevelsCard } from './levels-card.tsx';
import { AdvanceCard, QuotasCard } from './places-card.tsx';
import { RankingCard } from './ranking-card.tsx';
import { TimingCard } from './timing-card.tsx';
import { StageChoice } from './stage-choice.tsx';
import { TieOrderCard } from './tie-order-card.tsx';

/** How a stage's sheets become places, how many go on, and who judges whom. */
export function RegulationSection({
  draft,
  onChange,
  stage: chosen,
  onStage,
}: SectionProps & {
  readonly stage: Id | null;
  readonly onStage: (stage: Id) => void;
}) {
  const { t } = useText('contest-setup');
  const stage = stageOf(draft, chosen);
  if (stage === null) return <p className="muted">{t('stagesEmpty')}</p>;
  const { id, regulation, assignment, scored, criteria, kind, timing, levels, ranked } = stage;
  const rules = {
    regulation,
    onRules: (part: Partial<typeof regulation>) => onChange(withRegulation(draft, id, part)),
  };
  return (
    <div className="col g4">
      <StageChoice draft={draft} stage={id} onStage={onStage} />
      {!scored && <Banner tone="info">{t('notScoredNote')}</Banner>}
      {(scored || criteria.length > 0) && <RankingCard {...rules} />}
      {(scored || criteria.length > 0) && <TieOrderCard {...rules} draft={draft} />}
      {(kind === 'live' || timing.length > 0) && (
        <TimingCard
          stage={id}
          timing={timing}
          onChange={(next) =>
            onChange(withStage(draft, id, (before) => ({ ...before, timing: next })))
          }
        />
      )}
      {scored && (!ranked || levels.length > 0) && (
        <LevelsCard
          levels={levels}
          onChange={(next) =>
            onChange(withStage(draft, id, (before) => ({ ...before, levels: next })))
          }
        />
      )}
      {ranked && <AdvanceCard {...rules} />}
      {ranked && <QuotasCard {...rules} />}
      {scored && <DiscrepancyCard {...rules} />}
      {scored && (
        <AssignmentCard
          assignment={assignment}
          onChange={(part) => onChange(withAssignment(draft, id, part))}
        />
      )}
    </div>
  );
}
