import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { ReceiveBundlesScreen } from '../../../renderer/features/receive-bundles/receive-bundles-screen.tsx';
import { OpenReceipt } from '../../../renderer/features/score-submissions/open-receipt.tsx';
import { BehindNote } from '../../../renderer/hand-over/behind-note.tsx';
import { ForWhom } from '../../../renderer/hand-over/for-whom.tsx';
import { ReceiptNote } from '../../../renderer/hand-over/receipt-note.tsx';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { Desk, NamedFile } from '../../../renderer/storage/desk.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import { hostWith } from './host-with.ts';
import { acceptedPlan, importOf, planOf, receivingDesk } from './receiving-desk.ts';
import { showScreen } from './show-screen.tsx';

const file: NamedFile = { name: 'region-KZ-11.qzb', bytes: Uint8Array.of(1, 2, 3) };
let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1280, 720);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

const show = (desk: Desk, host = hostWith([file])) => {
  takeAway = showScreen(ReceiveBundlesScreen, desk, host);
};
const choose = () => page.getByRole('button', { name: 'Выбрать файлы…' }).click();
const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('a dry run', () => {
  test('tells of a clock ahead, of records taken back before, of a renamed file and of encryption', async () => {
    const plan = planOf([
      acceptedPlan({ clockAhead: 3 * 60_000, broughtBack: 5, encrypted: true }),
      acceptedPlan({
        name: 'копия.qzb',
        newOperations: 0,
        sameAs: { file: 'region-KZ-15.qzb', receivedAt: 1_778_000_000_000 },
      }),
    ]);
    show(receivingDesk({}, { planImport: async () => ok(plan) }));
    await choose();
    await expect.element(page.getByText(/Часы отправителя спешат на 3 минуты/)).toBeVisible();
    await expect.element(page.getByText(/Файл вернёт 5 записей/)).toBeVisible();
    await expect.element(page.getByText(/уже приходил: «region-KZ-15\.qzb»/)).toBeVisible();
    await expect
      .element(page.getByRole('complementary').getByText('Зашифрован', { exact: true }))
      .toBeVisible();
    await expect.element(button('Импортировать 2 файла')).toBeVisible();
  });

  test.each([
    ['checking', 'Проверка остановлена'],
    ['importing', 'Импорт остановлен'],
  ])('that is stopped while %s says so calmly', async (step, sentence) => {
    const stops: (() => void)[] = [];
    const wait = () =>
      new Promise<ReturnType<typeof err<{ type: string }>>>((resolve) => {
        stops.push(() => resolve(err({ type: 'ImportCancelled' })));
      });
    const plan = planOf([acceptedPlan()]);
    const commands: Partial<Desk> = {
      planImport: step === 'checking' ? wait : async () => ok(plan),
      runImport: wait,
      cancelImport: async () => stops.forEach((stop) => stop()),
    };
    show(receivingDesk({ task: { name: 'import', done: 3, total: 40 } }, commands));
    await choose();
    if (step === 'importing') await button('Импортировать 1 файл').click();
    const far = step === 'checking' ? /Проверено: 8\s?%/ : /3 из 40/;
    await expect.element(page.getByText(far)).toBeVisible();
    await button('Остановить').click();
    await expect.element(page.getByText(sentence)).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });
});

const mail = [
  new File([Uint8Array.of(0x50, 0x4b, 3, 4, 9)], 'region-KZ-11.qzb'),
  new File([Uint8Array.of(0xff, 0xd8, 0xff)], 'фото.jpg'),
  new File([], 'пустой.qzb'),
  new File(['x'], 'Thumbs.db'),
];

function drop(files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const each of files) dataTransfer.items.add(each);
  window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
}

test('a drop of all that a mailbox held asks the desk about its own files only', async () => {
  const planImport = vi.fn<Desk['planImport']>(async () => ok(planOf([acceptedPlan()])));
  show(receivingDesk({}, { planImport }));
  await expect.element(button('Выбрать папку…')).toBeVisible();
  drop(mail);
  await expect.element(button('Импортировать 1 файл')).toBeVisible();
  expect(planImport.mock.calls[0]?.[0].map(({ name }) => name)).toEqual(['region-KZ-11.qzb']);
  const rows = page.getByRole('table', { name: 'Проверенные файлы' }).getByRole('row');
  expect(rows.elements()).toHaveLength(1 + 3);
  await rows.filter({ hasText: 'фото.jpg' }).click();
  await button('Убрать из списка').click();
  await expect.element(page.getByText('фото.jpg')).not.toBeInTheDocument();
});

