import { useState } from 'react';

import { milli, type Milli } from '../../../shared/basics/points.ts';
import { isDay } from '../../../shared/contest/deadlines.ts';
import type { Criterion, Stage } from '../../../shared/contest/contest.ts';
import { msToIsoDate } from '../../../shared/language/date-format.ts';
import { setSelfAssessment } from '../../../shared/pooling/pooling-operations.ts';
import type { SelfAssessment } from '../../../shared/pooling/self-assessment.ts';
import type { RegionReadiness } from '../../../shared/reports/pool/readiness.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { type PoolSubject, standingTo } from './own-part.ts';
import { CorrectionField, lacksReason, RecordDialog, useRecording } from './record-dialog.tsx';
import { selfScores } from './self-scores.ts';
import type { PoolWords } from './use-pool-words.ts';

function CriterionFields({
  criterion,
  recorded,
  assessment,
  words,
  onChange,
}: {
  readonly criterion: Criterion;
  /** The score with which the form was opened; it can be chosen again, however fine the scale is. */
  readonly recorded: Milli | undefined;
  readonly assessment: SelfAssessment;
  readonly words: PoolWords;
  readonly onChange: (assessment: SelfAssessment) => void;
}) {
  const { t, format } = words;
  const title = format.localized(criterion.title);
  const score = assessment.scores[criterion.id];
  const setScore = (text: string) => {
    const { [criterion.id]: _before, ...others } = assessment.scores;
    const scores = text === '' ? others : { ...others, [criterion.id]: milli(Number(text)) };
    onChange({ ...assessment, scores });
  };
  return (
    <div className="self-criterion">
      <SelectField
        label={title}
        hint={format.localized(criterion.help)}
        value={score === undefined ? '' : String(score)}
        onChange={setScore}
        options={[
          { value: '', label: t('self.none') },
          ...selfScores(criterion.scale, recorded).map((value) => {
            const anchor = criterion.anchors.find(({ level }) => level === value);
            const label = format.score(value);
            return {
              value: String(value),
              label: anchor === undefined ? label : `${label} — ${format.localized(anchor.text)}`,
            };
          }),
        ]}
      />
      <TextArea
        label={t('self.comment', { criterion: title })}
        labelHidden
        placeholder={t('self.comment', { criterion: title })}
        value={assessment.comments[criterion.id] ?? ''}
        onChange={(comment) =>
          onChange({
            ...assessment,
            comments: { ...assessment.comments, [criterion.id]: comment },
          })
        }
      />
    </div>
  );
}

/** An assessment without comments that say nothing. */
const trimmed = (assessment: SelfAssessment): SelfAssessment => ({
  scores: assessment.scores,
  comments: Object.fromEntries(
    Object.entries(assessment.comments).flatMap(([id, text]) =>
      text.trim() === '' ? [] : [[id, text.trim()]],
    ),
  ),
  team: assessment.team.trim(),
  day: assessment.day,
});

/** Who assessed the region, and when. */
function WhoFields({
  assessment,
  words: { t },
  problems,
  onChange,
}: {
  readonly assessment: SelfAssessment;
  readonly words: PoolWords;
  /** Null before the first try. */
  readonly problems: { readonly team: boolean; readonly day: boolean } | null;
  readonly onChange: (assessment: SelfAssessment) => void;
}) {
  return (
    <>
      <TextField
        label={t('self.team')}
        hint={t('self.teamHint')}
        value={assessment.team}
        onChange={(team) => onChange({ ...assessment, team })}
        {...(problems?.team === true ? { error: t('self.teamMissing') } : {})}
      />
      <TextField
        label={t('self.day')}
        value={assessment.day}
        onChange={(day) => onChange({ ...assessment, day })}
        {...(problems?.day === true ? { error: t('move.dayMissing') } : {})}
      />
    </>
  );
}

/** A region's own word on itself, criterion by criterion. */
export function SelfDialog({
  subject,
  stage,
  region: { submission },
  words,
  onClose,
}: {
  readonly subject: PoolSubject;
  readonly stage: Stage;
  readonly region: RegionReadiness;
  readonly words: PoolWords;
  readonly onClose: () => void;
}) {
  const { t } = words;
  const { state } = useDesk('state');
  const recorded = state?.selfAssessments.get(`${submission.id}/${stage.id}`);
  const [opened] = useState((): SelfAssessment =>
    recorded === undefined
      ? { scores: {}, comments: {}, team: '', day: msToIsoDate(Date.now()) }
      : trimmed(recorded),
  );
  const [assessment, setAssessment] = useState(opened);
  const [reason, setReason] = useState('');
  const recording = useRecording(onClose);
  const standing = standingTo(subject.state, recorded?.by ?? null, subject.own);
  const problems = { team: assessment.team.trim() === '', day: !isDay(assessment.day) };
  const isWrong = problems.team || problems.day || lacksReason(standing, reason);
  const save = () =>
    recording.save(
      isWrong,
      () => [setSelfAssessment(stage.id, submission.id, trimmed(assessment), reason.trim())],
      t('self.saved'),
    );
  const { tried } = recording;
  return (
    <RecordDialog
      title={t('readiness.assessRegion', { region: words.region(submission.id) })}
      {...{ standing, recording, onClose }}
      onSave={save}
    >
      <p>{t('self.text')}</p>
      {stage.criteria.map((criterion) => (
        <CriterionFields
          key={criterion.id}
          criterion={criterion}
          recorded={opened.scores[criterion.id]}
          assessment={assessment}
          words={words}
          onChange={setAssessment}
        />
      ))}
      <WhoFields
        {...{ assessment, words }}
        problems={tried ? problems : null}
        onChange={setAssessment}
      />
      <CorrectionField {...{ standing, tried, reason }} onChange={setReason} />
    </RecordDialog>
  );
}
