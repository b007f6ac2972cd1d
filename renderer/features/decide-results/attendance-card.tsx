import { quorumOf } from '../../../shared/results/quorum.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import { Segment } from '../../ui/segment.tsx';
import { TwoLines } from '../../ui/table.tsx';
import { useMeetingForm } from './form-context.ts';
import type { AttendanceDraft } from './meeting-draft.ts';

const ways = ['present', 'remote', 'absent'] as const;

function MemberRow({ row }: { readonly row: AttendanceDraft }) {
  const { t, draft, change, settings, memberName } = useMeetingForm();
  const member = settings.commission.find(({ id }) => id === row.member);
  const name = memberName(row.member);
  const set = (next: Partial<AttendanceDraft>) =>
    change({
      attendance: draft.attendance.map((each) =>
        each.member === row.member ? { ...each, ...next } : each,
      ),
    });
  const role = member === undefined ? t('attendance.former') : t(`role.${member.role}`);
  return (
    <li className="attendance">
      <TwoLines
        first={name}
        second={member?.vote === false ? t('attendance.noVote', { role }) : role}
      />
      <Segment
        label={t('attendance.how', { name })}
        value={row.how}
        onChange={(how) => set({ how })}
        options={ways.map((value) => ({ value, label: t(`attendance.${value}`) }))}
      />
      {row.how === 'absent' ? (
        <TextField
          label={t('attendance.reason')}
          value={row.reason}
          onChange={(reason) => set({ reason })}
        />
      ) : (
        <CheckField
          label={t('attendance.spoke')}
          checked={row.spoke}
          onChange={(spoke) => set({ spoke })}
        />
      )}
    </li>
  );
}

/** Who of the commission was there, and whether it may decide. */
export function AttendanceCard() {
  const { t, draft, settings } = useMeetingForm();
  const there = draft.attendance.filter(({ how }) => how !== 'absent');
  const quorum = quorumOf(settings, { present: there.map(({ member }) => member) });
  return (
    <Card title={t('attendance.title')}>
      {settings.commission.length === 0 ? (
        <Banner tone="warn">{t('attendance.nobody')}</Banner>
      ) : (
        <>
          <ul className="attendances">
            {draft.attendance.map((row) => (
              <MemberRow key={row.member} row={row} />
            ))}
          </ul>
          <div role="status">
            <Banner
              tone={quorum.met ? 'ok' : 'warn'}
              title={quorum.met ? t('attendance.quorumMet') : t('attendance.quorumMissing')}
            >
              {t('attendance.quorum', {
                total: quorum.total,
                present: quorum.present,
                required: quorum.required,
              })}
            </Banner>
          </div>
        </>
      )}
    </Card>
  );
}
