import { TableDesk } from './table-desk.ts';
import type { TableAnswer, TableRequest } from './table-messages.ts';

const send = (message: TableAnswer): void => postMessage(message);

const desk = new TableDesk(
  (progress) => send({ type: 'progress', progress }),
  () => performance.now(),
);

addEventListener('message', ({ data }: MessageEvent<TableRequest>) => {
  void desk.answer(data).then(send);
});
