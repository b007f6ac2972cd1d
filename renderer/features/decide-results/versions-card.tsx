import { sealedMeeting } from '../../../shared/merge/sealing.ts';
import { useText } from '../../language/use-text.ts';
import type { StageSubject } from '../../results/results-frame.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ChangesList } from './changes-list.tsx';
import { holderName } from './seal-facts.ts';

/** Every record of the meeting, the newest first: who made it, why, and what it changed. */
export function VersionsCard({ subject }: { readonly subject: StageSubject }) {
  const { t, format } = useText('decide');
  const { state, stage } = subject;
  const versions = state.meetingVersions.get(stage) ?? [];
  if (versions.length === 0) return null;
  const sealed = sealedMeeting(state, stage)?.operation ?? null;
  const rows = versions.map((version, at) => ({ version, at, before: versions[at - 1] }));
  return (
    <Card title={t('versions.title')}>
      <ol className="decide-rows versions">
        {rows.toReversed().map(({ version, at, before }) => (
          <li key={version.operation}>
            <div className="grow col">
              <div className="row wrap g2">
                <b>{t('versions.number', { number: at + 1 })}</b>
                {version.operation === sealed && (
                  <Chip tone="ok" icon="shield">
                    {t('versions.sealed')}
                  </Chip>
                )}
                {version.amendsSeal && (
                  <Chip tone="warn" icon="pen">
                    {t('versions.amends')}
                  </Chip>
                )}
              </div>
              <p className="meta">
                {t('versions.recorded', {
                  name: holderName(state, version.by) || t('seal.someone'),
                  date: format.date(version.wallClock, 'press'),
                  time: format.time(version.wallClock),
                })}
              </p>
              {version.reason !== '' && (
                <p className="quote-reason">{t('versions.reason', { reason: version.reason })}</p>
              )}
              {before !== undefined && (
                <ChangesList subject={subject} before={before.meeting} now={version.meeting} />
              )}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
