import { fullName, type Person } from '../../shared/contest/people.ts';
import { useText } from '../language/use-text.ts';
import { HiddenText } from './hidden-text.tsx';

/** How to reach one of the contest's people, covered until somebody asks to see it. */
export function ContactText({
  person,
  contact,
}: {
  readonly person: Person;
  readonly contact: string;
}) {
  const { t } = useText('guard');
  const label = t('contactsOf', { name: fullName(person) });
  return <HiddenText text={contact} label={label} subject="person" id={person.id} />;
}
