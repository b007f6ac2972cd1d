import { strToU8, zipSync } from 'fflate';

import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import { regionName } from '../../shared/contest/regions.ts';
import { checkDigit } from '../../shared/intake/identity-number.ts';
import { dateFromSerial } from '../../shared/intake/sheet-dates.ts';

/** The contest whose applications are taken in. */
export const intakeSettings = settingsFromTemplate('expo', { season: '2026', demo: false });

const head = [
  'Номер заявки',
  'Название проекта',
  'Номинация',
  'Регион',
  'Заявитель',
  'Населённый пункт',
  'БИН / ИИН',
  'Запрашиваемая сумма, ₸',
  'Контактные данные',
  'Краткое описание',
  'Язык',
  'Дата подачи',
];

const words =
  'күн жел су қазандық сорғы теплица энергия биогаз переработка отходов умный счётчик солнечная станция жылыту ауыл насос микро гидро завод қалдық сүзгі вода датчик мониторинг панель'.split(
    ' ',
  );

/** Words by their number in a system of as many digits as there are words: no two titles are the same. */
function title(number: number): string {
  const parts: string[] = [];
  for (let rest = number * 7919 + 1; parts.length < 5; rest = Math.floor(rest / words.length))
    parts.push(words[rest % words.length] ?? '');
  return `${parts.join(' ')} ${number}`;
}

const binOf = (number: number): string => {
  const eleven = `0505400${String(number % 10_000).padStart(4, '0')}`;
  return `${eleven}${checkDigit(eleven) ?? 0}`;
};

const summary =
  'Қондырғы қыста да жұмыс істейді, отынды үштен бірге үнемдейді. Проект окупается за три года и не требует обслуживания. ';

/** One row of texts, the sum and the day as a spreadsheet's numbers; every hundredth row has something wrong. */
function row(number: number): (string | number)[] {
  const { nominations, regions, regionsProfile } = intakeSettings;
  const nomination = nominations[number % nominations.length]?.title.ru ?? '';
  const region = regions[number % regions.length] ?? '';
  const isBad = number % 100 === 99;
  return [
    String(number + 1),
    title(number),
    isBad && number % 200 === 99 ? 'Кино' : nomination,
    regionName(region, regionsProfile, 'ru'),
    `ТОО «Ертіс Жарық ${number % 9000}»`,
    'Екібастұз',
    binOf(number),
    isBad && number % 200 === 199 ? 'көп' : 1_000_000 + (number % 500) * 10_000,
    `+7 701 ${String(number).padStart(7, '0')}`,
    summary.repeat(2),
    'русский',
    45_000 + (number % 700),
  ];
}

/** Headings and as many rows of applications as are asked for. */
export const intakeRows = (count: number): readonly (readonly (string | number)[])[] => [
  head,
  ...Array.from({ length: count }, (_, number) => row(number)),
];

const dayColumn = head.length - 1;

/** What a spreadsheet writes into a text file: days as people read them. */
const written = (cell: string | number, column: number): string => {
  const day = column === dayColumn ? dateFromSerial(Number(cell), false) : null;
  return `"${day ?? cell}"`;
};

/** The same rows as a CSV file of Excel: UTF-8 with a mark, `;`. */
export const intakeCsv = (rows: readonly (readonly (string | number)[])[]): Uint8Array =>
  strToU8(`\uFEFF${rows.map((cells) => cells.map(written).join(';')).join('\r\n')}\r\n`);

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The same rows as a workbook the way Excel writes one: texts in a table of their own, numbers in the cells. */
export function intakeXlsx(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const shared = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = shared.get(text) ?? shared.size;
    if (known === shared.size) shared.set(text, known);
    return known;
  };
  const lines = rows.map((cells, index) => {
    const xml = cells.map((cell, column) => {
      const place = `r="${String.fromCharCode(65 + column)}${index + 1}"`;
      return typeof cell === 'number'
        ? `<c ${place}${column === dayColumn ? ' s="1"' : ''}><v>${cell}</v></c>`
        : `<c ${place} t="s"><v>${numberOf(cell)}</v></c>`;
    });
    return `<row r="${index + 1}" spans="1:${cells.length}">${xml.join('')}</row>`;
  });
  const texts = [...shared.keys()].map((text) => `<si><t xml:space="preserve">${text}</t></si>`);
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Заявки" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<sst xmlns="${main}">${texts.join('')}</sst>`),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${main}"><dimension ref="A1:L${rows.length}"/><sheetData>${lines.join('')}</sheetData></worksheet>`,
    ),
  });
}