describe('after an import', () => {
  test('what was read back is told, and receipts are offered to save', async () => {
    const exportReceipts = async () =>
      ok([
        { name: 'receipt-KZ-11.qzb', bytes: Uint8Array.of(1) },
        { name: 'receipt-j01.qzb', bytes: Uint8Array.of(2) },
      ]);
    const host = hostWith([file]);
    const plan = planOf([acceptedPlan()]);
    show(receivingDesk({}, { planImport: async () => ok(plan), exportReceipts }), host);
    await choose();
    await button('Импортировать 1 файл').click();
    await expect.element(page.getByText(/прочитаны и сверены 7 частей/)).toBeVisible();
    await expect.element(page.getByText('0123 4567 89ab cdef')).toBeVisible();
    await button('Сохранить квитанции').click();
    await expect.element(page.getByText('Готовы 2 файла')).toBeVisible();
    expect(host.saved.map(({ name }) => name)).toEqual(['receipt-KZ-11.qzb', 'receipt-j01.qzb']);
  });

  test('a coordinator who opened a receipt sees what headquarters holds', async () => {
    const receipt = {
      receivedAt: 2,
      createdAt: 1_778_000_000_000,
      from: '',
      heldOperations: 9,
      panel: [],
      sheets: 4,
      settled: 2,
      key: {
        state: 'revoked',
        by: { role: 'headquarters', name: 'Әли Нұр' },
      } as const,
    };
    const plan = planOf([acceptedPlan({ kind: 'receipt', newOperations: 0 })]);
    const commands = { planImport: async () => ok(plan) };
    show(receivingDesk({ receipt, notConfirmed: 3 }, commands, 'coordinator'));
    await choose();
    await button('Импортировать 1 файл').click();
    await expect.element(page.getByRole('heading', { name: 'Квитанция открыта' })).toBeVisible();
    await expect.element(page.getByText(/Штаб подтвердил листов: 4/)).toBeVisible();
    await expect.element(page.getByText(/Штаб разобрал расхождений: 2/)).toBeVisible();
    await expect.element(page.getByText(/ещё не подтверждено листов: 3/)).toBeVisible();
    const alert = page.getByRole('alert').filter({ hasText: 'Ваш ключ отозван' });
    await expect.element(alert).toHaveTextContent('Республиканский штаб, Әли Нұр');
  });
});

