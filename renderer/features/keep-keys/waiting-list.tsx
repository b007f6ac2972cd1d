import { useState } from 'react';

import { fullName } from '../../../shared/contest/people.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { approveStatement } from '../../../shared/trust/key-operations.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { digitsOf } from './key-facts.ts';
import { type KeysText, stageTitles } from './key-words.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useSaying } from './use-saying.ts';
import type { StatementSense, WaitingStatement } from './waiting-statements.ts';

/** A statement in words, and the digits it is about. */
function senseWords(
  sense: StatementSense,
  state: ContestState,
  text: KeysText,
): { readonly first: string; readonly second: string } {
  const { t, format } = text;
  switch (sense.type) {
    case 'add':
    case 'invite':
    case 'change': {
      const { role } = sense.person;
      return {
        first: t(`waiting.${sense.type}`, { name: fullName(sense.person) }),
        second: t(`common:roles.${role}`),
      };
    }
    case 'confirm':
    case 'limit': {
      const name = sense.person === null ? t('nobody') : fullName(sense.person);
      const digits = digitsOf(sense.publicKey);
      if (sense.type === 'confirm')
        return { first: t('waiting.confirm', { name }), second: digits };
      const stages =
        sense.stages === null ? t('common:all') : stageTitles(sense.stages, state.settings, text);
      return { first: t('waiting.limit', { name, stages }), second: digits };
    }
    case 'recipients': {
      const { whom, count, known } = sense;
      const name =
        whom === 'headquarters' || state.settings === null
          ? t('common:roles.headquarters')
          : regionName(whom, state.settings.regionsProfile, text.language);
      return {
        first: t('waiting.recipients', { name }),
        second: t('waiting.recipientKeys', {
          keys: format.number(count),
          known: format.number(known),
        }),
      };
    }
    case 'other':
      return { first: t('waiting.other'), second: '' };
  }
}

function StatementRow({
  statement,
  state,
  busy,
  onApprove,
}: {
  readonly statement: WaitingStatement;
  readonly state: ContestState;
  readonly busy: boolean;
  readonly onApprove: () => void;
}) {
  const text = useText('keys');
  const { t } = text;
  const { first, second } = senseWords(statement.sense, state, text);
  return (
    <li>
      <span className="grow">
        <span className="t1">{first}</span>
        {second !== '' && <span className="t2 digits">{second}</span>}
        {statement.holds && <span className="t2">{t('waiting.holds')}</span>}
      </span>
      {statement.own ? (
        <Chip icon="clock">{t('waiting.forOther')}</Chip>
      ) : (
        <Button icon="check" disabled={busy} onClick={onApprove}>
          {t('waiting.approve')}
        </Button>
      )}
    </li>
  );
}

/** Statements of one key keeper that count only once the other one has approved them. */
export function WaitingList({
  statements,
  state,
}: {
  readonly statements: readonly WaitingStatement[];
  readonly state: ContestState;
}) {
  const { t } = useText('keys');
  const [asked, setAsked] = useState(false);
  const { busy, error, say } = useSaying(() => setAsked(false));
  const others = statements.filter(({ own }) => !own);
  const approve = (chosen: readonly WaitingStatement[]) =>
    void say(
      chosen.map(({ operation }) => approveStatement(operation.id)),
      t('waiting.said', { count: chosen.length }),
    );
  return (
    <Card
      title={t('waiting.title')}
      aside={
        others.length > 1 && (
          <Button icon="check" disabled={busy} onClick={() => setAsked(true)}>
            {t('waiting.approveAll', { count: others.length })}
          </Button>
        )
      }
    >
      <p className="meta">{t('waiting.what')}</p>
      <ErrorBanner error={error} />
      <ul className="statements">
        {statements.map((statement) => (
          <StatementRow
            key={statement.operation.id}
            statement={statement}
            state={state}
            busy={busy}
            onApprove={() => approve([statement])}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('waiting.question', { count: others.length })}
        verb={t('waiting.approve')}
        cancel={t('common:cancel')}
        busy={busy}
        onConfirm={() => approve(others)}
      >
        <p>{t('waiting.read')}</p>
      </ConfirmDialog>
    </Card>
  );
}

/** Root keys that revoked each other: nothing can be sealed, and no key of this contest can undo it. */
export function MutualRevocation() {
  const { t } = useText('keys');
  return (
    <Banner tone="danger" title={t('mutual.title')}>
      {t('mutual.text')}
    </Banner>
  );
}
