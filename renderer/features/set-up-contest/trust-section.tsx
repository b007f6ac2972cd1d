import { useState } from 'react';

import { fingerprint } from '../../../shared/basics/bytes.ts';
import { CameraView } from '../../hand-over/camera-view.tsx';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import { readRootRequest } from '../../storage/root-request.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, RadioField, TextArea } from '../../ui/field.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import type { Trust } from './trust.ts';

interface TrustProps {
  readonly trust: Trust;
  readonly onChange: (trust: Trust) => void;
}

/** The other keeper's request as a file; anything that is no text of theirs shows as wrong under the field. */
function LoadRequest({ onLoaded }: { readonly onLoaded: (text: string) => void }) {
  const { t } = useText('contest-setup');
  const host = useHost();
  const [failed, setFailed] = useState(false);
  const pick = async () => {
    const files = await host.pickFiles({ accept: ['.txt'], multiple: false }).catch(() => null);
    setFailed(files === null);
    const [file] = files ?? [];
    if (file !== undefined) onLoaded(new TextDecoder().decode(file.bytes).trim());
  };
  return (
    <>
      <div className="row">
        <Button icon="file" onClick={() => void pick()}>
          {t('trust.loadRequest')}
        </Button>
      </div>
      {failed && <Banner tone="danger">{t('trust.fileUnreadable')}</Banner>}
    </>
  );
}

/** The other keeper's request off their screen. */
function ScanRequest({ onScanned }: { readonly onScanned: (text: string) => void }) {
  const { t } = useText('contest-setup');
  const [on, setOn] = useState(false);
  const take = (text: string) => {
    if (readRootRequest(text) === null) return;
    setOn(false);
    onScanned(text.trim());
  };
  return <CameraView on={on} otherWay={t('trust.noCamera')} onSwitch={setOn} onText={take} />;
}

/** The second keeper's key: loaded, scanned or pasted, then compared digit by digit. */
function SecondRoot({ trust, onChange }: TrustProps) {
  const { t } = useText('contest-setup');
  const request = readRootRequest(trust.request);
  const set = (text: string) => onChange({ ...trust, request: text, compared: false });
  const wrong = request === null && trust.request.trim() !== '';
  return (
    <div className="col g3 second-root">
      <p className="meta">{t('trust.secondHow')}</p>
      <LoadRequest onLoaded={set} />
      <ScanRequest onScanned={set} />
      <TextArea
        label={t('trust.pasteRequest')}
        rows={2}
        spellCheck={false}
        value={trust.request}
        onChange={set}
        error={wrong ? t('trust.requestWrong') : undefined}
      />
      {request !== null && (
        <>
          <Fingerprint
            size="lg"
            label={t('common:fingerprint')}
            digits={fingerprint(request.publicKey)}
          />
          <CheckField
            label={t('trust.compared')}
            checked={trust.compared}
            onChange={(compared) => onChange({ ...trust, compared })}
          />
        </>
      )}
    </div>
  );
}

/** Whom the contest trusts, and who can read its files: chosen once, at the founding. */
export function TrustSection({ trust, onChange }: TrustProps) {
  const { t } = useText('contest-setup');
  return (
    <Card title={t('trust.title')}>
      <div className="col g3">
        <p className="meta">{t('trust.once')}</p>
        <CheckField
          label={t('trust.encrypted')}
          hint={t('trust.encryptedHint')}
          checked={trust.encrypted}
          onChange={(encrypted) => onChange({ ...trust, encrypted })}
        />
        <RadioField
          label={t('trust.confirmation')}
          value={trust.confirmation}
          onChange={(confirmation) => onChange({ ...trust, confirmation })}
          options={[
            { value: 'ticket', label: t('trust.ticket'), hint: t('trust.ticketHint') },
            { value: 'confirmed', label: t('trust.confirmed'), hint: t('trust.confirmedHint') },
          ]}
        />
        <CheckField
          label={t('trust.second')}
          hint={t('trust.secondHint')}
          checked={trust.second}
          onChange={(second) => onChange({ ...trust, second })}
        />
        {trust.second && <SecondRoot trust={trust} onChange={onChange} />}
      </div>
    </Card>
  );
}
