import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { err, ok } from '../../../../shared/basics/result.ts';
import type { Person } from '../../../../shared/contest/people.ts';
import { StartHereScreen } from '../../../../renderer/features/start-here/start-here-screen.tsx';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { Desk } from '../../../../renderer/storage/desk.ts';
import type { PublicKeyId } from '../../../../shared/log/operation.ts';
import { createScriptedDesk, emptySnapshot } from '../../scripted-desk.ts';
import { hostWithFiles, showScreen } from '../../show-screen.tsx';

const button = (name: RegExp | string) => page.getByRole('button', { name });
const invitation = { name: 'invitation.qzb', bytes: new Uint8Array([1, 2, 3]) };
const person: Person = {
  id: 'j-03',
  role: 'juror',
  surname: 'Әбенова',
  givenName: '{{x}}',
  patronymic: '$t(common:save)',
  organisation: '',
  region: null,
  nominations: [],
  ticket: null,
};
const title = { kk: 'Жасыл болашақ', ru: 'Зелёное будущее', en: 'Green Future' };

let takeAway: () => void = () => undefined;

beforeEach(() => switchLanguage('kk'));
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

function show(answers: Partial<Desk>, files = [invitation]) {
  const onCreateContest = vi.fn<() => void>();
  const onRestoreCopy = vi.fn<() => void>();
  takeAway = showScreen(
    <StartHereScreen onCreateContest={onCreateContest} onRestoreCopy={onRestoreCopy} />,
    createScriptedDesk(answers),
    hostWithFiles(files),
  );
  return { onCreateContest, onRestoreCopy };
}

test('a juror goes from the language to the passphrase and opens the invitation', async () => {
  const openInvitation = vi.fn<Desk['openInvitation']>(async () => ok(undefined));
  show({ inspectInvitation: async () => ok({ title, person }), openInvitation });
  await button('Русский').click();
  expect(document.documentElement.lang).toBe('ru');
  await button(/Член жюри/).click();
  await button('Открыть приглашение').click();
  await expect.element(page.getByText('Зелёное будущее')).toBeVisible();
  await expect.element(page.getByText('Әбенова {{x}} $t(common:save)')).toBeVisible();
  await page.getByLabelText('Пароль', { exact: true }).fill('төрт кездейсоқ сөз');
  await expect.element(page.getByText('Надёжный пароль.')).toBeVisible();
  await expect.element(button('Начать')).toBeDisabled();
  await page.getByLabelText('Повторите пароль').fill('төрт кездейсоқ сөз');
  await button('Начать').click();
  expect(openInvitation).toHaveBeenCalledExactlyOnceWith({
    file: invitation,
    passphrase: 'төрт кездейсоқ сөз',
  });
});

