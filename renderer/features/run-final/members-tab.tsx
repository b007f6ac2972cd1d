import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { type FinalAttendance, turnQuorums } from '../../../shared/pitching/attendance.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segment } from '../../ui/segment.tsx';
import { TwoLines } from '../../ui/table.tsx';
import { attendanceAction } from './attendance-actions.ts';
import {
  countedUnheard,
  type FinalMember,
  type FinalSubject,
  membersOf,
  turnsIn,
} from './final-facts.ts';
import { LateDialog } from './late-dialog.tsx';
import { useRecording } from './use-recording.ts';

const ways = ['hall', 'remote', 'absent'] as const;

/** Who a member is, and what was said of when and why. */
function MemberFacts({
  subject,
  member,
  said,
}: {
  readonly subject: FinalSubject;
  readonly member: FinalMember;
  readonly said: FinalAttendance | null;
}) {
  const { t, format } = useText('final');
  const from = turnsIn(subject).find(({ submission }) => submission === said?.from) ?? null;
  const role = t(`members.role.${member.role}`);
  const counted = countedUnheard(subject, member.id);
  return (
    <>
      <TwoLines first={member.name} second={member.vote ? role : t('members.noVote', { role })} />
      {from !== null && (
        <p className="meta">
          {t('members.lateFrom', {
            number: format.number(from.number),
            reason: said?.reason ?? '',
          })}
        </p>
      )}
      {said?.how === 'absent' && <p className="meta">{said.reason}</p>}
      {counted > 0 && <p className="meta">{t('members.countedUnheard', { count: counted })}</p>}
    </>
  );
}

function MemberRow({
  subject,
  member,
  locked,
  onSay,
  onAsk,
}: {
  readonly subject: FinalSubject;
  readonly member: FinalMember;
  readonly locked: boolean;
  readonly onSay: (attendance: FinalAttendance) => void;
  readonly onAsk: (start: FinalAttendance) => void;
}) {
  const { t } = useText('final');
  const { state, stage } = subject;
  const said = state.finalAttendance.get(stage.id)?.get(member.id) ?? null;
  const choose = (how: FinalAttendance['how']) => {
    const next = {
      how,
      from: how === 'absent' ? null : (said?.from ?? null),
      reason: said?.reason ?? '',
    };
    if (how === 'absent') onAsk(next);
    else onSay(next.from === null ? { ...next, reason: '' } : next);
  };
  return (
    <li>
      <div className="grow">
        <MemberFacts subject={subject} member={member} said={said} />
      </div>
      <Segment<FinalAttendance['how'] | 'unsaid'>
        label={t('members.how', { name: member.name })}
        value={said?.how ?? 'unsaid'}
        onChange={(how) => {
          if (!locked && how !== 'unsaid') choose(how);
        }}
        options={ways.map((value) => ({ value, label: t(`members.way.${value}`) }))}
      />
      <Button
        variant="quiet"
        icon="clock"
        disabled={locked || said === null || said.how === 'absent'}
        aria-label={t('members.lateOf', { name: member.name })}
        onClick={() => said !== null && onAsk(said)}
      >
        {t('members.late')}
      </Button>
    </li>
  );
}

/** Turns that too few members heard. */
function QuorumBanner({ subject }: { readonly subject: FinalSubject }) {
  const { t } = useText('final');
  const { state, settings, stage } = subject;
  const order = turnsIn(subject).map(({ submission }) => submission);
  const said = state.finalAttendance.get(stage.id) ?? new Map<Id, FinalAttendance>();
  const quorums = turnQuorums(settings, said, order);
  const without = quorums.filter(({ met }) => !met);
  const [first] = quorums;
  if (first === undefined) return null;
  const there = Math.max(...quorums.map(({ heard }) => heard));
  return (
    <div role="status">
      <Banner
        tone={without.length === 0 ? 'ok' : 'warn'}
        title={
          without.length === 0
            ? t('members.quorum')
            : t('members.noQuorum', { count: without.length })
        }
      >
        {t('members.quorumText', { there, total: first.total, required: first.required })}
      </Banner>
    </div>
  );
}

interface Asking {
  readonly member: FinalMember;
  readonly start: FinalAttendance;
}

/** Records of whom it is said how they take part, and of whom it is being asked. */
function useAttendance(subject: FinalSubject) {
  const { t } = useText('final');
  const [asking, setAsking] = useState<Asking | null>(null);
  const { record, error } = useRecording();
  const say = (of: readonly FinalMember[], attendance: FinalAttendance) => {
    setAsking(null);
    const actions = of.map(({ id }) =>
      attendanceAction(subject, id, attendance, t('members.cameBack')),
    );
    void record(actions, t('members.saved'));
  };
  return { asking, setAsking, say, error };
}

/** Who of the commission is in the hall, remote, absent, or came late. */
export function MembersTab({
  subject,
  locked,
}: {
  readonly subject: FinalSubject;
  readonly locked: boolean;
}) {
  const { t } = useText('final');
  const { asking, setAsking, say, error } = useAttendance(subject);
  const members = membersOf(subject);
  const said = subject.state.finalAttendance.get(subject.stage.id);
  const unsaid = members.filter(({ id }) => said?.has(id) !== true);
  if (members.length === 0)
    return <EmptyState title={t('members.empty')}>{t('members.emptyText')}</EmptyState>;
  return (
    <div className="col g4">
      <QuorumBanner subject={subject} />
      <ErrorBanner error={error} />
      <Card title={t('members.title')}>
        {unsaid.length > 0 && (
          <Button
            icon="check"
            disabled={locked}
            onClick={() => say(unsaid, { how: 'hall', from: null, reason: '' })}
          >
            {t('members.everybody', { count: unsaid.length })}
          </Button>
        )}
        <ul className="final-members">
          {members.map((member) => (
            <MemberRow
              key={member.id}
              subject={subject}
              member={member}
              locked={locked}
              onSay={(attendance) => say([member], attendance)}
              onAsk={(start) => setAsking({ member, start })}
            />
          ))}
        </ul>
      </Card>
      {asking !== null && (
        <LateDialog
          subject={subject}
          member={asking.member}
          start={asking.start}
          onClose={() => setAsking(null)}
          onSave={(attendance) => say([asking.member], attendance)}
        />
      )}
    </div>
  );
}
