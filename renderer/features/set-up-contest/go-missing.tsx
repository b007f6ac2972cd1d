import { missingInSettings } from '../../../shared/contest/settings-check.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { draftToSettings, type Draft } from './draft.ts';
import { placeOfIssue } from './issue-place.ts';
import { visited, type Place } from './settings-place.ts';

/** Beside the button that cannot be pressed yet: how much is missing, and the way to the first of it. */
export function GoMissing({
  draft,
  place,
  onPlace,
}: {
  readonly draft: Draft;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
}) {
  const { t } = useText('contest-setup');
  const blocking = missingInSettings(draftToSettings(draft)).filter(
    ({ level }) => level === 'blocking',
  );
  const [first] = blocking;
  if (first === undefined) return null;
  return (
    <Button icon="alert" onClick={() => onPlace(visited(place, placeOfIssue(first)))}>
      {t('goMissing', { count: blocking.length })}
    </Button>
  );
}
