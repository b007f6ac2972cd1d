import * as Y from 'yjs';
import { fieldsOf, run } from './engine.mjs';

await run({
  files: (regions) =>
    regions.map((jurors, index) => {
      const doc = new Y.Doc();
      // One writer per region: a region of twenty writers would cost the library more.
      doc.clientID = index + 1;
      const sheets = doc.getMap('sheets');
      for (const { juror, sheets: own } of jurors) {
        doc.transact(() => {
          for (const sheet of own)
            sheets.set(`${sheet[0]}/${juror}`, new Y.Map(Object.entries(fieldsOf(sheet))));
        });
      }
      return Y.encodeStateAsUpdate(doc);
    }),
  start: () => {
    const doc = new Y.Doc();
    return {
      merge: (file) => Y.applyUpdate(doc, file),
      values: () =>
        Object.values(doc.getMap('sheets').toJSON()).reduce(
          (sum, sheet) => sum + Object.keys(sheet).length - 1,
          0,
        ),
    };
  },
});
