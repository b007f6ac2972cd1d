import type { Language } from '../basics/localized.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import { subjectName } from '../contest/masking.ts';
import type { ContestState } from '../merge/state.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import { sheetsOfStages, takesPart } from '../ranking/stage-marks.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { type ApplicantProof, applicantProof } from './applicant-proof.ts';
import { goesOn } from './goes-on.ts';
import { lettersTexts } from './letters-texts.ts';
import { createNameless } from './nameless.ts';
import { paperFrame, protocolSource } from './paper-frame.ts';
import type { ProofSource } from './proof-source.ts';
import type { PaperFrame, ProtocolSource } from './protocol-parts.ts';

/** What diplomas, letters and feedback are written from in one language, taken together once for all of them. */
export interface SheetSource extends ProtocolSource {
  readonly frame: PaperFrame;
  readonly proofOf: (submission: Id) => ApplicantProof | null;
  readonly ranked: ReadonlyMap<Id, RankedSubmission>;
  /** Counted sheets of the stage by application. */
  readonly sheets: ReadonlyMap<Id, readonly Sheet[]>;
  /** Who goes on from the stage; empty where nobody can. */
  readonly goingOn: ReadonlySet<Id>;
  /** A text without the names of the jury. */
  readonly nameless: (text: string) => string;
}

/** Takes together what the sheets of a language share. */

export function createSheetSource(proof: ProofSource, language: Language): SheetSource {
  const { state, ranking, meeting } = proof;
  const source = protocolSource(state, ranking, meeting, language);
  const sheets = sheetsOfStages(state.sheets, (stage) => stage === ranking.stage);
  return {
    ...source,
    frame: paperFrame(source),
    proofOf: (submission) => applicantProof(proof, submission),
    ranked: new Map(ranking.ranking.submissions.map((each) => [each.submission, each])),
    sheets: groupBy(sheets.filter(takesPart), ({ submission }) => submission),
    nameless: createNameless(state.people.values(), lettersTexts[language].feedback.hidden),
    goingOn: new Set(goesOn(state, ranking, meeting)?.submissions ?? []),
  };
}

/** True where nobody may be addressed, because the applicant's data is blocked. */
export const isUnnamed = ({ blocked }: Pick<ContestState, 'blocked'>, submission: Id): boolean =>
  blocked.has(subjectName('submission', submission));