test('two different or too short passphrases are not taken', async () => {
  const openInvitation = vi.fn<Desk['openInvitation']>(async () => ok(undefined));
  show({ inspectInvitation: async () => ok({ title, person }), openInvitation });
  await button('Қазақша').click();
  await button(/Қазымын/).click();
  await button('Шақыруды ашу').click();
  await page.getByLabelText('Құпиясөз', { exact: true }).fill('қысқа');
  await expect.element(page.getByText('Тағы 3 таңба керек.')).toBeVisible();
  await page.getByLabelText('Құпиясөзді қайталаңыз').fill('қысқа');
  await expect.element(button('Бастау')).toBeDisabled();
  await page.getByLabelText('Құпиясөз', { exact: true }).fill('бірінші сөз');
  await page.getByLabelText('Құпиясөзді қайталаңыз').fill('екінші сөздер');
  await expect.element(page.getByText('Екі құпиясөз бірдей емес.')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(openInvitation).not.toHaveBeenCalled();
});

test('a file that is no invitation is explained, and one can go on', async () => {
  show({ inspectInvitation: async () => err({ type: 'NotABundle' }) });
  await button('English').click();
  await button(/Regional coordinator/).click();
  await button('Open the invitation').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('This is not a sync bundle');
  await expect.element(button('Open the invitation')).toBeEnabled();
});

test('several files at once are explained too', async () => {
  show({}, [invitation, { ...invitation, name: 'second.qzb' }]);
  await button('English').click();
  await button(/Juror/).click();
  await button('Open the invitation').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Several files were chosen');
});

test('headquarters is led to the set-up of a contest', async () => {
  const { onCreateContest } = show({});
  await button('Қазақша').click();
  await button(/Республикалық штаб/).click();
  await button(/Байқау жасау/).click();
  expect(onCreateContest).toHaveBeenCalledOnce();
});

test('the demo opens for the chosen role in the chosen language, with a programme that has such people', async () => {
  const openDemo = vi.fn<Desk['openDemo']>(async () => ok(undefined));
  show({ openDemo });
  await button('Русский').click();
  await button(/Региональный координатор/).click();
  await button(/демонстрационные/).click();
  await expect.element(button(/Online EXPO/)).toBeVisible();
  expect(button(/День робототехники/).query()).toBeNull();
  await button(/Ярмарка/).click();
  expect(openDemo).toHaveBeenCalledExactlyOnceWith({
    role: 'coordinator',
    language: 'ru',
    template: 'social-fair',
  });
});

test('one can go back and change the language on any step, and the new question has the focus', async () => {
  show({});
  await button('Қазақша').click();
  expect(document.activeElement?.textContent).toBe('Сіз кімсіз?');
  await page.getByRole('radio', { name: 'English' }).click();
  await expect.element(page.getByRole('heading', { name: 'What is your role?' })).toBeVisible();
  await button('Back').click();
  await expect.element(page.getByRole('heading', { name: 'Choose the language' })).toBeVisible();
});

const otherWays = () => page.getByText('Другие способы начать');

async function openOtherWay(name: RegExp) {
  await button('Русский').click();
  await button(/Республиканский штаб/).click();
  await expect.element(button(name)).not.toBeInTheDocument();
  await otherWays().click();
  await button(name).click();
}

test('headquarters is restored from its copy, the code on paper and an archive', async () => {
  const restoreHeadquarters = vi.fn<Desk['restoreHeadquarters']>(async () => ok(undefined));
  const file = { name: 'file.age', bytes: new Uint8Array([4]) };
  show({ restoreHeadquarters }, [file]);
  await openOtherWay(/Восстановить штаб/);
  const verb = button('Открыть штаб');
  await button('Выбрать файл').first().click();
  await button('Выбрать файл').click();
  const code = 'aaaaa bbbbb ccccc ddddd eeeee fffff ggggg hhhh7';
  await page.getByLabelText('Код с бумаги').fill(code.slice(0, -1));
  await page.getByLabelText(/Новый пароль/).fill('төрт кездейсоқ сөз');
  await page.getByLabelText('Повторите пароль').fill('төрт кездейсоқ сөз');
  await expect.element(page.getByText('39 из 40')).toBeVisible();
  await expect.element(verb).toBeDisabled();
  await page.getByLabelText('Код с бумаги').fill(code);
  await verb.click();
  expect(restoreHeadquarters).toHaveBeenCalledExactlyOnceWith({
    copy: file,
    code,
    archive: file,
    passphrase: 'төрт кездейсоқ сөз',
  });
});

test('a second key is made under a passphrase', async () => {
  const prepareKey = vi.fn<Desk['prepareKey']>(async () => ok(undefined));
  show({ prepareKey });
  await openOtherWay(/вторым хранителем/);
  await page.getByLabelText(/Новый пароль/).fill('төрт кездейсоқ сөз');
  await page.getByLabelText('Повторите пароль').fill('төрт кездейсоқ сөз');
  await button('Создать ключ').click();
  expect(prepareKey).toHaveBeenCalledExactlyOnceWith({ passphrase: 'төрт кездейсоқ сөз' });
});

test('a computer with a prepared key begins where its keeper left off', async () => {
  await switchLanguage('ru');
  const preparedKey = {
    publicKey: 'key' as PublicKeyId,
    fingerprint: '11111 22222 33333 44444 55555 06666 07777 08888',
    request: 'QAZYLAR-ROOT-1 letters',
  };
  const snapshot = { ...emptySnapshot, preparedKey };
  const joinAsRoot = vi.fn<Desk['joinAsRoot']>(async () => err({ type: 'PassphraseWrong' }));
  show({ getSnapshot: () => snapshot, joinAsRoot });
  await expect.element(page.getByRole('heading', { name: 'Второй ключ готов' })).toBeVisible();
  await expect
    .element(page.getByRole('group', { name: /Контрольный код/ }))
    .toHaveTextContent('06666');
  await expect.element(page.getByRole('img', { name: 'Запрос второго ключа' })).toBeVisible();
  await button('Выбрать файл').click();
  await page.getByLabelText('Пароль этого ключа').fill('құпия сөз');
  await button('Открыть архив').click();
  expect(joinAsRoot).toHaveBeenCalledExactlyOnceWith({
    file: invitation,
    passphrase: 'құпия сөз',
  });
  await expect.element(page.getByRole('alert')).toHaveTextContent('Пароль неверен');
});

test('nothing is wider than the page at 320 pixels', async () => {
  await page.viewport(320, 640);
  show({ inspectInvitation: async () => ok({ title, person }) });
  const fits = () => expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  fits();
  await button('Қазақша').click();
  fits();
  await button(/Қазымын/).click();
  fits();
  await button('Шақыруды ашу').click();
  await expect.element(page.getByLabelText('Құпиясөз', { exact: true })).toBeVisible();
  fits();
  await page.viewport(1280, 720);
});
