import { regionName } from '../../../shared/contest/regions.ts';
import { errorText, quarantineText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { FilePlan } from '../../storage/desk.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import {
  type AcceptedFile,
  previousFile,
  quarantinedCount,
  type RefusedFile,
  regionOfSender,
  spanOf,
} from './received-file.ts';
import { senderName, sourceName } from './source-words.ts';

function Facts({ file }: { readonly file: AcceptedFile }) {
  const { t, language, format } = useText('receive');
  const state = useShownState();
  const { received } = useDesk('received');
  const region = regionOfSender(file, state);
  const profile = state?.settings?.regionsProfile ?? 'none';
  const ahead = spanOf(file.clockAhead);
  const previous = previousFile(file, received);
  return (
    <KeyValues
      items={[
        ...(region === null
          ? []
          : [[t('common:region'), regionName(region, profile, language)] as const]),
        [
          t('panel.created'),
          `${format.date(file.createdAt, 'short')}, ${format.time(file.createdAt)}`,
        ],
        [t('panel.logs'), format.number(file.logs)],
        [
          t(file.sheets < 0 ? 'panel.sheetsLost' : 'panel.sheets'),
          format.number(Math.abs(file.sheets)),
        ],
        ...(file.newDocuments === 0
          ? []
          : [[t('panel.documents'), format.number(file.newDocuments)] as const]),
        [
          t('panel.clock'),
          file.clockAhead === 0
            ? t('panel.clockRight')
            : t('panel.clockAhead', { time: t(`span.${ahead.unit}`, { count: ahead.count }) }),
        ],
        [t('panel.code'), <code key="code">{file.code}</code>],
        [t('panel.size'), format.size(file.size)],
        [t('panel.previous'), previous === null ? t('panel.none') : format.date(previous, 'press')],
      ]}
    />
  );
}

/** Which records would be kept aside, why, and what can be done about it. */
function KeptAside({ file }: { readonly file: AcceptedFile }) {
  const { t, language, format } = useText('receive');
  if (file.newQuarantined.length === 0) return null;
  return (
    <div className="part">
      <h3>{t('panel.quarantined', { count: quarantinedCount(file) })}</h3>
      {file.newQuarantined.map(({ reason, count }) => {
        const text = quarantineText(reason, language);
        return (
          <div key={reason}>
            <b>{t('quarantine.reason', { reason: text.title, number: format.number(count) })}</b>
            <p className="meta">{text.what}</p>
            <p className="meta">{text.do}</p>
          </div>
        );
      })}
    </div>
  );
}

function Accepted({ file }: { readonly file: AcceptedFile }) {
  const { t, language } = useText('receive');
  const state = useShownState();
  const { profile } = useDesk('profile');
  const unknown = quarantineText('signer-unknown', language);
  return (
    <>
      <div className="part">
        <p className="meta">{file.name}</p>
        <h2>{sourceName(file, state, language)}</h2>
        {file.kind === 'regional' && <p className="meta">{senderName(file, state)}</p>}
        <div className="row wrap">
          <Chip tone="ok" icon="shield">
            {t('signature.right')}
          </Chip>
          <Chip {...(file.encrypted ? { icon: 'lock' as const } : {})}>
            {t(file.encrypted ? 'panel.encrypted' : 'panel.open')}
          </Chip>
          <Chip>{t(`kind.${file.kind}`)}</Chip>
        </div>
        {file.sender.person === null && (
          <Banner tone="warn" title={unknown.title}>
            {unknown.do}
          </Banner>
        )}
      </div>
      <div className="part">
        <p className="meta">{t('panel.fingerprint')}</p>
        <Fingerprint label={t('panel.fingerprintLabel')} digits={file.sender.fingerprint} />
      </div>
      <div className="part">
        <Facts file={file} />
      </div>
      <KeptAside file={file} />
      {file.newConflicts > 0 && (
        <div className="part">
          <h3>{t('panel.conflicts', { count: file.newConflicts })}</h3>
          <p className="meta">
            {profile?.role === 'headquarters'
              ? t('panel.conflictsYours')
              : t('panel.conflictsTheirs')}
          </p>
        </div>
      )}
    </>
  );
}

function Refused({ file }: { readonly file: RefusedFile }) {
  const { t, language } = useText('receive');
  const text = errorText(file.error, language);
  return (
    <div className="part">
      <p className="meta">{file.name}</p>
      <h2>{text.title}</h2>
      <p>{text.what}</p>
      <h3>{t('panel.whatToDo')}</h3>
      <p>{text.do}</p>
    </div>
  );
}

/** Everything known of the chosen file, and what to do where it was refused. */
export function FilePanel({
  file,
  onRemove,
}: {
  readonly file: FilePlan;
  readonly onRemove: () => void;
}) {
  const { t } = useText('receive');
  return (
    <aside className="card file-panel" aria-label={t('panel.label')} aria-live="polite">
      {file.accepted ? <Accepted file={file} /> : <Refused file={file} />}
      <div className="part">
        <Button variant="quiet" icon="x" onClick={onRemove}>
          {t('panel.remove')}
        </Button>
      </div>
    </aside>
  );
}
