import { useState } from 'react';

import { groupHex } from '../../../shared/results/result-leaves.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { leastSeed, seedOf, seedProblem } from './audit-draft.ts';

function SeedForm({
  busy,
  onDraw,
}: {
  readonly busy: boolean;
  readonly onDraw: (seed: string) => void;
}) {
  const { t, format } = useText('audit');
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const problem = seedProblem(typed);
  const draw = () => {
    setAsked(true);
    if (problem === null) onDraw(seedOf(typed));
  };
  return (
    <form
      className="audit-seed"
      onSubmit={(event) => {
        event.preventDefault();
        draw();
      }}
    >
      <TextField
        label={t('seed.label')}
        hint={t('seed.count', {
          number: format.number(seedOf(typed).length),
          least: format.number(leastSeed),
        })}
        error={asked && problem !== null ? t(`seed.problem.${problem}`) : undefined}
        value={typed}
        onChange={setTyped}
        inputMode="numeric"
        maxLength={200}
      />
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        {t('seed.draw')}
      </Button>
    </form>
  );
}

/** The public seed: typed before everybody, never made up by a program; once drawn with, it stays. */
export function SeedCard({
  root,
  seed,
  busy,
  onDraw,
  onAgain,
}: {
  /** Root of the result, 64 hex digits. */
  readonly root: string;
  /** Null while nothing is drawn. */
  readonly seed: string | null;
  readonly busy: boolean;
  readonly onDraw: (seed: string) => void;
  readonly onAgain: () => void;
}) {
  const { t } = useText('audit');
  const [asking, setAsking] = useState(false);
  return (
    <Card title={t('seed.title')} className="audit-card">
      <p>{t('seed.note')}</p>
      <p className="meta">
        {t('seed.root')} <code>{groupHex(root)}</code>
      </p>
      {seed === null ? (
        <SeedForm busy={busy} onDraw={onDraw} />
      ) : (
        <>
          <p>
            {t('seed.drawn')} <code className="audit-digits">{seed}</code>
          </p>
          <div className="row">
            <Button variant="quiet" onClick={() => setAsking(true)}>
              {t('seed.again')}
            </Button>
          </div>
        </>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('seed.againQuestion')}
        verb={t('seed.again')}
        cancel={t('common:cancel')}
        danger
        onConfirm={() => {
          setAsking(false);
          onAgain();
        }}
      >
        <p>{t('seed.againConsequence')}</p>
      </ConfirmDialog>
    </Card>
  );
}
