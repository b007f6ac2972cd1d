import { useDeferredValue, useMemo, useState } from 'react';

import type { Assignment } from '../../../shared/assigning/assignment.ts';
import { comparabilityOf, meetingsOf } from '../../../shared/assigning/comparability.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useText } from '../../language/use-text.ts';
import { AssigningNote } from './assigning-note.tsx';
import { type AssigningRule, ruleOf } from './assigning-rule.ts';
import { type AssigningView, useAssigningView } from './assigning-view.ts';
import { calibrationOf, panelsByAnswer, requestFor } from './assignment-request.ts';
import { ComparabilityCard, measured } from './comparability-card.tsx';
import { draftWith } from './draft.ts';
import { LoadFigures, LoadsCard } from './loads-card.tsx';
import { ShortNotes, SignNotes } from './proposal-notes.tsx';
import { RuleForm } from './rule-form.tsx';
import { newSeed, useAssigning } from './use-assigning.ts';

/** The last proposal, and the rule it was made by. */
export interface Proposal {
  readonly assignment: Assignment | null;
  readonly rule: AssigningRule;
}

/** What a screen begins with: the signed rule, and what is there stays. */
export const firstProposal = ({ ground }: Pick<AssigningView, 'ground'>): Proposal => ({
  assignment: null,
  rule: ruleOf(
    ground.facts,
    [...ground.facts.recorded.values()].some((panel) => panel.length > 0),
  ),
});

function Comparability({ assignment }: { readonly assignment: Assignment | null }) {
  const { ground, panels, draft } = useAssigningView();
  const later = useDeferredValue(panels);
  const recorded = useMemo(() => measured(ground, ground.facts.recorded), [ground]);
  const now = useMemo(() => measured(ground, later), [ground, later]);
  const lines = useMemo(() => {
    if (assignment === null) return [];
    const meetings = meetingsOf(assignment.assignments);
    const { before, graph } = assignment;
    return [
      { id: 'placed' as const, graph: before, means: comparabilityOf(before, meetings) },
      { id: 'swapped' as const, graph, means: comparabilityOf(graph, meetings) },
    ];
  }, [assignment]);
  const isChanged = draft.panels.size > 0;
  return (
    <ComparabilityCard
      now={now}
      lines={[
        { id: 'recorded', ...recorded },
        ...lines,
        ...(isChanged ? [{ id: 'draft' as const, ...now }] : []),
      ]}
    />
  );
}

/** An automatic proposal: by which rule, what it would mean, and what it leaves open. */
export function ProposalTab({
  proposal,
  onProposal,
}: {
  readonly proposal: Proposal;
  readonly onProposal: (proposal: Proposal) => void;
}) {
  const { t } = useText('assign');
  const { ground, panels, draft, control } = useAssigningView();
  const toast = useToast();
  const assigning = useAssigning();
  const [seed, setSeed] = useState(newSeed);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const { rule, assignment } = proposal;
  const hasPanels = [...ground.facts.recorded.values()].some((panel) => panel.length > 0);
  const propose = () => {
    // What was worked out by hand stays where the present assignment does.
    const from = rule.keep ? panels : ground.facts.recorded;
    assigning.start(requestFor(ground, rule, { panels: from, seed }), (found) => {
      const calibration = calibrationOf(ground, rule, seed);
      const answered = draftWith(ground.facts, draft, { panels: panelsByAnswer(ground, found) });
      control.change({ ...answered, calibration: calibration.length === 0 ? null : calibration });
      onProposal({ rule, assignment: found });
      setSeed(newSeed());
      toast({ text: t('proposed') });
    });
  };
  return (
    <div className="col g4 assign-part">
      <LoadFigures />
      <RuleForm
        rule={rule}
        hasPanels={hasPanels}
        wrong={wrong}
        onWrong={setWrong}
        onChange={(next) => onProposal({ ...proposal, rule: next })}
      />
      <AssigningNote control={assigning} />
      <div>
        <Button
          size="lg"
          icon="swap"
          variant={draft.panels.size === 0 ? 'primary' : 'default'}
          busy={assigning.work.type === 'working'}
          disabled={wrong.size > 0}
          onClick={propose}
        >
          {assignment === null ? t('propose') : t('proposeAgain')}
        </Button>
      </div>
      <ShortNotes found={assignment?.shortfalls ?? []} />
      <SignNotes />
      <Comparability assignment={assignment} />
      <LoadsCard />
    </div>
  );
}
