import { useText } from '../../language/use-text.ts';

const topics = [
  'scoring',
  'ownScores',
  'missing',
  'recusal',
  'handin',
  'paper',
  'receipts',
  'codes',
  'exchange',
  'stolenCard',
  'desks',
  'intake',
  'interestsHq',
  'assigning',
  'ranking',
  'rankingRange',
  'rankingList',
  'rankingWhatIf',
  'juryReport',
  'final',
  'robotDay',
  'deciding',
  'sealing',
  'appeals',
  'followUp',
  'ceremony',
  'pool',
  'poolMove',
  'proof',
  'conflicts',
  'undo',
  'keys',
  'encrypted',
  'notSaved',
  'backup',
  'stick',
  'broken',
  'rebuilt',
  'recovery',
  'privacy',
  'guard',
  'lookBack',
] as const;

/** Short answers to what people ask most; one is unfolded at a time. */
export function HelpTopics() {
  const { t } = useText('help');
  return (
    <div className="col">
      {topics.map((topic) => (
        <details key={topic} name="help-topic" className="help-topic">
          <summary>{t(`topics.${topic}.title`)}</summary>
          <p>{t(`topics.${topic}.text`)}</p>
        </details>
      ))}
    </div>
  );
}
