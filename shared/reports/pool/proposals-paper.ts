import type { Id } from '../../contest/contest.ts';
import type { Submission } from '../../contest/submission.ts';
import { formatDate } from '../../language/date-format.ts';
import type { ContestState } from '../../merge/state.ts';
import { type ProposalOutcome, proposalOutcomes } from '../../pooling/proposal-verdict.ts';
import type { ProposalVerdict } from '../../pooling/proposal-verdict.ts';
import { documentTexts, fillText } from '../../results/document-texts.ts';
import { localized, nominationTitle, oneLine, settingsOf } from '../../results/naming.ts';
import type { PaperData, PaperPart, ProtocolSource } from '../../results/protocol-parts.ts';
import { poolPaper } from './pool-paper.ts';
import { proposalStage } from './pool-stages.ts';
import { submissionsOf } from './pool-subjects.ts';
import { poolTable } from './pool-tables.ts';
import { poolTexts } from './pool-texts.ts';

/** A proposal with what became of it; null while nobody sorted it. */
export interface SortedProposal {
  readonly submission: Submission;
  readonly verdict: ProposalVerdict | null;
}

/** Proposals of each section in the regulation's order, by number; sections without any are left out. */
export function proposalSections(
  state: Pick<ContestState, 'submissions' | 'verdicts' | 'settings'>,
): readonly { readonly section: Id; readonly proposals: readonly SortedProposal[] }[] {
  const all = submissionsOf(state, 'proposal').map((submission) => ({
    submission,
    verdict: state.verdicts.get(submission.id) ?? null,
  }));
  const known = (state.settings?.nominations ?? []).map(({ id }) => id);
  const sections = new Set([...known, ...all.map(({ submission }) => submission.nomination)]);
  return [...sections].flatMap((section) => {
    const proposals = all.filter(({ submission }) => submission.nomination === section);
    return proposals.length === 0 ? [] : [{ section, proposals }];
  });
}

/** What follows from a verdict, in one line. */
export function nextStep(
  { state, language }: Pick<ProtocolSource, 'state' | 'language'>,
  { outcome, into, body, due }: ProposalVerdict,
): string {
  const texts = poolTexts[language];
  const next = fillText(texts.next[outcome], language, {
    number: into ?? '',
    title: oneLine(state.submissions.get(into ?? '')?.title ?? ''),
    body: oneLine(body),
  });
  return due === ''
    ? next
    : fillText(texts.proposals.due, language, {
        next,
        due: formatDate(due, language, 'press'),
      });
}

function outcomePart(
  source: ProtocolSource,
  outcome: ProposalOutcome,
  proposals: readonly SortedProposal[],
): readonly PaperPart[] {
  const { language } = source;
  const rows = proposals.flatMap(({ submission, verdict }) =>
    verdict === null || verdict.outcome !== outcome
      ? []
      : [
          [
            submission.id,
            oneLine(submission.title),
            oneLine(submission.applicant),
            oneLine(verdict.reason),
            nextStep(source, verdict),
            oneLine(verdict.responsible),
          ],
        ],
  );
  const columns = ['number', 'proposal', 'author', 'reason', 'next', 'responsible'] as const;
  return rows.length === 0
    ? []
    : [
        {
          id: outcome,
          title: poolTexts[language].outcome[outcome],
          blocks: [poolTable(outcome, language, columns, rows)],
        },
      ];
}

function waitingPart(
  { language }: ProtocolSource,
  proposals: readonly SortedProposal[],
): readonly PaperPart[] {
  const rows = proposals.flatMap(({ submission, verdict }) =>
    verdict === null
      ? [[submission.id, oneLine(submission.title), oneLine(submission.applicant)]]
      : [],
  );
  const { waiting } = poolTexts[language].proposals;
  return rows.length === 0
    ? []
    : [
        {
          id: 'waiting',
          title: waiting,
          blocks: [poolTable('waiting', language, ['number', 'proposal', 'author'], rows)],
        },
      ];
}

/** A list of proposals for each section that has any; one paper that says so where there is none. */
export function proposalPapers(source: ProtocolSource): readonly PaperData[] {
  const { state, language } = source;
  const texts = poolTexts[language].proposals;
  const stage = proposalStage(settingsOf(state));
  const frame =
    stage === null
      ? {}
      : {
          stage: fillText(documentTexts[language].register.stage, language, {
            stage: localized(stage.title, language),
          }),
        };
  const sections = proposalSections(state);
  const titled = (section: string) => fillText(texts.title, language, { section });
  if (sections.length === 0)
    return [poolPaper(source, { ...frame, title: titled('—'), lines: [texts.none], sections: [] })];
  return sections.map(({ section, proposals }) =>
    poolPaper(source, {
      ...frame,
      title: titled(nominationTitle(state, section, language)),
      lines: [
        fillText(texts.lead, language, {
          count: proposals.length,
          sorted: proposals.filter(({ verdict }) => verdict !== null).length,
        }),
      ],
      sections: [
        ...proposalOutcomes.flatMap((outcome) => outcomePart(source, outcome, proposals)),
        ...waitingPart(source, proposals),
      ],
    }),
  );
}