describe('the list of imports', () => {
  const received = [
    importOf({ id: 'old', file: 'region-KZ-10.qzb', state: 'undone' }),
    importOf({ id: 'half', file: 'region-KZ-15.qzb', state: 'interrupted' }),
    importOf({ id: 'whole', file: 'region-KZ-11.qzb' }),
  ];

  test('shows what is held, taken back and interrupted, and what to do about the last', async () => {
    show(receivingDesk({ received }));
    await expect
      .element(page.getByRole('row', { name: /region-KZ-10/ }).getByText('Отозван'))
      .toBeVisible();
    await expect
      .element(page.getByRole('row', { name: /region-KZ-15/ }).getByText('Прерван'))
      .toBeVisible();
    await expect.element(page.getByText(/Выберите тот же файл снова/)).toBeVisible();
    expect(page.getByRole('button', { name: /^Отозвать импорт/ }).all()).toHaveLength(2);
  });

  test('takes an import back once the person confirms, and not before', async () => {
    const undoImport = vi.fn<Desk['undoImport']>(async () => ok(undefined));
    show(receivingDesk({ received }, { undoImport }));
    await button('Отозвать импорт: «region-KZ-11.qzb»').click();
    const dialog = page.getByRole('alertdialog');
    await expect.element(dialog.getByText(/12 записей/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Оставить как есть' }).click();
    expect(undoImport).not.toHaveBeenCalled();
    await button('Отозвать импорт: «region-KZ-11.qzb»').click();
    await dialog.getByRole('button', { name: 'Отозвать импорт' }).click();
    await expect.element(page.getByText('Импорт файла «region-KZ-11.qzb» отозван')).toBeVisible();
    expect(undoImport).toHaveBeenCalledExactlyOnceWith('whole');
  });

  test('says why an import cannot be taken back', async () => {
    const undoImport = async () => err({ type: 'ImportInUse' });
    show(receivingDesk({ received }, { undoImport }));
    await button('Отозвать импорт: «region-KZ-11.qzb»').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Отозвать импорт' }).click();
    await expect.element(page.getByText('Этот импорт нельзя отозвать')).toBeVisible();
    await expect.element(page.getByText(/Сначала отзовите файлы, принятые позже/)).toBeVisible();
  });

  test.each([320, 683])('fits into %i px', async (width) => {
    await page.viewport(width, 640);
    show(receivingDesk({ received }));
    await expect.element(page.getByText('region-KZ-11.qzb')).toBeVisible();
    const { scrollWidth, clientWidth } = document.documentElement;
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  });
});

describe('a juror with a file from headquarters', () => {
  const showJuror = (commands: Partial<Desk>) => {
    takeAway = showScreen(OpenReceipt, receivingDesk({}, commands, 'juror'), hostWith([file]));
  };
  const open = () => button('Открыть файл от штаба').click();

  test('opens a receipt at once', async () => {
    const plan = planOf([acceptedPlan({ kind: 'receipt', newOperations: 0 })]);
    showJuror({ planImport: async () => ok(plan) });
    await open();
    await expect.element(page.getByText('Квитанция открыта')).toBeVisible();
  });

  test('opens a renewed invitation and hears how much is new', async () => {
    const plan = planOf([acceptedPlan({ kind: 'invitation', newOperations: 4 })]);
    showJuror({ planImport: async () => ok(plan) });
    await open();
    await expect.element(page.getByText('Приглашение обновлено')).toBeVisible();
    await expect.element(page.getByText('Новых записей: 4.')).toBeVisible();
  });

  test('opens all files of an invitation at once and hears of its documents', async () => {
    const files = [acceptedPlan({ kind: 'invitation', newOperations: 0, newDocuments: 2 })];
    const more = acceptedPlan({ kind: 'invitation', newOperations: 0, newDocuments: 3 });
    showJuror({ planImport: async () => ok(planOf([...files, more])) });
    await open();
    await expect.element(page.getByText('Новых документов: 5.')).toBeVisible();
  });

  test('hears that a file was opened before, and nothing is imported again', async () => {
    const runImport = vi.fn<Desk['runImport']>();
    const sameAs = { file: 'receipt.qzb', receivedAt: 1 };
    const plan = planOf([acceptedPlan({ kind: 'receipt', newOperations: 0, sameAs })]);
    showJuror({ planImport: async () => ok(plan), runImport });
    await open();
    await expect.element(page.getByText(/Этот файл уже открывали/)).toBeVisible();
    expect(runImport).not.toHaveBeenCalled();
  });

  test('hears in words why a file is refused', async () => {
    const plan = planOf([
      { name: 'x.qzb', accepted: false, error: { type: 'BundleNotForThisKey' } },
    ]);
    showJuror({ planImport: async () => ok(plan) });
    await open();
    await expect.element(page.getByText('Этот файл здесь не открыть')).toBeVisible();
  });
});

test('a laptop that is behind is told that there is nothing to do, and whom to call', async () => {
  takeAway = showScreen(BehindNote, receivingDesk({ behind: true }, {}, 'juror'), hostWith([]));
  await expect.element(page.getByText(/скопирован или восстановлен/)).toBeVisible();
  await expect.element(page.getByText(/Делать ничего не нужно/)).toBeVisible();
});

test('nothing is said of receipts before anything was handed over', async () => {
  takeAway = showScreen(ReceiptNote, receivingDesk({}, {}, 'juror'), hostWith([]));
  await expect.element(page.getByText(/Квитанции/)).not.toBeInTheDocument();
});

test('encrypted files name who can open them', async () => {
  const { state } = receivingDesk({}, {}, 'juror').getSnapshot();
  if (state === null) throw new Error('an open contest');
  const recipients = new Map([['headquarters', [new Uint8Array(32)]]]);
  const desk = receivingDesk({ state: { ...state, recipients } }, {}, 'juror');
  takeAway = showScreen(ForWhom, desk, hostWith([]));
  await expect.element(page.getByText(/открыть его сможет только штаб/)).toBeVisible();
});
