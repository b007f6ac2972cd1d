import { useEffect, useRef } from 'react';
import type { ConflictHint } from '../../../shared/contest/suggest-interests.ts';
import { useText } from '../../language/use-text.ts';
import { Button, LinkButton } from '../../ui/button.tsx';

/**
 * Stands before the first look at an application with which the juror seems to have something in common. A blind stage
 * says that there is something, and not what.
 */
export function BeforeLook({
  submission,
  hints,
  blind,
  onOpen,
  onRecuse,
}: {
  readonly submission: string;
  readonly hints: readonly ConflictHint[];
  readonly blind: boolean;
  readonly onOpen: () => void;
  readonly onRecuse: () => void;
}) {
  const { t } = useText('score');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main className="main">
      <section className="card pad before-look">
        <p className="meta">{t('common:submissionNumber', { number: submission })}</p>
        <h1 ref={title} tabIndex={-1}>
          {t('before.title')}
        </h1>
        <ul>
          {hints.map(({ about, found }) => (
            <li key={about}>
              {blind ? t(`before.blind.${about}`) : t(`before.${about}`, { found })}
            </li>
          ))}
        </ul>
        <p>{t('before.ask')}</p>
        <div className="row wrap">
          <Button variant="primary" size="lg" onClick={onOpen}>
            {t('before.open')}
          </Button>
          <Button size="lg" icon="hand" onClick={onRecuse}>
            {t('before.stepBack')}
          </Button>
          <LinkButton variant="quiet" size="lg" href="#/">
            {t('toList')}
          </LinkButton>
        </div>
        <p className="meta">{t('before.kept')}</p>
      </section>
    </main>
  );
}
