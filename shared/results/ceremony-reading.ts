import type { Language } from '../basics/localized.ts';
import { fillPhrase, phrases } from './document-texts.ts';

/** Legal forms that stand in names as letters and are read in full, in the language that has the letters. */
const legalForms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ЖШС: 'жауапкершілігі шектеулі серіктестік',
    ТОО: 'товарищество с ограниченной ответственностью',
    АҚ: 'акционерлік қоғам',
    АО: 'акционерное общество',
    КеАҚ: 'коммерциялық емес акционерлік қоғам',
    НАО: 'некоммерческое акционерное общество',
    ЖК: 'жеке кәсіпкер',
    ИП: 'индивидуальный предприниматель',
    ШҚ: 'шаруа қожалығы',
    КХ: 'крестьянское хозяйство',
    ҚБ: 'қоғамдық бірлестік',
    ОО: 'общественное объединение',
    ҚҚ: 'қоғамдық қор',
    ОФ: 'общественный фонд',
    ЗТБ: 'заңды тұлғалар бірлестігі',
    ОЮЛ: 'объединение юридических лиц',
    КММ: 'коммуналдық мемлекеттік мекеме',
    КГУ: 'коммунальное государственное учреждение',
    LLP: 'limited liability partnership',
    JSC: 'joint-stock company',
  }),
);

/** How letters in the given names are read aloud, one line for each that occurs, in the order of the list above. */
export function readingNotes(names: readonly string[], language: Language): readonly string[] {
  const words = new Set(names.flatMap((name) => name.split(/[^\p{L}]+/u)));
  return [...legalForms].flatMap(([short, full]) =>
    words.has(short) ? [fillPhrase(phrases.ceremony.noteReading, language, { short, full })] : [],
  );
}
