import { useState } from 'react';
import { useLocation } from 'wouter';

import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { projectAddress } from './follow-places.ts';
import { type FollowSubject, isOwnApplication } from './follow-subject.ts';
import type { FollowWords } from './use-follow-words.ts';

/**
 * The way to any application of the own region: headquarters may follow projects that this laptop was not told of yet,
 * and a visit does not wait for that.
 */
export function OtherApplication({
  subject,
  words: { t },
}: {
  readonly subject: FollowSubject;
  readonly words: FollowWords;
}) {
  const [, navigate] = useLocation();
  const [number, setNumber] = useState('');
  const [tried, setTried] = useState(false);
  const application = subject.state.submissions.get(number.trim());
  const isOwn = isOwnApplication(subject, number.trim());
  const open = () => {
    setTried(true);
    if (isOwn) navigate(projectAddress(number.trim(), 'visits'));
  };
  return (
    <Card title={t('other.title')}>
      <form
        className="col g3"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <p>{t('other.text')}</p>
        <TextField
          label={t('projects.number')}
          value={number}
          onChange={setNumber}
          {...(isOwn ? { hint: application?.title ?? '' } : {})}
          {...(tried && !isOwn ? { error: t('other.unknown') } : {})}
        />
        <div>
          <Button icon="right" onClick={open}>
            {t('other.open')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
