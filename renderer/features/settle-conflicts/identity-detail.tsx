import { useState } from 'react';

import { base64urlToBytes, fingerprint } from '../../../shared/basics/bytes.ts';
import type { PublicKeyId } from '../../../shared/log/operation.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FieldError } from '../../ui/field.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Segment } from '../../ui/segment.tsx';
import type { ConflictItem } from './conflict-item.ts';
import { ItemHead } from './item-head.tsx';
import { personName } from './item-words.ts';
import { ReasonFields, useReason } from './reason.tsx';
import { settleIdentity } from './resolution.ts';
import type { Settlement } from './use-settling.ts';

type IdentityItem = Extract<ConflictItem, { readonly type: 'identity' }>;
type Verdict = 'confirmed' | 'refused';

const digitsOf = (key: PublicKeyId): string => {
  const bytes = base64urlToBytes(key);
  return bytes === null ? '' : fingerprint(bytes);
};

/** One key of the person: its code to compare, what it signed, and whether it is theirs. */
function KeyRow({
  number,
  publicKey,
  waiting,
  verdict,
  onVerdict,
}: {
  readonly number: number;
  readonly publicKey: PublicKeyId;
  readonly waiting: number;
  readonly verdict: Verdict | '';
  readonly onVerdict: (verdict: Verdict) => void;
}) {
  const { t } = useText('conflicts');
  return (
    <div className="key-row">
      <div className="row between wrap">
        <h3>{t('identity.key', { number })}</h3>
        <span className="meta">{t('identity.waiting', { count: waiting })}</span>
      </div>
      <Fingerprint label={t('identity.codeOf', { number })} digits={digitsOf(publicKey)} />
      <Segment<Verdict | ''>
        label={t('identity.verdictOf', { number })}
        value={verdict}
        onChange={(next) => next !== '' && onVerdict(next)}
        options={[
          { value: 'confirmed', label: t('identity.theirs'), icon: 'check' },
          { value: 'refused', label: t('identity.notTheirs'), icon: 'x' },
        ]}
      />
    </div>
  );
}

/** Several keys were enrolled for one person: a phone call tells which of them is theirs. */
export function IdentityDetail({
  item,
  state,
  busy,
  onSettle,
}: {
  readonly item: IdentityItem;
  readonly state: ContestState;
  readonly busy: boolean;
  readonly onSettle: (settlement: Settlement) => void;
}) {
  const text = useText('conflicts');
  const { t } = text;
  const reason = useReason();
  const [verdicts, setVerdicts] = useState<ReadonlyMap<PublicKeyId, Verdict>>(new Map());
  const [asked, setAsked] = useState(false);
  const keys = item.keys.map(({ publicKey }) => publicKey);
  const decided = keys.every((key) => verdicts.has(key));
  const settle = () => {
    setAsked(true);
    const reasoned = reason.check();
    if (!decided || !reasoned) return;
    const genuine = new Set(keys.filter((key) => verdicts.get(key) === 'confirmed'));
    onSettle({ actions: settleIdentity(keys, genuine, reason.text), items: 1 });
  };
  return (
    <>
      <section className="card">
        <ItemHead title={t('identity.title')} note={personName(item.person, state, text)}>
          <p>{t('identity.what')}</p>
          <p>{t('identity.todo')}</p>
          <LinkButton href="#/keys" icon="key">
            {t('quarantine.toKeys')}
          </LinkButton>
        </ItemHead>
        {item.keys.map(({ publicKey, waiting }, index) => (
          <KeyRow
            key={publicKey}
            number={index + 1}
            publicKey={publicKey}
            waiting={waiting}
            verdict={verdicts.get(publicKey) ?? ''}
            onVerdict={(verdict) => setVerdicts(new Map([...verdicts, [publicKey, verdict]]))}
          />
        ))}
      </section>
      <section className="card pad col g3" aria-label={t('decision')}>
        <ReasonFields type="identity" reason={reason} />
        {asked && !decided && <FieldError>{t('identity.decideAll')}</FieldError>}
        <div className="row wrap verbs">
          <Button variant="primary" size="lg" busy={busy} onClick={settle}>
            {t('identity.verb')}
          </Button>
        </div>
      </section>
    </>
  );
}
